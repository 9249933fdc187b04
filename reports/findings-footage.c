/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

typedef struct {
  char *code;
  guint64 count;
} Reason;

typedef struct {
  guint64 missing; /* random cases that have no footage, whatever was reviewed */
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
    count_reason (gaps.reasons, code && *code ? code : "unknown_no_answer");
  }
  g_array_sort (gaps.reasons, compare_reasons);

  return gaps;
}

static char *
cases_without (const Design *design)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < design->cases->len && !design->is_public; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

    if (lacks_footage (one))
      findings_append_case (list, one->source);
  }

  return g_string_free (list, FALSE);
}

/* For the public the reasons are one row with their total. They are told only if
 * that total is, for it also stands in the table of grades. */
static ScrutinySmallNumbers *
protect_reasons (const Gaps *gaps)
{
  g_autofree guint64 *cells = g_new0 (guint64, gaps->reasons->len + 1);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;

  for (guint i = 0; i < gaps->reasons->len; i++)
    cells[i] = g_array_index (gaps->reasons, Reason, i).count;
  if (gaps->reasons->len > 0)
    safe = scrutiny_small_numbers_new (cells, 1, gaps->reasons->len,
                                       SCRUTINY_SMALL_NUMBERS_THRESHOLD, NULL);
  if (safe != NULL && scrutiny_small_numbers_is_hidden (safe, 0, gaps->reasons->len))
    g_clear_pointer (&safe, scrutiny_small_numbers_free);

  return g_steal_pointer (&safe);
}

/* Whether the total may be told: not small, and not the rest of a small one. */
static gboolean
may_tell_total (const Design *design, const Gaps *gaps)
{
  const guint64 parts[] = { gaps->missing, design->opened - gaps->missing };
  g_autoptr (ScrutinySmallNumbers) safe = NULL;

  if (!design->is_public)
    return TRUE;
  safe = scrutiny_small_numbers_new (parts, 1, G_N_ELEMENTS (parts),
                                     SCRUTINY_SMALL_NUMBERS_THRESHOLD, NULL);

  return safe != NULL && !scrutiny_small_numbers_is_hidden (safe, 0, 0);
}

static char *
footage_title (const Design *design, const Gaps *gaps, gboolean is_told)
{
  if (!is_told)
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
    guint64 count =
        design->is_public ? scrutiny_small_numbers_round (reason->count) : reason->count;
    g_autofree char *words = g_strdup_printf ("%u", (guint) count);

    scrutiny_table_add_text (table, scrutiny_reason_get_words (reason->code));
    if (safe != NULL && scrutiny_small_numbers_is_hidden (safe, 0, i)) {
      scrutiny_chart_add_row (chart, scrutiny_reason_get_words (reason->code),
                              _("too few to show"));
      scrutiny_chart_set_untold (chart);
      scrutiny_table_add_hidden (table);
      continue;
    }
    scrutiny_chart_add_row (chart, scrutiny_reason_get_words (reason->code), words);
    scrutiny_chart_set_bar (chart, (double) count,
                            design->is_public
                                ? (double) scrutiny_small_numbers_round (gaps->missing)
                                : (double) gaps->missing);
    scrutiny_table_add_count (table, count);
  }
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

void
findings_add_footage (ScrutinyFindings *self, const Design *design)
{
  Gaps gaps = count_gaps (design);
  gboolean is_told = may_tell_total (design, &gaps);
  g_autofree char *title = footage_title (design, &gaps, is_told);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;

  if (design->is_public && is_told)
    safe = protect_reasons (&gaps);
  if (gaps.missing > 0 && (!design->is_public || safe != NULL))
    add_reasons (self, design, &gaps, title, safe);
  if (gaps.reasons->len > 0 && !design->is_public) {
    const Reason *first = &g_array_index (gaps.reasons, Reason, 0);
    g_autofree char *headline =
        g_strdup_printf (_("%s Most often: %s (%u)."), title,
                            scrutiny_reason_get_words (first->code),
                            (guint) first->count);

    g_ptr_array_add (self->headlines, g_steal_pointer (&headline));
  } else
    g_ptr_array_add (self->headlines, g_strdup (title));

  findings_take (self, "footage", g_steal_pointer (&title),
                 g_strdup (_("Counted over every random case drawn, seen or not.")),
                           NULL, cases_without (design));
  g_array_unref (gaps.reasons);
}
