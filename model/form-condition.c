/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-condition.h"

struct _ScrutinyFormCondition {
  ScrutinyFormConditionOp op;
  GPtrArray *children; /* ALL, ANY, NOT */
  char *question_id;   /* ANSWER */
  char **codes;        /* ANSWER, KIND, MATERIAL */
  ScrutinyFormStage stage;
  gboolean is_child;
};

static const char *const footage[] = { "bwv_single", "bwv_multiple", "cctv", NULL };

/**
 * scrutiny_form_condition_new_group:
 * @op: ALL, ANY or NOT
 * @children: (element-type ScrutinyFormCondition): at least one; exactly one for NOT
 *
 * Returns: (transfer full): the condition
 */
ScrutinyFormCondition *
scrutiny_form_condition_new_group (ScrutinyFormConditionOp op, GPtrArray *children)
{
  ScrutinyFormCondition *self;

  g_return_val_if_fail (children != NULL && children->len > 0, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyFormCondition);
  self->op = op;
  self->children = g_ptr_array_ref (children);

  return self;
}

/**
 * scrutiny_form_condition_new_codes:
 * @op: ANSWER, KIND or MATERIAL
 * @question_id: (nullable): the question an ANSWER condition looks at
 * @codes: what satisfies it; any one does
 *
 * Returns: (transfer full): the condition
 */
ScrutinyFormCondition *
scrutiny_form_condition_new_codes (ScrutinyFormConditionOp op,
                                   const char *question_id,
                                   const char *const *codes)
{
  ScrutinyFormCondition *self;

  g_return_val_if_fail (codes != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyFormCondition);
  self->op = op;
  self->question_id = g_strdup (question_id);
  self->codes = g_strdupv ((char **) codes);

  return self;
}

/**
 * scrutiny_form_condition_new_stage:
 *
 * Returns: (transfer full): holds from @stage on
 */
ScrutinyFormCondition *
scrutiny_form_condition_new_stage (ScrutinyFormStage stage)
{
  ScrutinyFormCondition *self = g_atomic_rc_box_new0 (ScrutinyFormCondition);

  self->op = SCRUTINY_CONDITION_STAGE;
  self->stage = stage;

  return self;
}

/**
 * scrutiny_form_condition_new_child:
 *
 * Returns: (transfer full): holds where the person is a child (or is not)
 */
ScrutinyFormCondition *
scrutiny_form_condition_new_child (gboolean is_child)
{
  ScrutinyFormCondition *self = g_atomic_rc_box_new0 (ScrutinyFormCondition);

  self->op = SCRUTINY_CONDITION_CHILD;
  self->is_child = is_child;

  return self;
}

ScrutinyFormCondition *
scrutiny_form_condition_ref (ScrutinyFormCondition *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
scrutiny_form_condition_clear (gpointer data)
{
  ScrutinyFormCondition *self = data;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->question_id);
  g_strfreev (self->codes);
}

void
scrutiny_form_condition_unref (ScrutinyFormCondition *self)
{
  g_atomic_rc_box_release_full (self, scrutiny_form_condition_clear);
}

static gboolean
answer_has_any (ScrutinyAnswer *answer, const char *const *codes)
{
  for (guint i = 0; codes[i] != NULL; i++) {
    if (scrutiny_answer_has_code (answer, codes[i]))
      return TRUE;
  }

  return FALSE;
}

/* The member's own word on what was looked at counts before the system's. */
static gboolean
material_has_any (const ScrutinyFormContext *context,
                  ScrutinyAnswerSet *answers,
                  const char *const *codes)
{
  ScrutinyAnswer *answer = scrutiny_answer_set_find (answers, "view_material");

  if (answer != NULL && !scrutiny_answer_is_empty (answer))
    return answer_has_any (answer, codes);

  for (guint i = 0; context->material != NULL && codes[i] != NULL; i++) {
    if (g_strv_contains (context->material, codes[i]))
      return TRUE;
  }

  return FALSE;
}

