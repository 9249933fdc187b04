/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "model/day.h"
#include "reports/reason.h"

#define MOST_STRETCHES 4 /* of days, named one by one */

static char *
say_total (const ScrutinyListDoubt *doubt)
{
  const char *who = *doubt->where != '\0' ? doubt->where : _("The force");

  if (doubt->kind == SCRUTINY_DOUBT_TOTAL_AGREES)
    return g_strdup_printf (_("%s reports %" PRId64 " records: the same."), who,
                               doubt->of);
  if (doubt->kind == SCRUTINY_DOUBT_TOTAL_FEWER)
    return g_strdup_printf (_("%s reports %" PRId64
                              " records: %" PRId64
                              " are missing from the list."),
                               who, doubt->of, doubt->count);

  return g_strdup_printf (_("%s reports %" PRId64
                            " records: the list has %" PRId64 " more."),
                             who, doubt->of, doubt->count);
}

/* Stretches such as "2026-05-11–2026-05-12, 2026-05-14", as people write days. */
static char *
say_days (const char *where)
{
  g_auto (GStrv) stretches = g_strsplit (where, ", ", -1);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; stretches[i] != NULL && i < MOST_STRETCHES; i++) {
    g_auto (GStrv) ends = g_strsplit (stretches[i], "–", 2);
    g_autofree char *from = scrutiny_day_to_words (ends[0]);
    g_autofree char *to = ends[0] && ends[1] ? scrutiny_day_to_words (ends[1]) : NULL;
    g_autofree char *both = to ? g_strdup_printf (_("%s to %s"), from, to) : NULL;

    g_strv_builder_add (all, both ? both : from);
  }
  if (g_strv_length (stretches) > MOST_STRETCHES)
    g_strv_builder_add (all, "…");
  words = g_strv_builder_end (all);

  return g_strjoinv (", ", words);
}

/**
 * scrutiny_list_words_doubt:
 *
 * Returns: (transfer full): the doubt in a sentence
 */
char *
scrutiny_list_words_doubt (const ScrutinyListDoubt *doubt)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (doubt != NULL, NULL);

  switch (doubt->kind) {
  case SCRUTINY_DOUBT_NUMBER_GAP:
    return g_strdup_printf (_("%" PRId64 " of %" PRId64
                              " reference numbers in a row have no record in this list: %s."),
        doubt->count, doubt->of, doubt->where);
  case SCRUTINY_DOUBT_EMPTY_DAYS:
    days = say_days (doubt->where);
    return g_strdup_printf (_("%" PRId64 " of %" PRId64
                              " days have no record in this list: %s."),
                               doubt->count, doubt->of, days);
  case SCRUTINY_DOUBT_EMPTY_AREA:
    return g_strdup_printf (_("%s has records at other times and none here."),
                               doubt->where);
  case SCRUTINY_DOUBT_REVISED_MONTH:
    return g_strdup_printf (_("%s was sent again: %" PRId64
                              " rows are new, gone or changed since."),
                               doubt->where, doubt->count);
  case SCRUTINY_DOUBT_DOUBLED_FILE:
    return g_strdup_printf (_("%s looks as if it was loaded twice: %" PRId64
                              " rows stand in it more than once."),
                               doubt->where, doubt->count);
  case SCRUTINY_DOUBT_TOTAL_AGREES:
  case SCRUTINY_DOUBT_TOTAL_FEWER:
  case SCRUTINY_DOUBT_TOTAL_MORE:
  default:
    return say_total (doubt);
  }
}

/**
 * scrutiny_list_words_exclusion:
 * @code: why, such as "live_investigation"
 * @decider: the part that decided
 *
 * Returns: (transfer full): how many records were kept out for it, in a sentence
 */
char *
scrutiny_list_words_exclusion (const char *code, const char *decider, gint64 count)
{
  return g_strdup_printf (ngettext ("%" PRId64 " record kept out: %s. Decided by: %s.",
                                    "%" PRId64 " records kept out: %s. Decided by: %s.",
                                    (gulong) count),
                          count, scrutiny_reason_get_words (code), decider);
}
