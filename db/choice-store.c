/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/choice-store.h"

#include "db/statement.h"

/**
 * scrutiny_choice_store_set:
 *
 * The newest row of a key counts.
 */
gboolean
scrutiny_choice_store_set (ScrutinyDatabase *database,
                           gint64 person_id,
                           const char *key,
                           gint64 value,
                           gint64 set_at_us,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO person_choice (person_id, key, value, "
                              "set_at_us) VALUES (?1, ?2, ?3, ?4)",
                              error);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, person_id);
  scrutiny_statement_bind_text (statement, 2, key);
  scrutiny_statement_bind_text (statement, 3, text);
  scrutiny_statement_bind_int64 (statement, 4, set_at_us);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_choice_store_get:
 * @value: (inout): stays as it is while nothing was chosen
 */
gboolean
scrutiny_choice_store_get (ScrutinyDatabase *database,
                           gint64 person_id,
                           const char *key,
                           gint64 *value,
                           GError **error)
{
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT value FROM person_choice WHERE person_id = ?1 "
                              "AND key = ?2 ORDER BY id DESC LIMIT 1",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, person_id);
  scrutiny_statement_bind_text (statement, 2, key);
  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_ROW)
    *value = g_ascii_strtoll (scrutiny_statement_column_text (statement, 0), NULL, 10);

  return step != SCRUTINY_STEP_ERROR;
}
