/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/results-view.h"

#include <glib/gi18n.h>

#include "model/answer-words.h"
#include "model/form-section.h"
#include "model/question-option.h"
#include "reports/chart.h"
#include "ui/chart/chart-view.h"
#include "ui/fact-list.h"
#include "ui/player/player-words.h"

#define MOST_PARTS 6

/* The order of the bands is that of every chart. */
static const ScrutinyChartMark marks[SCRUTINY_N_BANDS] = {
  [SCRUTINY_BAND_GREEN] = SCRUTINY_MARK_GOOD,
  [SCRUTINY_BAND_AMBER] = SCRUTINY_MARK_LEARNING,
  [SCRUTINY_BAND_RED] = SCRUTINY_MARK_CONCERN,
  [SCRUTINY_BAND_NOT_GRADABLE] = SCRUTINY_MARK_NOT_GRADABLE,
};

static void
add_grades (GtkBox *box, const ScrutinyAnswerResults *results)
{
  g_autofree char *base =
      g_strdup_printf (g_dngettext (NULL, "%u member answered", "%u members answered",
                                    results->n_handed_in),
                       results->n_handed_in);
  g_autoptr (ScrutinyChart) chart =
      scrutiny_chart_new (SCRUTINY_CHART_STACKED, "grades",
                          _ ("How members graded this case"), base);

  for (guint i = 0; i < SCRUTINY_N_BANDS; i++)
    scrutiny_chart_add_part (chart, scrutiny_band_get_word ((ScrutinyBand) i), marks[i]);
  scrutiny_chart_add_row (chart, _ ("Members"), "");
  for (guint i = 0; i < SCRUTINY_N_BANDS; i++)
    scrutiny_chart_set_part (chart, i, results->bands[i], NULL);
  gtk_box_append (box, scrutiny_chart_view_new (chart));
}

static char *
dup_choice (ScrutinyQuestion *question, const char *code, const char *language)
{
  GPtrArray *options = scrutiny_question_get (question)->options;
  ScrutinyQuestionOption *option =
      options ? scrutiny_question_option_find (options, code) : NULL;

  return option
             ? scrutiny_form_text_dup_shown (scrutiny_question_option_get_text (option),
                                             language)
             : g_strdelimit (g_strdup (code), "_", ' ');
}

/* The most chosen answer first; every answer with its count. */
static void
add_bars (GtkBox *box,
          const ScrutinyQuestionSpread *spread,
          ScrutinyQuestion *question,
          const char *language)
{
  g_autofree char *title = scrutiny_question_dup_text (question, language);
  g_autofree char *base =
      g_strdup_printf (g_dngettext (NULL, "%u answer", "%u answers", spread->n_answered),
                       spread->n_answered);
  g_autoptr (ScrutinyChart) chart =
      scrutiny_chart_new (SCRUTINY_CHART_BARS, spread->question_id, title, base);

  for (guint i = 0; i < MIN (spread->choices->len, MOST_PARTS); i++) {
    const ScrutinyChoiceCount *choice =
        &g_array_index (spread->choices, ScrutinyChoiceCount, i);
    g_autofree char *label = dup_choice (question, choice->code, language);
    g_autofree char *words =
        g_strdup_printf (_ ("%u of %u"), choice->count, spread->n_answered);

    scrutiny_chart_add_row (chart, label, words);
    scrutiny_chart_set_bar (chart, choice->count, MAX (spread->n_answered, 1));
  }
  gtk_box_append (box, scrutiny_chart_view_new (chart));
}

static void
add_words (ScrutinyFactList *list, const char *title, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    scrutiny_fact_list_add (list, g_ptr_array_index (words, i), title);
}

static void
add_question (GtkBox *box,
              ScrutinyFactList *written,
              const ScrutinyQuestionSpread *spread,
              ScrutinyQuestion *question,
              const char *language)
{
  g_autofree char *title = scrutiny_question_dup_text (question, language);

  if (spread->choices->len > 0)
    add_bars (box, spread, question, language);
  add_words (written, title, spread->texts);
  add_words (written, title, spread->comments);
}

