/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/answer-set.h"
#include "model/form-context.h"

G_BEGIN_DECLS

/* When a question is shown or must be answered. Only what forms.md section 13 rule 5
 * lists can be said: there is no code in a form. Immutable and counted. */
typedef struct _ScrutinyFormCondition ScrutinyFormCondition;

typedef enum {
  SCRUTINY_CONDITION_ALL,
  SCRUTINY_CONDITION_ANY,
  SCRUTINY_CONDITION_NOT,
  SCRUTINY_CONDITION_ANSWER, /* q with equals, in or includes_any */
  SCRUTINY_CONDITION_KIND,
  SCRUTINY_CONDITION_STAGE,    /* the case has come this far */
  SCRUTINY_CONDITION_MATERIAL, /* any of these was looked at */
  SCRUTINY_CONDITION_CHILD,
} ScrutinyFormConditionOp;

ScrutinyFormCondition *scrutiny_form_condition_new_group (ScrutinyFormConditionOp op,
                                                          GPtrArray *children);
ScrutinyFormCondition *scrutiny_form_condition_new_codes (ScrutinyFormConditionOp op,
                                                          const char *question_id,
                                                          const char *const *codes);
ScrutinyFormCondition *scrutiny_form_condition_new_stage (ScrutinyFormStage stage);
ScrutinyFormCondition *scrutiny_form_condition_new_child (gboolean is_child);
ScrutinyFormCondition *scrutiny_form_condition_ref (ScrutinyFormCondition *self);
void scrutiny_form_condition_unref (ScrutinyFormCondition *self);

gboolean scrutiny_form_condition_holds (ScrutinyFormCondition *self,
                                        const ScrutinyFormContext *context,
                                        ScrutinyAnswerSet *answers);
typedef void (*ScrutinyFormConditionFunc) (const char *question_id,
                                           const char *const *codes,
                                           gpointer user_data);
void scrutiny_form_condition_foreach_answer (ScrutinyFormCondition *self,
                                             ScrutinyFormConditionFunc func,
                                             gpointer user_data);
gboolean scrutiny_form_has_footage (const ScrutinyFormContext *context,
                                    ScrutinyAnswerSet *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFormCondition, scrutiny_form_condition_unref)

G_END_DECLS
