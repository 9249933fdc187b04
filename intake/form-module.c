/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One module file: sections of questions, joined into forms by form-reader.c. */
#include <glib/gi18n-lib.h>

#include "intake/form-parts-private.h"

#define SECTIONS_MAX  32
#define QUESTIONS_MAX 100
#define CODES_MAX     64
#define REFS_MAX      16
#define TEXT_MAX      2000

static const char *const question_required[] = { "id",       "text",     "type",
                                                 "required", "polarity", "evidence",
                                                 "added_in", NULL };
static const char *const question_optional[] = { "options",
                                                 "unit",
                                                 "max_chars",
                                                 "critical",
                                                 "visible_when",
                                                 "required_when",
                                                 "comment_required_when",
                                                 "comment_from",
                                                 "red_needs",
                                                 "timecodes",
                                                 "guidance",
                                                 "refs",
                                                 "retired_in",
                                                 NULL };

/* A scale of five may have words of its own, as "How sure are you?" needs; never steps of
 * its own, or its answers could not stand beside those of other questions. */
static GPtrArray *
read_five (ScrutinyJsonCursor *cursor, const json_t *object, GPtrArray *shared)
{
  g_autoptr (GPtrArray) own = scrutiny_form_options_read (cursor, object, "options");
  gboolean is_same = own != NULL && own->len == shared->len;

  if (own == NULL)
    return g_ptr_array_ref (shared);

  for (guint i = 0; is_same && i < own->len; i++)
    is_same = g_str_equal (scrutiny_question_option_get_code (own->pdata[i]),
                           scrutiny_question_option_get_code (shared->pdata[i]));
  if (!is_same)
    scrutiny_json_cursor_fail (cursor,
                               _ ("five has the steps of scales.json, in its order."));

  return g_steal_pointer (&own);
}

/* What goes with the type and with no other: choices, a unit, a length. */
static void
read_type (ScrutinyJsonCursor *cursor,
           const json_t *object,
           const ScrutinyFormShared *shared,
           ScrutinyQuestionFields *f)
{
  const char *code = scrutiny_json_cursor_get_code (cursor, object, "type");
  gboolean has_options = json_object_get (object, "options") != NULL;

  if (code == NULL || !scrutiny_question_type_from_code (code, &f->type)) {
    scrutiny_json_cursor_fail (cursor, _ ("there is no such type of answer."));
    return;
  }

  if (f->type == SCRUTINY_QUESTION_SINGLE || f->type == SCRUTINY_QUESTION_MULTI) {
    f->options = scrutiny_form_options_read (cursor, object, "options");
    if (f->options == NULL)
      scrutiny_json_cursor_fail (cursor, _ ("this question has no choices."));
  } else if (f->type == SCRUTINY_QUESTION_FIVE) {
    f->options = read_five (cursor, object, shared->five);
  } else if (has_options) {
    scrutiny_json_cursor_fail (cursor, _ ("this type of answer has its own choices."));
  } else if (f->type == SCRUTINY_QUESTION_YPN) {
    f->options = g_ptr_array_ref (shared->ypn);
  } else if (f->type == SCRUTINY_QUESTION_YN) {
    f->options = g_ptr_array_ref (shared->yn);
  }

  f->unit = scrutiny_json_cursor_get_code (cursor, object, "unit");
  f->max_chars =
      (guint) scrutiny_json_cursor_get_integer (cursor, object, "max_chars", 0, TEXT_MAX);
  if ((f->type == SCRUTINY_QUESTION_NUM) != (f->unit != NULL))
    scrutiny_json_cursor_fail (cursor, _ ("a number has a unit, nothing else has."));
  if ((f->type == SCRUTINY_QUESTION_TEXT) != (f->max_chars > 0))
    scrutiny_json_cursor_fail (cursor, _ ("a text has a max_chars, nothing else has."));
}

