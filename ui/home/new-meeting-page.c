/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/home/new-meeting-page.h"

#include "app/meeting.h"
#include "ui/day-row.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Plans a meeting: a name and a day. */
struct _ScrutinyNewMeetingPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkEditable *title_row;
  GtkEditable *day_row;
};

G_DEFINE_FINAL_TYPE (ScrutinyNewMeetingPage,
                     scrutiny_new_meeting_page,
                     SCRUTINY_TYPE_PAGE)

static void
typed_cb (ScrutinyNewMeetingPage *self)
{
  scrutiny_task_view_set_ready (self->task,
                                *gtk_editable_get_text (self->title_row) != '\0' &&
                                    *gtk_editable_get_text (self->day_row) != '\0');
}

static gpointer
plan_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  char **words = input;

  *result_free = g_object_unref;

  return scrutiny_meeting_create (session, words[0], words[1], error);
}

static void
planned_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  scrutiny_task_view_set_ready (SCRUTINY_NEW_MEETING_PAGE (page)->task, TRUE);
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_go_home (window);
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
plan_cb (ScrutinyNewMeetingPage *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *day = NULL;

  g_strv_builder_add (words, gtk_editable_get_text (self->title_row));
  day = scrutiny_day_row_dup_day (SCRUTINY_DAY_ROW (self->day_row));
  g_strv_builder_add (words, day);
  scrutiny_task_view_set_ready (self->task, FALSE);
  scrutiny_page_run (SCRUTINY_PAGE (self), plan_work, g_strv_builder_end (words),
                     (GDestroyNotify) g_strfreev, planned_cb, g_object_unref);
}

static void
scrutiny_new_meeting_page_class_init (ScrutinyNewMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "home/new-meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewMeetingPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewMeetingPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewMeetingPage, day_row);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
}

static void
scrutiny_new_meeting_page_init (ScrutinyNewMeetingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

/**
 * scrutiny_new_meeting_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_new_meeting_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_NEW_MEETING_PAGE, NULL);
}
