/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/agreement.h"
#include "reports/findings-private.h"

/* Below these, agreement is only counted (sampling.md section 16). */
#define LEAST_CASES   10
#define LEAST_MEMBERS 3
#define REPLICATES    2000
#define N_MARKS       3

typedef struct {
  ScrutinyMarks marks;
  guint *counts;  /* owned; behind @marks */
  guint pairable; /* cases with two marks or more */
  guint members;  /* the most marks one case was given */
} Spread;

static Spread
collect (const Design *design, guint question)
{
  Spread spread = { .counts = g_new0 (guint, (gsize) design->cases->len * N_MARKS + 1) };

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    const FindingsAnswer *answer =
        scrutiny_findings_input_find_answer (one->source, question);
    guint given = 0;

    if (!one->is_reviewed || answer == NULL)
      continue;
    for (guint c = 0; c < N_MARKS; c++) {
      spread.counts[spread.marks.units * N_MARKS + c] = answer->members[c];
      given += answer->members[c];
    }
    spread.marks.units++;
    spread.pairable += given >= 2 ? 1 : 0;
    spread.members = MAX (spread.members, given);
  }
  spread.marks.counts = spread.counts;
  spread.marks.categories = N_MARKS;

  return spread;
}

/* The certificate the resampling is seeded from: the latest meeting's. */
static const char *
seed_certificate (const Design *design)
{
  const char *hash = "";

  for (guint m = 0; m < design->input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (design->input->meetings, m);

    if (meeting->facts.certificate_sha256 != NULL)
      hash = meeting->facts.certificate_sha256;
  }

  return hash;
}

/* Resampling costs a hash a case and replicate, a second for 500 cases: it is done for
 * the grade and for GOWISELY, which every report speaks of. */
static gboolean
wants_range (const FindingsQuestion *question)
{
  return question->kind == SCRUTINY_QUESTION_GRADE ||
         g_str_has_prefix (question->id, "ss_gowisely_");
}

static void
add_alpha (ScrutinyTable *table,
           ScrutinyChart *chart,
           const Design *design,
           const FindingsQuestion *question,
           const Spread *spread)
{
  ScrutinyAgreementMetric metric = question->kind == SCRUTINY_QUESTION_GRADE
                                       ? SCRUTINY_AGREEMENT_ORDINAL
                                       : SCRUTINY_AGREEMENT_NOMINAL;
  g_autofree char *seed =
      g_strdup_printf ("%s/alpha/%s", seed_certificate (design), question->id);
  ScrutinyInterval range;
  ScrutinyAc1 ac1;
  const char *words;
  double percent = 0;
  double alpha;

  scrutiny_agreement_percent (&spread->marks, &percent);
  scrutiny_table_add_share (table, round (100 * percent) / 100);

  if (!scrutiny_agreement_alpha (&spread->marks, metric, &alpha)) {
    words = _("Everyone gave the same mark; agreement beyond chance cannot be judged");
    for (guint i = 0; i < 3; i++)
      scrutiny_table_add_empty (table);
  } else {
    words = scrutiny_agreement_words (alpha);
    scrutiny_table_add_number (table, alpha);
    if (wants_range (question) &&
        scrutiny_agreement_alpha_interval (&spread->marks, metric, seed, REPLICATES,
                                           &range, NULL)) {
      scrutiny_table_add_number (table, range.low);
      scrutiny_table_add_number (table, range.high);
    } else {
      scrutiny_table_add_empty (table);
      scrutiny_table_add_empty (table);
    }
  }

  if (scrutiny_agreement_is_one_sided (&spread->marks) &&
      scrutiny_agreement_ac1 (&spread->marks, &ac1))
    scrutiny_table_add_number (table, ac1.ac1);
  else
    scrutiny_table_add_empty (table);
  scrutiny_table_add_text (table, words);

  scrutiny_chart_add_row (chart, question->text, words);
  scrutiny_chart_set_bar (chart, round (100 * percent), 100);
}

/* Few cases or members: their number, and nothing about how they agree. */
static void
add_counts_only (ScrutinyTable *table)
{
  for (guint i = 0; i < 5; i++)
    scrutiny_table_add_empty (table);
  scrutiny_table_add_text (table,
                           _("Fewer than 10 cases or 3 members: too few to tell"));
}

static ScrutinyTable *
new_table (void)
{
  return findings_table_new ("agreement",
                             _("Do members agree before they talk?"),
                                _("Question|Cases|Same mark|Krippendorff's alpha|"
                               "At least|At most|Gwet's AC1|In words"));
}

/* For the panel alone: who knows all votes but one could work out the last from alpha. */
void
findings_add_agreement (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (ScrutinyTable) table = NULL;
  g_autoptr (ScrutinyChart) chart = NULL;

  if (design->hides_small)
    return;

  table = new_table ();
  chart = scrutiny_chart_new (SCRUTINY_CHART_BARS, "agreement",
                              _("How often two members agreed, in 100 pairs"),
                                 design->base_words);
  for (guint q = 0; q < design->input->questions->len; q++) {
    const FindingsQuestion *question = g_ptr_array_index (design->input->questions, q);
    Spread spread = collect (design, q);

    if (spread.members >= 2) {
      scrutiny_table_add_text (table, question->text);
      scrutiny_table_add_count (table, spread.pairable);
      if (spread.pairable >= LEAST_CASES && spread.members >= LEAST_MEMBERS)
        add_alpha (table, chart, design, question, &spread);
      else
        add_counts_only (table);
    }
    g_free (spread.counts);
  }

  if (scrutiny_table_get_rows (table) > 0)
    g_ptr_array_add (self->tables, g_steal_pointer (&table));
  if (scrutiny_chart_get_rows (chart) > 0)
    g_ptr_array_add (self->charts, g_steal_pointer (&chart));
}
