/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-input-private.h"
#include "reports/findings.h"
#include "reports/small-numbers.h"

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
  gboolean is_public;   /* counts are rounded too */
  gboolean hides_small; /* for the public and the force */
  gboolean are_cap_weights;
  GArray *strata; /* DesignStratum */
  GArray *cases;  /* DesignCase */
  guint opened;   /* random cases with an outcome, ineligible ones left out */
  guint reviewed;
  char *base_words; /* "20 cases drawn at random, 18 March to 22 July 2026" */
} Design;

Design *findings_design_new (const ScrutinyFindingsInput *input,
                             ScrutinyAudience audience);
void findings_design_free (Design *design);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Design, findings_design_free)

/**
 * findings_design_protect:
 * @cells: (array): counts of cases, row after row; their sum must be told already
 *
 * The one rule by which counts of cases are kept from those who may not work small
 * ones out. Every count that such a reader sees comes out of the table it returns.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL when nothing can be told
 */
ScrutinySmallNumbers *findings_design_protect (const Design *design,
                                               const guint64 *cells,
                                               guint rows,
                                               guint columns);

/* Returns: (transfer full): "7", "fewer than 5", "5 or more"; rounded or "c" for the
 *   public; "not shown" where @safe is %NULL */
char *findings_design_tell (const Design *design,
                            const ScrutinySmallNumbers *safe,
                            guint row,
                            guint column);

/* The same as the next cell of @table. */
void findings_design_tell_cell (const Design *design,
                                const ScrutinySmallNumbers *safe,
                                guint row,
                                guint column,
                                ScrutinyTable *table);

/* A count that may be told, as this reader reads it. */
guint findings_design_round (const Design *design, guint64 count);

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
