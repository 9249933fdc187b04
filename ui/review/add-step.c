/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/answers.h"
#include "model/answer-words.h"
#include "ui/page-run.h"
#include "ui/review/case-flow-private.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/question-row.h"
#include "ui/review/step-page.h"

/* What the page holds, beside its flow. */
typedef struct {
  ScrutinyQuestionRow *row;
  GtkCheckButton *is_slip;
  GtkEntry *reason;
} Parts;

typedef struct {
  gint64 case_id;
  ScrutinyAnswer *answer;
  char *reason; /* NULL: the talk added it */
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  scrutiny_answer_unref (adding->answer);
  g_free (adding->reason);
  g_free (adding);
}

static gpointer
add_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  Adding *adding = input;
  gint64 saved_at_us =
      scrutiny_answers_add_later (session, adding->case_id,
                                  adding->reason != NULL ? SCRUTINY_PHASE_CORRECTION
                                                         : SCRUTINY_PHASE_DISCUSSION,
                                  adding->answer, adding->reason, error);

  *result_free = g_free;

  return g_memdup2 (&saved_at_us, sizeof saved_at_us);
}

static void
added_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  Parts *parts = g_object_get_data (G_OBJECT (page), "parts");
  ScrutinyOwnAnswers *own = flow->visit->own;
  ScrutinyWindow *window = scrutiny_window_of (page);
  const gint64 *saved_at_us = result;
  g_autoptr (ScrutinyAnswer) answer = NULL;
  ScrutinyAnswerSet *before = own->later;

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  answer = scrutiny_question_row_dup_answer (parts->row);
  own->later = scrutiny_answer_set_with (before, answer);
  g_object_unref (before);
  scrutiny_window_pop (window);
  scrutiny_window_say_saved (window, *saved_at_us);
}

static void
next_cb (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  Parts *parts = g_object_get_data (G_OBJECT (page), "parts");
  g_autoptr (ScrutinyAnswer) answer = NULL;
  Adding *adding;

  answer = scrutiny_question_row_dup_answer (parts->row);
  if (scrutiny_answer_is_empty (answer)) {
    scrutiny_window_warn (scrutiny_window_of (page), _ ("Say first what you would add."));
    gtk_widget_child_focus (GTK_WIDGET (parts->row), GTK_DIR_TAB_FORWARD);
    return;
  }
  scrutiny_window_clear_warning (scrutiny_window_of (page));
  adding = g_new0 (Adding, 1);
  adding->case_id = scrutiny_case_get_id (flow->visit->about);
  adding->answer = g_steal_pointer (&answer);
  if (gtk_check_button_get_active (parts->is_slip))
    adding->reason =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (parts->reason))));
  scrutiny_page_run (SCRUTINY_PAGE (page), add_work, adding, adding_free, added_cb,
                     g_free);
}

/* Between the question and the room for the new answer. */
static void
add_before (ScrutinyQuestionRow *row, ScrutinyCaseFlow *flow, const char *question_id)
{
  ScrutinyOwnAnswers *own = flow->visit->own;
  ScrutinyAnswer *before = scrutiny_answer_set_find (own->alone, question_id);
  g_autofree char *words =
      before != NULL ? scrutiny_answer_dup_words (before, own->form,
                                                  scrutiny_case_flow_get_locale (flow))
                     : g_strdup (_ ("You left this question out."));
  g_autofree char *said =
      before != NULL ? g_strdup_printf (_ ("You said: %s"), words) : g_strdup (words);
  GtkWidget *label = gtk_label_new (said);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  gtk_widget_add_css_class (label, "as-written");
  gtk_box_insert_child_after (GTK_BOX (row), label,
                              gtk_widget_get_first_child (GTK_WIDGET (row)));
}

static void
slip_toggled_cb (GtkCheckButton *button, GtkEntry *reason)
{
  gtk_widget_set_visible (GTK_WIDGET (reason), gtk_check_button_get_active (button));
}

/* What the talk brought, or what was wrong from the start: the second owes a reason. */
static void
add_why (ScrutinyStepPage *page, Parts *parts)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *talk =
      gtk_check_button_new_with_label (_ ("I see it in another way after the talk"));
  GtkWidget *slip = gtk_check_button_new_with_label (_ ("My first answer was a mistake"));

  parts->is_slip = GTK_CHECK_BUTTON (slip);
  parts->reason = GTK_ENTRY (gtk_entry_new ());
  gtk_check_button_set_group (GTK_CHECK_BUTTON (slip), GTK_CHECK_BUTTON (talk));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (talk), TRUE);
  gtk_entry_set_placeholder_text (parts->reason, _ ("What was the mistake?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->reason),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was the mistake?"), -1);
  gtk_widget_set_visible (GTK_WIDGET (parts->reason), FALSE);
  g_signal_connect_object (slip, "toggled", G_CALLBACK (slip_toggled_cb), parts->reason,
                           0);
  gtk_box_append (GTK_BOX (box), talk);
  gtk_box_append (GTK_BOX (box), slip);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->reason));
  scrutiny_step_page_add (page, box);
}

/**
 * scrutiny_add_step_new:
 * @question_id: a question of the form
 *
 * Returns: (transfer floating): what was said to it before the closing, and room for what
 *   is to stand beside it
 */
ScrutinyPage *
scrutiny_add_step_new (ScrutinyCaseFlow *flow, const char *question_id)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("Add to your answer"), _ ("Keep both versions"));
  ScrutinyForm *form = flow->visit->own->form;
  Parts *parts = g_new0 (Parts, 1);

  scrutiny_case_flow_hold (flow, page);
  g_object_set_data_full (G_OBJECT (page), "parts", parts, g_free);
  scrutiny_page_set_help_text (SCRUTINY_PAGE (page),
                               _ ("What you say here is kept beside your first answer, without your name. Your "
         "first answer stays as it was."));
  parts->row = SCRUTINY_QUESTION_ROW (
      scrutiny_question_row_new (form, scrutiny_form_find (form, question_id),
                                 scrutiny_case_flow_get_locale (flow)));
  add_before (parts->row, flow, question_id);
  scrutiny_step_page_add (page, GTK_WIDGET (parts->row));
  scrutiny_page_set_first_focus (SCRUTINY_PAGE (page), GTK_WIDGET (parts->row));
  add_why (page, parts);
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);

  return SCRUTINY_PAGE (page);
}
