/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-input.h"

G_BEGIN_DECLS

typedef struct {
  char *key;
  guint list_size;
} FindingsStratum;

typedef struct {
  char *code;
  guint count;
} FindingsExclusion;

typedef struct {
  char *id;
  char *text;
  ScrutinyFindingsKind kind;
} FindingsQuestion;

/* How many members gave each answer to one question about one case. */
typedef struct {
  guint question;
  guint members[SCRUTINY_N_ANSWERS];
} FindingsAnswer;

typedef struct {
  ScrutinyFindingsMeeting facts; /* its strings are owned here */
  GPtrArray *strata;             /* FindingsStratum */
  GPtrArray *exclusions;         /* FindingsExclusion */
} FindingsMeeting;

typedef struct {
  ScrutinyFindingsCase facts; /* its strings are owned here */
  guint meeting_index;
  GArray *answers; /* FindingsAnswer, in any order */
} FindingsCase;

struct _ScrutinyFindingsInput {
  char *panel;
  char *force;
  char *day;
  gboolean is_demo;
  GPtrArray *meetings;  /* FindingsMeeting */
  GPtrArray *questions; /* FindingsQuestion */
  GPtrArray *cases;     /* FindingsCase */
  GPtrArray *points;    /* ScrutinyFindingsPoint, its strings owned */
  GPtrArray *notes;     /* char * */
};

/** Returns: the answers to @question about @one, or %NULL when nobody answered */
const FindingsAnswer *scrutiny_findings_input_find_answer (const FindingsCase *one,
                                                           guint question);

G_END_DECLS
