/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/answer-phase.h"

G_BEGIN_DECLS

#define SCRUTINY_ANSWER_TAG_BYTES 32

/* An answer as it lies in the database: nobody can tell whose it is. */
typedef struct {
  guint8 tag[SCRUTINY_ANSWER_TAG_BYTES]; /* only the member can make it out */
  ScrutinyAnswerPhase phase;
  GBytes *own;     /* sealed to the member */
  GBytes *closing; /* sealed to the case */
} ScrutinyAnswerRow;

ScrutinyAnswerRow *scrutiny_answer_row_new (void);
void scrutiny_answer_row_free (ScrutinyAnswerRow *self);
void scrutiny_answer_row_hash (const ScrutinyAnswerRow *self, GChecksum *checksum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswerRow, scrutiny_answer_row_free)

G_END_DECLS
