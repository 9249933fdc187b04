/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_STEP_PAGE (scrutiny_step_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyStepPage,
                      scrutiny_step_page,
                      SCRUTINY,
                      STEP_PAGE,
                      ScrutinyPage)

ScrutinyStepPage *scrutiny_step_page_new (const char *title,
                                          const char *heading,
                                          const char *next_label);

void scrutiny_step_page_add (ScrutinyStepPage *self, GtkWidget *widget);
GtkLabel *scrutiny_step_page_add_text (ScrutinyStepPage *self, const char *text);
void scrutiny_step_page_clear (ScrutinyStepPage *self);
GtkWidget *scrutiny_step_page_add_button (ScrutinyStepPage *self, const char *label);
void scrutiny_step_page_focus_next (ScrutinyStepPage *self);
void scrutiny_step_page_set_heading (ScrutinyStepPage *self, const char *heading);
void scrutiny_step_page_set_next (ScrutinyStepPage *self,
                                  const char *next_label,
                                  gboolean is_possible);

G_END_DECLS
