/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/home/home-page.h"

#include <glib/gi18n.h>

#include "app/meeting.h"
#include "ui/day-words.h"
#include "ui/fact-list.h"
#include "ui/findings/findings-page.h"
#include "ui/home/meeting-places.h"
#include "ui/home/meeting-steps.h"
#include "ui/home/new-meeting-page.h"
#include "ui/meeting/worry-list.h"
#include "ui/page-run.h"
#include "ui/people/passphrase-page.h"
#include "ui/task-view.h"
#include "ui/today/today-page.h"
#include "ui/window.h"

/* The first page of chair and coordinator: one meeting, its ten steps, and the one
 * that comes next. */
struct _ScrutinyHomePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkWidget *plan_button;
  GtkWidget *empty;
  GtkWidget *choice;
  AdwComboRow *meeting_row;
  GtkWidget *consent_row;
  GtkSwitch *consent;
  ScrutinyFactList *worries;
  ScrutinyFactList *steps;
  ScrutinyFactList *others;

  gint64 meeting; /* 0: none chosen yet */
  ScrutinyMeetingState state;
  ScrutinyMeetingStep next;
  GListModel *meetings;
  gboolean is_filling; /* what changes now was not chosen by a person */
};

G_DEFINE_FINAL_TYPE (ScrutinyHomePage, scrutiny_home_page, SCRUTINY_TYPE_PAGE)

static void
go (ScrutinyHomePage *self, ScrutinyMeetingStep step)
{
  ScrutinyPage *page = scrutiny_meeting_place_new (step, self->meeting, self->state);
  ScrutinyWindow *window = scrutiny_window_of (self);

  if (window != NULL && page != NULL)
    scrutiny_window_push (window, page);
}

static void
next_cb (ScrutinyHomePage *self)
{
  if (self->meeting == 0)
    scrutiny_window_push (scrutiny_window_of (self), scrutiny_new_meeting_page_new ());
  else
    go (self, self->next);
}

static void
plan_cb (ScrutinyHomePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self), scrutiny_new_meeting_page_new ());
}

static void
step_cb (AdwActionRow *row, ScrutinyHomePage *self)
{
  go (self, (ScrutinyMeetingStep) GPOINTER_TO_UINT (
                g_object_get_data (G_OBJECT (row), "step")));
}

static void
today_cb (ScrutinyHomePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self), scrutiny_today_page_new ());
}

static void
findings_cb (ScrutinyHomePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self), scrutiny_findings_page_new ());
}

static void
stand_by_cb (ScrutinyHomePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self),
                        scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_STAND_BY,
                                                      NULL));
}

/* A tick, an arrow for the next one, or the step's number: never colour alone. */
static GtkWidget *
new_mark (const ScrutinyMeetingSteps *steps, ScrutinyMeetingStep step)
{
  g_autofree char *number = g_strdup_printf ("%u", (guint) step + 1);
  GtkWidget *mark;

  if (steps->is_done[step]) {
    mark = gtk_image_new_from_icon_name ("object-select-symbolic");
    gtk_widget_add_css_class (mark, "success");
  } else {
    mark = gtk_label_new (number);
    gtk_widget_add_css_class (mark, step == steps->next ? "step-next" : "dim-label");
  }
  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);

  return mark;
}

static void
add_step (ScrutinyHomePage *self, const ScrutinyMeetingSteps *steps, guint nth)
{
  ScrutinyMeetingStep step = (ScrutinyMeetingStep) nth;
  const char *title = scrutiny_meeting_step_get_title (step);
  const char *state = steps->is_done[step] ? _ ("done")
                                           : step == steps->next
      ? _ ("next")
      : _ ("not done");
  g_autofree char *name =
      steps->said[step] ? g_strdup_printf ("%s, %s, %s", title, state, steps->said[step])
                        : g_strdup_printf ("%s, %s", title, state);
  AdwActionRow *row = scrutiny_fact_list_add_link (self->steps, title, steps->said[step]);

  adw_action_row_add_prefix (row, new_mark (steps, step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data (G_OBJECT (row), "step", GUINT_TO_POINTER (nth));
  g_signal_connect_object (row, "activated", G_CALLBACK (step_cb), self, 0);
}

static void
show_meetings (ScrutinyHomePage *self, const ScrutinyMeetingSteps *steps)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (steps->meetings); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (steps->meetings, i);
    g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT " – %s",
                                             scrutiny_meeting_get_number (meeting),
                                             scrutiny_meeting_get_title (meeting));

    gtk_string_list_append (names, name);
    if (scrutiny_meeting_get_number (meeting) == self->meeting)
      selected = i;
  }
  g_set_object (&self->meetings, steps->meetings);
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->meeting_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->meeting_row, selected);
  self->is_filling = FALSE;
}

static gboolean
has_part (ScrutinyHomePage *self, ScrutinyRole role)
{
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (self));

  return person != NULL && scrutiny_person_get_role (person) == role;
}

static gboolean
is_chair (ScrutinyHomePage *self)
{
  return has_part (self, SCRUTINY_ROLE_CHAIR);
}

static void
show_consent (ScrutinyHomePage *self, gboolean has_consent)
{
  self->is_filling = TRUE;
  gtk_switch_set_active (self->consent, has_consent);
  gtk_switch_set_state (self->consent, has_consent);
  self->is_filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->consent), is_chair (self));
  gtk_widget_set_visible (self->consent_row, self->state < SCRUTINY_MEETING_SEALED);
}

