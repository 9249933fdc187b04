/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading-scale.h"

/* The words a panel grades with, best first, each in a band; "not gradable" is always
 * the last of them and wants a reason. Immutable. */
struct _ScrutinyGradingScale {
  GObject parent_instance;

  char *scale_id;
  char *version;
  ScrutinyFormText *title;
  GPtrArray *levels;  /* of ScrutinyQuestionOption */
  GPtrArray *reasons; /* of ScrutinyQuestionOption: why a case could not be graded */
};

G_DEFINE_FINAL_TYPE (ScrutinyGradingScale, scrutiny_grading_scale, G_TYPE_OBJECT)

static void
scrutiny_grading_scale_finalize (GObject *object)
{
  ScrutinyGradingScale *self = SCRUTINY_GRADING_SCALE (object);

  g_free (self->scale_id);
  g_free (self->version);
  g_clear_pointer (&self->title, scrutiny_form_text_unref);
  g_clear_pointer (&self->levels, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);

  G_OBJECT_CLASS (scrutiny_grading_scale_parent_class)->finalize (object);
}

static void
scrutiny_grading_scale_class_init (ScrutinyGradingScaleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_grading_scale_finalize;
}

static void
scrutiny_grading_scale_init (ScrutinyGradingScale *self)
{
}

/**
 * scrutiny_grading_scale_new:
 * @levels: (element-type ScrutinyQuestionOption): best first, each with its band
 * @not_gradable_reasons: (element-type ScrutinyQuestionOption): the reasons on offer
 *
 * The arrays are kept and must not change afterwards.
 *
 * Returns: (transfer full): the scale
 */
ScrutinyGradingScale *
scrutiny_grading_scale_new (const char *scale_id,
                            const char *version,
                            ScrutinyFormText *title,
                            GPtrArray *levels,
                            GPtrArray *not_gradable_reasons)
{
  ScrutinyGradingScale *self;

  g_return_val_if_fail (scale_id != NULL && version != NULL && title != NULL, NULL);
  g_return_val_if_fail (levels != NULL && not_gradable_reasons != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_GRADING_SCALE, NULL);
  self->scale_id = g_strdup (scale_id);
  self->version = g_strdup (version);
  self->title = scrutiny_form_text_ref (title);
  self->levels = g_ptr_array_ref (levels);
  self->reasons = g_ptr_array_ref (not_gradable_reasons);

  return self;
}

/** scrutiny_grading_scale_get_id: Returns: (transfer none): its name in files */
const char *
scrutiny_grading_scale_get_id (ScrutinyGradingScale *self)
{
  g_return_val_if_fail (SCRUTINY_IS_GRADING_SCALE (self), NULL);

  return self->scale_id;
}

/**
 * scrutiny_grading_scale_get_version:
 *
 * Returns: (transfer none): its version, as "1.0"
 */
const char *
scrutiny_grading_scale_get_version (ScrutinyGradingScale *self)
{
  g_return_val_if_fail (SCRUTINY_IS_GRADING_SCALE (self), NULL);

  return self->version;
}

/**
 * scrutiny_grading_scale_get_levels:
 *
 * Returns: (transfer none) (element-type ScrutinyQuestionOption): every level, best
 *   first, "not gradable" last
 */
GPtrArray *
scrutiny_grading_scale_get_levels (ScrutinyGradingScale *self)
{
  g_return_val_if_fail (SCRUTINY_IS_GRADING_SCALE (self), NULL);

  return self->levels;
}

/**
 * scrutiny_grading_scale_get_reasons:
 *
 * Returns: (transfer none) (element-type ScrutinyQuestionOption): why a case may not be
 *   gradable
 */
GPtrArray *
scrutiny_grading_scale_get_reasons (ScrutinyGradingScale *self)
{
  g_return_val_if_fail (SCRUTINY_IS_GRADING_SCALE (self), NULL);

  return self->reasons;
}

/**
 * scrutiny_grading_scale_band_of:
 *
 * Returns: the band of @level, or %SCRUTINY_BAND_NONE where the scale has no such level
 */
ScrutinyBand
scrutiny_grading_scale_band_of (ScrutinyGradingScale *self, const char *level)
{
  ScrutinyQuestionOption *option;

  g_return_val_if_fail (SCRUTINY_IS_GRADING_SCALE (self), SCRUTINY_BAND_NONE);

  option = scrutiny_question_option_find (self->levels, level);

  return option != NULL ? scrutiny_question_option_get_band (option) : SCRUTINY_BAND_NONE;
}
