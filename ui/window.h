/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "model/choices.h"
#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_WINDOW (scrutiny_window_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyWindow,
                      scrutiny_window,
                      SCRUTINY,
                      WINDOW,
                      AdwApplicationWindow)

ScrutinyWindow *scrutiny_window_new (GtkApplication *application);
ScrutinyWindow *scrutiny_window_of (gpointer widget);

void scrutiny_window_push (ScrutinyWindow *self, ScrutinyPage *page);
void scrutiny_window_pop (ScrutinyWindow *self);
void scrutiny_window_replace (ScrutinyWindow *self, ScrutinyPage *page);
void scrutiny_window_start_at (ScrutinyWindow *self, ScrutinyPage *page);
ScrutinyPage *scrutiny_window_get_page (ScrutinyWindow *self);

void scrutiny_window_say (ScrutinyWindow *self, const char *sentence);
void scrutiny_window_say_saved (ScrutinyWindow *self, gint64 saved_at_us);
void scrutiny_window_warn (ScrutinyWindow *self, const char *sentence);
void scrutiny_window_fail (ScrutinyWindow *self, const GError *error);
void scrutiny_window_clear_warning (ScrutinyWindow *self);
void scrutiny_window_add_toast (ScrutinyWindow *self, AdwToast *toast);

const char *scrutiny_window_get_language (ScrutinyWindow *self);
void scrutiny_window_set_language (ScrutinyWindow *self, const char *language);

const ScrutinyChoices *scrutiny_window_get_choices (ScrutinyWindow *self);
void scrutiny_window_choose (ScrutinyWindow *self, const ScrutinyChoices *choices);

void scrutiny_window_touch (ScrutinyWindow *self);
void scrutiny_window_begin_wait (ScrutinyWindow *self);
void scrutiny_window_end_wait (ScrutinyWindow *self);

void scrutiny_window_open_panel (ScrutinyWindow *self, const char *panel_dir);
void scrutiny_window_enter (ScrutinyWindow *self,
                            ScrutinySession *session,
                            const char *panel_name,
                            ScrutinyPerson *person);
void scrutiny_window_sign_out (ScrutinyWindow *self);
void scrutiny_window_close_panel (ScrutinyWindow *self);
ScrutinySession *scrutiny_window_get_session (ScrutinyWindow *self);
ScrutinyPerson *scrutiny_window_get_person (ScrutinyWindow *self);
void scrutiny_window_go_home (ScrutinyWindow *self);
void scrutiny_window_set_panel (ScrutinyWindow *self, const char *name, gboolean is_demo);

G_END_DECLS
