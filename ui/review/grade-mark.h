/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/grading-band.h"
#include "model/question-option.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_grade_mark_new (ScrutinyBand band);
char *scrutiny_grade_words_for (ScrutinyQuestionOption *level, const char *language);

G_END_DECLS
