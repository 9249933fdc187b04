/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tally.h"

#include <string.h>

/* How often each word was met. Words come from outside, so their number is limited: what
 * does not fit is still counted, only not by name. */
struct _ScrutinyTally {
  gatomicrefcount ref_count;
  GHashTable *counts; /* owned char * to owned gint64 * */
  guint limit;
  gint64 unlisted;
};

/**
 * scrutiny_tally_new:
 * @limit: the most different words it keeps apart
 *
 * Returns: (transfer full): an empty tally
 */
ScrutinyTally *
scrutiny_tally_new (guint limit)
{
  ScrutinyTally *self = g_new0 (ScrutinyTally, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->limit = limit;

  return self;
}

ScrutinyTally *
scrutiny_tally_ref (ScrutinyTally *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_tally_unref (ScrutinyTally *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->counts);
  g_free (self);
}

/** scrutiny_tally_add: Counts @word @count times more */
void
scrutiny_tally_add (ScrutinyTally *self, const char *word, gint64 count)
{
  gint64 *known;

  g_return_if_fail (self != NULL);
  g_return_if_fail (word != NULL);

  known = g_hash_table_lookup (self->counts, word);
  if (known == NULL && g_hash_table_size (self->counts) >= self->limit) {
    self->unlisted += count;
    return;
  }
  if (known == NULL) {
    known = g_new0 (gint64, 1);
    g_hash_table_insert (self->counts, g_strdup (word), known);
  }
  *known += count;
}

/** scrutiny_tally_get: Returns: how often @word was counted; 0 if never */
gint64
scrutiny_tally_get (ScrutinyTally *self, const char *word)
{
  const gint64 *known;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (word != NULL, 0);

  known = g_hash_table_lookup (self->counts, word);

  return known != NULL ? *known : 0;
}

/** scrutiny_tally_get_total: Returns: how often anything was counted */
gint64
scrutiny_tally_get_total (ScrutinyTally *self)
{
  GHashTableIter iter;
  gpointer count;
  gint64 total;

  g_return_val_if_fail (self != NULL, 0);

  total = self->unlisted;
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    total += *(gint64 *) count;

  return total;
}

/**
 * scrutiny_tally_get_unlisted:
 * @self: a tally
 *
 * Returns: what was counted without its word, because there were too many words
 */
gint64
scrutiny_tally_get_unlisted (ScrutinyTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->unlisted;
}

/** scrutiny_tally_get_size: Returns: how many different words were counted */
guint
scrutiny_tally_get_size (ScrutinyTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->counts);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * scrutiny_tally_dup_words:
 * @self: a tally
 *
 * Returns: (transfer full) (array zero-terminated=1): its words in byte order, the same
 *   on every machine
 */
char **
scrutiny_tally_dup_words (ScrutinyTally *self)
{
  g_autoptr (GPtrArray) words = NULL;
  GHashTableIter iter;
  gpointer word;

  g_return_val_if_fail (self != NULL, NULL);

  words = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
