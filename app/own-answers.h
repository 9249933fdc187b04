/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/answer-end.h"
#include "model/answering.h"
#include "model/form-check.h"

G_BEGIN_DECLS

/* What the person signed in has answered to one case. Plain values, to be handed over
 * whole from one thread to another. */
typedef struct {
  ScrutinyForm *form;
  ScrutinyAnswering *answering;
  ScrutinyFormContext context; /* borrows from answering */
  ScrutinyAnswerSet *alone;    /* before the case was closed */
  ScrutinyAnswerSet *later;    /* added after the discussion; may answer the same again */
  ScrutinyAnswerEndKind end;
  guint n_ends; /* how often they were done with the case, or came back to it */
  gboolean is_skipped;
  gint64 saved_at_us; /* of the newest answer; 0: none yet */
  char *receipt;      /* 64 hex digits in eights; NULL before handing in */
  GPtrArray *rows;    /* of ScrutinyAnswerRow, in the order they were given */
  guint n_notes;
} ScrutinyOwnAnswers;

void scrutiny_own_answers_free (ScrutinyOwnAnswers *self);
ScrutinyOwnAnswers *scrutiny_own_answers_load (ScrutinySession *session,
                                               gint64 case_id,
                                               GError **error);
char *scrutiny_own_answers_dup_state (ScrutinyOwnAnswers *self);
gboolean scrutiny_receipt_from_words (const char *words,
                                      guint8 receipt[SCRUTINY_RECEIPT_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyOwnAnswers, scrutiny_own_answers_free)

G_END_DECLS
