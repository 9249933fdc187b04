/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-problem.h"
#include "model/form.h"

G_BEGIN_DECLS

/* What a form asks of a member, given the case and the answers so far. Nothing here
 * computes a grade. */

gboolean scrutiny_form_shows (ScrutinyForm *form,
                              ScrutinyQuestion *question,
                              const ScrutinyFormContext *context,
                              ScrutinyAnswerSet *answers);
gboolean scrutiny_form_requires (ScrutinyForm *form,
                                 ScrutinyQuestion *question,
                                 const ScrutinyFormContext *context,
                                 ScrutinyAnswerSet *answers);
void scrutiny_form_count (ScrutinyForm *form,
                          const ScrutinyFormContext *context,
                          ScrutinyAnswerSet *answers,
                          guint *n_answered,
                          guint *n_asked);
gboolean scrutiny_form_check_answer (ScrutinyForm *form,
                                     ScrutinyAnswer *answer,
                                     GError **error);
GPtrArray *scrutiny_form_list_problems (ScrutinyForm *form,
                                        const ScrutinyFormContext *context,
                                        ScrutinyAnswerSet *answers);
gboolean scrutiny_form_check_hand_in (ScrutinyForm *form,
                                      const ScrutinyFormContext *context,
                                      ScrutinyAnswerSet *answers,
                                      GError **error);
GPtrArray *scrutiny_form_list_nudges (ScrutinyForm *form,
                                      const ScrutinyFormContext *context,
                                      ScrutinyAnswerSet *answers);

G_END_DECLS
