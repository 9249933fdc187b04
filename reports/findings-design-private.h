/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-input-private.h"
#include "reports/proportion.h"

G_BEGIN_DECLS

/* A case of a random draw, as the estimates see it. */
typedef struct {
  const FindingsCase *source;
  guint stratum; /* pooled over meetings */
  double weight; /* 0 unless it was reviewed */
  gboolean is_reviewed;
} DesignCase;

typedef struct {
  guint meeting_index;
  double list_size; /* eligible records, less the share found ineligible */
  guint opened;     /* main and called-up reserves that have an outcome */
  guint ineligible;
  guint reviewed;
  guint unavailable;
} DesignStratum;

/* The random cases pooled: every stratum of every list is one stratum. */
typedef struct {
  const ScrutinyFindingsInput *input;
  gboolean is_public;
  gboolean are_cap_weights;
  GArray *strata; /* DesignStratum */
  GArray *cases;  /* DesignCase */
  guint opened;   /* random cases with an outcome, ineligible ones left out */
  guint reviewed;
  char *base_words; /* "20 cases drawn at random, 18 March to 22 July 2026" */
} Design;

Design *findings_design_new (const ScrutinyFindingsInput *input, gboolean is_public);
void findings_design_free (Design *design);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Design, findings_design_free)

/* What an estimate asks of each case: not asked, no or yes. */
typedef enum { FINDINGS_NOT_ASKED, FINDINGS_NO, FINDINGS_YES } FindingsVote;
typedef FindingsVote (*FindingsAskFunc) (const DesignCase *one, gpointer data);

/* One share with all that is told about it. */
typedef struct {
  ScrutinyProportion proportion;
  double group_size;    /* records the asked cases speak for */
  gboolean has_missing; /* @if_missing holds */
  ScrutinyInterval if_missing;
  gboolean has_records; /* @records_low and _high hold, in whole records */
  guint records_low;
  guint records_high;
} Estimate;

/* FALSE when nobody was asked. */
gboolean findings_design_estimate (const Design *design,
                                   FindingsAskFunc ask,
                                   gpointer data,
                                   Estimate *estimate);

/* "About 70%, between 48% and 86%, of the 240 records on the lists." */
char *findings_estimate_words (const Design *design, const Estimate *estimate);
/* "With the 3 cases nobody could see it could be from 60% to 80%." or "". */
char *findings_estimate_missing_words (const Design *design, const Estimate *estimate);

G_END_DECLS
