/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "model/answer-words.h"
#include "ui/fact-list.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

static void
leave_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_leave (g_object_get_data (G_OBJECT (page), "case-flow"));
}

static void
reveal_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_go (g_object_get_data (G_OBJECT (page), "case-flow"),
                         SCRUTINY_STEP_REVEAL);
}

static void
chosen_cb (AdwActionRow *row, ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");

  /* Back leads to the same row. */
  scrutiny_page_set_first_focus (SCRUTINY_PAGE (page), GTK_WIDGET (row));
  scrutiny_window_push (scrutiny_case_flow_get_window (flow),
                        scrutiny_add_step_new (flow, g_object_get_data (G_OBJECT (row),
                                                                        "question-id")));
}

/* "Before: Partly – He had answered.", and below it what was added since. */
static char *
dup_versions (ScrutinyCaseFlow *flow, const char *question_id)
{
  ScrutinyOwnAnswers *own = scrutiny_case_flow_get_visit (flow)->own;
  const char *locale = scrutiny_case_flow_get_locale (flow);
  ScrutinyAnswer *before = scrutiny_answer_set_find (own->alone, question_id);
  ScrutinyAnswer *later = scrutiny_answer_set_find (own->later, question_id);
  g_autofree char *was = before ? scrutiny_answer_dup_words (before, own->form, locale)
                                : g_strdup (_ ("not answered"));
  g_autofree char *is =
      later ? scrutiny_answer_dup_words (later, own->form, locale) : NULL;

  if (is == NULL)
    return g_strdup_printf (_ ("You said: %s"), was);

  return g_strdup_printf (_ ("You said: %s\nYou added: %s"), was, is);
}

static void
add_question (ScrutinyStepPage *page,
              ScrutinyCaseFlow *flow,
              ScrutinyFactList *list,
              ScrutinyQuestion *question)
{
  const char *id = scrutiny_question_get_id (question);
  g_autofree char *text =
      scrutiny_question_dup_text (question, scrutiny_case_flow_get_locale (flow));
  g_autofree char *versions = dup_versions (flow, id);
  AdwActionRow *row = scrutiny_fact_list_add_link (list, text, versions);

  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  g_object_set_data_full (G_OBJECT (row), "question-id", g_strdup (id), g_free);
  g_ptr_array_add (g_object_get_data (G_OBJECT (page), "rows"), row);
  g_signal_connect_object (row, "activated", G_CALLBACK (chosen_cb), page, 0);
}

/* Whoever may know somebody tells the chair; that is not added to an answer. */
static gboolean
is_listed (ScrutinyCaseFlow *flow,
           ScrutinyFormSection *section,
           ScrutinyQuestion *question)
{
  ScrutinyOwnAnswers *own = scrutiny_case_flow_get_visit (flow)->own;
  gboolean with_all = g_object_get_data (G_OBJECT (flow), "with-all") != NULL;
  const char *id = scrutiny_question_get_id (question);

  if (scrutiny_form_part_has (SCRUTINY_FORM_PART_GATE, section))
    return FALSE;

  return scrutiny_answer_set_has (own->alone, id) ||
         scrutiny_answer_set_has (own->later, id) ||
         (with_all &&
          scrutiny_form_shows (own->form, question, &own->context, own->alone));
}

static void
add_section (ScrutinyStepPage *page, ScrutinyCaseFlow *flow, ScrutinyFormSection *section)
{
  const ScrutinyFormSectionFields *f = scrutiny_form_section_get (section);
  g_autofree char *title =
      scrutiny_form_text_dup_shown (f->title, scrutiny_case_flow_get_locale (flow));
  GtkWidget *list = scrutiny_fact_list_new (title);

  scrutiny_step_page_add (page, list);
  for (guint i = 0; i < f->questions->len; i++) {
    ScrutinyQuestion *question = g_ptr_array_index (f->questions, i);

    if (is_listed (flow, section, question))
      add_question (page, flow, SCRUTINY_FACT_LIST (list), question);
  }
}

static void
fill (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  GPtrArray *sections =
      scrutiny_form_get_sections (scrutiny_case_flow_get_visit (flow)->own->form);

  g_ptr_array_set_size (g_object_get_data (G_OBJECT (page), "rows"), 0);
  scrutiny_step_page_clear (page);
  scrutiny_step_page_add_text (page, _ ("Do you want to add to your answer? Choose a question. Both versions are "
               "kept: what you said before stays as it was."));
  scrutiny_step_page_add_text (page, _ ("Your name is not shown. If you are the only one to add something, others "
               "may guess that it was you."));
  for (guint i = 0; i < sections->len; i++)
    add_section (page, flow, g_ptr_array_index (sections, i));
}

static void
show_all_cb (ScrutinyStepPage *page)
{
  g_object_set_data (g_object_get_data (G_OBJECT (page), "case-flow"), "with-all",
                     GINT_TO_POINTER (TRUE));
  fill (page);
  scrutiny_page_take_focus (SCRUTINY_PAGE (page));
}

static void
add_way_to_all (ScrutinyStepPage *page)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show the questions I left out"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_all_cb), page,
                           G_CONNECT_SWAPPED);
  scrutiny_step_page_add (page, button);
}

/* Only what the rows say: the one that was chosen keeps its place and the focus. */
static void
refreshed_cb (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  GPtrArray *rows = g_object_get_data (G_OBJECT (page), "rows");

  for (guint i = 0; i < rows->len; i++) {
    AdwActionRow *row = g_ptr_array_index (rows, i);
    g_autofree char *versions =
        dup_versions (flow, g_object_get_data (G_OBJECT (row), "question-id"));
    g_autofree char *shown = g_markup_escape_text (versions, -1);

    adw_action_row_set_subtitle (row, shown);
  }
}

/**
 * scrutiny_later_step_new:
 *
 * Returns: (transfer floating): what the member said, to add to once the chair has closed
 *   the case
 */
ScrutinyPage *
scrutiny_later_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("After the talk"), _ ("Back to the cases"));
  GtkWidget *reveal;

  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (
      SCRUTINY_PAGE (page),
      _ ("The chair has closed this case. If the talk made you see something in "
         "another way, add it here. Your grade is counted as you gave it alone."));
  if (scrutiny_case_flow_get_visit (flow)->record != NULL) {
    reveal = scrutiny_step_page_add_button (page, _ ("See what was held back"));
    g_signal_connect_object (reveal, "clicked", G_CALLBACK (reveal_cb), page,
                             G_CONNECT_SWAPPED);
  }
  g_object_set_data_full (G_OBJECT (page), "rows", g_ptr_array_new (),
                          (GDestroyNotify) g_ptr_array_unref);
  fill (page);
  add_way_to_all (page);
  g_signal_connect (page, "next", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (page, "refreshed", G_CALLBACK (refreshed_cb), NULL);

  return SCRUTINY_PAGE (page);
}
