/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/findings.h"
#include "model/case.h"
#include "model/fixed-list.h"
#include "sampling/chances.h"
#include "sampling/plan.h"

G_BEGIN_DECLS

/* What is known of one question about one closed case. */
typedef struct {
  char *question_id;
  char *text;
  ScrutinyFindingsKind kind;
  guint members[SCRUTINY_N_ANSWERS];
} ScrutinyCaseMark;

/* Which draws the rates are made from: random ones of the whole list; where there is
 * none, those of one theme, which then speak for that theme only. All others are
 * listed apart (sampling.md section 12). */
typedef struct {
  gboolean has_random;
  gboolean has_several_themes;
  char *theme;       /* (nullable): of the first thematic draw */
  char *theme_words; /* (nullable): the same for a person */
} ScrutinyFindingsPool;

gboolean scrutiny_findings_pool_choose (ScrutinyFindingsPool *self,
                                        ScrutinySession *session,
                                        const gint64 *meetings,
                                        guint n_meetings,
                                        GError **error);
void scrutiny_findings_pool_clear (ScrutinyFindingsPool *self);
gboolean scrutiny_findings_pool_takes (const ScrutinyFindingsPool *self,
                                       ScrutinyPlan *plan);

/** Says in the findings what their rates speak for, where that is not the whole list. */
void scrutiny_findings_pool_add_note (const ScrutinyFindingsPool *self,
                                      ScrutinyFindingsInput *input);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScrutinyFindingsPool, scrutiny_findings_pool_clear)

/** Returns: (transfer full) (element-type ScrutinyCaseMark): what members answered
 *   before they talked; needs the right to read results */
GPtrArray *scrutiny_case_marks_from_results (ScrutinySession *session,
                                             ScrutinyCase *one,
                                             GError **error);

/** Puts what a chair has shared of a case in @marks: one mark a question, without
 * numbers of members. %NULL in @marks when nothing is shared yet. */
gboolean scrutiny_case_marks_from_shared (ScrutinySession *session,
                                          ScrutinyCase *one,
                                          GPtrArray **marks,
                                          GError **error);

/** Seals the marks for everybody who may read findings, and stores them; inside a use
 * case under way. */
gboolean scrutiny_case_marks_share (ScrutinySession *session,
                                    ScrutinyCase *one,
                                    GPtrArray *marks,
                                    GError **error);

/** Each record's chance in the draw of @list, read from its list and certificate: where
 * a cap held officers back, strata alone do not give the weights. */
ScrutinyChances *scrutiny_findings_read_chances (ScrutinySession *session,
                                                 ScrutinyFixedList *list,
                                                 GError **error);

/** Whether the case's answers are closed. */
gboolean scrutiny_case_is_closed (ScrutinyCase *one);

/** Fills an input from the chosen meetings; all that were drawn when none is chosen.
 * Grades below the quorum are left out for the public. */
ScrutinyFindingsInput *scrutiny_findings_gather (ScrutinySession *session,
                                                 const gint64 *meetings,
                                                 guint n_meetings,
                                                 ScrutinyAudience audience,
                                                 GCancellable *cancellable,
                                                 GError **error);

/** Adds what was asked of the force at the chosen meetings, and what it replied; @today
 * is YYYY-MM-DD. */
gboolean scrutiny_findings_gather_points (ScrutinySession *session,
                                          ScrutinyFindingsInput *input,
                                          const gint64 *meetings,
                                          guint n_meetings,
                                          const char *today,
                                          GError **error);

/** Whether @number is among the chosen meetings. */
gboolean scrutiny_findings_is_chosen (const gint64 *meetings,
                                      guint n_meetings,
                                      gint64 number);

G_END_DECLS
