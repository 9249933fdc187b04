/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/answer-reader.h"

#include <glib/gi18n-lib.h>

#include "intake/json-cursor-private.h"

#define ANSWERS_MAX 1000
#define CODES_MAX   64
#define MOMENTS_MAX 64
#define WORDS_MAX   2000
#define CLIPS_MAX   1000

void
scrutiny_answer_file_free (ScrutinyAnswerFile *self)
{
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self);
}

/**
 * scrutiny_answer_reader_load:
 *
 * Returns: (transfer full) (nullable): the bytes of the file, at most
 *   %SCRUTINY_ANSWER_FILE_MAX_BYTES
 */
GBytes *
scrutiny_answer_reader_load (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);

  return scrutiny_json_load (file, SCRUTINY_ANSWER_FILE_MAX_BYTES, error);
}

static void
read_moment (ScrutinyJsonCursor *cursor, const json_t *value, ScrutinyMoment *moment)
{
  static const char *const required[] = { "clip", "from_us", "to_us", NULL };

  if (!scrutiny_json_cursor_check_members (cursor, value, required, NULL))
    return;

  moment->clip =
      (guint) scrutiny_json_cursor_get_integer (cursor, value, "clip", 0, CLIPS_MAX);
  moment->from_us =
      scrutiny_json_cursor_get_integer (cursor, value, "from_us", 0, G_MAXINT64 / 8);
  moment->to_us =
      scrutiny_json_cursor_get_integer (cursor, value, "to_us", 0, G_MAXINT64 / 8);
}

