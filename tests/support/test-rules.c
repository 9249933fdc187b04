/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-rules.h"

/* Drops every trigger.
 * Returns: (transfer full): the SQL that makes them again. */
char *
test_rules_take_away (sqlite3 *file)
{
  g_autoptr (GString) rules = g_string_new ("BEGIN;");
  g_autoptr (GString) drops = g_string_new ("PRAGMA synchronous = OFF; BEGIN;");
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (file,
                                       "SELECT name, sql FROM sqlite_schema WHERE type = "
                                       "'trigger'",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    g_string_append_printf (drops, "DROP TRIGGER %s;",
                            (const char *) sqlite3_column_text (statement, 0));
    g_string_append_printf (rules, "%s;",
                            (const char *) sqlite3_column_text (statement, 1));
  }
  sqlite3_finalize (statement);
  g_string_append (drops, "COMMIT");
  g_string_append (rules, "COMMIT");
  g_assert_cmpint (sqlite3_exec (file, drops->str, NULL, NULL, NULL), ==, SQLITE_OK);

  return g_string_free (g_steal_pointer (&rules), FALSE);
}

void
test_rules_put_back (sqlite3 *file, const char *rules)
{
  g_assert_cmpint (sqlite3_exec (file, rules, NULL, NULL, NULL), ==, SQLITE_OK);
}
