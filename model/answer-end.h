/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/answer-row.h"

G_BEGIN_DECLS

/* How a member ended a case; of several the newest counts. */
typedef enum {
  SCRUTINY_END_NONE,
  SCRUTINY_END_HANDED_IN,
  SCRUTINY_END_STOOD_OUT, /* may know somebody in it */
  SCRUTINY_END_CAME_BACK, /* standing out was a slip */
} ScrutinyAnswerEndKind;

#define SCRUTINY_RECEIPT_BYTES 32

/* That somebody, not said who, is done with a case. */
typedef struct {
  guint8 tag[SCRUTINY_ANSWER_TAG_BYTES];
  ScrutinyAnswerEndKind kind;
  guint8 receipt[SCRUTINY_RECEIPT_BYTES]; /* of what was handed in; else zero */
} ScrutinyAnswerEnd;

const char *scrutiny_answer_end_kind_to_code (ScrutinyAnswerEndKind kind);
gboolean scrutiny_answer_end_kind_from_code (const char *code,
                                             ScrutinyAnswerEndKind *kind);
void scrutiny_answer_ends_count (GArray *ends, guint *n_handed_in, guint *n_stood_out);

G_END_DECLS
