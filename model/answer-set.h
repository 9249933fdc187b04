/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/answer.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_ANSWER_SET (scrutiny_answer_set_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyAnswerSet,
                      scrutiny_answer_set,
                      SCRUTINY,
                      ANSWER_SET,
                      GObject)

ScrutinyAnswerSet *scrutiny_answer_set_new (void);
ScrutinyAnswerSet *scrutiny_answer_set_with (ScrutinyAnswerSet *self,
                                             ScrutinyAnswer *answer);
ScrutinyAnswer *scrutiny_answer_set_find (ScrutinyAnswerSet *self,
                                          const char *question_id);
gboolean scrutiny_answer_set_has (ScrutinyAnswerSet *self, const char *question_id);
guint scrutiny_answer_set_count (ScrutinyAnswerSet *self);
GPtrArray *scrutiny_answer_set_list (ScrutinyAnswerSet *self);

G_END_DECLS
