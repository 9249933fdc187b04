/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/form-check.h"
#include "ui/review/form-part.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FORM_VIEW (scrutiny_form_view_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFormView, scrutiny_form_view, SCRUTINY, FORM_VIEW, GtkBox)

GtkWidget *scrutiny_form_view_new (void);

void scrutiny_form_view_show (ScrutinyFormView *self,
                              ScrutinyForm *form,
                              const ScrutinyFormContext *context,
                              ScrutinyAnswerSet *answers,
                              ScrutinyFormPart part,
                              const char *locale);
ScrutinyAnswerSet *scrutiny_form_view_get_answers (ScrutinyFormView *self);
const char *scrutiny_form_view_find_next (ScrutinyFormView *self, guint *number);
gboolean scrutiny_form_view_jump (ScrutinyFormView *self, const char *question_id);
void scrutiny_form_view_flush (ScrutinyFormView *self);

G_END_DECLS
