/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/meeting-page.h"

#include <glib/gi18n.h>

#include "app/case-close.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/told.h"
#include "ui/cases/case-facts.h"
#include "ui/fact-list.h"
#include "ui/learning/new-action-page.h"
#include "ui/meeting/case-room.h"
#include "ui/meeting/results-view.h"
#include "ui/meeting/seal-page.h"
#include "ui/meeting/view-form.h"
#include "ui/meeting/worry-list.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* How often the chair's count of answers is read again. */
#define LOOK_SECONDS 5

/* What the one suggested button does now. */
typedef enum {
  NEXT_OPEN_MEETING,
  NEXT_CLOSE_ANSWERS,
  NEXT_SHOW_RESULTS,
  NEXT_KEEP_VIEW,
  NEXT_CASE,
  NEXT_SEAL,
  NEXT_NOTHING,
} Next;

/* The chair's page while the panel sits: the run sheet, and one case after the other. */
struct _ScrutinyMeetingPage {
  ScrutinyPage parent_instance;

  AdwFlap *flap;
  ScrutinyTaskView *task;
  ScrutinyFactList *sheet;
  ScrutinyFactList *worries;
  GtkToggleButton *sheet_button;
  GtkWidget *action_button;
  GtkLabel *count;
  AdwBin *results;
  AdwBin *details;
  ScrutinyViewForm *view_form;
  ScrutinyFactList *agreed;
  ScrutinyFactList *told;
  GtkWidget *told_group;
  GtkEditable *told_who;
  GtkEditable *told_what;

  gint64 meeting;
  char *letter;       /* the case in the room; NULL: the first that is not agreed */
  char *next_letter;  /* the next on the agenda; NULL: this is the last */
  char *shown_letter; /* whose results the chair has shown to the room */
  gint64 case_id;
  gint64 form_case; /* whose view is in the form: what is typed for it stays there */
  Next next;
  guint look_source;
  gboolean is_looking; /* what comes now was read only for the count */
};

G_DEFINE_FINAL_TYPE (ScrutinyMeetingPage, scrutiny_meeting_page, SCRUTINY_TYPE_PAGE)

static const char *const next_words[] = {
  [NEXT_OPEN_MEETING] = N_ ("Open the meeting"),
      [NEXT_CLOSE_ANSWERS] = N_ ("Close answers"),
          [NEXT_SHOW_RESULTS] = N_ ("Show results"),
              [NEXT_KEEP_VIEW] =
                  N_ ("Keep the panel’s view"),
                      [NEXT_CASE] = N_ ("Next case"),
                                        [NEXT_SEAL] =
                                            N_ ("Seal the meeting"), [NEXT_NOTHING] = "",
                                        };

/* What goes to the session's thread. */
typedef struct {
  gint64 meeting;
  gint64 case_id;
  char *letter;
  char *texts[4];
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_free (task->letter);
  for (guint i = 0; i < G_N_ELEMENTS (task->texts); i++)
    g_free (task->texts[i]);
  g_free (task);
}

static Task *
new_task (ScrutinyMeetingPage *self)
{
  Task *task = g_new0 (Task, 1);

  task->meeting = self->meeting;
  task->case_id = self->case_id;
  task->letter = g_strdup (self->letter);

  return task;
}

/* The run sheet */

static void
case_cb (AdwActionRow *row, ScrutinyMeetingPage *self)
{
  g_free (self->letter);
  self->letter = g_strdup (g_object_get_data (G_OBJECT (row), "letter"));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  scrutiny_page_refresh (SCRUTINY_PAGE (self));
}

static void
show_sheet (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  gboolean is_after = FALSE;

  scrutiny_fact_list_clear (self->sheet);
  g_clear_pointer (&self->next_letter, g_free);
  for (guint i = 0; i < room->agenda->len; i++) {
    ScrutinyCase *about = g_ptr_array_index (room->agenda, i);
    const char *letter = scrutiny_case_get_letter (about);
    g_autofree char *title = g_strdup_printf (_ ("Case %s"), letter);
    AdwActionRow *row =
        scrutiny_fact_list_add_link (self->sheet, title,
                                     scrutiny_case_state_get_title (
                                         scrutiny_case_get_state (about)));

    if (is_after && self->next_letter == NULL)
      self->next_letter = g_strdup (letter);
    if (g_str_equal (letter, self->letter)) {
      is_after = TRUE;
      gtk_widget_add_css_class (GTK_WIDGET (row), "current-row");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED,
                                   TRUE, -1);
    }
    g_object_set_data_full (G_OBJECT (row), "letter", g_strdup (letter), g_free);
    g_signal_connect_object (row, "activated", G_CALLBACK (case_cb), self, 0);
  }
}

