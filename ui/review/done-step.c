/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/answers.h"
#include "ui/page-run.h"
#include "ui/review/case-flow-private.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

static void
leave_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_leave (g_object_get_data (G_OBJECT (page), "case-flow"));
}

/* What was held back comes next, where the panel holds the record. */
static void
show_receipt (ScrutinyStepPage *page, ScrutinyCaseFlow *flow, const char *receipt)
{
  gboolean has_record = flow->visit->record != NULL;
  GtkLabel *label;

  scrutiny_step_page_clear (page);
  scrutiny_step_page_set_heading (page, _ ("Done"));
  scrutiny_step_page_add_text (page, _ ("Keep this code to check that your answers were counted:"));
  label = scrutiny_step_page_add_text (page, receipt);
  gtk_label_set_selectable (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), "receipt");
  /* The keys would otherwise go to the code, and mark all of it. */
  scrutiny_step_page_focus_next (page);
  scrutiny_step_page_add_text (
      page, _ ("How are you? If something in this case stays with you, you can talk to "
               "your chair or coordinator. Take the time you need."));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (page), "leave"), has_record);
  scrutiny_step_page_set_next (page, has_record ? _ ("See what was held back")
                                                : _ ("Back to the cases"), TRUE);
}

static gpointer
hand_in_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  const gint64 *case_id = input;

  *result_free = g_free;

  return scrutiny_answers_hand_in (session, *case_id, error);
}

static void
handed_in_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  ScrutinyStepPage *step = SCRUTINY_STEP_PAGE (page);

  if (error != NULL) {
    scrutiny_step_page_set_next (step, _ ("Hand in – done"), TRUE);
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  flow->visit->own->end = SCRUTINY_END_HANDED_IN;
  flow->visit->own->context.stage = SCRUTINY_STAGE_AFTER_REVEAL;
  flow->visit->own->receipt = g_strdup (result);
  scrutiny_window_say (scrutiny_window_of (page), _ ("Handed in"));
  show_receipt (step, flow, result);
}

static void
next_cb (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  gint64 case_id = scrutiny_case_get_id (flow->visit->about);

  if (flow->visit->own->end != SCRUTINY_END_NONE) {
    if (flow->visit->record != NULL)
      scrutiny_case_flow_go (flow, SCRUTINY_STEP_REVEAL);
    else
      leave_cb (page);
    return;
  }
  scrutiny_step_page_set_next (page, _ ("Hand in – done"), FALSE);
  scrutiny_page_run (SCRUTINY_PAGE (page), hand_in_work,
                     g_memdup2 (&case_id, sizeof case_id), g_free, handed_in_cb, g_free);
}

static void
link_cb (GtkButton *button, ScrutinyStepPage *page)
{
  scrutiny_case_flow_go_to_question (g_object_get_data (G_OBJECT (page), "case-flow"),
                                     g_object_get_data (G_OBJECT (button),
                                                        "question-id"));
}

static void
add_link (ScrutinyStepPage *page,
          GtkListBox *list,
          ScrutinyCaseFlow *flow,
          const ScrutinyFormProblem *problem)
{
  ScrutinyQuestion *question =
      scrutiny_form_find (flow->visit->own->form, problem->question_id);
  g_autofree char *text =
      question
          ? scrutiny_question_dup_text (question, scrutiny_case_flow_get_locale (flow))
          : g_strdup ("");
  g_autofree char *title = g_markup_escape_text (text, -1);
  g_autofree char *sentence = g_markup_escape_text (problem->sentence, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Go there"));
  g_autofree char *name = g_strdup_printf (_ ("Go to: %s"), text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (button), "question-id",
                          g_strdup (problem->question_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (list, row);
}

/* One list of the problems that must be settled first, or of those that need not. */
static guint
add_problems (ScrutinyStepPage *page,
              ScrutinyCaseFlow *flow,
              GPtrArray *problems,
              gboolean is_blocking,
              const char *heading)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n_added = 0;

  g_object_ref_sink (list);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < problems->len; i++) {
    const ScrutinyFormProblem *problem = g_ptr_array_index (problems, i);

    if (scrutiny_form_problem_blocks (problem) == is_blocking) {
      add_link (page, GTK_LIST_BOX (list), flow, problem);
      n_added++;
    }
  }
  if (n_added > 0) {
    gtk_widget_add_css_class (GTK_WIDGET (scrutiny_step_page_add_text (page, heading)),
                              "heading");
    scrutiny_step_page_add (page, list);
  }
  g_object_unref (list);

  return n_added;
}

static void
show_look_over (ScrutinyStepPage *page, ScrutinyCaseFlow *flow)
{
  ScrutinyOwnAnswers *own = flow->visit->own;
  g_autoptr (GPtrArray) problems =
      scrutiny_form_list_problems (own->form, &own->context, flow->answers);
  guint n_blocking;

  scrutiny_step_page_clear (page);
  scrutiny_step_page_set_heading (page, _ ("Look over your answers"));
  scrutiny_step_page_add_text (page, _ ("Others see your answers only when the chair closes the case, and without "
               "your name. Handing in locks your grade."));
  n_blocking = add_problems (page, flow, problems, TRUE, _ ("Still needed"));
  add_problems (page, flow, problems, FALSE, _ ("Not answered – you may leave these"));
  scrutiny_step_page_set_next (page, _ ("Hand in – done"), n_blocking == 0);
}

static void
refreshed_cb (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  ScrutinyOwnAnswers *own = flow->visit->own;

  if (own->end == SCRUTINY_END_HANDED_IN)
    show_receipt (page, flow, own->receipt ? own->receipt : "");
  else
    show_look_over (page, flow);
}

/**
 * scrutiny_done_step_new:
 *
 * Returns: (transfer floating): what is still open, with links; then the receipt
 */
ScrutinyPage *
scrutiny_done_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("Look over your answers"), _ ("Hand in – done"));
  GtkWidget *leave = scrutiny_step_page_add_button (page, _ ("Back to the cases"));

  gtk_widget_set_visible (leave, FALSE);
  g_signal_connect_object (leave, "clicked", G_CALLBACK (leave_cb), page,
                           G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (page), "leave", leave);
  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (
      SCRUTINY_PAGE (page),
      _ ("Questions you left out are listed with links. You may leave them. When you "
         "hand in, your grade is locked and you get a code for yourself."));
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);
  g_signal_connect (page, "refreshed", G_CALLBACK (refreshed_cb), NULL);

  return SCRUTINY_PAGE (page);
}
