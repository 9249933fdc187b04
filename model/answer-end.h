/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/answer-row.h"

G_BEGIN_DECLS

/* How a member ended a case. */
typedef enum {
  SCRUTINY_END_NONE,
  SCRUTINY_END_HANDED_IN,
  SCRUTINY_END_STOOD_OUT, /* may know somebody in it */
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

G_END_DECLS