/* The case in the room */

static Next
find_next (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  ScrutinyMeetingState meeting = scrutiny_meeting_get_state (room->meeting);

  if (scrutiny_case_get_state (room->about) == SCRUTINY_CASE_OPEN)
    return NEXT_CLOSE_ANSWERS;
  if (scrutiny_case_get_state (room->about) == SCRUTINY_CASE_ANSWERS_CLOSED)
    return g_strcmp0 (self->shown_letter, self->letter) == 0 ? NEXT_KEEP_VIEW
                                                             : NEXT_SHOW_RESULTS;
  if (meeting < SCRUTINY_MEETING_DRAWN)
    return NEXT_NOTHING;
  if (meeting < SCRUTINY_MEETING_OPEN)
    return NEXT_OPEN_MEETING;
  if (self->next_letter != NULL)
    return NEXT_CASE;

  return meeting == SCRUTINY_MEETING_OPEN ? NEXT_SEAL : NEXT_NOTHING;
}

static void
show_count (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->count), room->form != NULL);
  if (room->form == NULL)
    return;
  words = room->progress.n_stood_out > 0
      ? g_strdup_printf (_ ("%u of %u answered, %u stood out"),
                            room->progress.n_handed_in, room->progress.n_expected,
                            room->progress.n_stood_out)
      : g_strdup_printf (_ ("%u of %u answered"), room->progress.n_handed_in,
                            room->progress.n_expected);
  if (g_strcmp0 (gtk_label_get_label (self->count), words) == 0)
    return;
  gtk_label_set_label (self->count, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* The grade of the panel is chosen, never taken for granted. */
static void
view_changed_cb (ScrutinyMeetingPage *self)
{
  scrutiny_task_view_set_ready (self->task, self->next != NEXT_KEEP_VIEW ||
                                                *scrutiny_view_form_get_level (
                                                    self->view_form) != '\0');
}

/* A form while there is something to choose, then only what was chosen. */
static void
show_view (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room, gboolean is_shown)
{
  const char *language = scrutiny_window_get_language (scrutiny_window_of (self));
  gboolean is_open = is_shown && self->next == NEXT_KEEP_VIEW;

  scrutiny_fact_list_clear (self->agreed);
  gtk_widget_set_visible (GTK_WIDGET (self->view_form), is_open);
  if (is_open && self->form_case != self->case_id) {
    self->form_case = self->case_id;
    scrutiny_view_form_show (self->view_form, scrutiny_form_get_scale (room->form),
                             room->view, language);
  } else if (!is_open && is_shown && room->view != NULL)
    scrutiny_view_form_describe (self->view_form, scrutiny_form_get_scale (room->form),
                                 room->view, language, self->agreed);
}

static void
show_results (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  const char *language = scrutiny_window_get_language (scrutiny_window_of (self));
  gboolean is_shown =
      room->results != NULL && self->next != NEXT_SHOW_RESULTS && room->form != NULL;

  adw_bin_set_child (self->results,
                     is_shown ? scrutiny_results_view_new (room->results) : NULL);
  adw_bin_set_child (self->details,
                     is_shown ? scrutiny_results_view_new_details (room->results,
                                                                   room->form, language)
                              : NULL);
  show_view (self, room, is_shown);
  view_changed_cb (self);
}

static void
show_told (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  scrutiny_prepared_case_show_told (self->told, room->told);
  gtk_widget_set_visible (self->told_group, room->form != NULL);
}

static gboolean
look_cb (gpointer data)
{
  ScrutinyMeetingPage *self = data;

  self->look_source = 0;
  self->is_looking = TRUE;
  if (scrutiny_window_of (self) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    scrutiny_page_refresh (SCRUTINY_PAGE (self));

  return G_SOURCE_REMOVE;
}

static void
look_later (ScrutinyMeetingPage *self)
{
  if (self->next == NEXT_CLOSE_ANSWERS && self->look_source == 0)
    self->look_source = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

/* Only the count, so that nothing is taken from under somebody's hands. */
static gboolean
show_only_count (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  gboolean is_same =
      self->is_looking && self->next == NEXT_CLOSE_ANSWERS &&
      g_strcmp0 (self->letter, scrutiny_case_get_letter (room->about)) == 0 &&
      scrutiny_case_get_state (room->about) == SCRUTINY_CASE_OPEN;

  self->is_looking = FALSE;
  if (is_same)
    show_count (self, room);

  return is_same;
}

static void
show_case (ScrutinyMeetingPage *self, const ScrutinyCaseRoom *room)
{
  g_autofree char *heading = NULL;

  g_free (self->letter);
  self->letter = g_strdup (scrutiny_case_get_letter (room->about));
  self->case_id = scrutiny_case_get_id (room->about);
  heading = g_strdup_printf (_ ("Case %s"), self->letter);
  scrutiny_task_view_set_heading (self->task, heading);
  scrutiny_task_view_set_intro (self->task, scrutiny_case_state_get_title (
                                                scrutiny_case_get_state (room->about)));
  show_sheet (self, room);
  self->next = find_next (self, room);
  scrutiny_task_view_set_action (self->task, self->next == NEXT_NOTHING
                                                 ? NULL
                                                 : _ (next_words[self->next]));
  scrutiny_task_view_set_ready (self->task, TRUE);
  show_count (self, room);
  show_results (self, room);
  show_told (self, room);
  gtk_widget_set_visible (self->action_button, room->results != NULL);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyMeetingPage *self = SCRUTINY_MEETING_PAGE (page);
  const ScrutinyCaseRoom *room = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  if (room->about == NULL)
    scrutiny_task_view_set_heading (self->task,
                                    _ ("No cases yet. They come from the draw."));
  else if (!show_only_count (self, room))
    show_case (self, room);
  look_later (self);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Task *task = input;

  *result_free = scrutiny_case_room_free;

  return scrutiny_case_room_load (session, task->meeting, task->letter, error);
}

static void
scrutiny_meeting_page_refresh (ScrutinyPage *page)
{
  scrutiny_worry_list_refresh (SCRUTINY_MEETING_PAGE (page)->worries);
  scrutiny_page_run (page, load_work, new_task (SCRUTINY_MEETING_PAGE (page)), task_free,
                     loaded_cb, scrutiny_case_room_free);
}

/* What the chair does */

static void
done_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL)
    scrutiny_window_fail (window, error);
  else {
    scrutiny_window_clear_warning (window);
    scrutiny_window_say_saved (window, g_get_real_time ());
  }
  scrutiny_meeting_page_refresh (page);
}

static gpointer
open_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  scrutiny_meeting_open (session, ((Task *) input)->meeting, error);

  return NULL;
}

