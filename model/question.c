/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/question.h"

/* One question of a form. Its id never changes meaning and is never used again; the words
 * may. Immutable. */
struct _ScrutinyQuestion {
  GObject parent_instance;

  ScrutinyQuestionFields fields; /* every pointer in it is owned */
};

G_DEFINE_FINAL_TYPE (ScrutinyQuestion, scrutiny_question, G_TYPE_OBJECT)

static const char *const polarities[] = {
  [SCRUTINY_POLARITY_NEUTRAL] = "neutral",
  [SCRUTINY_POLARITY_POSITIVE] = "positive",
  [SCRUTINY_POLARITY_INVERTED] = "inverted",
};

static void
scrutiny_question_finalize (GObject *object)
{
  ScrutinyQuestionFields *f = &SCRUTINY_QUESTION (object)->fields;

  g_free ((char *) f->id);
  g_clear_pointer (&f->text, scrutiny_form_text_unref);
  g_clear_pointer (&f->guidance, scrutiny_form_text_unref);
  g_clear_pointer (&f->options, g_ptr_array_unref);
  g_free ((char *) f->unit);
  g_clear_pointer (&f->visible_when, scrutiny_form_condition_unref);
  g_clear_pointer (&f->required_when, scrutiny_form_condition_unref);
  g_strfreev ((char **) f->comment_when);
  g_free ((char *) f->comment_from);
  g_free ((char *) f->red_needs);
  g_strfreev ((char **) f->refs);
  g_free ((char *) f->added_in);
  g_free ((char *) f->retired_in);

  G_OBJECT_CLASS (scrutiny_question_parent_class)->finalize (object);
}

static void
scrutiny_question_class_init (ScrutinyQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_question_finalize;
}

static void
scrutiny_question_init (ScrutinyQuestion *self)
{
}

/**
 * scrutiny_question_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): the question
 */
ScrutinyQuestion *
scrutiny_question_new (const ScrutinyQuestionFields *fields)
{
  ScrutinyQuestion *self;
  ScrutinyQuestionFields *f;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->id != NULL && fields->text != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_QUESTION, NULL);
  f = &self->fields;
  *f = *fields;
  f->id = g_strdup (fields->id);
  f->text = scrutiny_form_text_ref (fields->text);
  if (fields->guidance != NULL)
    f->guidance = scrutiny_form_text_ref (fields->guidance);
  if (fields->options != NULL)
    f->options = g_ptr_array_ref (fields->options);
  f->unit = g_strdup (fields->unit);
  if (fields->visible_when != NULL)
    f->visible_when = scrutiny_form_condition_ref (fields->visible_when);
  if (fields->required_when != NULL)
    f->required_when = scrutiny_form_condition_ref (fields->required_when);
  f->comment_when = (const char *const *) g_strdupv ((char **) fields->comment_when);
  f->comment_from = g_strdup (fields->comment_from);
  f->red_needs = g_strdup (fields->red_needs);
  f->refs = (const char *const *) g_strdupv ((char **) fields->refs);
  f->added_in = g_strdup (fields->added_in);
  f->retired_in = g_strdup (fields->retired_in);

  return self;
}

/**
 * scrutiny_question_get:
 *
 * Returns: (transfer none): what the question is made of
 */
const ScrutinyQuestionFields *
scrutiny_question_get (ScrutinyQuestion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_QUESTION (self), NULL);

  return &self->fields;
}

/**
 * scrutiny_question_get_id:
 *
 * Returns: (transfer none): its name in forms, answers and findings
 */
const char *
scrutiny_question_get_id (ScrutinyQuestion *self)
{
  g_return_val_if_fail (SCRUTINY_IS_QUESTION (self), NULL);

  return self->fields.id;
}

/**
 * scrutiny_question_dup_text:
 *
 * Returns: (transfer full): the question as a screen shows it
 */
char *
scrutiny_question_dup_text (ScrutinyQuestion *self, const char *locale)
{
  g_return_val_if_fail (SCRUTINY_IS_QUESTION (self), NULL);

  return scrutiny_form_text_dup_shown (self->fields.text, locale);
}

/**
 * scrutiny_question_is_adverse:
 *
 * Only a plain yes or no is adverse. "Not seen" and "does not apply" say nothing about
 * the officer and are never read as "no" (forms.md section 2).
 *
 * Returns: whether @answer is the worrying one, by the question's polarity
 */
gboolean
scrutiny_question_is_adverse (ScrutinyQuestion *self, ScrutinyAnswer *answer)
{
  g_return_val_if_fail (SCRUTINY_IS_QUESTION (self) && answer != NULL, FALSE);

  switch (self->fields.polarity) {
  case SCRUTINY_POLARITY_POSITIVE:
    return scrutiny_answer_has_code (answer, "no");
  case SCRUTINY_POLARITY_INVERTED:
    return scrutiny_answer_has_code (answer, "yes");
  case SCRUTINY_POLARITY_NEUTRAL:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_question_wants_comment:
 *
 * Returns: whether @answer must say what makes the member think so
 */
gboolean
scrutiny_question_wants_comment (ScrutinyQuestion *self, ScrutinyAnswer *answer)
{
  const char *const *when;

  g_return_val_if_fail (SCRUTINY_IS_QUESTION (self) && answer != NULL, FALSE);

  when = self->fields.comment_when;
  for (guint i = 0; when != NULL && when[i] != NULL; i++) {
    if (scrutiny_answer_has_code (answer, when[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_polarity_to_code:
 *
 * Returns: the word of form files for @polarity
 */
const char *
scrutiny_polarity_to_code (ScrutinyPolarity polarity)
{
  g_return_val_if_fail ((guint) polarity < G_N_ELEMENTS (polarities), NULL);

  return polarities[polarity];
}

/**
 * scrutiny_polarity_from_code:
 * @polarity: (out): the polarity
 *
 * Returns: whether @code names one
 */
gboolean
scrutiny_polarity_from_code (const char *code, ScrutinyPolarity *polarity)
{
  for (guint i = 0; i < G_N_ELEMENTS (polarities); i++) {
    if (g_strcmp0 (polarities[i], code) == 0) {
      *polarity = (ScrutinyPolarity) i;
      return TRUE;
    }
  }

  return FALSE;
}
