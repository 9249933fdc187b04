/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/answer-change.h"
#include "model/answer-set.h"

G_BEGIN_DECLS

/* How often one choice was made. */
typedef struct {
  char *code;
  guint count;
} ScrutinyChoiceCount;

/* What all members said to one question. Nothing in it tells whose word is whose, nor
 * which words to two questions come from the same member. */
typedef struct {
  char *question_id;
  guint n_answered;
  GArray *choices;     /* of ScrutinyChoiceCount, in the order first met by code */
  GArray *numbers;     /* of gint64, smallest first */
  GPtrArray *texts;    /* of utf8, shuffled */
  GPtrArray *comments; /* of utf8, shuffled */
} ScrutinyQuestionSpread;

/* Words about a moment of the footage. */
typedef struct {
  char *question_id; /* NULL: a note on its own */
  char *words;
  ScrutinyMoment moment;
} ScrutinyResultNote;

/* A closed case, without names. */
typedef struct {
  guint n_handed_in;
  guint n_stood_out;
  guint n_unfinished;            /* members who saved something but did not hand in */
  guint bands[SCRUTINY_N_BANDS]; /* of the overall grade */
  GPtrArray *before_talk;        /* of ScrutinyQuestionSpread, by question id */
  GPtrArray *after_talk;         /* the same for what was added after the discussion */
  GPtrArray *notes;              /* of ScrutinyResultNote, in the order of the footage */
  GPtrArray *changes;            /* of ScrutinyAnswerChange, by question id */
} ScrutinyAnswerResults;

ScrutinyAnswerResults *scrutiny_answer_results_new (void);
void scrutiny_answer_results_free (ScrutinyAnswerResults *self);
void scrutiny_answer_results_add (ScrutinyAnswerResults *self,
                                  GPtrArray *spreads,
                                  ScrutinyAnswer *answer);
void scrutiny_answer_results_add_change (ScrutinyAnswerResults *self,
                                         ScrutinyAnswer *before,
                                         ScrutinyAnswer *after,
                                         const char *reason);
void scrutiny_answer_results_finish (ScrutinyAnswerResults *self, const char *salt);
const ScrutinyQuestionSpread *scrutiny_answer_results_find (
    const ScrutinyAnswerResults *self,
    const char *question_id);
guint scrutiny_question_spread_count (const ScrutinyQuestionSpread *self,
                                      const char *code);
gboolean scrutiny_answer_results_differ (const ScrutinyAnswerResults *self,
                                         ScrutinyBand band);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswerResults, scrutiny_answer_results_free)

G_END_DECLS