static gpointer
close_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  scrutiny_case_close (session, ((Task *) input)->case_id, error);

  return NULL;
}

static gpointer
view_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Task *task = input;

  scrutiny_panel_view_set (session, task->case_id, task->texts[0], task->texts[1],
                           task->texts[2], task->texts[3], error);

  return NULL;
}

static gpointer
tell_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Task *task = input;

  scrutiny_told_add (session, task->case_id, task->texts[0], task->texts[1],
                     scrutiny_session_now_us (session), error);

  return NULL;
}

/* What could not be kept is still there to be kept. */
static void
told_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error == NULL)
    gtk_editable_set_text (SCRUTINY_MEETING_PAGE (page)->told_what, "");
  done_cb (page, result, error);
}

static void
tell_cb (ScrutinyMeetingPage *self)
{
  Task *task;

  if (*gtk_editable_get_text (self->told_what) == '\0')
    return;
  task = new_task (self);
  task->texts[0] = g_strstrip (g_strdup (gtk_editable_get_text (self->told_who)));
  task->texts[1] = g_strstrip (g_strdup (gtk_editable_get_text (self->told_what)));
  scrutiny_page_run (SCRUTINY_PAGE (self), tell_work, task, task_free, told_cb, NULL);
}

static void
keep_view (ScrutinyMeetingPage *self)
{
  Task *task = new_task (self);

  task->texts[0] = g_strdup (scrutiny_view_form_get_level (self->view_form));
  task->texts[1] = g_strdup (scrutiny_view_form_get_method (self->view_form));
  task->texts[2] = scrutiny_view_form_dup_text (self->view_form);
  task->texts[3] = scrutiny_view_form_dup_minority (self->view_form);
  scrutiny_page_run (SCRUTINY_PAGE (self), view_work, task, task_free, done_cb, NULL);
}

