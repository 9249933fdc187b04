/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/learning/new-action-page.h"

#include <glib/gi18n.h>

#include "app/error.h"
#include "app/learning.h"
#include "ui/day-row.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* A month is what most forces agree to; the chair can change it. */
#define USUAL_DAYS 28

/* One thing the panel asks of the force, from a case and its moment. */
struct _ScrutinyNewActionPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  AdwComboRow *theme;
  GtkEditable *saw;
  GtkEditable *asks;
  GtkEditable *owner;
  GtkEditable *due;
  GtkEditable *reason;

  gint64 meeting;
  gint64 moment_us;
  char *letter;
};

G_DEFINE_FINAL_TYPE (ScrutinyNewActionPage, scrutiny_new_action_page, SCRUTINY_TYPE_PAGE)

/* What goes to the session's thread, owned. */
typedef struct {
  gint64 meeting;
  gint64 moment_us;
  const char *theme; /* static */
  char *letter;
  char *saw;
  char *asks;
  char *owner;
  char *due;
  char *reason; /* after the seal */
} NewAction;

static void
new_action_free (gpointer data)
{
  NewAction *action = data;

  g_free (action->letter);
  g_free (action->saw);
  g_free (action->asks);
  g_free (action->owner);
  g_free (action->due);
  g_free (action->reason);
  g_free (action);
}

static void
typed_cb (ScrutinyNewActionPage *self)
{
  scrutiny_task_view_set_ready (self->task,
                                *gtk_editable_get_text (self->saw) != '\0' &&
                                    *gtk_editable_get_text (self->asks) != '\0' &&
                                    *gtk_editable_get_text (self->owner) != '\0' &&
                                    *gtk_editable_get_text (self->due) != '\0');
}

static gpointer
add_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  const NewAction *action = input;
  const ScrutinyNewLearningPoint point = {
    .meeting = action->meeting,
    .letter = action->letter,
    .theme = action->theme,
    .saw = action->saw,
    .asks = action->asks,
    .owner = action->owner,
    .due_day = action->due,
    .reason = action->reason,
    .moment_us = action->moment_us,
  };

  scrutiny_learning_add (session, &point, error);

  return NULL;
}

/* The meeting is sealed: the refusal says so, and here is where the reason goes. */
static void
ask_why (ScrutinyNewActionPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
added_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    if (g_error_matches (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE))
      ask_why (SCRUTINY_NEW_ACTION_PAGE (page));
    return;
  }
  scrutiny_window_pop (window);
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
add_cb (ScrutinyNewActionPage *self)
{
  NewAction *action = g_new0 (NewAction, 1);

  action->meeting = self->meeting;
  action->moment_us = self->moment_us;
  action->theme =
      scrutiny_learning_theme_list ()[adw_combo_row_get_selected (self->theme)];
  action->letter = g_strdup (self->letter);
  action->saw = g_strstrip (g_strdup (gtk_editable_get_text (self->saw)));
  action->asks = g_strstrip (g_strdup (gtk_editable_get_text (self->asks)));
  action->owner = g_strstrip (g_strdup (gtk_editable_get_text (self->owner)));
  action->due = scrutiny_day_row_dup_day (SCRUTINY_DAY_ROW (self->due));
  action->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  scrutiny_page_run (SCRUTINY_PAGE (self), add_work, action, new_action_free, added_cb,
                     NULL);
}

static void
scrutiny_new_action_page_finalize (GObject *object)
{
  g_free (SCRUTINY_NEW_ACTION_PAGE (object)->letter);

  G_OBJECT_CLASS (scrutiny_new_action_page_parent_class)->finalize (object);
}

static void
scrutiny_new_action_page_class_init (ScrutinyNewActionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_new_action_page_finalize;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_DAY_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/bwvscrutiny/Scrutiny/"
                                               "learning/new-action-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, theme);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, saw);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, asks);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, owner);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, due);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewActionPage, reason);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
list_themes (ScrutinyNewActionPage *self)
{
  const char *const *themes = scrutiny_learning_theme_list ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; themes[i] != NULL; i++)
    gtk_string_list_append (names, scrutiny_learning_theme_get_title (themes[i]));
  adw_combo_row_set_model (self->theme, G_LIST_MODEL (names));
}

static void
scrutiny_new_action_page_init (ScrutinyNewActionPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) due = g_date_time_add_days (now, USUAL_DAYS);
  g_autofree char *day = g_date_time_format (due, "%Y-%m-%d");

  gtk_widget_init_template (GTK_WIDGET (self));
  list_themes (self);
  scrutiny_day_row_set_day (SCRUTINY_DAY_ROW (self->due), day);
  typed_cb (self);
}

/**
 * scrutiny_new_action_page_new:
 * @meeting: the meeting's number
 * @letter: the case it starts from
 * @moment_us: where in the footage; -1: nowhere in particular
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_new_action_page_new (gint64 meeting, const char *letter, gint64 moment_us)
{
  ScrutinyNewActionPage *self = g_object_new (SCRUTINY_TYPE_NEW_ACTION_PAGE, NULL);
  g_autofree char *intro = g_strdup_printf (_ ("It starts from case %s."), letter);

  self->meeting = meeting;
  self->letter = g_strdup (letter);
  self->moment_us = moment_us;
  scrutiny_task_view_set_intro (self->task, intro);

  return SCRUTINY_PAGE (self);
}