static gboolean
person_is_child (const ScrutinyFormContext *context, ScrutinyAnswerSet *answers)
{
  ScrutinyAnswer *answer = scrutiny_answer_set_find (answers, "vul_child");

  if (answer != NULL && !scrutiny_answer_is_empty (answer))
    return scrutiny_answer_has_code (answer, "yes");

  return context->person_is_child;
}

static gboolean
answer_holds (ScrutinyFormCondition *self, ScrutinyAnswerSet *answers)
{
  ScrutinyAnswer *answer = scrutiny_answer_set_find (answers, self->question_id);

  return answer != NULL && answer_has_any (answer, (const char *const *) self->codes);
}

static gboolean
group_holds (ScrutinyFormCondition *self,
             const ScrutinyFormContext *context,
             ScrutinyAnswerSet *answers)
{
  gboolean wanted = self->op == SCRUTINY_CONDITION_ANY;

  for (guint i = 0; i < self->children->len; i++) {
    ScrutinyFormCondition *child = g_ptr_array_index (self->children, i);

    if (scrutiny_form_condition_holds (child, context, answers) == wanted)
      return wanted;
  }

  return !wanted;
}

/**
 * scrutiny_form_condition_holds:
 * @self: (nullable): a condition; none always holds
 * @context: what is known of the case
 * @answers: what the member has answered so far
 *
 * Returns: whether it holds; a question not yet answered satisfies nothing
 */
gboolean
scrutiny_form_condition_holds (ScrutinyFormCondition *self,
                               const ScrutinyFormContext *context,
                               ScrutinyAnswerSet *answers)
{
  g_return_val_if_fail (context != NULL && SCRUTINY_IS_ANSWER_SET (answers), FALSE);

  if (self == NULL)
    return TRUE;

  switch (self->op) {
  case SCRUTINY_CONDITION_ALL:
  case SCRUTINY_CONDITION_ANY:
    return group_holds (self, context, answers);
  case SCRUTINY_CONDITION_NOT:
    return !scrutiny_form_condition_holds (g_ptr_array_index (self->children, 0), context,
                                           answers);
  case SCRUTINY_CONDITION_ANSWER:
    return answer_holds (self, answers);
  case SCRUTINY_CONDITION_KIND:
    return context->kind != NULL &&
           g_strv_contains ((const char *const *) self->codes, context->kind);
  case SCRUTINY_CONDITION_STAGE:
    return context->stage >= self->stage;
  case SCRUTINY_CONDITION_MATERIAL:
    return material_has_any (context, answers, (const char *const *) self->codes);
  case SCRUTINY_CONDITION_CHILD:
    return person_is_child (context, answers) == self->is_child;
  default:
    return FALSE;
  }
}

/**
 * scrutiny_form_condition_foreach_answer:
 * @self: (nullable): a condition
 * @func: (scope call): called for each question it looks at, with the codes it looks for
 */
void
scrutiny_form_condition_foreach_answer (ScrutinyFormCondition *self,
                                        ScrutinyFormConditionFunc func,
                                        gpointer user_data)
{
  if (self == NULL)
    return;

  if (self->op == SCRUTINY_CONDITION_ANSWER)
    func (self->question_id, (const char *const *) self->codes, user_data);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    scrutiny_form_condition_foreach_answer (g_ptr_array_index (self->children, i), func,
                                            user_data);
}

/**
 * scrutiny_form_has_footage:
 *
 * Without moving pictures a case is read in record-only mode: questions only footage can
 * answer are hidden (forms.md section 1).
 *
 * Returns: whether the member had footage of the encounter
 */
gboolean
scrutiny_form_has_footage (const ScrutinyFormContext *context, ScrutinyAnswerSet *answers)
{
  g_return_val_if_fail (context != NULL && SCRUTINY_IS_ANSWER_SET (answers), FALSE);

  return material_has_any (context, answers, footage);
}
