/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-set.h"

/* What one member says of one case at one moment: at most one answer a question.
 * Immutable; a new answer makes a new set. */
struct _ScrutinyAnswerSet {
  GObject parent_instance;

  GHashTable *by_question; /* question id in the answer -> ScrutinyAnswer */
};

G_DEFINE_FINAL_TYPE (ScrutinyAnswerSet, scrutiny_answer_set, G_TYPE_OBJECT)

static void
scrutiny_answer_set_finalize (GObject *object)
{
  ScrutinyAnswerSet *self = SCRUTINY_ANSWER_SET (object);

  g_clear_pointer (&self->by_question, g_hash_table_unref);

  G_OBJECT_CLASS (scrutiny_answer_set_parent_class)->finalize (object);
}

static void
scrutiny_answer_set_class_init (ScrutinyAnswerSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_answer_set_finalize;
}

static void
scrutiny_answer_set_init (ScrutinyAnswerSet *self)
{
  self->by_question = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) scrutiny_answer_unref);
}

/**
 * scrutiny_answer_set_new:
 *
 * Returns: (transfer full): a set in which nothing is answered
 */
ScrutinyAnswerSet *
scrutiny_answer_set_new (void)
{
  return g_object_new (SCRUTINY_TYPE_ANSWER_SET, NULL);
}

static void
answer_set_put (ScrutinyAnswerSet *self, ScrutinyAnswer *answer)
{
  /* The key lives in the value, so both are replaced together. */
  g_hash_table_replace (self->by_question,
                        (gpointer) scrutiny_answer_get (answer)->question_id,
                        scrutiny_answer_ref (answer));
}

/**
 * scrutiny_answer_set_with:
 * @self: (nullable): the set so far
 * @answer: the newest answer to its question
 *
 * Returns: (transfer full): @self with @answer in the place of an older one
 */
ScrutinyAnswerSet *
scrutiny_answer_set_with (ScrutinyAnswerSet *self, ScrutinyAnswer *answer)
{
  ScrutinyAnswerSet *with;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self == NULL || SCRUTINY_IS_ANSWER_SET (self), NULL);
  g_return_val_if_fail (answer != NULL, NULL);

  with = scrutiny_answer_set_new ();
  if (self != NULL) {
    g_hash_table_iter_init (&iter, self->by_question);
    while (g_hash_table_iter_next (&iter, NULL, &value))
      answer_set_put (with, value);
  }
  answer_set_put (with, answer);

  return with;
}

/**
 * scrutiny_answer_set_find:
 *
 * Returns: (transfer none) (nullable): the answer to @question_id, even an emptied one
 */
ScrutinyAnswer *
scrutiny_answer_set_find (ScrutinyAnswerSet *self, const char *question_id)
{
  g_return_val_if_fail (SCRUTINY_IS_ANSWER_SET (self), NULL);
  g_return_val_if_fail (question_id != NULL, NULL);

  return g_hash_table_lookup (self->by_question, question_id);
}

/**
 * scrutiny_answer_set_has:
 *
 * Returns: whether @question_id is answered
 */
gboolean
scrutiny_answer_set_has (ScrutinyAnswerSet *self, const char *question_id)
{
  ScrutinyAnswer *answer = scrutiny_answer_set_find (self, question_id);

  return answer != NULL && !scrutiny_answer_is_empty (answer);
}

/**
 * scrutiny_answer_set_count:
 *
 * Returns: how many questions are answered
 */
guint
scrutiny_answer_set_count (ScrutinyAnswerSet *self)
{
  GHashTableIter iter;
  gpointer value;
  guint count = 0;

  g_return_val_if_fail (SCRUTINY_IS_ANSWER_SET (self), 0);

  g_hash_table_iter_init (&iter, self->by_question);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (!scrutiny_answer_is_empty (value))
      count++;
  }

  return count;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  ScrutinyAnswer *first = *(ScrutinyAnswer *const *) a;
  ScrutinyAnswer *second = *(ScrutinyAnswer *const *) b;

  return g_strcmp0 (scrutiny_answer_get (first)->question_id,
                    scrutiny_answer_get (second)->question_id);
}

/**
 * scrutiny_answer_set_list:
 *
 * Returns: (transfer container) (element-type ScrutinyAnswer): every answer by question
 * id
 */
GPtrArray *
scrutiny_answer_set_list (ScrutinyAnswerSet *self)
{
  GPtrArray *answers;
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (SCRUTINY_IS_ANSWER_SET (self), NULL);

  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_hash_table_iter_init (&iter, self->by_question);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (answers, scrutiny_answer_ref (value));
  g_ptr_array_sort (answers, compare_ids);

  return answers;
}
