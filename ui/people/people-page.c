/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people/people-page.h"

#include <glib/gi18n.h>

#include "app/people.h"
#include "model/day.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/people/person-page.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Everybody on the panel, with part, language and clearance. */
struct _ScrutinyPeoplePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *people;
  ScrutinyFactList *gone;
};

G_DEFINE_FINAL_TYPE (ScrutinyPeoplePage, scrutiny_people_page, SCRUTINY_TYPE_PAGE)

/* The people and the day they are looked at. */
typedef struct {
  GListModel *people;
  char *today;
} Panel;

static void
panel_free (gpointer data)
{
  Panel *panel = data;

  g_clear_object (&panel->people);
  g_free (panel->today);
  g_free (panel);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GListModel) people = scrutiny_people_list (session, error);
  Panel *panel;

  *result_free = panel_free;
  if (people == NULL)
    return NULL;
  panel = g_new0 (Panel, 1);
  panel->people = g_steal_pointer (&people);
  panel->today = scrutiny_session_today (session);

  return panel;
}

static void
add_cb (ScrutinyPeoplePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self), scrutiny_person_page_new (NULL));
}

static void
person_cb (AdwActionRow *row, ScrutinyPeoplePage *self)
{
  ScrutinyPerson *person = g_object_get_data (G_OBJECT (row), "person");

  scrutiny_window_push (scrutiny_window_of (self), scrutiny_person_page_new (person));
}

/* "cleared until 3 March 2027"; %NULL where no day is recorded. */
static char *
describe_clearance (ScrutinyPerson *person, ScrutinyClearance clearance)
{
  g_autofree char *day =
      scrutiny_day_to_words (scrutiny_person_get_clearance_until (person));

  switch (clearance) {
  case SCRUTINY_CLEARANCE_HELD:
    return g_strdup_printf (_ ("cleared until %s"), day);
  case SCRUTINY_CLEARANCE_ENDS_SOON:
    return g_strdup_printf (_ ("clearance ends soon, on %s"), day);
  case SCRUTINY_CLEARANCE_ENDED:
    return g_strdup_printf (_ ("clearance ended on %s"), day);
  case SCRUTINY_CLEARANCE_NOT_RECORDED:
  default:
    return NULL;
  }
}

static void
add_person (ScrutinyPeoplePage *self, ScrutinyPerson *person, ScrutinyClearance clearance)
{
  gboolean is_active = scrutiny_person_is_active (person);
  gboolean is_welsh = g_str_equal (scrutiny_person_get_language (person), "cy");
  gboolean is_pressing = is_active && clearance >= SCRUTINY_CLEARANCE_ENDS_SOON;
  g_autofree char *cleared = describe_clearance (person, clearance);
  g_autoptr (GString) below =
      g_string_new (scrutiny_role_get_title (scrutiny_person_get_role (person)));
  AdwActionRow *row;

  if (scrutiny_person_is_deputy (person))
    g_string_append_printf (below, ", %s", _ ("deputy for second looks"));
  g_string_append_printf (below, " – %s", is_welsh ? "Cymraeg" : "English");
  if (cleared != NULL && is_active)
    g_string_append_printf (below, " – %s", cleared);

  row = scrutiny_fact_list_add_link (is_active ? self->people : self->gone,
                                     scrutiny_person_get_name (person), below->str);
  if (is_pressing)
    adw_action_row_add_prefix (row,
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person),
                          g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (person_cb), self, 0);
}

/* "7 people. The clearance of 2 has ended or ends within 60 days." */
static void
show_count (ScrutinyPeoplePage *self, guint n_people, guint n_pressing)
{
  g_autofree char *people =
      g_strdup_printf (ngettext ("%u person.", "%u people.", n_people), n_people);
  g_autofree char *pressing =
      g_strdup_printf (ngettext ("The clearance of %u has ended or ends within %d days.",
                                 "The clearances of %u have ended or end within %d days.",
                                 n_pressing),
                       n_pressing, SCRUTINY_CLEARANCE_SOON_DAYS);
  g_autofree char *intro =
      n_pressing > 0 ? g_strdup_printf ("%s %s", people, pressing) : g_strdup (people);

  scrutiny_task_view_set_intro (self->task, intro);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyPeoplePage *self = SCRUTINY_PEOPLE_PAGE (page);
  const Panel *panel = result;
  guint n_people = 0;
  guint n_pressing = 0;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_fact_list_clear (self->people);
  scrutiny_fact_list_clear (self->gone);
  for (guint i = 0; i < g_list_model_get_n_items (panel->people); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (panel->people, i);
    ScrutinyClearance clearance = scrutiny_person_get_clearance (person, panel->today);

    add_person (self, person, clearance);
    n_people += scrutiny_person_is_active (person);
    n_pressing +=
        scrutiny_person_is_active (person) && clearance >= SCRUTINY_CLEARANCE_ENDS_SOON;
  }
  show_count (self, n_people, n_pressing);
}

static void
scrutiny_people_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, load_work, NULL, NULL, loaded_cb, panel_free);
}

static void
scrutiny_people_page_class_init (ScrutinyPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_people_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "people/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPeoplePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPeoplePage, people);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPeoplePage, gone);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
scrutiny_people_page_init (ScrutinyPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_people_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_people_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_PEOPLE_PAGE, NULL);
}