static void
read_evidence (ScrutinyJsonCursor *cursor,
               const json_t *object,
               ScrutinyQuestionFields *f)
{
  g_auto (GStrv) evidence =
      scrutiny_json_cursor_get_strings (cursor, object, "evidence", 2, TRUE);
  guint n = evidence != NULL ? g_strv_length (evidence) : 0;

  for (guint i = 0; i < n; i++) {
    if (!g_str_equal (evidence[i], "bwv") && !g_str_equal (evidence[i], "record"))
      scrutiny_json_cursor_fail (cursor, _ ("evidence is bwv, record, or both."));
  }
  f->needs_footage = n == 1 && g_str_equal (evidence[0], "bwv");
}

static void
read_marks (ScrutinyJsonCursor *cursor, const json_t *object, ScrutinyQuestionFields *f)
{
  const char *polarity = scrutiny_json_cursor_get_code (cursor, object, "polarity");
  const char *ignored;

  if (polarity == NULL || !scrutiny_polarity_from_code (polarity, &f->polarity))
    scrutiny_json_cursor_fail (cursor, _ ("there is no such polarity."));
  f->is_required = scrutiny_json_cursor_get_boolean (cursor, object, "required");
  f->is_critical = scrutiny_json_cursor_get_boolean (cursor, object, "critical");
  f->takes_moments = scrutiny_json_cursor_get_boolean (cursor, object, "timecodes");
  f->comment_from = scrutiny_json_cursor_get_code (cursor, object, "comment_from");
  f->red_needs = scrutiny_json_cursor_get_code (cursor, object, "red_needs");
  if (scrutiny_form_version_read (cursor, object, "added_in", &ignored))
    f->added_in = ignored;
  if (scrutiny_form_version_read (cursor, object, "retired_in", &ignored))
    f->retired_in = ignored;
}

static ScrutinyQuestion *
read_question_parts (ScrutinyJsonCursor *cursor,
                     const json_t *object,
                     const ScrutinyFormShared *shared)
{
  ScrutinyQuestionFields f = { .id =
                                   scrutiny_json_cursor_get_code (cursor, object, "id") };
  g_autoptr (ScrutinyFormText) text = scrutiny_form_text_read (cursor, object, "text");
  g_autoptr (ScrutinyFormText) guidance =
      scrutiny_form_text_read (cursor, object, "guidance");
  g_autoptr (ScrutinyFormCondition) visible =
      scrutiny_form_condition_read (cursor, object, "visible_when");
  g_autoptr (ScrutinyFormCondition) required =
      scrutiny_form_condition_read (cursor, object, "required_when");
  g_auto (GStrv) comment_when =
      scrutiny_json_cursor_get_strings (cursor, object, "comment_required_when",
                                        CODES_MAX, TRUE);
  g_auto (GStrv) refs =
      scrutiny_json_cursor_get_strings (cursor, object, "refs", REFS_MAX, FALSE);
  g_autoptr (GPtrArray) options = NULL;
  ScrutinyQuestion *question = NULL;

  read_type (cursor, object, shared, &f);
  options = f.options;
  read_evidence (cursor, object, &f);
  read_marks (cursor, object, &f);
  f.text = text;
  f.guidance = guidance;
  f.visible_when = visible;
  f.required_when = required;
  f.comment_when = (const char *const *) comment_when;
  f.refs = (const char *const *) refs;
  if (cursor->error == NULL)
    question = scrutiny_question_new (&f);

  return question;
}

/* NULL if it is not right. */
static ScrutinyQuestion *
read_question (ScrutinyJsonCursor *cursor,
               const json_t *object,
               const ScrutinyFormShared *shared)
{
  if (!scrutiny_json_cursor_check_members (cursor, object, question_required,
                                           question_optional))
    return NULL;

  return read_question_parts (cursor, object, shared);
}

