/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/grading-band.h"

G_BEGIN_DECLS

/* A stretch of footage an answer speaks of, in microseconds from the clip's start. */
typedef struct {
  guint clip; /* the case's clips from 0 */
  gint64 from_us;
  gint64 to_us;
} ScrutinyMoment;

/* What an answer is made of; only what its question's type asks for is set. */
typedef struct {
  const char *question_id;
  const char *const *codes; /* what was chosen, in the order of the form */
  const char *text;         /* what was written */
  gboolean has_number;
  gint64 number;
  const char *comment;  /* "What makes you say that?" */
  const char *reason;   /* why not gradable: a code */
  const char *scale_id; /* of a grade, as it was when given */
  const char *scale_version;
  ScrutinyBand band; /* of a grade; SCRUTINY_BAND_NONE otherwise */
  const ScrutinyMoment *moments;
  guint n_moments;
} ScrutinyAnswerFields;

/* One member's answer to one question, as given once. Immutable and counted. */
typedef struct _ScrutinyAnswer ScrutinyAnswer;

ScrutinyAnswer *scrutiny_answer_new (const ScrutinyAnswerFields *fields);
ScrutinyAnswer *scrutiny_answer_new_choice (const char *question_id,
                                            const char *code,
                                            const char *comment);
ScrutinyAnswer *scrutiny_answer_new_text (const char *question_id, const char *text);
ScrutinyAnswer *scrutiny_answer_new_number (const char *question_id, gint64 number);
ScrutinyAnswer *scrutiny_answer_new_empty (const char *question_id);
ScrutinyAnswer *scrutiny_answer_ref (ScrutinyAnswer *self);
void scrutiny_answer_unref (ScrutinyAnswer *self);

const ScrutinyAnswerFields *scrutiny_answer_get (ScrutinyAnswer *self);
const char *scrutiny_answer_get_code (ScrutinyAnswer *self);
gboolean scrutiny_answer_is_empty (ScrutinyAnswer *self);
gboolean scrutiny_answer_has_code (ScrutinyAnswer *self, const char *code);

GBytes *scrutiny_answer_to_bytes (ScrutinyAnswer *self);
ScrutinyAnswer *scrutiny_answer_new_from_bytes (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswer, scrutiny_answer_unref)

G_END_DECLS
