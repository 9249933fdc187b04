/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/chart.h"
#include "reports/findings-input.h"
#include "reports/proportion.h"
#include "reports/table.h"

G_BEGIN_DECLS

/* Whom the findings are for. For the force, a count under 5 reads "fewer than 5" and
 * nothing that would give it away is told. For the public, small numbers are hidden,
 * counts rounded and rates on fewer than 20 cases left out. All that happens before
 * anything is written, so charts, tables, PDF and spreadsheets cannot differ. */
typedef enum {
  SCRUTINY_AUDIENCE_PANEL,
  SCRUTINY_AUDIENCE_FORCE,
  SCRUTINY_AUDIENCE_PUBLIC,
} ScrutinyAudience;

/** "panel", "force" or "public": as written in files and the log. */
const char *scrutiny_audience_to_code (ScrutinyAudience audience);

/* One thing found. A borrowed view: valid as long as its findings are. */
typedef struct {
  const char *id;       /* the question's id, or "grades", "footage", ... */
  const char *sentence; /* "Grounds explained in 14 of 20 cases." */
  const char *sure;     /* how sure: an interval in words, or why there is none */
  const char *beside;   /* what was left out of it, counted; may be "" */
  const char *cases;    /* the cases behind it, "1A 1C 2B"; "" where not told */
} ScrutinyFinding;

/* What the cases of some meetings show, in sentences, charts and tables. Made
 * once, never changed: it may cross threads. */
typedef struct _ScrutinyFindings ScrutinyFindings;

/**
 * scrutiny_findings_new:
 * @input: (transfer none): not kept
 *
 * Works everything out: only random cases count, weighted by how they were drawn
 * (sampling.md sections 12, 15 to 17). Pure: the same input gives the same bytes.
 * The bootstrap of the agreement takes some tenths of a second: not for the main
 * thread.
 *
 * Returns: (transfer full): the findings
 */
ScrutinyFindings *scrutiny_findings_new (const ScrutinyFindingsInput *input,
                                         ScrutinyAudience audience);

ScrutinyFindings *scrutiny_findings_ref (ScrutinyFindings *self);
void scrutiny_findings_unref (ScrutinyFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFindings, scrutiny_findings_unref)

const char *scrutiny_findings_get_panel (const ScrutinyFindings *self);
const char *scrutiny_findings_get_force (const ScrutinyFindings *self);
const char *scrutiny_findings_get_day (const ScrutinyFindings *self);
/** Which meetings, how many cases, how they were drawn: one paragraph. */
const char *scrutiny_findings_get_scope (const ScrutinyFindings *self);
gboolean scrutiny_findings_is_demo (const ScrutinyFindings *self);
ScrutinyAudience scrutiny_findings_get_audience (const ScrutinyFindings *self);

/** At most five sentences, the first page of a report. */
guint scrutiny_findings_get_n_headlines (const ScrutinyFindings *self);
const char *scrutiny_findings_get_headline (const ScrutinyFindings *self, guint index);
/* How the ids of the findings begin that a headline sums up; "late_" for actions. */
const char *scrutiny_findings_get_headline_about (const ScrutinyFindings *self,
                                                  guint index);

guint scrutiny_findings_get_n_findings (const ScrutinyFindings *self);
ScrutinyFinding scrutiny_findings_get_finding (const ScrutinyFindings *self, guint index);

guint scrutiny_findings_get_n_charts (const ScrutinyFindings *self);
/** Returns: (transfer none) */
ScrutinyChart *scrutiny_findings_get_chart (const ScrutinyFindings *self, guint index);

/** Tables that go into every format, the charts' own among them. */
guint scrutiny_findings_get_n_tables (const ScrutinyFindings *self);
/* Returns: (transfer none) */
ScrutinyTable *scrutiny_findings_get_table (const ScrutinyFindings *self, guint index);

/** What the reader must know: what the figures do not show. */
guint scrutiny_findings_get_n_notes (const ScrutinyFindings *self);
const char *scrutiny_findings_get_note (const ScrutinyFindings *self, guint index);

G_END_DECLS
