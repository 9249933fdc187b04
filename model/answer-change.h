/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/answer.h"

G_BEGIN_DECLS

/* What one member said to one question before a case was closed and what they say now.
 * Both stay; nothing tells which member it is. */
typedef struct {
  ScrutinyAnswer *before; /* NULL: they had not answered it */
  ScrutinyAnswer *after;
  char *reason; /* why the first was put right; NULL: added after the talk */
} ScrutinyAnswerChange;

ScrutinyAnswerChange *scrutiny_answer_change_new (ScrutinyAnswer *before,
                                                  ScrutinyAnswer *after,
                                                  const char *reason);
void scrutiny_answer_change_free (ScrutinyAnswerChange *self);

const char *scrutiny_answer_change_get_question_id (const ScrutinyAnswerChange *self);

G_END_DECLS
