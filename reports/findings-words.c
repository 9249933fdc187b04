/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/day.h"
#include "reports/findings-private.h"

const char *
findings_band_words (ScrutinyBand band)
{
  switch (band) {
  case SCRUTINY_BAND_GREEN:
    return _("Good practice");
  case SCRUTINY_BAND_AMBER:
    return _("Learning needed");
  case SCRUTINY_BAND_RED:
    return _("Concern");
  case SCRUTINY_BAND_NOT_GRADABLE:
    return _("Not gradable");
  case SCRUTINY_BAND_NONE:
  default:
    return _("No grade agreed");
  }
}

ScrutinyTable *
findings_table_new (const char *id, const char *title, const char *headers)
{
  g_auto (GStrv) heads = g_strsplit (headers, "|", -1);

  return scrutiny_table_new (id, title, (const char *const *) heads);
}

void
findings_append_case (GString *list, const FindingsCase *one)
{
  g_string_append_printf (list, "%s%u%s", list->len > 0 ? " " : "", one->facts.meeting,
                          one->facts.letter ? one->facts.letter : "");
}

void
findings_take (ScrutinyFindings *self,
               const char *id,
               char *sentence,
               char *sure,
               char *beside,
               char *cases)
{
  OwnedFinding *finding = g_new0 (OwnedFinding, 1);

  finding->id = g_strdup (id);
  finding->sentence = sentence ? sentence : g_strdup ("");
  finding->sure = sure ? sure : g_strdup ("");
  finding->beside = beside ? beside : g_strdup ("");
  finding->cases = cases ? cases : g_strdup ("");
  g_ptr_array_add (self->findings, finding);
}

void
findings_add_headline (ScrutinyFindings *self, const char *about, const char *sentence)
{
  OwnedHeadline *headline = g_new0 (OwnedHeadline, 1);

  headline->about = g_strdup (about);
  headline->sentence = g_strdup (sentence);
  g_ptr_array_add (self->headlines, headline);
}

char *
findings_estimate_words (const Design *design, const Estimate *estimate)
{
  const ScrutinyProportion *share = &estimate->proportion;
  guint size = MAX ((guint) lround (estimate->group_size), share->asked);

  if (share->asked < FINDINGS_LEAST_TO_TELL)
    return g_strdup (_("Too few cases to tell."));

  if (share->asked < FINDINGS_LEAST_FOR_RATE) {
    if (design->is_public)
      return g_strdup (_("Too few cases to tell."));
    return g_strdup_printf (_("Few cases: between %u and %u of %u records would fit."),
                               estimate->records_low, estimate->records_high, size);
  }

  return g_strdup_printf (_("About %.0f%% of the list; 95 times in 100 "
                            "between %.0f%% and %.0f%%."),
                             round (100 * share->share),
                             floor (100 * share->range.low + 1e-9),
                             ceil (100 * share->range.high - 1e-9));
}

char *
findings_estimate_missing_words (const Design *design, const Estimate *estimate)
{
  guint n_missing = design->opened - design->reviewed;

  if (!estimate->has_missing || design->hides_small)
    return g_strdup ("");
  if (estimate->proportion.asked < FINDINGS_LEAST_FOR_RATE)
    return g_strdup_printf (_("Cases nobody saw: %u."), n_missing);

  return g_strdup_printf (_("Counting those nobody saw (%u): %.0f%% to %.0f%%."),
                             n_missing, floor (100 * estimate->if_missing.low + 1e-9),
                             ceil (100 * estimate->if_missing.high - 1e-9));
}

/* A case's mark for one question, as scrutiny_findings_mark() has it. */
int
findings_case_answer (const FindingsCase *one, guint question)
{
  const FindingsAnswer *answer = scrutiny_findings_input_find_answer (one, question);

  return answer ? scrutiny_findings_mark (answer->members) : -1;
}

/* "22 November 2026"; what is not a day stays as it is. */
char *
findings_day_words (const char *day)
{
  return scrutiny_day_to_words (day);
}
