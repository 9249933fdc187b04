/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/grading-band.h"

G_BEGIN_DECLS

/* The facts findings are made from, one plain struct a noun. */

/* What became of a case that was drawn. */
typedef enum {
  SCRUTINY_OUTCOME_REVIEWED,    /* with footage */
  SCRUTINY_OUTCOME_RECORD_ONLY, /* no footage: the written record was reviewed */
  SCRUTINY_OUTCOME_NO_FOOTAGE,  /* no footage, and nothing reviewed */
  SCRUTINY_OUTCOME_INELIGIBLE,  /* set aside: should not have been in the list */
  SCRUTINY_OUTCOME_UNAVAILABLE, /* set aside: a real case nobody saw */
  SCRUTINY_OUTCOME_PENDING,     /* not yet closed: in no figure */
} ScrutinyFindingsOutcome;

typedef enum {
  SCRUTINY_QUESTION_COMPLIANCE, /* yes, partly, no; not seen; does not apply */
  SCRUTINY_QUESTION_INVERTED,   /* the same, but yes is what should not be */
  SCRUTINY_QUESTION_GRADE,      /* good, learning, concern: in that order */
} ScrutinyFindingsKind;

/* Where an answer is counted. Grades use the first three places. */
enum {
  SCRUTINY_ANSWER_YES,
  SCRUTINY_ANSWER_PARTLY,
  SCRUTINY_ANSWER_NO,
  SCRUTINY_ANSWER_NOT_SEEN,
  SCRUTINY_ANSWER_NOT_APPLICABLE,
  SCRUTINY_N_ANSWERS,
};

typedef enum {
  SCRUTINY_POINT_WAITING,
  SCRUTINY_POINT_REPLIED,
  SCRUTINY_POINT_RETURNED,
  SCRUTINY_POINT_DONE,
} ScrutinyFindingsPointState;

/* All strings below are borrowed: the input copies what it is given. */
typedef struct {
  guint number;
  const char *title;
  const char *day;                /* "2026-03-18" */
  const char *certificate_sha256; /* or NULL where nothing was drawn at random */
  guint listed;                   /* records in the list */
  guint excluded;                 /* of them kept out of the draw beforehand */
  guint eligible;
  gboolean are_cap_weights; /* weights come with the cases */
} ScrutinyFindingsMeeting;

typedef struct {
  guint meeting;        /* its number */
  const char *letter;   /* "A" */
  gboolean is_random;   /* otherwise listed apart, in no rate */
  const char *drawn_as; /* (nullable): the label of its draw, such as "Targeted" */
  guint stratum;        /* index of the meeting's stratum, in key order */
  double weight;        /* only for cap weights; else worked out here */
  ScrutinyFindingsOutcome outcome;
  const char *reason; /* code, for no footage and set aside */
  ScrutinyBand band;  /* SCRUTINY_BAND_NONE while no grade is agreed */
} ScrutinyFindingsCase;

typedef struct {
  guint number;
  guint meeting;
  const char *letter; /* the case it came from */
  const char *theme;
  const char *saw;
  const char *asks;
  const char *owner; /* a role, never a name */
  const char *due_day;
  ScrutinyFindingsPointState state;
  gboolean is_late;
  const char *reply_kind; /* "explain", "reform" or NULL */
  const char *reply;
} ScrutinyFindingsPoint;

G_END_DECLS
