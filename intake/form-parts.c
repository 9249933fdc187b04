/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts every form file is made of: words, choices, conditions, versions. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/form-parts-private.h"

#define WORDS_MAX_CHARS     1000
#define OPTIONS_MAX         64
#define CONDITIONS_MAX      32
#define CONDITION_DEPTH_MAX 8

/** scrutiny_form_text_read: NULL if the member is not there or is not right. */
ScrutinyFormText *
scrutiny_form_text_read (ScrutinyJsonCursor *cursor,
                         const json_t *object,
                         const char *name)
{
  static const char *const required[] = { "en-GB", NULL };
  static const char *const optional[] = { "cy-GB", "status", NULL };
  const json_t *value = json_object_get (object, name);
  gsize before = scrutiny_json_cursor_enter (cursor, name);
  const char *english, *welsh, *status;
  ScrutinyFormText *text = NULL;

  if (value != NULL &&
      scrutiny_json_cursor_check_members (cursor, value, required, optional)) {
    english = scrutiny_json_cursor_get_string (cursor, value, "en-GB", WORDS_MAX_CHARS);
    welsh = scrutiny_json_cursor_get_string (cursor, value, "cy-GB", WORDS_MAX_CHARS);
    status = scrutiny_json_cursor_get_code (cursor, value, "status");
    if (status != NULL && !g_str_equal (status, "draft") &&
        !g_str_equal (status, "checked"))
      scrutiny_json_cursor_fail (cursor, _ ("status is draft or checked."));
    if (cursor->error == NULL)
      text = scrutiny_form_text_new (english, welsh,
                                     welsh != NULL && g_strcmp0 (status, "checked") != 0);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return text;
}

static ScrutinyQuestionOption *
read_option (ScrutinyJsonCursor *cursor, const json_t *value)
{
  static const char *const required[] = { "code", "text", NULL };
  static const char *const optional[] = { "alone", NULL };
  g_autoptr (ScrutinyFormText) text = NULL;
  const char *code;
  gboolean alone;

  if (!scrutiny_json_cursor_check_members (cursor, value, required, optional))
    return NULL;

  code = scrutiny_json_cursor_get_code (cursor, value, "code");
  text = scrutiny_form_text_read (cursor, value, "text");
  alone = scrutiny_json_cursor_get_boolean (cursor, value, "alone");
  if (cursor->error != NULL)
    return NULL;

  return scrutiny_question_option_new (code, text, alone, SCRUTINY_BAND_NONE);
}

/**
 * scrutiny_form_options_read:
 *
 * NULL if the member is not there; else the choices, none of them twice.
 */
GPtrArray *
scrutiny_form_options_read (ScrutinyJsonCursor *cursor,
                            const json_t *object,
                            const char *name)
{
  const json_t *array =
      scrutiny_json_cursor_get_array (cursor, object, name, OPTIONS_MAX);
  g_autoptr (GPtrArray) options = NULL;
  gsize before;

  if (array == NULL)
    return NULL;

  before = scrutiny_json_cursor_enter (cursor, name);
  options =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_question_option_unref);
  for (gsize i = 0; i < json_array_size (array) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyQuestionOption *option = read_option (cursor, json_array_get (array, i));

    if (option != NULL &&
        scrutiny_question_option_find (options,
                                       scrutiny_question_option_get_code (option)))
      scrutiny_json_cursor_fail (cursor, _ ("this is there twice."));
    if (option != NULL)
      g_ptr_array_add (options, option);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return cursor->error == NULL ? g_steal_pointer (&options) : NULL;
}

/** scrutiny_form_version_read: Three whole numbers with dots between: "1.0.0". */
gboolean
scrutiny_form_version_read (ScrutinyJsonCursor *cursor,
                            const json_t *object,
                            const char *name,
                            const char **version)
{
  gsize before;

  *version = scrutiny_json_cursor_get_string (cursor, object, name, 14);
  if (*version == NULL || g_regex_match_simple ("^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$",
                                                *version, G_REGEX_DOLLAR_ENDONLY, 0))
    return *version != NULL;

  before = scrutiny_json_cursor_enter (cursor, name);
  scrutiny_json_cursor_fail (cursor, _ ("a version is three numbers, as 1.0.0."));
  scrutiny_json_cursor_leave (cursor, before);

  return FALSE;
}

static ScrutinyFormCondition *read_condition (ScrutinyJsonCursor *cursor,
                                              const json_t *value,
                                              guint depth);

static ScrutinyFormCondition *
read_group (ScrutinyJsonCursor *cursor,
            const json_t *object,
            const char *name,
            ScrutinyFormConditionOp op,
            guint depth)
{
  const json_t *array =
      scrutiny_json_cursor_get_array (cursor, object, name, CONDITIONS_MAX);
  g_autoptr (GPtrArray) children =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_form_condition_unref);
  gsize before = scrutiny_json_cursor_enter (cursor, name);

  for (gsize i = 0; array && i < json_array_size (array) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyFormCondition *child =
        read_condition (cursor, json_array_get (array, i), depth + 1);

    if (child != NULL)
      g_ptr_array_add (children, child);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);
  if (cursor->error != NULL || array == NULL)
    return NULL;

  return scrutiny_form_condition_new_group (op, children);
}