static GPtrArray *
read_questions (ScrutinyJsonCursor *cursor,
                const json_t *object,
                const ScrutinyFormShared *shared)
{
  const json_t *array =
      scrutiny_json_cursor_get_array (cursor, object, "questions", QUESTIONS_MAX);
  GPtrArray *questions = g_ptr_array_new_with_free_func (g_object_unref);
  gsize before = scrutiny_json_cursor_enter (cursor, "questions");

  for (gsize i = 0; array && i < json_array_size (array) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyQuestion *question =
        read_question (cursor, json_array_get (array, i), shared);

    if (question != NULL)
      g_ptr_array_add (questions, question);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return questions;
}

static gboolean
is_part (const char *code)
{
  static const char *const parts[] = { "start",  "grounds", "explaining", "conduct",
                                       "ending", "overall", "after",      NULL };

  return code != NULL && g_strv_contains (parts, code);
}

static ScrutinyFormSection *
read_section (ScrutinyJsonCursor *cursor,
              const json_t *object,
              const char *module_id,
              const char *const *opened_by,
              const ScrutinyFormShared *shared)
{
  static const char *const required[] = { "id",   "title",     "stage",
                                          "part", "questions", NULL };
  static const char *const optional[] = { "visible_when", NULL };
  g_autoptr (ScrutinyFormText) title = NULL;
  g_autoptr (ScrutinyFormCondition) visible = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  ScrutinyFormSectionFields f = { .module_id = module_id, .opened_by = opened_by };

  if (!scrutiny_json_cursor_check_members (cursor, object, required, optional))
    return NULL;

  f.id = scrutiny_json_cursor_get_code (cursor, object, "id");
  f.part = scrutiny_json_cursor_get_code (cursor, object, "part");
  f.title = title = scrutiny_form_text_read (cursor, object, "title");
  f.visible_when = visible =
      scrutiny_form_condition_read (cursor, object, "visible_when");
  if (!scrutiny_form_stage_from_code (scrutiny_json_cursor_get_code (cursor, object,
                                                                     "stage"),
                                      &f.stage))
    scrutiny_json_cursor_fail (cursor, _ ("there is no such stage."));
  if (!is_part (f.part))
    scrutiny_json_cursor_fail (cursor, _ ("there is no such part."));
  f.questions = questions = read_questions (cursor, object, shared);

  return cursor->error == NULL ? scrutiny_form_section_new (&f) : NULL;
}

/**
 * scrutiny_form_module_read:
 *
 * Adds the module's sections to sections; the cursor says whether all went well.
 */
void
scrutiny_form_module_read (ScrutinyJsonCursor *cursor,
                           const json_t *root,
                           const char *module_id,
                           const ScrutinyFormShared *shared,
                           GPtrArray *sections)
{
  static const char *const required[] = { "format", "module_id", "version",
                                          "title",  "sections",  NULL };
  static const char *const optional[] = { "opened_by_recorded", NULL };
  g_autoptr (ScrutinyFormText) title = NULL;
  g_auto (GStrv) opened_by = NULL;
  const json_t *array;
  const char *version;

  if (!scrutiny_json_cursor_check_members (cursor, root, required, optional))
    return;

  scrutiny_json_cursor_get_integer (cursor, root, "format", 1, 1);
  scrutiny_form_version_read (cursor, root, "version", &version);
  title = scrutiny_form_text_read (cursor, root, "title");
  opened_by = scrutiny_json_cursor_get_strings (cursor, root, "opened_by_recorded",
                                                CODES_MAX, TRUE);
  if (g_strcmp0 (scrutiny_json_cursor_get_code (cursor, root, "module_id"), module_id) !=
      0)
    scrutiny_json_cursor_fail (cursor,
                               _ ("this is another module than its file name says."));

  array = scrutiny_json_cursor_get_array (cursor, root, "sections", SECTIONS_MAX);
  for (gsize i = 0; cursor->error == NULL && i < json_array_size (array); i++) {
    gsize before = scrutiny_json_cursor_enter (cursor, "sections");
    ScrutinyFormSection *section;

    scrutiny_json_cursor_enter_index (cursor, i);
    section = read_section (cursor, json_array_get (array, i), module_id,
                            (const char *const *) opened_by, shared);
    if (section != NULL)
      g_ptr_array_add (sections, section);
    scrutiny_json_cursor_leave (cursor, before);
  }
}
