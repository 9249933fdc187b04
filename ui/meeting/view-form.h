/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/grading-scale.h"
#include "model/panel-view.h"
#include "ui/fact-list.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_VIEW_FORM (scrutiny_view_form_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyViewForm, scrutiny_view_form, SCRUTINY, VIEW_FORM, AdwBin)

void scrutiny_view_form_show (ScrutinyViewForm *self,
                              ScrutinyGradingScale *scale,
                              const ScrutinyPanelView *view,
                              const char *language);

void scrutiny_view_form_describe (ScrutinyViewForm *self,
                                  ScrutinyGradingScale *scale,
                                  const ScrutinyPanelView *view,
                                  const char *language,
                                  ScrutinyFactList *facts);

const char *scrutiny_view_form_get_level (ScrutinyViewForm *self);
const char *scrutiny_view_form_get_method (ScrutinyViewForm *self);
char *scrutiny_view_form_dup_text (ScrutinyViewForm *self);
char *scrutiny_view_form_dup_minority (ScrutinyViewForm *self);

G_END_DECLS
