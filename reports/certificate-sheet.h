/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line of a drawn list on paper. Strings are borrowed. */
typedef struct {
  guint rank;
  const char *letter;  /* the case's name in the meeting; NULL for a reserve */
  const char *id;      /* the record's id in the list */
  const char *stratum; /* its key, "" when there is one stratum */
  const char *ticket;  /* "0.012345678", as long as the caller likes to show it */
} ScrutinyCertificateDrawn;

typedef struct {
  const char *code;
  guint count;
} ScrutinyCertificateCount;

/* A group that has its own number of cases. */
typedef struct {
  const char *name; /* its key, "" when there is one */
  guint size;       /* records that could be drawn */
  guint drawn;
  guint reserves;
} ScrutinyCertificateGroup;

typedef struct {
  guint seat;
  const char *method; /* "d10", "d6", "chosen" or "text" */
  const char *digits;
} ScrutinyCertificateShare;

/* A draw as it is printed: what was drawn from what, how, and how to check it. The
 * caller fills it from the certificate and keeps everything it points to. With no
 * certificate hash it is the commitment, to be read out before the dice. */
typedef struct {
  const char *panel;
  const char *title;   /* of the plan */
  const char *meeting; /* "Meeting 3, 18 March 2026" */
  const char *day;     /* "2026-03-18": creation date of the file */
  const char *purpose; /* in a sentence: what may be said from this draw */
  const char *theme;   /* (nullable): in words, the filters of the plan */
  const char *method;  /* in words: "simple random", ... */
  const char *tag;
  const char *committed_at; /* instants in words */
  const char *seed_entered_at;
  const char *list_sha256;
  const char *plan_sha256;        /* the commitment */
  const char *certificate_sha256; /* NULL before the draw */
  const char *result_sha256;
  const char *seed;
  guint listed;
  guint filtered_out;
  guint drawn_before; /* kept out by an earlier plan of the meeting */
  guint eligible;
  guint asked; /* how many the plan asks for */
  guint shortfall;
  gboolean is_rolled; /* enough dice: otherwise "seed chosen, not rolled" */
  gboolean is_demo;
  const ScrutinyCertificateCount *excluded; /* by code */
  guint n_excluded;
  const char *const
      *found; /* (nullable): sentences: the list's check before it was fixed */
  const ScrutinyCertificateShare *shares;
  guint n_shares;
  const ScrutinyCertificateGroup *groups;
  guint n_groups;
  gboolean are_chances_exact; /* FALSE where a cap made busy officers less likely */
  const ScrutinyCertificateDrawn *main;
  guint n_main;
  const ScrutinyCertificateDrawn *reserves;
  guint n_reserves;
  const char *const *voided; /* (nullable): plan hashes given up before this one */
} ScrutinyCertificateSheet;

/**
 * scrutiny_certificate_sheet_write:
 * @path: the PDF to make or replace, whole or not at all
 *
 * Returns: whether the file is on disk
 */
gboolean scrutiny_certificate_sheet_write (const ScrutinyCertificateSheet *sheet,
                                           const char *path,
                                           GError **error);

G_END_DECLS
