/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a question is answered. */
typedef enum {
  SCRUTINY_QUESTION_YPN,    /* yes, partly, no, not seen, does not apply: never merged */
  SCRUTINY_QUESTION_YN,     /* yes, no, unsure */
  SCRUTINY_QUESTION_FIVE,   /* 1 very poor to 5 very good, or cannot tell */
  SCRUTINY_QUESTION_RAG,    /* a level of the panel's grading scale */
  SCRUTINY_QUESTION_SINGLE, /* one of a list */
  SCRUTINY_QUESTION_MULTI,  /* any of a list */
  SCRUTINY_QUESTION_TEXT,
  SCRUTINY_QUESTION_NUM, /* a whole number with a unit */
} ScrutinyQuestionType;

const char *scrutiny_question_type_to_code (ScrutinyQuestionType type);
gboolean scrutiny_question_type_from_code (const char *code, ScrutinyQuestionType *type);
gboolean scrutiny_question_type_has_options (ScrutinyQuestionType type);

G_END_DECLS
