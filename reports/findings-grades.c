/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

/* The parts of a grade bar, in the fixed order of ux.md section 7. */
enum { PART_GOOD, PART_LEARNING, PART_CONCERN, PART_UNGRADED, PART_NO_FOOTAGE, N_PARTS };
G_STATIC_ASSERT (N_PARTS == FINDINGS_GRADE_PARTS);

guint
findings_grade_part (const DesignCase *one)
{
  if (!one->is_reviewed)
    return PART_NO_FOOTAGE;

  switch (one->source->facts.band) {
  case SCRUTINY_BAND_GREEN:
    return PART_GOOD;
  case SCRUTINY_BAND_AMBER:
    return PART_LEARNING;
  case SCRUTINY_BAND_RED:
    return PART_CONCERN;
  case SCRUTINY_BAND_NONE:
  case SCRUTINY_BAND_NOT_GRADABLE:
  default:
    return one->source->facts.outcome == SCRUTINY_OUTCOME_RECORD_ONLY ? PART_NO_FOOTAGE
                                                                      : PART_UNGRADED;
  }
}

gboolean
findings_is_graded (const DesignCase *one)
{
  return findings_grade_part (one) <= PART_CONCERN;
}

static guint64 *
count_parts (const Design *design)
{
  guint64 *cells =
      g_new0 (guint64, (gsize) MAX (1, design->input->meetings->len) * N_PARTS);

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

    cells[one->source->meeting_index * N_PARTS + findings_grade_part (one)]++;
  }

  return cells;
}

static ScrutinyChart *
new_chart (const Design *design, const char *title)
{
  ScrutinyChart *chart =
      scrutiny_chart_new (SCRUTINY_CHART_STACKED, "grades", title, design->base_words);

  scrutiny_chart_add_part (chart, _("Good practice"), SCRUTINY_MARK_GOOD);
  scrutiny_chart_add_part (chart, _("Learning needed"), SCRUTINY_MARK_LEARNING);
  scrutiny_chart_add_part (chart, _("Concern"), SCRUTINY_MARK_CONCERN);
  scrutiny_chart_add_part (chart, _("Not gradable"), SCRUTINY_MARK_NOT_GRADABLE);
  scrutiny_chart_add_part (chart, _("Not watched, no grade"), SCRUTINY_MARK_NO_FOOTAGE);

  return chart;
}

static ScrutinyTable *
new_table (const char *title)
{
  return findings_table_new ("grades_by_meeting", title,
                             _("Meeting|Good practice|Learning needed|Concern|"
                               "Not gradable|Not watched, no grade|All drawn"));
}

static char *
meeting_label (const Design *design, guint m)
{
  const FindingsMeeting *meeting = g_ptr_array_index (design->input->meetings, m);
  g_autofree char *day = findings_day_words (meeting->facts.day);

  if (design->is_public)
    return g_steal_pointer (&day);

  return g_strdup_printf (_("Meeting %u, %s"), meeting->facts.number, day);
}

/* For the panel: the counts as they are. */
static void
draw_plain (ScrutinyChart *chart,
            ScrutinyTable *table,
            const Design *design,
            const guint64 *cells)
{
  for (guint m = 0; m < design->input->meetings->len; m++) {
    g_autofree char *label = meeting_label (design, m);
    guint64 total = 0;

    scrutiny_chart_add_row (chart, label, NULL);
    scrutiny_table_add_text (table, label);
    for (guint p = 0; p < N_PARTS; p++) {
      scrutiny_chart_set_part (chart, p, (double) cells[m * N_PARTS + p], FALSE);
      scrutiny_table_add_count (table, cells[m * N_PARTS + p]);
      total += cells[m * N_PARTS + p];
    }
    scrutiny_table_add_count (table, total);
  }
}

