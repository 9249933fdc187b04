/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/form.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_QUESTION_ROW (scrutiny_question_row_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyQuestionRow,
                      scrutiny_question_row,
                      SCRUTINY,
                      QUESTION_ROW,
                      GtkBox)

GtkWidget *scrutiny_question_row_new (ScrutinyForm *form,
                                      ScrutinyQuestion *question,
                                      const char *locale);

ScrutinyQuestion *scrutiny_question_row_get_question (ScrutinyQuestionRow *self);
ScrutinyAnswer *scrutiny_question_row_dup_answer (ScrutinyQuestionRow *self);
void scrutiny_question_row_set_answer (ScrutinyQuestionRow *self, ScrutinyAnswer *answer);
void scrutiny_question_row_set_required (ScrutinyQuestionRow *self, gboolean is_required);
void scrutiny_question_row_flush (ScrutinyQuestionRow *self);

G_END_DECLS
