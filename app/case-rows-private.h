/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answer-envelope-private.h"
#include "model/answering.h"

G_BEGIN_DECLS

/* All rows of a case, as they lie in the database. */
typedef struct {
  ScrutinyAnswering *answering;
  GPtrArray *rows; /* of ScrutinyAnswerRow, by tag */
  GArray *ends;    /* of ScrutinyAnswerEnd, by tag */
} ScrutinyCaseRows;

/* One member's rows in their order, once they can be read. */
typedef struct {
  guint8 member[SCRUTINY_ANSWER_TAG_BYTES];
  GPtrArray *envelopes; /* of ScrutinyAnswerEnvelope, by n */
  GPtrArray *rows;      /* the same rows, sealed; borrowed */
  guint n_handed_in;    /* how many rows their receipt holds; 0: not handed in */
} ScrutinyMemberRows;

void scrutiny_case_rows_free (ScrutinyCaseRows *self);
ScrutinyCaseRows *scrutiny_case_rows_load (ScrutinySession *session,
                                           gint64 case_id,
                                           GError **error);
GBytes *scrutiny_case_rows_make_digest (ScrutinySession *session,
                                        const ScrutinyCaseRows *self);
GPtrArray *scrutiny_case_rows_open (ScrutinySession *session,
                                    const ScrutinyCaseRows *self,
                                    const ScrutinyCaseKeys *keys,
                                    GError **error);

/** Compares the answers of every closed case with the digest of its closing, and adds a
 * sentence to @problems for each that differs. It needs no key and nobody signed in. */
gboolean scrutiny_case_rows_compare (ScrutinySession *session,
                                     GPtrArray *problems,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCaseRows, scrutiny_case_rows_free)

G_END_DECLS
