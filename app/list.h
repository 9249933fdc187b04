/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/fixed-list.h"
#include "model/list-doubt.h"
#include "model/tally.h"
#include "sampling/draw-purpose.h"
#include "sampling/frame.h"
#include "sampling/progress.h"

G_BEGIN_DECLS

/* A record that stands in the list but is to get no ticket. */
typedef struct {
  const char *record_ref; /* the record's reference */
  const char *code;       /* why: a reason to set aside that is no gap in footage */
  const char *reason;     /* (nullable): why, in words; sealed */
  const char *decider;    /* the part that decided, such as "force" */
} ScrutinyExclusion;

/* What to fix: which records make the list, and how to draw from it. Nothing in
 * it is owned. */
typedef struct {
  gint64 meeting;
  /* The list: records of one kind within days, both ends included. */
  const char *kind; /* (nullable): such as "stop_search"; all kinds */
  const char *from; /* (nullable): YYYY-MM-DD */
  const char *to;   /* (nullable): YYYY-MM-DD */
  /* The plan's filters: others stay in the list and are counted. */
  const char *area;                    /* (nullable) */
  const char *const *where;            /* (nullable): FIELD=VALUE */
  const ScrutinyExclusion *exclusions; /* (nullable) */
  guint n_exclusions;
  /* The plan's design. */
  guint take;
  gint reserves; /* in each stratum; -1: half as many again, at least 2 */
  ScrutinyPlanMethod method;
  const char *const *strata; /* (nullable): FIELD, for stratified */
  ScrutinyPlanAllocation allocation;
  guint minimum;             /* cases of every stratum, as far as it has any */
  const char *const *shares; /* (nullable): VALUE=FACTOR or VALUE=CASES */
  const char *cap_field;     /* (nullable) */
  guint cap_max;
  ScrutinyDrawPurpose purpose; /* random with filters becomes thematic */
  const char *why;             /* (nullable): why these; wanted for a targeted purpose */
  const char *title;           /* (nullable): made from the rest */
  /* The list's own check: what the force says or publishes it has. */
  gint64 reported_total;          /* of encounters; 0: nobody said */
  const char *reported_by;        /* (nullable): who or what says so */
  gboolean are_warnings_answered; /* somebody has looked at the warnings */
} ScrutinyListRequest;

/* A list and plan as they would be, or as they are fixed. */
typedef struct {
  ScrutinyFrame *frame;           /* counts, strata and quotas; list and plan inside */
  GPtrArray *warnings;            /* (element-type ScrutinyListWarning) */
  GPtrArray *doubts;              /* (element-type ScrutinyListDoubt) */
  ScrutinyTally *all_groups;      /* "ethnicity TAB power" -> records of the list */
  ScrutinyTally *excluded_groups; /* the same of those excluded or drawn before */
  ScrutinyFixedList *fixed;       /* NULL in a preview */
  char *list_path;                /* NULL in a preview */
} ScrutinyListOutcome;

ScrutinyListOutcome *scrutiny_list_preview (ScrutinySession *session,
                                            const ScrutinyListRequest *request,
                                            ScrutinySamplingProgress progress,
                                            gpointer progress_data,
                                            GError **error);
ScrutinyListOutcome *scrutiny_list_fix (ScrutinySession *session,
                                        const ScrutinyListRequest *request,
                                        ScrutinySamplingProgress progress,
                                        gpointer progress_data,
                                        GError **error);
void scrutiny_list_outcome_free (ScrutinyListOutcome *self);

gboolean scrutiny_list_void (ScrutinySession *session,
                             gint64 meeting,
                             const char *reason,
                             GError **error);
ScrutinyFixedList *scrutiny_list_get_fixed (ScrutinySession *session,
                                            gint64 meeting,
                                            GError **error);
GPtrArray *scrutiny_list_get_all_fixed (ScrutinySession *session,
                                        gint64 meeting,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyListOutcome, scrutiny_list_outcome_free)

G_END_DECLS
