/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-facts.h"

G_BEGIN_DECLS

/* What police said in the room about a case. Strings are borrowed, here and below. */
typedef struct {
  const char *who; /* a part, never a name of the public */
  const char *when;
  const char *text;
} ScrutinyMinutesTold;

typedef struct {
  const char *letter;
  const char *outcome;  /* in words: "Reviewed", "No footage: plain clothes", ... */
  ScrutinyBand band;    /* SCRUTINY_BAND_NONE while no grade is agreed */
  const char *grade;    /* the panel's own word or number; NULL: the band's words */
  const char *spread;   /* "Good practice 3, Learning needed 2", or "" */
  const char *changes;  /* of answers, once they talked; NULL where there are none */
  const char *view;     /* the agreed text */
  const char *minority; /* printed whenever there is one */
  const ScrutinyMinutesTold *told;
  guint n_told;
} ScrutinyMinutesCase;

typedef struct {
  const char *case_letter;
  const char *asks;
  const char *owner;
  const char *due_day;
} ScrutinyMinutesPoint;

/* The minutes of a meeting, for print and to be read out when it is sealed. */
typedef struct {
  const char *panel;
  const char *meeting;
  const char *day;
  const char *present;            /* counts by part, never names: "7 members, a chair" */
  const char *plan_sha256;        /* NULL where nothing was drawn */
  const char *certificate_sha256; /* likewise */
  const char *head;               /* the head of the log: "412-9f2c..." */
  gboolean is_sealed;             /* otherwise every page says DRAFT */
  gboolean is_demo;
  const ScrutinyMinutesCase *cases;
  guint n_cases;
  const ScrutinyMinutesPoint *points;
  guint n_points;
} ScrutinyMinutes;

/** Returns: whether the PDF at @path is on disk, whole */
gboolean scrutiny_minutes_write (const ScrutinyMinutes *minutes,
                                 const char *path,
                                 GError **error);

G_END_DECLS
