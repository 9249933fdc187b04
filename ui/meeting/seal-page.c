/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/seal-page.h"

#include <glib/gi18n.h>

#include "app/meeting-seal.h"
#include "app/meeting.h"
#include "app/minutes.h"
#include "app/policy.h"
#include "ui/ceremony/code-view.h"
#include "ui/fact-list.h"
#include "ui/learning/actions-page.h"
#include "ui/meeting/meeting-page.h"
#include "ui/page-run.h"
#include "ui/paper.h"
#include "ui/path-row.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* What must be done before a meeting is sealed, and afterwards the code to read out. */
struct _ScrutinySealPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *blockers;
  ScrutinyFactList *remarks;
  AdwBin *code;
  ScrutinyFactList *head;
  GtkWidget *paper;
  ScrutinyPathRow *minutes_row;

  gint64 meeting;
  gboolean is_sealed;
  gboolean may_seal;
};

G_DEFINE_FINAL_TYPE (ScrutinySealPage, scrutiny_seal_page, SCRUTINY_TYPE_PAGE)

/* Either the list of what is to do, or the head of a sealed meeting. */
typedef struct {
  ScrutinySealChecklist *checklist;
  char *head;
} Seal;

static void
seal_free (gpointer data)
{
  Seal *seal = data;

  g_clear_pointer (&seal->checklist, scrutiny_seal_checklist_free);
  g_free (seal->head);
  g_free (seal);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *number = input;
  g_autoptr (ScrutinyMeeting) meeting = scrutiny_meeting_find (session, *number, error);
  Seal *seal;

  *result_free = seal_free;
  if (meeting == NULL)
    return NULL;
  seal = g_new0 (Seal, 1);
  if (scrutiny_meeting_get_state (meeting) == SCRUTINY_MEETING_SEALED)
    seal->head = scrutiny_meeting_get_seal (session, *number, error);
  else
    seal->checklist = scrutiny_meeting_check_seal (session, *number, error);
  if (seal->head == NULL && seal->checklist == NULL)
    g_clear_pointer (&seal, seal_free);

  return seal;
}

static void
add_sentences (ScrutinyFactList *list, GPtrArray *sentences)
{
  scrutiny_fact_list_clear (list);
  for (guint i = 0; i < sentences->len; i++)
    scrutiny_fact_list_add (list, g_ptr_array_index (sentences, i), "");
}

static void
show_checklist (ScrutinySealPage *self, const ScrutinySealChecklist *checklist)
{
  add_sentences (self->blockers, checklist->blockers);
  add_sentences (self->remarks, checklist->remarks);
  scrutiny_task_view_set_intro (self->task, checklist->may_seal
                                ? _ ("Everything is done. The meeting can be sealed.")
                                : _ ("Something is still to do."));
  self->may_seal = checklist->may_seal;
  scrutiny_task_view_set_action (self->task, self->may_seal ? _ ("Seal the meeting")
                                                            : _ ("Go to the meeting"));
}

static void
show_head (ScrutinySealPage *self, const char *head)
{
  g_autofree char *code = scrutiny_meeting_seal_to_code (head);
  const char *title = _ ("The code to read out and to print");

  self->is_sealed = TRUE;
  scrutiny_fact_list_clear (self->blockers);
  scrutiny_fact_list_clear (self->remarks);
  scrutiny_task_view_set_heading (self->task, _ ("The meeting is sealed"));
  scrutiny_task_view_set_intro (self->task,
                                _ ("Read this code out and write it into the minutes."));
  adw_bin_set_child (self->code, scrutiny_code_view_new (title, head));
  scrutiny_fact_list_clear (self->head);
  scrutiny_fact_list_add (self->head, _ ("Short code"), code);
  scrutiny_fact_list_add_count (self->head, _ ("Lines in the log"),
                                               g_ascii_strtoll (head, NULL, 10));
  scrutiny_task_view_set_action (self->task, _ ("Look at the actions"));
  scrutiny_task_view_set_ready (self->task, TRUE);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinySealPage *self = SCRUTINY_SEAL_PAGE (page);
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (page));
  const Seal *seal = result;

  gtk_widget_set_visible (self->paper,
                          person != NULL &&
                              scrutiny_policy_get_right (SCRUTINY_ACT_WRITE_MINUTES,
                                                         scrutiny_person_get_role (
                                                             person)) !=
                                  SCRUTINY_RIGHT_NO);

  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else if (seal->head != NULL)
    show_head (self, seal->head);
  else
    show_checklist (self, seal->checklist);
}

static void
scrutiny_seal_page_refresh (ScrutinyPage *page)
{
  ScrutinySealPage *self = SCRUTINY_SEAL_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, seal_free);
}

static gpointer
seal_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *meeting = input;

  *result_free = g_free;

  return scrutiny_meeting_seal (session, *meeting, error);
}

static void
sealed_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  show_head (SCRUTINY_SEAL_PAGE (page), result);
  scrutiny_window_say_saved (scrutiny_window_of (page), g_get_real_time ());
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, ScrutinySealPage *self)
{
  if (g_str_equal (response, "seal"))
    scrutiny_page_run (SCRUTINY_PAGE (self), seal_work,
                       g_memdup2 (&self->meeting, sizeof self->meeting), g_free,
                       sealed_cb, g_free);
}

static void
act_cb (ScrutinySealPage *self)
{
  GtkWidget *dialog;

  if (self->is_sealed) {
    scrutiny_window_replace (scrutiny_window_of (self), scrutiny_actions_page_new ());
    return;
  }
  if (!self->may_seal) {
    scrutiny_window_replace (scrutiny_window_of (self),
                             scrutiny_meeting_page_new (self->meeting));
    return;
  }
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _ ("Seal the meeting?"),
                                      _ ("Nothing in it can be changed any more. What must be put right later becomes a new "
         "line with a reason."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back",
                                    _ ("_Go back"), "seal", _ ("_Seal it"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "seal",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_cb (ScrutinySealPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->minutes_row);

  scrutiny_paper_save (SCRUTINY_PAGE (self), self->meeting, path,
                       scrutiny_meeting_write_minutes);
}

static void
scrutiny_seal_page_class_init (ScrutinySealPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_seal_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "meeting/seal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, blockers);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, code);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, head);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, paper);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySealPage, minutes_row);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
scrutiny_seal_page_init (ScrutinySealPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_seal_page_new:
 * @meeting: the meeting's number
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_seal_page_new (gint64 meeting)
{
  ScrutinySealPage *self = g_object_new (SCRUTINY_TYPE_SEAL_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
