/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

/* Questions that ask whether record and footage tell the same story (forms.md 5.5). */
#define MATCH_PREFIX "rec_match_"

/* Yes: something did not match. Only cases with footage can be asked. */
static FindingsVote
ask_mismatch (const DesignCase *one, gpointer data)
{
  const Design *design = data;
  FindingsVote vote = FINDINGS_NOT_ASKED;

  if (one->source->facts.outcome != SCRUTINY_OUTCOME_REVIEWED)
    return FINDINGS_NOT_ASKED;

  for (guint q = 0; q < design->input->questions->len; q++) {
    const FindingsQuestion *question = g_ptr_array_index (design->input->questions, q);

    if (!g_str_has_prefix (question->id, MATCH_PREFIX))
      continue;
    switch (findings_case_answer (one->source, q)) {
    case SCRUTINY_ANSWER_PARTLY:
    case SCRUTINY_ANSWER_NO:
      return FINDINGS_YES;
    case SCRUTINY_ANSWER_YES:
      vote = FINDINGS_NO;
      break;
    default:
      break;
    }
  }

  return vote;
}

static char *
cases_that_differ (const Design *design)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);

    if (one->is_reviewed && ask_mismatch (one, (gpointer) design) == FINDINGS_YES)
      findings_append_case (list, one->source);
  }

  return g_string_free (list, FALSE);
}

/* Cases where any answer about the record says it does not match (forms.md 14). For
 * the panel alone: it pools questions whose own counts others are told. */
void
findings_add_mismatch (ScrutinyFindings *self, const Design *design)
{
  Estimate estimate;

  if (design->hides_small ||
      !findings_design_estimate (design, ask_mismatch, (gpointer) design, &estimate))
    return;

  findings_take (self, "record_mismatch",
                 g_strdup_printf (_("Record and footage differ in %u of %u."),
                                     estimate.proportion.yes, estimate.proportion.asked),
                                  findings_estimate_words (design, &estimate),
                                  findings_estimate_missing_words (design, &estimate),
                                  cases_that_differ (design));
}