static ScrutinyFormCondition *
read_not (ScrutinyJsonCursor *cursor, const json_t *object, guint depth)
{
  g_autoptr (GPtrArray) children =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_form_condition_unref);
  gsize before = scrutiny_json_cursor_enter (cursor, "not");
  ScrutinyFormCondition *child =
      read_condition (cursor, json_object_get (object, "not"), depth + 1);

  scrutiny_json_cursor_leave (cursor, before);
  if (child == NULL)
    return NULL;
  g_ptr_array_add (children, child);

  return scrutiny_form_condition_new_group (SCRUTINY_CONDITION_NOT, children);
}

/* {"q": id, "equals": code} or "in" or "includes_any" with a list of codes. */
static ScrutinyFormCondition *
read_answer (ScrutinyJsonCursor *cursor, const json_t *object)
{
  static const char *const required[] = { "q", NULL };
  static const char *const optional[] = { "equals", "in", "includes_any", NULL };
  g_auto (GStrv) codes = NULL;
  const char *question_id;

  if (!scrutiny_json_cursor_check_members (cursor, object, required, optional))
    return NULL;
  if (json_object_size (object) != 2) {
    scrutiny_json_cursor_fail (cursor,
                               _ ("q goes with one of equals, in, includes_any."));
    return NULL;
  }

  question_id = scrutiny_json_cursor_get_code (cursor, object, "q");
  if (json_object_get (object, "equals") != NULL) {
    codes = g_new0 (char *, 2);
    codes[0] = g_strdup (scrutiny_json_cursor_get_code (cursor, object, "equals"));
  } else {
    codes = scrutiny_json_cursor_get_strings (cursor, object,
                                              json_object_get (object, "in") != NULL
                                                  ? "in"
                                                  : "includes_any",
                                              OPTIONS_MAX, TRUE);
  }
  if (cursor->error != NULL)
    return NULL;

  return scrutiny_form_condition_new_codes (SCRUTINY_CONDITION_ANSWER, question_id,
                                            (const char *const *) codes);
}

static ScrutinyFormCondition *
read_codes (ScrutinyJsonCursor *cursor,
            const json_t *object,
            const char *name,
            ScrutinyFormConditionOp op)
{
  g_auto (GStrv) codes =
      scrutiny_json_cursor_get_strings (cursor, object, name, OPTIONS_MAX, TRUE);

  if (cursor->error != NULL)
    return NULL;

  return scrutiny_form_condition_new_codes (op, NULL, (const char *const *) codes);
}

static ScrutinyFormCondition *
read_stage (ScrutinyJsonCursor *cursor, const json_t *object)
{
  const char *code = scrutiny_json_cursor_get_code (cursor, object, "stage");
  ScrutinyFormStage stage;

  if (code != NULL && scrutiny_form_stage_from_code (code, &stage))
    return scrutiny_form_condition_new_stage (stage);

  scrutiny_json_cursor_fail (cursor, _ ("there is no such stage."));

  return NULL;
}

static ScrutinyFormCondition *
read_child (ScrutinyJsonCursor *cursor, const json_t *object)
{
  gboolean is_child =
      scrutiny_json_cursor_get_boolean (cursor, object, "person_is_child");

  return cursor->error == NULL ? scrutiny_form_condition_new_child (is_child) : NULL;
}

static ScrutinyFormCondition *
read_condition (ScrutinyJsonCursor *cursor, const json_t *value, guint depth)
{
  if (cursor->error != NULL)
    return NULL;
  if (depth > CONDITION_DEPTH_MAX) {
    scrutiny_json_cursor_fail (cursor, _ ("this condition is nested too deeply."));
    return NULL;
  }
  if (json_object_get (value, "q") != NULL)
    return read_answer (cursor, value);
  if (json_object_size (value) == 1) {
    const char *name = json_object_iter_key (json_object_iter ((json_t *) value));

    if (g_str_equal (name, "all"))
      return read_group (cursor, value, name, SCRUTINY_CONDITION_ALL, depth);
    if (g_str_equal (name, "any"))
      return read_group (cursor, value, name, SCRUTINY_CONDITION_ANY, depth);
    if (g_str_equal (name, "not"))
      return read_not (cursor, value, depth);
    if (g_str_equal (name, "kind"))
      return read_codes (cursor, value, name, SCRUTINY_CONDITION_KIND);
    if (g_str_equal (name, "material"))
      return read_codes (cursor, value, name, SCRUTINY_CONDITION_MATERIAL);
    if (g_str_equal (name, "stage"))
      return read_stage (cursor, value);
    if (g_str_equal (name, "person_is_child"))
      return read_child (cursor, value);
  }
  scrutiny_json_cursor_fail (cursor, _ ("this is not a condition a form can have."));

  return NULL;
}

/** scrutiny_form_condition_read: NULL if the member is not there or is not right. */
ScrutinyFormCondition *
scrutiny_form_condition_read (ScrutinyJsonCursor *cursor,
                              const json_t *object,
                              const char *name)
{
  const json_t *value = json_object_get (object, name);
  gsize before = scrutiny_json_cursor_enter (cursor, name);
  ScrutinyFormCondition *condition =
      value != NULL ? read_condition (cursor, value, 0) : NULL;

  scrutiny_json_cursor_leave (cursor, before);

  return condition;
}