static void
show_meeting (ScrutinyHomePage *self, const ScrutinyMeetingSteps *steps)
{
  g_autofree char *day =
      scrutiny_words_for_day (scrutiny_meeting_get_day (steps->meeting));
  g_autofree char *intro =
      g_strdup_printf ("%s – %s", day,
                       scrutiny_meeting_state_get_title (
                           scrutiny_meeting_get_state (steps->meeting)));

  self->meeting = scrutiny_meeting_get_number (steps->meeting);
  self->state = scrutiny_meeting_get_state (steps->meeting);
  self->next = steps->next;
  scrutiny_task_view_set_heading (self->task,
                                  scrutiny_meeting_get_title (steps->meeting));
  scrutiny_task_view_set_intro (self->task, intro);
  scrutiny_task_view_set_action (self->task,
                                 scrutiny_meeting_step_get_verb (steps->next));
  show_meetings (self, steps);
  show_consent (self, steps->has_consent);
  for (guint i = 0; i < SCRUTINY_N_MEETING_STEPS; i++)
    add_step (self, steps, i);
  if (self->state == SCRUTINY_MEETING_OPEN && is_chair (self))
    g_signal_connect_object (scrutiny_fact_list_add_link (
        self->others,
        _ ("Watch and answer"), _ ("The open cases, as a member sees them")), "activated",
        G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  if (!steps->has_consent && self->state < SCRUTINY_MEETING_SEALED &&
      has_part (self, SCRUTINY_ROLE_COORDINATOR))
    g_signal_connect_object (scrutiny_fact_list_add_link (
        self->others,
        _ ("A chair agrees here"), _ ("With their own passphrase, until you sign out")),
        "activated", G_CALLBACK (stand_by_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scrutiny_fact_list_add_link (
      self->others, _ ("Findings"), _ ("What the cases show, and how sure that is")),
      "activated", G_CALLBACK (findings_cb), self, G_CONNECT_SWAPPED);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyHomePage *self = SCRUTINY_HOME_PAGE (page);
  const ScrutinyMeetingSteps *steps = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_fact_list_clear (self->steps);
  scrutiny_fact_list_clear (self->others);
  gtk_widget_set_visible (self->empty, steps->meeting == NULL);
  gtk_widget_set_visible (self->choice, steps->meeting != NULL);
  gtk_widget_set_visible (self->plan_button, steps->meeting != NULL);
  if (steps->meeting != NULL)
    show_meeting (self, steps);
  else
    scrutiny_task_view_set_action (self->task, _ ("Plan a meeting"));
  scrutiny_task_view_focus_action (self->task);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *number = input;

  *result_free = (GDestroyNotify) scrutiny_meeting_steps_free;

  return scrutiny_meeting_steps_load (session, *number, error);
}

static void
scrutiny_home_page_refresh (ScrutinyPage *page)
{
  ScrutinyHomePage *self = SCRUTINY_HOME_PAGE (page);

  scrutiny_worry_list_refresh (self->worries);
  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, (GDestroyNotify) scrutiny_meeting_steps_free);
}

static void
meeting_chosen_cb (ScrutinyHomePage *self)
{
  guint selected = adw_combo_row_get_selected (self->meeting_row);
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  if (self->is_filling || self->meetings == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  meeting = g_list_model_get_item (self->meetings, selected);
  self->meeting = scrutiny_meeting_get_number (meeting);
  scrutiny_home_page_refresh (SCRUTINY_PAGE (self));
}

typedef struct {
  gint64 meeting;
  gboolean is_given;
} Consent;

static gpointer
consent_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  const Consent *consent = input;

  scrutiny_meeting_give_consent (session, consent->meeting, consent->is_given, error);

  return NULL;
}

static void
consented_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    scrutiny_window_say_saved (scrutiny_window_of (page), g_get_real_time ());
  scrutiny_home_page_refresh (page);
}

static gboolean
consent_cb (GtkSwitch *consent, gboolean is_given, ScrutinyHomePage *self)
{
  Consent *given;

  if (self->is_filling || self->meeting == 0)
    return FALSE;
  given = g_new0 (Consent, 1);
  given->meeting = self->meeting;
  given->is_given = is_given;
  scrutiny_page_run (SCRUTINY_PAGE (self), consent_work, given, g_free, consented_cb,
                     NULL);

  return TRUE; /* the switch moves once it is on disk */
}

static void
scrutiny_home_page_finalize (GObject *object)
{
  g_clear_object (&SCRUTINY_HOME_PAGE (object)->meetings);

  G_OBJECT_CLASS (scrutiny_home_page_parent_class)->finalize (object);
}

static void
scrutiny_home_page_class_init (ScrutinyHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_home_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_home_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "home/home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, plan_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, empty);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, choice);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, meeting_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, consent_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, consent);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, worries);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, steps);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHomePage, others);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, meeting_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, consent_cb);
}

static void
scrutiny_home_page_init (ScrutinyHomePage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
}

/**
 * scrutiny_home_page_new:
 *
 * Returns: (transfer floating): the first page of chair and coordinator
 */
ScrutinyPage *
scrutiny_home_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_HOME_PAGE, NULL);
}