/* For others: one protected table; rows beyond the meetings are their total. */
static void
draw_safe (ScrutinyChart *chart,
           ScrutinyTable *table,
           const Design *design,
           const ScrutinySmallNumbers *safe)
{
  guint rows = scrutiny_small_numbers_get_rows (safe);
  gboolean is_by_meeting = rows == design->input->meetings->len && rows > 1;

  for (guint row = is_by_meeting ? 0 : rows; row <= rows; row++) {
    g_autofree char *label =
        row < rows ? meeting_label (design, row) : g_strdup (_("All meetings"));

    scrutiny_chart_add_row (chart, label, NULL);
    scrutiny_table_add_text (table, label);
    for (guint p = 0; p <= N_PARTS; p++) {
      g_autofree char *mark = findings_design_tell (design, safe, row, p);
      guint64 count = scrutiny_small_numbers_get_count (safe, row, p);
      gboolean is_hidden = scrutiny_small_numbers_is_hidden (safe, row, p);

      findings_design_tell_cell (design, safe, row, p, table);
      if (p < N_PARTS)
        scrutiny_chart_set_part (chart, p, findings_design_round (design, count),
                                 is_hidden ? mark : NULL);
    }
  }
}

/* By meeting if that can be protected, else all meetings as one, else nothing. */
static ScrutinySmallNumbers *
protect (const Design *design, const guint64 *cells, const guint64 *totals)
{
  const guint n_meetings = design->input->meetings->len;
  ScrutinySmallNumbers *safe = NULL;
  gboolean is_whole = TRUE;

  if (design->opened < FINDINGS_LEAST_TO_TELL)
    return NULL;
  if (n_meetings > 1)
    safe = findings_design_protect (design, cells, n_meetings, N_PARTS);
  /* The cases behind a number are named to the force: meetings in which something is
   * hidden would be counted out from them. */
  for (guint row = 0; safe != NULL && !design->is_public && row < n_meetings; row++)
    is_whole = is_whole && scrutiny_small_numbers_is_whole (safe, row);
  if (!is_whole)
    g_clear_pointer (&safe, scrutiny_small_numbers_free);
  if (safe == NULL)
    safe = findings_design_protect (design, totals, 1, N_PARTS);

  return safe;
}

static FindingsVote
ask_band (const DesignCase *one, gpointer data)
{
  ScrutinyBand band = one->source->facts.band;

  if (band != SCRUTINY_BAND_GREEN && band != SCRUTINY_BAND_AMBER &&
      band != SCRUTINY_BAND_RED)
    return FINDINGS_NOT_ASKED;

  return band == *(const ScrutinyBand *) data ? FINDINGS_YES : FINDINGS_NO;
}

static guint
part_of_band (ScrutinyBand band)
{
  return band == SCRUTINY_BAND_GREEN   ? PART_GOOD
         : band == SCRUTINY_BAND_AMBER ? PART_LEARNING
                                       : PART_CONCERN;
}

/* Cases are only named where their number is told: it can be counted. */
static gboolean
may_name_band (const Design *design, ScrutinyBand band, const ScrutinySmallNumbers *safe)
{
  return !design->hides_small ||
         (!design->is_public && safe != NULL &&
          !scrutiny_small_numbers_is_hidden (safe, scrutiny_small_numbers_get_rows (safe),
                                             part_of_band (band)));
}

static char *
cases_with_band (const Design *design, ScrutinyBand band)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

    if (one->is_reviewed && one->source->facts.band == band)
      findings_append_case (list, one->source);
  }

  return g_string_free (list, FALSE);
}

static char *
band_sentence (const Design *design,
               ScrutinyBand band,
               const Estimate *estimate,
               const ScrutinySmallNumbers *safe,
               gboolean *may_rate)
{
  guint column = part_of_band (band);
  guint total_row = safe ? scrutiny_small_numbers_get_rows (safe) : 0;

  /* A rate gives its count away, and so does the number graded: both only where
   * every part of the total is told. */
  *may_rate = !design->hides_small ||
              (safe != NULL && scrutiny_small_numbers_is_whole (safe, total_row));
  if (*may_rate && !design->is_public)
    return g_strdup_printf (_("%s in %u of %u cases graded."),
                               findings_band_words (band), estimate->proportion.yes,
                               estimate->proportion.asked);

  if (safe != NULL && !design->is_public) {
    g_autofree char *told = findings_design_tell (design, safe, total_row, column);

    return g_strdup_printf (_("%s in %s of %u cases drawn."), findings_band_words (band),
                               told, design->opened);
  }
  if (safe == NULL || scrutiny_small_numbers_is_hidden (safe, total_row, column))
    return g_strdup_printf (_("%s: too few cases to show."), findings_band_words (band));

  return g_strdup_printf (_("%s in about %u of "
                            "about %u drawn."),
      findings_band_words (band),
      (guint) scrutiny_small_numbers_round (estimate->proportion.yes),
      (guint) scrutiny_small_numbers_round (design->opened));
}

