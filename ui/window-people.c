/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/policy.h"
#include "ui/panel/copy-page.h"
#include "ui/panel/log-page.h"
#include "ui/panel/restore-page.h"
#include "ui/people/passphrase-page.h"
#include "ui/people/people-page.h"
#include "ui/window-private.h"

/* The entries of the menu that are about the panel itself, its people and its file. */

static void
people_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_people_page_new ());
}

static void
passphrase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget),
                        scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_OWN, NULL));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_copy_page_new ());
}

static void
check_log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_log_page_new ());
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_restore_page_new ());
}

static void
recover_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget),
                        scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_RECOVER, NULL));
}

static gboolean
may (ScrutinyPerson *person, ScrutinyAct act)
{
  return person != NULL &&
         scrutiny_policy_get_right (act, scrutiny_person_get_role (person)) ==
             SCRUTINY_RIGHT_YES;
}

/**
 * scrutiny_window_show_rights:
 *
 * Only what would not be refused is in the menu; the handlers ask the policy again.
 */
void
scrutiny_window_show_rights (ScrutinyWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.people",
                                 may (self->person, SCRUTINY_ACT_MANAGE_PEOPLE));
  gtk_widget_action_set_enabled (widget, "win.copy-panel",
                                 may (self->person, SCRUTINY_ACT_BACK_UP));
  gtk_widget_action_set_enabled (widget, "win.passphrase", self->person != NULL);
  gtk_widget_action_set_enabled (widget, "win.sign-out", self->person != NULL);
  gtk_widget_action_set_enabled (widget, "win.check-log", self->session != NULL);
  gtk_widget_action_set_enabled (widget, "win.recover",
                                 self->session != NULL && self->person == NULL);
}

/** scrutiny_window_class_install_people_actions: What can be done with the people and the
 * panel as a thing */
void
scrutiny_window_class_install_people_actions (ScrutinyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.people", NULL, people_action);
  gtk_widget_class_install_action (widget_class, "win.passphrase", NULL,
                                   passphrase_action);
  gtk_widget_class_install_action (widget_class, "win.copy-panel", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "win.check-log", NULL, check_log_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "win.recover", NULL, recover_action);
}