static char *
dup_change (const ScrutinyAnswerChange *change, ScrutinyForm *form, const char *language)
{
  g_autofree char *was =
      change->before != NULL
          ? scrutiny_answer_dup_choice_words (change->before, form, language)
          : g_strdup (_ ("no answer"));
  g_autofree char *is = scrutiny_answer_dup_words (change->after, form, language);

  if (change->reason != NULL)
    return g_strdup_printf (_ ("Before: %s\nPut right: %s\nBecause: %s"), was, is,
                               change->reason);

  return g_strdup_printf (_ ("Before: %s\nAfter the talk: %s"), was, is);
}

/* Each row is one member's, and says nothing of the member. */
static void
add_changes (GtkBox *box,
             const ScrutinyAnswerResults *results,
             ScrutinyForm *form,
             const char *language)
{
  GtkWidget *list = scrutiny_fact_list_new (_ ("Added after the answers were closed"));

  for (guint i = 0; i < results->changes->len; i++) {
    const ScrutinyAnswerChange *change = g_ptr_array_index (results->changes, i);
    ScrutinyQuestion *question =
        scrutiny_form_find (form, scrutiny_answer_change_get_question_id (change));
    g_autofree char *title =
        question ? scrutiny_question_dup_text (question, language) : g_strdup ("");
    g_autofree char *words = dup_change (change, form, language);

    scrutiny_fact_list_add (SCRUTINY_FACT_LIST (list), title, words);
  }
  gtk_box_append (box, list);
}

static void
add_notes (GtkBox *box, GPtrArray *notes)
{
  GtkWidget *list = scrutiny_fact_list_new (_ ("Notes, in the order of the footage"));

  for (guint i = 0; i < notes->len; i++) {
    const ScrutinyResultNote *note = g_ptr_array_index (notes, i);
    g_autofree char *time = scrutiny_player_words_for_time (note->moment.from_us);

    scrutiny_fact_list_add (SCRUTINY_FACT_LIST (list), note->words, time);
  }
  gtk_box_append (box, list);
}

/**
 * scrutiny_results_view_new:
 * @results: of a closed case
 *
 * Returns: (transfer floating): what the panel talks about first: the spread of grades
 */
GtkWidget *
scrutiny_results_view_new (const ScrutinyAnswerResults *results)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  add_grades (GTK_BOX (box), results);

  return box;
}

static void
add_folded (GtkBox *box, const char *title, GtkWidget *child)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, NULL);

  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_widget_set_margin_top (child, 12);
  gtk_expander_set_child (GTK_EXPANDER (expander), child);
  gtk_box_append (box, expander);
}

static guint
count_words (const ScrutinyQuestionSpread *spread)
{
  return spread->texts->len + spread->comments->len;
}

/**
 * scrutiny_results_view_new_details:
 * @results: of a closed case
 * @form: its questions
 * @language: "en" or "cy"
 *
 * Returns: (transfer floating): the notes, what was written, and each question's answers
 *   in the order they were asked, folded so that they do not stand between the spread
 *   and the panel's view; nobody is named
 */
GtkWidget *
scrutiny_results_view_new_details (const ScrutinyAnswerResults *results,
                                   ScrutinyForm *form,
                                   const char *language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *questions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *written = scrutiny_fact_list_new (NULL);
  GPtrArray *sections = scrutiny_form_get_sections (form);
  g_autofree char *title = NULL;
  guint n_written = 0;

  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *asked =
        scrutiny_form_section_get (g_ptr_array_index (sections, i))->questions;

    for (guint k = 0; k < asked->len; k++) {
      ScrutinyQuestion *question = g_ptr_array_index (asked, k);
      const ScrutinyQuestionSpread *spread =
          scrutiny_answer_results_find (results, scrutiny_question_get_id (question));

      if (spread == NULL)
        continue;
      add_question (GTK_BOX (questions), SCRUTINY_FACT_LIST (written), spread, question,
                    language);
      n_written += count_words (spread);
    }
  }
  add_changes (GTK_BOX (box), results, form, language);
  add_notes (GTK_BOX (box), results->notes);
  title = g_strdup_printf (_ ("What members wrote (%u)"), n_written);
  add_folded (GTK_BOX (box), title, written);
  add_folded (GTK_BOX (box), _ ("Every question"), questions);

  return box;
}
