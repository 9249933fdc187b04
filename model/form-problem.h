/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is still missing before an answer set can be handed in. */
typedef enum {
  SCRUTINY_PROBLEM_UNANSWERED, /* listed, never in the way */
  SCRUTINY_PROBLEM_COMMENT,    /* this answer must be explained */
  SCRUTINY_PROBLEM_REASON,     /* why it cannot be graded */
  SCRUTINY_PROBLEM_ROUTE,      /* a red goes to somebody */
  SCRUTINY_PROBLEM_GRADE,      /* nothing is handed in without a grade */
} ScrutinyFormProblemKind;

typedef struct {
  ScrutinyFormProblemKind kind;
  char *question_id; /* where the link leads */
  char *sentence;    /* translated */
} ScrutinyFormProblem;

void scrutiny_form_problem_free (ScrutinyFormProblem *self);
gboolean scrutiny_form_problem_blocks (const ScrutinyFormProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFormProblem, scrutiny_form_problem_free)

G_END_DECLS
