/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

typedef struct {
  char *code;
  guint64 count;
} Reason;

typedef struct {
  guint64 missing; /* random cases that have no footage, whatever was reviewed */
  guint64 graded;  /* of them graded by the written record alone */
  GArray *reasons; /* Reason, most frequent first */
} Gaps;

static void
clear_reason (gpointer data)
{
  g_free (((Reason *) data)->code);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const Reason *x = a;
  const Reason *y = b;

  if (x->count != y->count)
    return x->count < y->count ? 1 : -1;

  return g_strcmp0 (x->code, y->code);
}

static void
count_reason (GArray *reasons, const char *code)
{
  Reason fresh = { .count = 1 };

  for (guint i = 0; i < reasons->len; i++) {
    Reason *known = &g_array_index (reasons, Reason, i);

    if (g_str_equal (known->code, code)) {
      known->count++;
      return;
    }
  }
  fresh.code = g_strdup (code);
  g_array_append_val (reasons, fresh);
}

static gboolean
lacks_footage (const DesignCase *one)
{
  return one->source->facts.outcome != SCRUTINY_OUTCOME_REVIEWED;
}

static Gaps
count_gaps (const Design *design)
{
  Gaps gaps = { .reasons = g_array_new (FALSE, TRUE, sizeof (Reason)) };

  g_array_set_clear_func (gaps.reasons, clear_reason);
  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    const char *code = one->source->facts.reason;

    if (!lacks_footage (one))
      continue;
    gaps.missing++;
    gaps.graded += findings_is_graded (one) ? 1 : 0;
    count_reason (gaps.reasons, code && *code ? code : "unknown_no_answer");
  }
  g_array_sort (gaps.reasons, compare_reasons);

  return gaps;
}

static char *
cases_without (const Design *design)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

    if (lacks_footage (one))
      findings_append_case (list, one->source);
  }

  return g_string_free (list, FALSE);
}

/* For others the reasons are one row with their total. They are told only if
 * that total is, for it also stands in the table of grades. */
static ScrutinySmallNumbers *
protect_reasons (const Design *design, const Gaps *gaps)
{
  g_autofree guint64 *cells = g_new0 (guint64, gaps->reasons->len + 1);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;

  for (guint i = 0; i < gaps->reasons->len; i++)
    cells[i] = g_array_index (gaps->reasons, Reason, i).count;
  if (gaps->reasons->len > 0)
    safe = findings_design_protect (design, cells, 1, gaps->reasons->len);
  if (safe != NULL && scrutiny_small_numbers_is_hidden (safe, 0, gaps->reasons->len))
    g_clear_pointer (&safe, scrutiny_small_numbers_free);

  return g_steal_pointer (&safe);
}

/* The total and its rest. The bars of grades show those without footage that were not
 * graded: nothing is told where the difference would be small. */
static ScrutinySmallNumbers *
protect_total (const Design *design, const Gaps *gaps)
{
  const guint64 parts[] = { gaps->missing, design->opened - gaps->missing };

  if (gaps->graded > 0 && gaps->graded < SCRUTINY_SMALL_NUMBERS_THRESHOLD)
    return NULL;

  return findings_design_protect (design, parts, 1, G_N_ELEMENTS (parts));
}

static char *
footage_title (const Design *design, const Gaps *gaps, const ScrutinySmallNumbers *total)
{
  g_autofree char *told = NULL;

  if (design->hides_small && !design->is_public && total != NULL) {
    told = findings_design_tell (design, total, 0, 0);
    return g_strdup_printf (_("Footage missing in %s of %u cases drawn."), told,
                               design->opened);
  }
  if (design->hides_small &&
      (total == NULL || scrutiny_small_numbers_is_hidden (total, 0, 0)))
    return g_strdup (_("How often footage was missing is too small a number to show."));
  if (design->is_public)
    return g_strdup_printf (_("Footage missing in about %u of about %u cases drawn."),
                               (guint) scrutiny_small_numbers_round (gaps->missing),
                               (guint) scrutiny_small_numbers_round (design->opened));

  return g_strdup_printf (_("Footage missing in %u of %u cases drawn."),
                             (guint) gaps->missing, design->opened);
}

static void
add_reasons (ScrutinyFindings *self,
             const Design *design,
             const Gaps *gaps,
             const char *title,
             const ScrutinySmallNumbers *safe)
{
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("missing_footage", title, _("Reason|Cases"));
  g_autoptr (ScrutinyChart) chart =
      scrutiny_chart_new (SCRUTINY_CHART_BARS, "missing_footage", title,
                          design->base_words);

  for (guint i = 0; i < gaps->reasons->len; i++) {
    const Reason *reason = &g_array_index (gaps->reasons, Reason, i);
    guint count = findings_design_round (design, reason->count);
    g_autofree char *words = safe != NULL ? findings_design_tell (design, safe, 0, i)
                                          : g_strdup_printf ("%u", count);

    scrutiny_table_add_text (table, scrutiny_reason_get_words (reason->code));
    if (safe != NULL && scrutiny_small_numbers_is_hidden (safe, 0, i)) {
      scrutiny_chart_add_row (chart, scrutiny_reason_get_words (reason->code),
                              design->is_public ? _("too few to show") : words);
      scrutiny_chart_set_untold (chart);
      scrutiny_table_add_hidden (table, words);
      continue;
    }
    scrutiny_chart_add_row (chart, scrutiny_reason_get_words (reason->code), words);
    scrutiny_chart_set_bar (chart, count, findings_design_round (design, gaps->missing));
    scrutiny_table_add_count (table, count);
  }
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

void
findings_add_footage (ScrutinyFindings *self, const Design *design)
{
  Gaps gaps = count_gaps (design);
  g_autoptr (ScrutinySmallNumbers) total =
      design->hides_small ? protect_total (design, &gaps) : NULL;
  gboolean is_told = !design->hides_small ||
                     (total != NULL && !scrutiny_small_numbers_is_hidden (total, 0, 0));
  g_autofree char *title = footage_title (design, &gaps, total);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;

  if (design->hides_small && is_told)
    safe = protect_reasons (design, &gaps);
  if (gaps.missing > 0 && (!design->hides_small || safe != NULL))
    add_reasons (self, design, &gaps, title, safe);
  if (gaps.reasons->len > 0 && !design->hides_small) {
    const Reason *first = &g_array_index (gaps.reasons, Reason, 0);
    g_autofree char *headline =
        g_strdup_printf (_("%s Most often: %s (%u)."), title,
                            scrutiny_reason_get_words (first->code),
                            (guint) first->count);

    findings_add_headline (self, "footage", headline);
  } else
    findings_add_headline (self, "footage", title);

  findings_take (self, "footage", g_steal_pointer (&title),
                 g_strdup (_("Counted over every random case drawn, seen or not.")),
                           NULL,
                           is_told && !design->is_public ? cases_without (design) : NULL);
  g_array_unref (gaps.reasons);
}
