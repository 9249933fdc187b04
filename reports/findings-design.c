/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/findings-private.h"

/* Index of the first pooled stratum of a meeting. */
static guint
first_stratum (const ScrutinyFindingsInput *input, guint meeting_index)
{
  guint first = 0;

  for (guint m = 0; m < meeting_index; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (input->meetings, m);

    first += meeting->strata->len;
  }

  return first;
}

static void
pool_strata (Design *design)
{
  const ScrutinyFindingsInput *input = design->input;

  for (guint m = 0; m < input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (input->meetings, m);

    for (guint s = 0; s < meeting->strata->len; s++) {
      const FindingsStratum *source = g_ptr_array_index (meeting->strata, s);
      DesignStratum stratum = { .meeting_index = m, .list_size = source->list_size };

      g_array_append_val (design->strata, stratum);
    }
  }
}

static gboolean
was_reviewed (ScrutinyFindingsOutcome outcome)
{
  return outcome == SCRUTINY_OUTCOME_REVIEWED || outcome == SCRUTINY_OUTCOME_RECORD_ONLY;
}

static void
count_case (Design *design, const FindingsCase *source)
{
  const FindingsMeeting *meeting =
      g_ptr_array_index (design->input->meetings, source->meeting_index);
  DesignCase one = { .source = source };
  DesignStratum *stratum;

  if (!source->facts.is_random || source->facts.outcome == SCRUTINY_OUTCOME_PENDING)
    return;
  g_return_if_fail (source->facts.stratum < meeting->strata->len);

  one.stratum =
      first_stratum (design->input, source->meeting_index) + source->facts.stratum;
  stratum = &g_array_index (design->strata, DesignStratum, one.stratum);
  stratum->opened++;

  if (source->facts.outcome == SCRUTINY_OUTCOME_INELIGIBLE)
    stratum->ineligible++;
  else {
    one.is_reviewed = was_reviewed (source->facts.outcome);
    stratum->reviewed += one.is_reviewed ? 1 : 0;
    stratum->unavailable += one.is_reviewed ? 0 : 1;
    g_array_append_val (design->cases, one);
  }
}

/* N'_h = N_h (d_h - i_h)/d_h and weight N'_h/m_h (sampling.md section 12). */
static void
weigh (Design *design)
{
  for (guint h = 0; h < design->strata->len; h++) {
    DesignStratum *stratum = &g_array_index (design->strata, DesignStratum, h);

    design->opened += stratum->opened - stratum->ineligible;
    design->reviewed += stratum->reviewed;
    if (stratum->opened > 0)
      stratum->list_size *=
          (double) (stratum->opened - stratum->ineligible) / stratum->opened;
    stratum->list_size = fmax (stratum->list_size, stratum->reviewed);
  }

  for (guint i = 0; i < design->cases->len; i++) {
    DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    const DesignStratum *stratum =
        &g_array_index (design->strata, DesignStratum, one->stratum);
    const FindingsMeeting *meeting =
        g_ptr_array_index (design->input->meetings, one->source->meeting_index);

    if (!one->is_reviewed)
      continue;
    one->weight = stratum->list_size / stratum->reviewed;
    if (meeting->facts.are_cap_weights && one->source->facts.weight > 0)
      one->weight = one->source->facts.weight;
  }
}

static char *
describe_base (const Design *design)
{
  const char *first = NULL;
  const char *last = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint m = 0; m < design->input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (design->input->meetings, m);

    if (first == NULL || g_strcmp0 (meeting->facts.day, first) < 0)
      first = meeting->facts.day;
    if (last == NULL || g_strcmp0 (meeting->facts.day, last) > 0)
      last = meeting->facts.day;
  }
  from = findings_day_words (first);
  to = findings_day_words (last);

  if (design->hides_small && design->opened > 0 &&
      design->opened < FINDINGS_LEAST_TO_TELL)
    return g_strdup_printf (_("Fewer than 5 cases drawn at random, %s to %s"), from, to);
  if (design->is_public)
    return g_strdup_printf (_("About %u cases drawn at random, %s to %s"),
                               (guint) scrutiny_small_numbers_round (design->opened),
                               from, to);

  return g_strdup_printf (_("%u cases drawn at random, %s to %s"), design->opened, from,
                             to);
}