static GArray *
read_moments (ScrutinyJsonCursor *cursor, const json_t *object)
{
  GArray *moments = g_array_new (FALSE, TRUE, sizeof (ScrutinyMoment));
  const json_t *array =
      scrutiny_json_cursor_get_array (cursor, object, "moments", MOMENTS_MAX);
  gsize before = scrutiny_json_cursor_enter (cursor, "moments");

  for (gsize i = 0; array != NULL && i < json_array_size (array); i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyMoment moment = { 0, 0, 0 };

    read_moment (cursor, json_array_get (array, i), &moment);
    g_array_append_val (moments, moment);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return moments;
}

/* "code" is one choice, "codes" are many; a file has one or the other. */
static GStrv
read_codes (ScrutinyJsonCursor *cursor, const json_t *object)
{
  GStrv codes;

  if (json_object_get (object, "code") == NULL)
    return scrutiny_json_cursor_get_strings (cursor, object, "codes", CODES_MAX, TRUE);

  if (json_object_get (object, "codes") != NULL)
    scrutiny_json_cursor_fail (cursor, _ ("write code or codes, not both."));
  codes = g_new0 (char *, 2);
  codes[0] = g_strdup (scrutiny_json_cursor_get_code (cursor, object, "code"));

  return codes;
}

/* A grade is stored with the scale and band it was given on. */
static void
fill_grade (ScrutinyForm *form, ScrutinyAnswerFields *f)
{
  ScrutinyQuestion *question = scrutiny_form_find (form, f->question_id);
  ScrutinyGradingScale *scale = scrutiny_form_get_scale (form);

  if (question == NULL ||
      scrutiny_question_get (question)->type != SCRUTINY_QUESTION_RAG ||
      f->codes == NULL || f->codes[0] == NULL)
    return;

  f->scale_id = scrutiny_grading_scale_get_id (scale);
  f->scale_version = scrutiny_grading_scale_get_version (scale);
  f->band = scrutiny_grading_scale_band_of (scale, f->codes[0]);
}

static ScrutinyAnswer *
finish_answer (ScrutinyJsonCursor *cursor, ScrutinyForm *form, ScrutinyAnswerFields *f)
{
  g_autoptr (ScrutinyAnswer) answer = NULL;
  g_autoptr (GError) unfit = NULL;

  if (cursor->error != NULL)
    return NULL;

  fill_grade (form, f);
  answer = scrutiny_answer_new (f);
  if (!scrutiny_form_check_answer (form, answer, &unfit)) {
    scrutiny_json_cursor_fail (cursor, unfit->message);
    return NULL;
  }

  return g_steal_pointer (&answer);
}

static ScrutinyAnswer *
read_answer (ScrutinyJsonCursor *cursor, const json_t *value, ScrutinyForm *form)
{
  static const char *const required[] = { "q", NULL };
  static const char *const optional[] = { "code",    "codes",  "text",    "number",
                                          "comment", "reason", "moments", NULL };
  ScrutinyAnswerFields f = { .band = SCRUTINY_BAND_NONE };
  g_auto (GStrv) codes = NULL;
  g_autoptr (GArray) moments = NULL;

  if (!scrutiny_json_cursor_check_members (cursor, value, required, optional))
    return NULL;

  f.question_id = scrutiny_json_cursor_get_code (cursor, value, "q");
  codes = read_codes (cursor, value);
  f.codes = (const char *const *) codes;
  f.text = scrutiny_json_cursor_get_string (cursor, value, "text", WORDS_MAX);
  f.comment = scrutiny_json_cursor_get_string (cursor, value, "comment", WORDS_MAX);
  f.reason = scrutiny_json_cursor_get_code (cursor, value, "reason");
  f.has_number = json_object_get (value, "number") != NULL;
  f.number = scrutiny_json_cursor_get_integer (cursor, value, "number", 0, G_MAXINT32);
  moments = read_moments (cursor, value);
  f.moments = (const ScrutinyMoment *) (gpointer) moments->data;
  f.n_moments = moments->len;

  return finish_answer (cursor, form, &f);
}

static void
read_root (ScrutinyJsonCursor *cursor,
           const json_t *root,
           ScrutinyForm *form,
           ScrutinyAnswerFile *file)
{
  static const char *const required[] = { "format", "form_id", "answers", NULL };
  static const char *const optional[] = { "hand_in", NULL };
  const json_t *array;
  const char *form_id;

  if (!scrutiny_json_cursor_check_members (cursor, root, required, optional))
    return;

  scrutiny_json_cursor_get_integer (cursor, root, "format", 1, 1);
  form_id = scrutiny_json_cursor_get_code (cursor, root, "form_id");
  if (g_strcmp0 (form_id, scrutiny_form_get (form)->form_id) != 0)
    scrutiny_json_cursor_fail (cursor, _ ("this case is asked another form."));
  file->hands_in = scrutiny_json_cursor_get_boolean (cursor, root, "hand_in");
  array = scrutiny_json_cursor_get_array (cursor, root, "answers", ANSWERS_MAX);
  for (gsize i = 0; cursor->error == NULL && i < json_array_size (array); i++) {
    gsize before = scrutiny_json_cursor_enter (cursor, "answers");
    ScrutinyAnswer *answer;

    scrutiny_json_cursor_enter_index (cursor, i);
    answer = read_answer (cursor, json_array_get (array, i), form);
    if (answer != NULL)
      g_ptr_array_add (file->answers, answer);
    scrutiny_json_cursor_leave (cursor, before);
  }
}

/**
 * scrutiny_answer_reader_read:
 * @bytes: a JSON object: format 1, form_id, answers, and hand_in where it is the last
 * word; each answer has q and, by its question's type, code, codes, text or number, and
 * may have comment, reason and moments
 * @file_name: for messages
 * @form: the questions as the case is asked them
 *
 * Every answer is checked against its question.
 *
 * Returns: (transfer full) (nullable): the answers, or %NULL with the file and the place
 *   in it
 */
ScrutinyAnswerFile *
scrutiny_answer_reader_read (GBytes *bytes,
                             const char *file_name,
                             ScrutinyForm *form,
                             GError **error)
{
  g_autoptr (ScrutinyAnswerFile) file = NULL;
  ScrutinyJsonCursor cursor;
  json_t *root;

  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);
  g_return_val_if_fail (SCRUTINY_IS_FORM (form), NULL);

  file = g_new0 (ScrutinyAnswerFile, 1);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  scrutiny_json_cursor_init (&cursor, file_name);
  root = scrutiny_json_cursor_parse (&cursor, bytes);
  if (root != NULL)
    read_root (&cursor, root, form, file);
  json_decref (root);

  return scrutiny_json_cursor_finish (&cursor, error) ? g_steal_pointer (&file) : NULL;
}
