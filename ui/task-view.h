/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/long-work.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_TASK_VIEW (scrutiny_task_view_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyTaskView, scrutiny_task_view, SCRUTINY, TASK_VIEW, AdwBin)

void scrutiny_task_view_set_heading (ScrutinyTaskView *self, const char *heading);
void scrutiny_task_view_set_intro (ScrutinyTaskView *self, const char *intro);
void scrutiny_task_view_set_action (ScrutinyTaskView *self, const char *label);
void scrutiny_task_view_focus_action (ScrutinyTaskView *self);
void scrutiny_task_view_set_ready (ScrutinyTaskView *self, gboolean is_ready);

ScrutinyLongWork *scrutiny_task_view_begin (ScrutinyTaskView *self,
                                            const char *doing,
                                            const char *unit);
void scrutiny_task_view_end (ScrutinyTaskView *self);

G_END_DECLS
