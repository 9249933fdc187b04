/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/today-page.h"

#include <glib/gi18n.h>

#include "ui/page-run.h"
#include "ui/review/case-flow.h"
#include "ui/today/today-list.h"
#include "ui/window.h"

/* A member's first page: the cases that are open, each with its state in words. */
struct _ScrutinyTodayPage {
  ScrutinyPage parent_instance;

  GtkStack *stack;
  GtkBox *meetings;
};

G_DEFINE_FINAL_TYPE (ScrutinyTodayPage, scrutiny_today_page, SCRUTINY_TYPE_PAGE)

static void
open_case_cb (AdwActionRow *row, ScrutinyTodayPage *self)
{
  gint64 *meeting = g_object_get_data (G_OBJECT (row), "meeting");

  scrutiny_case_flow_open (SCRUTINY_PAGE (self), *meeting,
                           g_object_get_data (G_OBJECT (row), "letter"));
}

static GtkWidget *
new_case_row (ScrutinyTodayPage *self, gint64 meeting, const ScrutinyTodayCase *item)
{
  const char *letter = scrutiny_case_get_letter (item->about);
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), letter);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, item->state);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->state);
  /* The row is labelled by its title too: both would be read. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), item->can_open);
  if (!item->can_open)
    return row;

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "meeting", g_memdup2 (&meeting, sizeof meeting),
                          g_free);
  g_object_set_data_full (G_OBJECT (row), "letter", g_strdup (letter), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_case_cb), self, 0);

  return row;
}

static void
add_meeting (ScrutinyTodayPage *self, const ScrutinyTodayMeeting *item)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title =
      g_markup_escape_text (scrutiny_meeting_get_title (item->meeting), -1);

  adw_preferences_group_set_title (group, title);
  for (guint i = 0; i < item->cases->len; i++)
    adw_preferences_group_add (group,
                               new_case_row (self,
                                             scrutiny_meeting_get_number (item->meeting),
                                             g_ptr_array_index (item->cases, i)));
  gtk_box_append (self->meetings, GTK_WIDGET (group));
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyTodayPage *self = SCRUTINY_TODAY_PAGE (page);
  GPtrArray *list = result;
  guint n_cases = 0;
  GtkWidget *child;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->meetings))) != NULL)
    gtk_box_remove (self->meetings, child);
  for (guint i = 0; i < list->len; i++) {
    const ScrutinyTodayMeeting *item = g_ptr_array_index (list, i);

    n_cases += item->cases->len;
    if (item->cases->len > 0)
      add_meeting (self, item);
  }
  gtk_stack_set_visible_child_name (self->stack, n_cases > 0 ? "cases" : "empty");
  scrutiny_page_take_focus (page);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  *result_free = (GDestroyNotify) g_ptr_array_unref;

  return scrutiny_today_list_load (session, error);
}

static void
scrutiny_today_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, load_work, NULL, NULL, loaded_cb,
                     (GDestroyNotify) g_ptr_array_unref);
}

static void
scrutiny_today_page_class_init (ScrutinyTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_today_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "today/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTodayPage, meetings);
}

static void
scrutiny_today_page_init (ScrutinyTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_today_page_new:
 *
 * Returns: (transfer floating): a member's list of what to do
 */
ScrutinyPage *
scrutiny_today_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_TODAY_PAGE, NULL);
}