static void
add_bands (ScrutinyFindings *self, const Design *design, const ScrutinySmallNumbers *safe)
{
  const ScrutinyBand bands[] = { SCRUTINY_BAND_GREEN, SCRUTINY_BAND_AMBER,
                                 SCRUTINY_BAND_RED };
  const char *const ids[] = { "grade_green", "grade_amber", "grade_red" };

  for (guint b = 0; b < G_N_ELEMENTS (bands); b++) {
    Estimate estimate;
    ScrutinyBand band = bands[b];
    g_autofree char *sentence = NULL;
    gboolean may_rate;

    if (!findings_design_estimate (design, ask_band, &band, &estimate))
      return;
    sentence = band_sentence (design, band, &estimate, safe, &may_rate);
    findings_take (self, ids[b], g_steal_pointer (&sentence),
                   may_rate
                       ? findings_estimate_words (design, &estimate)
                       : g_strdup (_("Too few cases to tell.")),
                                   may_rate ? findings_estimate_missing_words (design,
                                                                               &estimate)
                                            : NULL,
                                   may_name_band (design, band, safe)
                                       ? cases_with_band (design, band)
                                       : NULL);
  }
}

/* The counts of all parts, as the panel or the force reads them. */
static char *
count_title (const Design *design,
             const guint64 *totals,
             const ScrutinySmallNumbers *safe)
{
  g_auto (GStrv) told = g_new0 (char *, N_PARTS + 1);

  for (guint p = 0; p < N_PARTS; p++)
    told[p] = design->hides_small
                  ? findings_design_tell (design, safe,
                                          scrutiny_small_numbers_get_rows (safe), p)
                  : g_strdup_printf ("%u", (guint) totals[p]);

  return g_strdup_printf (_("Drawn: %u. Good practice %s, Learning needed %s, "
                            "Concern %s, not gradable %s, "
                            "not watched and not graded %s."),
                             design->opened, told[PART_GOOD], told[PART_LEARNING],
                             told[PART_CONCERN], told[PART_UNGRADED],
                             told[PART_NO_FOOTAGE]);
}

static char *
title_of (const Design *design, const guint64 *totals, const ScrutinySmallNumbers *safe)
{
  if (design->opened < FINDINGS_LEAST_TO_TELL && design->hides_small)
    return g_strdup (_("Fewer than 5 cases: too few to show."));

  if (!design->hides_small || (safe != NULL && !design->is_public))
    return count_title (design, totals, safe);
  if (safe == NULL ||
      scrutiny_small_numbers_is_hidden (safe, scrutiny_small_numbers_get_rows (safe),
                                        PART_GOOD))
    return g_strdup (_("How the cases were graded; small numbers are not shown."));

  return g_strdup_printf (_("Good practice in about %u of about %u cases drawn."),
                             (guint) scrutiny_small_numbers_round (totals[PART_GOOD]),
                             (guint) scrutiny_small_numbers_round (design->opened));
}

void
findings_add_grades (ScrutinyFindings *self, const Design *design)
{
  g_autofree guint64 *cells = count_parts (design);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;
  g_autoptr (ScrutinyChart) chart = NULL;
  g_autoptr (ScrutinyTable) table = NULL;
  guint64 totals[N_PARTS] = { 0 };
  g_autofree char *title = NULL;

  for (guint i = 0; i < design->input->meetings->len * N_PARTS; i++)
    totals[i % N_PARTS] += cells[i];
  if (design->hides_small)
    safe = protect (design, cells, totals);

  title = title_of (design, totals, safe);
  chart = new_chart (design, title);
  table = new_table (title);
  if (!design->hides_small)
    draw_plain (chart, table, design, cells);
  else if (safe != NULL)
    draw_safe (chart, table, design, safe);

  findings_add_headline (self, "grade_", title);
  add_bands (self, design, safe);
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}
