/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scales.json: the grading scales and the answers all forms share. */
#include <glib/gi18n-lib.h>

#include "intake/form-parts-private.h"

#define SCALES_MAX 32
#define LEVELS_MAX 20

/** scrutiny_form_shared_clear: Frees what scrutiny_form_shared_read() read */
void
scrutiny_form_shared_clear (ScrutinyFormShared *self)
{
  g_clear_pointer (&self->ypn, g_ptr_array_unref);
  g_clear_pointer (&self->yn, g_ptr_array_unref);
  g_clear_pointer (&self->five, g_ptr_array_unref);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
}

/**
 * scrutiny_form_shared_find_scale:
 *
 * Returns: (transfer none) (nullable): the scale called @scale_id
 */
ScrutinyGradingScale *
scrutiny_form_shared_find_scale (const ScrutinyFormShared *self, const char *scale_id)
{
  for (guint i = 0; i < self->scales->len; i++) {
    ScrutinyGradingScale *scale = self->scales->pdata[i];

    if (g_strcmp0 (scrutiny_grading_scale_get_id (scale), scale_id) == 0)
      return scale;
  }

  return NULL;
}

static ScrutinyQuestionOption *
read_level (ScrutinyJsonCursor *cursor, const json_t *value)
{
  static const char *const required[] = { "code", "text", "band", NULL };
  g_autoptr (ScrutinyFormText) text = NULL;
  const char *code, *band_code;
  ScrutinyBand band = SCRUTINY_BAND_NONE;

  if (!scrutiny_json_cursor_check_members (cursor, value, required, NULL))
    return NULL;

  code = scrutiny_json_cursor_get_code (cursor, value, "code");
  text = scrutiny_form_text_read (cursor, value, "text");
  band_code = scrutiny_json_cursor_get_code (cursor, value, "band");
  if (cursor->error == NULL && !scrutiny_band_from_code (band_code, &band))
    scrutiny_json_cursor_fail (cursor, _ ("there is no such band."));
  if (cursor->error != NULL)
    return NULL;

  return scrutiny_question_option_new (code, text, FALSE, band);
}

/* "not gradable" ends every scale, so that no file can leave it out. */
static GPtrArray *
read_levels (ScrutinyJsonCursor *cursor,
             const json_t *object,
             ScrutinyQuestionOption *not_gradable)
{
  const json_t *array =
      scrutiny_json_cursor_get_array (cursor, object, "levels", LEVELS_MAX);
  GPtrArray *levels =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_question_option_unref);
  gsize before = scrutiny_json_cursor_enter (cursor, "levels");

  for (gsize i = 0; array && i < json_array_size (array) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyQuestionOption *level = read_level (cursor, json_array_get (array, i));

    if (level != NULL)
      g_ptr_array_add (levels, level);
    scrutiny_json_cursor_leave (cursor, at);
  }
  g_ptr_array_add (levels, scrutiny_question_option_ref (not_gradable));
  scrutiny_json_cursor_leave (cursor, before);

  return levels;
}

static ScrutinyGradingScale *
read_scale (ScrutinyJsonCursor *cursor,
            const json_t *value,
            ScrutinyQuestionOption *not_gradable,
            GPtrArray *reasons)
{
  static const char *const required[] = { "scale_id", "version", "title", "levels",
                                          NULL };
  g_autoptr (ScrutinyFormText) title = NULL;
  g_autoptr (GPtrArray) levels = NULL;
  const char *scale_id, *version;

  if (!scrutiny_json_cursor_check_members (cursor, value, required, NULL))
    return NULL;

  scale_id = scrutiny_json_cursor_get_code (cursor, value, "scale_id");
  scrutiny_form_version_read (cursor, value, "version", &version);
  title = scrutiny_form_text_read (cursor, value, "title");
  levels = read_levels (cursor, value, not_gradable);
  if (cursor->error != NULL)
    return NULL;

  return scrutiny_grading_scale_new (scale_id, version, title, levels, reasons);
}

static void
read_answers (ScrutinyJsonCursor *cursor, const json_t *root, ScrutinyFormShared *shared)
{
  static const char *const required[] = { "ypn", "yn", "five", NULL };
  const json_t *answers = json_object_get (root, "answers");
  gsize before = scrutiny_json_cursor_enter (cursor, "answers");

  if (scrutiny_json_cursor_check_members (cursor, answers, required, NULL)) {
    shared->ypn = scrutiny_form_options_read (cursor, answers, "ypn");
    shared->yn = scrutiny_form_options_read (cursor, answers, "yn");
    shared->five = scrutiny_form_options_read (cursor, answers, "five");
  }
  scrutiny_json_cursor_leave (cursor, before);
}

static ScrutinyQuestionOption *
read_not_gradable (ScrutinyJsonCursor *cursor, const json_t *root)
{
  static const char *const required[] = { "code", "text", NULL };
  const json_t *value = json_object_get (root, "not_gradable");
  gsize before = scrutiny_json_cursor_enter (cursor, "not_gradable");
  ScrutinyQuestionOption *option = NULL;

  if (scrutiny_json_cursor_check_members (cursor, value, required, NULL)) {
    g_autoptr (ScrutinyFormText) text = scrutiny_form_text_read (cursor, value, "text");
    const char *code = scrutiny_json_cursor_get_code (cursor, value, "code");

    if (cursor->error == NULL)
      option =
          scrutiny_question_option_new (code, text, FALSE, SCRUTINY_BAND_NOT_GRADABLE);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return option;
}

/**
 * scrutiny_form_shared_read:
 *
 * Reads what several questions of a file share: option lists and grading scales; a
 * mistake stays in @cursor
 */
void
scrutiny_form_shared_read (ScrutinyJsonCursor *cursor,
                           const json_t *root,
                           ScrutinyFormShared *shared)
{
  static const char *const required[] = { "format",  "scales_version",
                                          "scales",  "not_gradable",
                                          "answers", "not_gradable_reasons",
                                          NULL };
  g_autoptr (ScrutinyQuestionOption) not_gradable = NULL;
  g_autoptr (GPtrArray) reasons = NULL;
  const json_t *array;
  const char *version;

  shared->scales = g_ptr_array_new_with_free_func (g_object_unref);
  if (!scrutiny_json_cursor_check_members (cursor, root, required, NULL))
    return;

  scrutiny_json_cursor_get_integer (cursor, root, "format", 1, 1);
  scrutiny_form_version_read (cursor, root, "scales_version", &version);
  read_answers (cursor, root, shared);
  not_gradable = read_not_gradable (cursor, root);
  reasons = scrutiny_form_options_read (cursor, root, "not_gradable_reasons");
  array = scrutiny_json_cursor_get_array (cursor, root, "scales", SCALES_MAX);
  for (gsize i = 0; cursor->error == NULL && i < json_array_size (array); i++) {
    gsize before = scrutiny_json_cursor_enter (cursor, "scales");
    ScrutinyGradingScale *scale;

    scrutiny_json_cursor_enter_index (cursor, i);
    scale = read_scale (cursor, json_array_get (array, i), not_gradable, reasons);
    if (scale != NULL)
      g_ptr_array_add (shared->scales, scale);
    scrutiny_json_cursor_leave (cursor, before);
  }
}
