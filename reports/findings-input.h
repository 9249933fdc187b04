/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-facts.h"

G_BEGIN_DECLS

/* What findings are made from: meetings with their draws, cases with the answers
 * members gave, and learning points. The use case fills it from the stores, then
 * hands it over and never touches it again. It holds no names and no votes. */
typedef struct _ScrutinyFindingsInput ScrutinyFindingsInput;

/**
 * scrutiny_findings_input_new:
 * @panel: the panel's name
 * @force: the force's name
 * @day: the day the findings are made, "2026-11-22"
 */
ScrutinyFindingsInput *scrutiny_findings_input_new (const char *panel,
                                                    const char *force,
                                                    const char *day);
void scrutiny_findings_input_free (ScrutinyFindingsInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFindingsInput, scrutiny_findings_input_free)

/** Everything made from it carries a DEMO mark. */
void scrutiny_findings_input_set_demo (ScrutinyFindingsInput *self, gboolean is_demo);

void scrutiny_findings_input_add_meeting (ScrutinyFindingsInput *self,
                                          const ScrutinyFindingsMeeting *meeting);

/** The next stratum, in key order, of the meeting added last. */
void scrutiny_findings_input_add_stratum (ScrutinyFindingsInput *self,
                                          const char *key,
                                          guint list_size);

/** How many records of the meeting added last were kept out, by code. */
void scrutiny_findings_input_add_exclusion (ScrutinyFindingsInput *self,
                                            const char *code,
                                            guint count);

/** Returns: the question's index, for scrutiny_findings_input_add_answer(). */
guint scrutiny_findings_input_add_question (ScrutinyFindingsInput *self,
                                            const char *id,
                                            const char *text,
                                            ScrutinyFindingsKind kind);

/** Returns: the case's index. Its meeting and stratum must be there already. */
guint scrutiny_findings_input_add_case (ScrutinyFindingsInput *self,
                                        const ScrutinyFindingsCase *one);

/**
 * scrutiny_findings_input_add_answer:
 * @answer: SCRUTINY_ANSWER_...
 * @members: how many members answered so, before they talked
 */
void scrutiny_findings_input_add_answer (ScrutinyFindingsInput *self,
                                         guint case_index,
                                         guint question_index,
                                         guint answer,
                                         guint members);

void scrutiny_findings_input_add_point (ScrutinyFindingsInput *self,
                                        const ScrutinyFindingsPoint *point);

/** What else the reader must know about these figures. */
void scrutiny_findings_input_add_note (ScrutinyFindingsInput *self, const char *note);

/**
 * scrutiny_findings_mark:
 * @members: (array fixed-size=5): how many members gave each answer, SCRUTINY_ANSWER_...
 *
 * More than half of all answers settle "does not apply" and "could not see"; else more
 * than half of those who could tell settle yes or no, and the rest is partly.
 *
 * Returns: the case's one mark, or -1 when nobody answered
 */
int scrutiny_findings_mark (const guint *members);

G_END_DECLS
