/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/case-keys-private.h"
#include "model/answer-end.h"
#include "model/answer-row.h"
#include "model/answer.h"

G_BEGIN_DECLS

/* What is sealed inside one answer row. The member's handle and the count of their rows
 * can be read by the member, and by the panel once the case is closed; by nobody else. */
typedef struct {
  gint64 case_id;
  ScrutinyAnswerPhase phase;
  guint8
      member[SCRUTINY_ANSWER_TAG_BYTES]; /* the same in all rows of one member and case */
  guint32 n;                             /* 0, 1, 2: the order of that member's rows */
  gint64 saved_at_us;
  char *locale; /* the language the question was shown in: "en" or "cy" */
  char *reason; /* of a correction; else NULL */
  ScrutinyAnswer *answer;
} ScrutinyAnswerEnvelope;

void scrutiny_answer_envelope_free (ScrutinyAnswerEnvelope *self);

ScrutinyAnswerRow *scrutiny_answer_envelope_seal (const ScrutinyAnswerEnvelope *self,
                                                  ScrutinySession *session,
                                                  const ScrutinyCaseKeys *keys,
                                                  GError **error);
ScrutinyAnswerEnvelope *scrutiny_answer_envelope_open_own (ScrutinySession *session,
                                                           gint64 case_id,
                                                           const ScrutinyAnswerRow *row,
                                                           GError **error);
ScrutinyAnswerEnvelope *scrutiny_answer_envelope_open_closed (
    gint64 case_id,
    const ScrutinyAnswerRow *row,
    const ScrutinyCaseKeys *keys,
    GError **error);

void scrutiny_answer_make_tag (ScrutinySession *session,
                               gint64 case_id,
                               guint32 n,
                               guint8 tag[SCRUTINY_ANSWER_TAG_BYTES]);
void scrutiny_answer_make_member_tag (ScrutinySession *session,
                                      gint64 case_id,
                                      const char *use,
                                      guint8 tag[SCRUTINY_ANSWER_TAG_BYTES]);
GChecksum *scrutiny_answer_receipt_begin (ScrutinySession *session, gint64 case_id);
void scrutiny_answer_receipt_read (GChecksum *checksum,
                                   guint8 receipt[SCRUTINY_RECEIPT_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswerEnvelope, scrutiny_answer_envelope_free)

G_END_DECLS
