/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-design-private.h"
#include "reports/findings.h"
#include "reports/reason.h"
#include "reports/small-numbers.h"

G_BEGIN_DECLS

/* Fewer cases than this say nothing; fewer than the second make no percentage. */
#define FINDINGS_LEAST_TO_TELL  5
#define FINDINGS_LEAST_FOR_RATE 20

typedef struct {
  char *id;
  char *sentence;
  char *sure;
  char *beside;
  char *cases;
} OwnedFinding;

typedef struct {
  char *about;
  char *sentence;
} OwnedHeadline;

struct _ScrutinyFindings {
  char *panel;
  char *force;
  char *day;
  char *scope;
  gboolean is_demo;
  ScrutinyAudience audience;
  GPtrArray *headlines; /* OwnedHeadline */
  GPtrArray *findings;  /* OwnedFinding */
  GPtrArray *charts;    /* ScrutinyChart */
  GPtrArray *tables;    /* ScrutinyTable */
  GPtrArray *notes;     /* char * */
};

/* Which part of the bar of grades a case belongs to, and how many parts there are. */
#define FINDINGS_GRADE_PARTS 5
guint findings_grade_part (const DesignCase *one);
gboolean findings_is_graded (const DesignCase *one);

/* The mark of a case: what most members who could tell said; -1 for no answer. */
int findings_case_answer (const FindingsCase *one, guint question);
/* "1A 1C 2B ", names a case by meeting and letter. */
void findings_append_case (GString *list, const FindingsCase *one);

/* All strings are taken. */
void findings_take (ScrutinyFindings *self,
                    const char *id,
                    char *sentence,
                    char *sure,
                    char *beside,
                    char *cases);

void findings_add_headline (ScrutinyFindings *self,
                            const char *about,
                            const char *sentence);

/* The parts. Each adds findings, charts and tables of its own. */
void findings_add_grades (ScrutinyFindings *self, const Design *design);
void findings_add_items (ScrutinyFindings *self, const Design *design);
void findings_add_change (ScrutinyFindings *self, const Design *design);
void findings_add_footage (ScrutinyFindings *self, const Design *design);
void findings_add_agreement (ScrutinyFindings *self, const Design *design);
void findings_add_mismatch (ScrutinyFindings *self, const Design *design);
void findings_add_points (ScrutinyFindings *self, const Design *design);
void findings_add_draws (ScrutinyFindings *self, const Design *design);

/* A table whose heads are given as one translated text, parted by bars. */
ScrutinyTable *findings_table_new (const char *id,
                                   const char *title,
                                   const char *headers);

/* Returns: (transfer full): a day as people write it */
char *findings_day_words (const char *day);

/* Words for bands, translated. */
const char *findings_band_words (ScrutinyBand band);

G_END_DECLS
