/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/question-option.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_OPTION_BUTTONS (scrutiny_option_buttons_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyOptionButtons,
                      scrutiny_option_buttons,
                      SCRUTINY,
                      OPTION_BUTTONS,
                      GtkWidget)

GtkWidget *scrutiny_option_buttons_new (GPtrArray *options,
                                        gboolean takes_many,
                                        const char *locale);

void scrutiny_option_buttons_choose (ScrutinyOptionButtons *self,
                                     const char *const *codes);
GStrv scrutiny_option_buttons_dup_chosen (ScrutinyOptionButtons *self);
gboolean scrutiny_option_buttons_press (ScrutinyOptionButtons *self, guint nth);

G_END_DECLS