Design *
findings_design_new (const ScrutinyFindingsInput *input, ScrutinyAudience audience)
{
  Design *design = g_new0 (Design, 1);

  design->input = input;
  design->is_public = audience == SCRUTINY_AUDIENCE_PUBLIC;
  design->hides_small = audience != SCRUTINY_AUDIENCE_PANEL;
  design->strata = g_array_new (FALSE, TRUE, sizeof (DesignStratum));
  design->cases = g_array_new (FALSE, TRUE, sizeof (DesignCase));
  pool_strata (design);
  for (guint i = 0; i < input->cases->len; i++)
    count_case (design, g_ptr_array_index (input->cases, i));
  weigh (design);
  design->are_cap_weights =
      design->strata->len == 1 && input->meetings->len == 1 &&
      ((FindingsMeeting *) g_ptr_array_index (input->meetings, 0))->facts.are_cap_weights;
  design->base_words = describe_base (design);

  return design;
}

void
findings_design_free (Design *design)
{
  if (design == NULL)
    return;

  g_array_unref (design->strata);
  g_array_unref (design->cases);
  g_free (design->base_words);
  g_free (design);
}

/* The strata with a case reviewed or missing, for the worst-case bounds. */
static void
estimate_missing (const Design *design,
                  const ScrutinyReviewedRecord *records,
                  guint n_records,
                  Estimate *estimate)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, TRUE, sizeof (ScrutinyMissing));
  guint n_missing = 0;

  for (guint h = 0; h < design->strata->len; h++) {
    const DesignStratum *stratum = &g_array_index (design->strata, DesignStratum, h);
    ScrutinyMissing one = { .list_size = stratum->list_size,
                            .unavailable = stratum->unavailable };

    for (guint i = 0; i < n_records; i++) {
      if (records[i].stratum != h || !records[i].is_asked)
        continue;
      one.reviewed++;
      one.yes += records[i].says_yes ? 1 : 0;
    }
    n_missing += one.unavailable;
    if (one.reviewed + one.unavailable > 0)
      g_array_append_val (missing, one);
  }

  estimate->has_missing =
      n_missing > 0 &&
      scrutiny_proportion_if_missing ((const ScrutinyMissing *) (gconstpointer)
                                          missing->data,
                                      missing->len, &estimate->if_missing);
}

/* The interval in whole records: exact where one stratum was drawn from and few
 * were drawn, else the Wilson ends carried over to the list, outwards. */
static void
estimate_records (Estimate *estimate, guint n_strata_seen)
{
  const ScrutinyProportion *proportion = &estimate->proportion;
  guint size = MAX ((guint) lround (estimate->group_size), proportion->asked);

  if (scrutiny_proportion_wants_exact (proportion, n_strata_seen)) {
    scrutiny_interval_finite_list (proportion->yes, proportion->asked, size,
                                   &estimate->records_low, &estimate->records_high);
    estimate->proportion.range.low = (double) estimate->records_low / size;
    estimate->proportion.range.high = (double) estimate->records_high / size;
  } else {
    estimate->records_low = (guint) floor (proportion->range.low * size + 1e-9);
    estimate->records_high = (guint) ceil (proportion->range.high * size - 1e-9);
  }
}

gboolean
findings_design_estimate (const Design *design,
                          FindingsAskFunc ask,
                          gpointer data,
                          Estimate *estimate)
{
  g_autofree ScrutinyReviewedRecord *records =
      g_new0 (ScrutinyReviewedRecord, design->cases->len + 1);
  g_autofree double *sizes = g_new0 (double, design->strata->len + 1);
  guint n_records = 0;
  guint n_seen = 0;

  *estimate = (Estimate){ 0 };

  for (guint h = 0; h < design->strata->len; h++) {
    const DesignStratum *stratum = &g_array_index (design->strata, DesignStratum, h);

    sizes[h] = stratum->list_size;
    n_seen += stratum->reviewed > 0 ? 1 : 0;
  }

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    FindingsVote vote;

    if (!one->is_reviewed)
      continue;
    vote = ask (one, data);
    records[n_records].stratum = one->stratum;
    records[n_records].weight = one->weight;
    records[n_records].is_asked = vote != FINDINGS_NOT_ASKED;
    records[n_records].says_yes = vote == FINDINGS_YES;
    estimate->group_size += vote != FINDINGS_NOT_ASKED ? one->weight : 0;
    n_records++;
  }

  if (!scrutiny_proportion_estimate (records, n_records, sizes, design->strata->len,
                                     design->are_cap_weights, &estimate->proportion))
    return FALSE;
  estimate_missing (design, records, n_records, estimate);
  estimate_records (estimate, design->are_cap_weights ? 2 : n_seen);

  return TRUE;
}
