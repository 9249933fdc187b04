/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/question-option.h"

struct _ScrutinyQuestionOption {
  char *code;
  ScrutinyFormText *text;
  gboolean stands_alone;
  ScrutinyBand band;
};

/**
 * scrutiny_question_option_new:
 * @code: what is stored when it is chosen
 * @text: (transfer none): what is shown
 * @stands_alone: whether choosing it clears every other choice ("none of these")
 * @band: the band of a level of a scale, else %SCRUTINY_BAND_NONE
 *
 * Returns: (transfer full): the option
 */
ScrutinyQuestionOption *
scrutiny_question_option_new (const char *code,
                              ScrutinyFormText *text,
                              gboolean stands_alone,
                              ScrutinyBand band)
{
  ScrutinyQuestionOption *self;

  g_return_val_if_fail (code != NULL && text != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyQuestionOption);
  self->code = g_strdup (code);
  self->text = scrutiny_form_text_ref (text);
  self->stands_alone = stands_alone;
  self->band = band;

  return self;
}

ScrutinyQuestionOption *
scrutiny_question_option_ref (ScrutinyQuestionOption *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
scrutiny_question_option_clear (gpointer data)
{
  ScrutinyQuestionOption *self = data;

  g_free (self->code);
  scrutiny_form_text_unref (self->text);
}

void
scrutiny_question_option_unref (ScrutinyQuestionOption *self)
{
  g_atomic_rc_box_release_full (self, scrutiny_question_option_clear);
}

/** scrutiny_question_option_get_code: Returns: (transfer none): what is stored */
const char *
scrutiny_question_option_get_code (ScrutinyQuestionOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/** scrutiny_question_option_get_text: Returns: (transfer none): what is read */
ScrutinyFormText *
scrutiny_question_option_get_text (ScrutinyQuestionOption *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * scrutiny_question_option_stands_alone:
 *
 * Returns: whether nothing else may be chosen with it, as "none of these"
 */
gboolean
scrutiny_question_option_stands_alone (ScrutinyQuestionOption *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->stands_alone;
}

/**
 * scrutiny_question_option_get_band:
 *
 * Returns: what it says of the case: good, learning, concern or neither
 */
ScrutinyBand
scrutiny_question_option_get_band (ScrutinyQuestionOption *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_BAND_NONE);

  return self->band;
}

/**
 * scrutiny_question_option_find:
 * @options: (element-type ScrutinyQuestionOption): the choices there are
 *
 * Returns: (nullable) (transfer none): the one stored as @code
 */
ScrutinyQuestionOption *
scrutiny_question_option_find (GPtrArray *options, const char *code)
{
  for (guint i = 0; options != NULL && i < options->len; i++) {
    ScrutinyQuestionOption *option = g_ptr_array_index (options, i);

    if (g_strcmp0 (option->code, code) == 0)
      return option;
  }

  return NULL;
}
