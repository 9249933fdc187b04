/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/interval.h"

G_BEGIN_DECLS

/* One reviewed record, as an estimate sees it. */
typedef struct {
  guint stratum;     /* index into the strata given, which stand in key order */
  double weight;     /* how many records of the list it speaks for, at least 1 */
  gboolean is_asked; /* it belongs to the group asked about, and was answered */
  gboolean says_yes; /* only read where @is_asked */
} ScrutinyReviewedRecord;

/* A share of the list, estimated from the records drawn. */
typedef struct {
  double share;          /* 0..1, weighted by how the records were drawn */
  double standard_error; /* NAN when the design cannot show its own spread */
  double effective_size; /* INFINITY when the whole group was looked at */
  guint asked;           /* records the share is out of, unweighted */
  guint yes;             /* of them, unweighted */
  ScrutinyInterval range;
} ScrutinyProportion;

/* What was drawn from one stratum and could, or could not, be looked at. */
typedef struct {
  double list_size;
  guint reviewed;
  guint yes;
  guint unavailable;
} ScrutinyMissing;

/**
 * scrutiny_proportion_estimate:
 * @records: every reviewed record of a random draw, also those not asked about
 * @n_records: how many
 * @list_sizes: eligible records of each stratum, in key order
 * @n_strata: how many
 * @are_cap_weights: the weights come from a per-officer cap and stand for
 *   themselves; there is one stratum
 * @proportion: (out): the estimate
 *
 * Share, standard error, effective size and Wilson interval of sampling.md
 * section 15. A stratum with one reviewed record is joined, for the spread only,
 * with the next one in key order until two are together.
 *
 * Returns: %FALSE when nobody was asked
 */
gboolean scrutiny_proportion_estimate (const ScrutinyReviewedRecord *records,
                                       guint n_records,
                                       const double *list_sizes,
                                       guint n_strata,
                                       gboolean are_cap_weights,
                                       ScrutinyProportion *proportion);

/**
 * scrutiny_proportion_if_missing:
 * @strata: what was drawn and what was missing, a stratum each
 * @n_strata: how many
 * @range: (out): the share if every missing case said no, and if every one said yes
 *
 * Returns: %FALSE when a stratum has neither a reviewed nor a missing case
 */
gboolean scrutiny_proportion_if_missing (const ScrutinyMissing *strata,
                                         guint n_strata,
                                         ScrutinyInterval *range);

/**
 * scrutiny_proportion_wants_exact:
 *
 * Small results from one stratum are told in whole records of the list,
 * by scrutiny_interval_finite_list().
 */
gboolean scrutiny_proportion_wants_exact (const ScrutinyProportion *proportion,
                                          guint n_strata);

G_END_DECLS
