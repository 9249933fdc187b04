/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/footage.h"
#include "app/own-answers.h"
#include "model/case.h"
#include "model/record.h"

G_BEGIN_DECLS

/* One recording and the right to watch it. */
typedef struct {
  ScrutinyClip *clip;
  ScrutinyFootageTicket *ticket; /* NULL: it may not be shown */
  gint64 track_id;
  char *refusal; /* NULL, or why it may not be shown */
} ScrutinyCaseClip;

/* What a member needs to answer one case, read together on the session's thread and
 * handed over whole. */
typedef struct {
  gint64 meeting;
  ScrutinyCase *about;
  ScrutinyOwnAnswers *own;
  ScrutinyRecord *record; /* NULL: none is linked */
  GPtrArray *clips;       /* of ScrutinyCaseClip; may be empty */
} ScrutinyCaseVisit;

ScrutinyCaseVisit *scrutiny_case_visit_load (ScrutinySession *session,
                                             gint64 meeting,
                                             const char *letter,
                                             GError **error);
gboolean scrutiny_case_visit_can_watch (ScrutinyCaseVisit *self);
char *scrutiny_case_visit_dup_footage_words (ScrutinyCaseVisit *self);
void scrutiny_case_visit_free (ScrutinyCaseVisit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCaseVisit, scrutiny_case_visit_free)

G_END_DECLS
