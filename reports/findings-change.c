/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "reports/findings-private.h"

/* "2026-05-12" lies in "2026 Q2". */
#define QUARTER_BYTES 8

typedef struct {
  char name[QUARTER_BYTES];
  gboolean has_estimate;
  Estimate estimate;
} Quarter;

typedef struct {
  const Design *design;
  const char *quarter;
} Question;

static void
quarter_of (const char *day, char *quarter)
{
  int month = day != NULL && strlen (day) >= 7 ? atoi (day + 5) : 1;

  g_snprintf (quarter, QUARTER_BYTES, "%.4s Q%d", day ? day : "0000",
              1 + (CLAMP (month, 1, 12) - 1) / 3);
}

static gboolean
is_in_quarter (const DesignCase *one, const Question *question)
{
  const FindingsMeeting *meeting =
      g_ptr_array_index (question->design->input->meetings, one->source->meeting_index);
  char quarter[QUARTER_BYTES];

  quarter_of (meeting->facts.day, quarter);

  return g_str_equal (quarter, question->quarter);
}

/* Good practice, out of the cases graded at meetings of one quarter. */
static FindingsVote
ask_quarter (const DesignCase *one, gpointer data)
{
  const Question *question = data;
  ScrutinyBand band = one->source->facts.band;

  if (!is_in_quarter (one, question) ||
      (band != SCRUTINY_BAND_GREEN && band != SCRUTINY_BAND_AMBER &&
       band != SCRUTINY_BAND_RED))
    return FINDINGS_NOT_ASKED;

  return band == SCRUTINY_BAND_GREEN ? FINDINGS_YES : FINDINGS_NO;
}

static int
compare_quarters (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Quarter *) a)->name, ((const Quarter *) b)->name);
}

static GArray *
list_quarters (const Design *design)
{
  GArray *quarters = g_array_new (FALSE, TRUE, sizeof (Quarter));

  for (guint m = 0; m < design->input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (design->input->meetings, m);
    Quarter fresh = { 0 };
    gboolean is_known = FALSE;

    quarter_of (meeting->facts.day, fresh.name);
    for (guint q = 0; q < quarters->len; q++)
      is_known =
          is_known || g_str_equal (g_array_index (quarters, Quarter, q).name, fresh.name);
    if (!is_known)
      g_array_append_val (quarters, fresh);
  }
  g_array_sort (quarters, compare_quarters);

  return quarters;
}

/* Newcombe's interval for the last quarter against the one before it. "Clear" only
 * when it leaves out nothing changing at all; never "no change". */
static const char *
change_words (const Quarter *before, const Quarter *last)
{
  const ScrutinyProportion *a = &last->estimate.proportion;
  const ScrutinyProportion *b = &before->estimate.proportion;
  ScrutinyInterval change;

  if (!before->has_estimate || !last->has_estimate ||
      a->asked < FINDINGS_LEAST_FOR_RATE || b->asked < FINDINGS_LEAST_FOR_RATE)
    return _("Too few cases to tell whether it is getting better.");

  change =
      scrutiny_interval_change (a->share,
                                scrutiny_interval_wilson (a->share, a->effective_size),
                                b->share,
                                scrutiny_interval_wilson (b->share, b->effective_size));
  if (change.low > 0)
    return _("A clear rise in Good practice since the quarter before.");
  if (change.high < 0)
    return _("A clear fall in Good practice since the quarter before.");

  return _("No clear change in Good practice since the quarter before.");
}

static void
add_row (ScrutinyChart *chart, const Quarter *quarter)
{
  const ScrutinyProportion *share = &quarter->estimate.proportion;
  g_autofree char *words = NULL;

  if (!quarter->has_estimate || share->asked < FINDINGS_LEAST_TO_TELL) {
    scrutiny_chart_add_row (chart, quarter->name, _("Too few cases to tell"));
    scrutiny_chart_set_untold (chart);
    return;
  }
  words = g_strdup_printf (_("%u of %u"), share->yes, share->asked);
  scrutiny_chart_add_row (chart, quarter->name, words);
  scrutiny_chart_set_range (chart, share->share, share->range.low, share->range.high);
}

/* Quarters and what came of their cases, for those who may not work small counts out:
 * the quarters are only told when all of them can be. */
static gboolean
is_whole (const Design *design, const GArray *quarters)
{
  g_autofree guint64 *cells =
      g_new0 (guint64, (gsize) quarters->len * FINDINGS_GRADE_PARTS);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;
  gboolean all = TRUE;

  for (guint q = 0; q < quarters->len; q++) {
    Question question = { .design = design,
                          .quarter = g_array_index (quarters, Quarter, q).name };

    for (guint i = 0; i < design->cases->len; i++) {
      const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

      if (is_in_quarter (one, &question))
        cells[q * FINDINGS_GRADE_PARTS + findings_grade_part (one)]++;
    }
  }
  safe = findings_design_protect (design, cells, quarters->len, FINDINGS_GRADE_PARTS);
  for (guint q = 0; safe != NULL && q <= quarters->len; q++)
    all = all && scrutiny_small_numbers_is_whole (safe, q);

  return safe != NULL && all;
}

/* For the panel and the force only: quarters of one panel are too small to publish. */
void
findings_add_change (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (GArray) quarters = list_quarters (design);
  g_autoptr (ScrutinyChart) chart = NULL;
  gboolean is_told;
  const char *title;

  if (design->is_public || quarters->len < 2)
    return;

  is_told = !design->hides_small || is_whole (design, quarters);
  for (guint q = 0; q < quarters->len && is_told; q++) {
    Quarter *quarter = &g_array_index (quarters, Quarter, q);
    Question question = { .design = design, .quarter = quarter->name };

    quarter->has_estimate =
        findings_design_estimate (design, ask_quarter, &question, &quarter->estimate);
  }

  title = change_words (&g_array_index (quarters, Quarter, quarters->len - 2),
                        &g_array_index (quarters, Quarter, quarters->len - 1));
  chart = scrutiny_chart_new (SCRUTINY_CHART_RANGES, "change", title, design->base_words);
  for (guint q = 0; q < quarters->len; q++)
    add_row (chart, &g_array_index (quarters, Quarter, q));
  findings_take (self, "change", g_strdup (title), NULL, NULL, NULL);
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
}
