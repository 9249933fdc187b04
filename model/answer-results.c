/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-results.h"

#include <string.h>

static void
choice_clear (gpointer data)
{
  g_free (((ScrutinyChoiceCount *) data)->code);
}

static void
spread_free (gpointer data)
{
  ScrutinyQuestionSpread *spread = data;

  g_free (spread->question_id);
  g_array_unref (spread->choices);
  g_array_unref (spread->numbers);
  g_ptr_array_unref (spread->texts);
  g_ptr_array_unref (spread->comments);
  g_free (spread);
}

static void
note_free (gpointer data)
{
  ScrutinyResultNote *note = data;

  g_free (note->question_id);
  g_free (note->words);
  g_free (note);
}

/**
 * scrutiny_answer_results_new:
 *
 * Returns: (transfer full): nobody has answered yet
 */
ScrutinyAnswerResults *
scrutiny_answer_results_new (void)
{
  ScrutinyAnswerResults *self = g_new0 (ScrutinyAnswerResults, 1);

  self->before_talk = g_ptr_array_new_with_free_func (spread_free);
  self->after_talk = g_ptr_array_new_with_free_func (spread_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_change_free);

  return self;
}

void
scrutiny_answer_results_free (ScrutinyAnswerResults *self)
{
  g_ptr_array_unref (self->before_talk);
  g_ptr_array_unref (self->after_talk);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static ScrutinyQuestionSpread *
find_spread (GPtrArray *spreads, const char *question_id)
{
  for (guint i = 0; i < spreads->len; i++) {
    ScrutinyQuestionSpread *spread = spreads->pdata[i];

    if (g_str_equal (spread->question_id, question_id))
      return spread;
  }

  return NULL;
}

static ScrutinyQuestionSpread *
ensure_spread (GPtrArray *spreads, const char *question_id)
{
  ScrutinyQuestionSpread *spread = find_spread (spreads, question_id);

  if (spread != NULL)
    return spread;

  spread = g_new0 (ScrutinyQuestionSpread, 1);
  spread->question_id = g_strdup (question_id);
  spread->choices = g_array_new (FALSE, FALSE, sizeof (ScrutinyChoiceCount));
  g_array_set_clear_func (spread->choices, choice_clear);
  spread->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  spread->texts = g_ptr_array_new_with_free_func (g_free);
  spread->comments = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (spreads, spread);

  return spread;
}

static void
count_code (ScrutinyQuestionSpread *spread, const char *code)
{
  ScrutinyChoiceCount new_choice = { NULL, 1 };

  for (guint i = 0; i < spread->choices->len; i++) {
    ScrutinyChoiceCount *choice =
        &g_array_index (spread->choices, ScrutinyChoiceCount, i);

    if (g_str_equal (choice->code, code)) {
      choice->count++;
      return;
    }
  }
  new_choice.code = g_strdup (code);
  g_array_append_val (spread->choices, new_choice);
}

static void
add_note (ScrutinyAnswerResults *self,
          const char *question_id,
          const char *words,
          const ScrutinyMoment *moment)
{
  ScrutinyResultNote *note = g_new0 (ScrutinyResultNote, 1);

  note->question_id = g_strdup (question_id);
  note->words = g_strdup (words);
  note->moment = *moment;
  g_ptr_array_add (self->notes, note);
}

/* Words about moments go to the notes; the others stay with their question. */
static void
add_comment (ScrutinyAnswerResults *self,
             ScrutinyQuestionSpread *spread,
             const ScrutinyAnswerFields *f)
{
  for (guint i = 0; i < f->n_moments; i++)
    add_note (self, f->question_id, f->comment, &f->moments[i]);
  if (f->comment != NULL && f->n_moments == 0)
    g_ptr_array_add (spread->comments, g_strdup (f->comment));
}

/**
 * scrutiny_answer_results_add:
 * @spreads: the results' before_talk or after_talk
 * @answer: one member's standing answer to one question; a note has an id that starts
 *   with an underline
 */
void
scrutiny_answer_results_add (ScrutinyAnswerResults *self,
                             GPtrArray *spreads,
                             ScrutinyAnswer *answer)
{
  const ScrutinyAnswerFields *f = scrutiny_answer_get (answer);
  ScrutinyQuestionSpread *spread;

  if (f->question_id[0] == '_') {
    if (f->text != NULL && f->n_moments > 0)
      add_note (self, NULL, f->text, &f->moments[0]);
    return;
  }
  if (scrutiny_answer_is_empty (answer))
    return;

  spread = ensure_spread (spreads, f->question_id);
  spread->n_answered++;
  for (guint i = 0; f->codes[i] != NULL; i++)
    count_code (spread, f->codes[i]);
  if (f->has_number)
    g_array_append_val (spread->numbers, f->number);
  if (f->text != NULL)
    g_ptr_array_add (spread->texts, g_strdup (f->text));
  add_comment (self, spread, f);
}

/**
 * scrutiny_answer_results_add_change:
 * @before: (nullable): a member's standing answer from before the closing
 * @after: what the same member says now
 * @reason: (nullable): of a correction
 */
void
scrutiny_answer_results_add_change (ScrutinyAnswerResults *self,
                                    ScrutinyAnswer *before,
                                    ScrutinyAnswer *after,
                                    const char *reason)
{
  g_return_if_fail (self != NULL && after != NULL);

  g_ptr_array_add (self->changes, scrutiny_answer_change_new (before, after, reason));
}

static int
compare_numbers (gconstpointer first, gconstpointer second)
{
  gint64 a = *(const gint64 *) first, b = *(const gint64 *) second;

  return (a > b) - (a < b);
}

static int
compare_choices (gconstpointer first, gconstpointer second)
{
  return strcmp (((const ScrutinyChoiceCount *) first)->code,
                 ((const ScrutinyChoiceCount *) second)->code);
}

static int
compare_spreads (gconstpointer first, gconstpointer second)
{
  const ScrutinyQuestionSpread *a = *(ScrutinyQuestionSpread *const *) first;
  const ScrutinyQuestionSpread *b = *(ScrutinyQuestionSpread *const *) second;

  return strcmp (a->question_id, b->question_id);
}

static int
compare_notes (gconstpointer first, gconstpointer second)
{
  const ScrutinyResultNote *a = *(ScrutinyResultNote *const *) first;
  const ScrutinyResultNote *b = *(ScrutinyResultNote *const *) second;

  if (a->moment.clip != b->moment.clip)
    return a->moment.clip < b->moment.clip ? -1 : 1;
  if (a->moment.from_us != b->moment.from_us)
    return a->moment.from_us < b->moment.from_us ? -1 : 1;

  return strcmp (a->words != NULL ? a->words : "", b->words != NULL ? b->words : "");
}

static char *
hash_salted (const char *salt, const char *words)
{
  g_autofree char *salted = g_strconcat (salt, words, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, salted, -1);
}

static int
compare_salted (gconstpointer first, gconstpointer second, gpointer salt)
{
  g_autofree char *a = hash_salted (salt, *(const char *const *) first);
  g_autofree char *b = hash_salted (salt, *(const char *const *) second);

  return strcmp (a, b);
}

/* Everything that is said in a change, to shuffle by. */
static char *
hash_change (const ScrutinyAnswerChange *change, const char *salt)
{
  g_autoptr (GBytes) bytes = scrutiny_answer_to_bytes (change->after);
  g_autofree char *words =
      g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *all =
      g_strconcat (words, "\n", change->reason != NULL ? change->reason : "", NULL);

  return hash_salted (salt, all);
}

static int
compare_changes (gconstpointer first, gconstpointer second, gpointer salt)
{
  const ScrutinyAnswerChange *a = *(ScrutinyAnswerChange *const *) first;
  const ScrutinyAnswerChange *b = *(ScrutinyAnswerChange *const *) second;
  g_autofree char *hash_a = hash_change (a, salt);
  g_autofree char *hash_b = hash_change (b, salt);
  int by_question = strcmp (scrutiny_answer_change_get_question_id (a),
                            scrutiny_answer_change_get_question_id (b));

  return by_question != 0 ? by_question : strcmp (hash_a, hash_b);
}

static void
finish_spreads (GPtrArray *spreads, const char *salt)
{
  g_ptr_array_sort (spreads, compare_spreads);
  for (guint i = 0; i < spreads->len; i++) {
    ScrutinyQuestionSpread *spread = spreads->pdata[i];
    g_autofree char *own = g_strconcat (salt, "\n", spread->question_id, "\n", NULL);

    g_array_sort (spread->numbers, compare_numbers);
    g_array_sort (spread->choices, compare_choices);
    g_ptr_array_sort_with_data (spread->texts, compare_salted, own);
    g_ptr_array_sort_with_data (spread->comments, compare_salted, own);
  }
}

/**
 * scrutiny_answer_results_finish:
 * @salt: what the order of words is shuffled by: secret, and the same for one case
 *
 * Takes away every order that members' answers came in. Words are in another order for
 * each question, and in the same one each time the results are shown.
 */
void
scrutiny_answer_results_finish (ScrutinyAnswerResults *self, const char *salt)
{
  g_return_if_fail (self != NULL && salt != NULL);

  finish_spreads (self->before_talk, salt);
  finish_spreads (self->after_talk, salt);
  g_ptr_array_sort (self->notes, compare_notes);
  g_ptr_array_sort_with_data (self->changes, compare_changes, (gpointer) salt);
}

/**
 * scrutiny_answer_results_find:
 *
 * Returns: (transfer none) (nullable): what was said to @question_id before the talk
 */
const ScrutinyQuestionSpread *
scrutiny_answer_results_find (const ScrutinyAnswerResults *self, const char *question_id)
{
  g_return_val_if_fail (self != NULL && question_id != NULL, NULL);

  return find_spread (self->before_talk, question_id);
}

/**
 * scrutiny_question_spread_count:
 *
 * Returns: how many members chose @code
 */
guint
scrutiny_question_spread_count (const ScrutinyQuestionSpread *self, const char *code)
{
  for (guint i = 0; self != NULL && i < self->choices->len; i++) {
    const ScrutinyChoiceCount *choice =
        &g_array_index (self->choices, ScrutinyChoiceCount, i);

    if (g_str_equal (choice->code, code))
      return choice->count;
  }

  return 0;
}

/**
 * scrutiny_answer_results_differ:
 * @band: of the panel's grade
 *
 * A member who could not grade is not of another view.
 *
 * Returns: whether any member's band is another, so that a minority view is owed
 */
gboolean
scrutiny_answer_results_differ (const ScrutinyAnswerResults *self, ScrutinyBand band)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < SCRUTINY_BAND_NOT_GRADABLE; i++) {
    if (self->bands[i] > 0 && i != (guint) band)
      return TRUE;
  }

  return FALSE;
}
