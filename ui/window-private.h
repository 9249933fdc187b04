/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* The one window of the program: a header, the pages over each other with Back
 * between them, and the line at the bottom that says what was saved. Main thread
 * only. */
struct _ScrutinyWindow {
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *demo_stripe;
  GtkWidget *notice;
  GtkLabel *notice_label;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkLabel *status;
  GtkSpinner *spinner;

  GPtrArray *pages; /* of ScrutinyPage, top last; the stack owns them */
  char *panel_name; /* NULL while no panel is open */
  char *language;   /* "en" or "cy" */

  ScrutinySession *session; /* NULL while no panel is open */
  ScrutinyPerson *person;   /* NULL while nobody is signed in */
  GCancellable *opening;    /* a panel on its way, or NULL */
  ScrutinyChoices choices;  /* of who is signed in */
  guint n_waits;            /* jobs under way */
  guint wait_source;
  gint64 touched_at_us; /* monotonic: when somebody last did something */
  gint64 slept_us;      /* how long the computer has slept so far */
  guint idle_source;
  GPtrArray *news; /* of AdwToast: shown, or waiting for it */
};

void scrutiny_window_class_install_actions (ScrutinyWindowClass *klass);
void scrutiny_window_class_install_panel_actions (ScrutinyWindowClass *klass);
void scrutiny_window_class_install_people_actions (ScrutinyWindowClass *klass);
void scrutiny_window_show_rights (ScrutinyWindow *self);
void scrutiny_window_watch_idleness (ScrutinyWindow *self);
gboolean scrutiny_window_lock_if_idle (ScrutinyWindow *self, gint64 now_us);
void scrutiny_window_load_choices (ScrutinyWindow *self);
gboolean scrutiny_window_lock_if_slept (ScrutinyWindow *self, gint64 slept_us);
void scrutiny_window_check_file (ScrutinyWindow *self);
void scrutiny_window_blank_toasts (ScrutinyWindow *self);
void scrutiny_window_clear_wait (ScrutinyWindow *self);

G_END_DECLS