static void
close_response_cb (AdwMessageDialog *dialog,
                   const char *response,
                   ScrutinyMeetingPage *self)
{
  if (g_str_equal (response, "close"))
    scrutiny_page_run (SCRUTINY_PAGE (self), close_work, new_task (self), task_free,
                       done_cb, NULL);
}

static void
ask_to_close (ScrutinyMeetingPage *self)
{
  g_autofree char *heading =
      g_strdup_printf (_ ("Close the answers to case %s?"), self->letter);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
      _ ("Members can then add to their answers, but not change them. The results can be "
         "shown to the room."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "wait",
                                    _ ("_Wait"), "close", _ ("_Close answers"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_cb (ScrutinyMeetingPage *self)
{
  switch (self->next) {
  case NEXT_OPEN_MEETING:
    scrutiny_page_run (SCRUTINY_PAGE (self), open_work, new_task (self), task_free,
                       done_cb, NULL);
    break;
  case NEXT_CLOSE_ANSWERS:
    ask_to_close (self);
    break;
  case NEXT_SHOW_RESULTS:
    g_free (self->shown_letter);
    self->shown_letter = g_strdup (self->letter);
    scrutiny_meeting_page_refresh (SCRUTINY_PAGE (self));
    break;
  case NEXT_KEEP_VIEW:
    keep_view (self);
    break;
  case NEXT_CASE:
    g_free (self->letter);
    self->letter = g_strdup (self->next_letter);
    scrutiny_meeting_page_refresh (SCRUTINY_PAGE (self));
    break;
  case NEXT_SEAL:
    scrutiny_window_push (scrutiny_window_of (self),
                          scrutiny_seal_page_new (self->meeting));
    break;
  case NEXT_NOTHING:
  default:
    break;
  }
}

static void
add_action_cb (ScrutinyMeetingPage *self)
{
  if (self->letter != NULL)
    scrutiny_window_push (scrutiny_window_of (self),
                          scrutiny_new_action_page_new (self->meeting, self->letter, -1));
}

static void
scrutiny_meeting_page_dispose (GObject *object)
{
  g_clear_handle_id (&SCRUTINY_MEETING_PAGE (object)->look_source, g_source_remove);

  G_OBJECT_CLASS (scrutiny_meeting_page_parent_class)->dispose (object);
}

static void
scrutiny_meeting_page_finalize (GObject *object)
{
  ScrutinyMeetingPage *self = SCRUTINY_MEETING_PAGE (object);

  g_free (self->letter);
  g_free (self->next_letter);
  g_free (self->shown_letter);

  G_OBJECT_CLASS (scrutiny_meeting_page_parent_class)->finalize (object);
}

static void
scrutiny_meeting_page_class_init (ScrutinyMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_meeting_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_meeting_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_meeting_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_VIEW_FORM);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "meeting/meeting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, flap);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, worries);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, action_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, count);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, results);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, details);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, view_form);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, agreed);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, told);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, told_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, told_who);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyMeetingPage, told_what);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_action_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
scrutiny_meeting_page_init (ScrutinyMeetingPage *self)
{
  self->next = NEXT_NOTHING;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_meeting_page_new:
 * @meeting: the number of a meeting that is drawn
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_meeting_page_new (gint64 meeting)
{
  ScrutinyMeetingPage *self = g_object_new (SCRUTINY_TYPE_MEETING_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
