/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-condition.h"
#include "model/question-option.h"
#include "model/question-type.h"

G_BEGIN_DECLS

/* Which answer to a yes-or-no question is the worrying one. */
typedef enum {
  SCRUTINY_POLARITY_NEUTRAL,  /* a fact: neither is */
  SCRUTINY_POLARITY_POSITIVE, /* no is */
  SCRUTINY_POLARITY_INVERTED, /* yes is */
} ScrutinyPolarity;

/* What a question is made of. Arrays are kept, strings copied. */
typedef struct {
  const char *id;
  ScrutinyFormText *text;
  ScrutinyFormText *guidance; /* nullable */
  ScrutinyQuestionType type;
  GPtrArray *options; /* of ScrutinyQuestionOption; NULL for text and numbers */
  const char *unit;   /* of a number: "seconds", "minutes", "count" */
  guint max_chars;    /* of a text */
  gboolean is_required;
  gboolean is_critical;
  gboolean takes_moments;
  ScrutinyPolarity polarity;
  gboolean needs_footage;               /* only footage can answer it */
  ScrutinyFormCondition *visible_when;  /* nullable: always */
  ScrutinyFormCondition *required_when; /* nullable: as is_required */
  const char *const *comment_when;      /* nullable: answers that must be explained */
  const char *comment_from;             /* nullable: the text question that explains it */
  const char *red_needs;                /* nullable: must be answered beside a red */
  const char *const *refs;              /* nullable: Acts, Codes and guidance */
  const char *added_in;
  const char *retired_in; /* nullable */
} ScrutinyQuestionFields;

#define SCRUTINY_TYPE_QUESTION (scrutiny_question_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyQuestion, scrutiny_question, SCRUTINY, QUESTION, GObject)

ScrutinyQuestion *scrutiny_question_new (const ScrutinyQuestionFields *fields);

const ScrutinyQuestionFields *scrutiny_question_get (ScrutinyQuestion *self);
const char *scrutiny_question_get_id (ScrutinyQuestion *self);
char *scrutiny_question_dup_text (ScrutinyQuestion *self, const char *locale);
gboolean scrutiny_question_is_adverse (ScrutinyQuestion *self, ScrutinyAnswer *answer);
gboolean scrutiny_question_wants_comment (ScrutinyQuestion *self, ScrutinyAnswer *answer);

const char *scrutiny_polarity_to_code (ScrutinyPolarity polarity);
gboolean scrutiny_polarity_from_code (const char *code, ScrutinyPolarity *polarity);

G_END_DECLS
