/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/schema-check.h"

#include <glib/gi18n-lib.h>

#include "db/database-private.h"
#include "db/migration-private.h"
#include "db/migration.h"

/* The rules that keep rows from being changed stand in the file itself, where another
 * program can drop them. SQLite keeps each word for word, so the schema files run in
 * an empty database in memory give exactly what a panel must hold. */

/* SQLite's own tables and indexes come and go with ours. */
#define READ_SCHEMA                                                                      \
  "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"                              \
  " WHERE type NOT IN ('table', 'index') OR name NOT GLOB 'sqlite_*'"                    \
  " ORDER BY type DESC, name"

static void
difference_free (gpointer data)
{
  ScrutinySchemaDifference *self = data;

  g_free (self->type);
  g_free (self->name);
  g_free (self);
}

/* A part of a schema, as it was made. */
typedef struct {
  char *type;
  char *name;
  char *sql;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->type);
  g_free (part->name);
  g_free (part->sql);
  g_free (part);
}

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text ? text : "");
}

/* Returns: the last code of SQLite: %SQLITE_DONE when all parts are read. */
static int
read_parts (sqlite3 *handle, GPtrArray *parts)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (handle, READ_SCHEMA, -1, &statement, NULL);

  if (code != SQLITE_OK)
    return code;

  while ((code = sqlite3_step (statement)) == SQLITE_ROW) {
    Part *part = g_new0 (Part, 1);

    part->type = dup_column (statement, 0);
    part->name = dup_column (statement, 1);
    part->sql = dup_column (statement, 2);
    g_ptr_array_add (parts, part);
  }
  sqlite3_finalize (statement);

  return code;
}

/* Runs the schema files up to @version in @memory. */
static gboolean
build (sqlite3 *memory, gint64 version, GError **error)
{
  g_autoptr (GPtrArray) steps = scrutiny_migration_list_steps ();

  for (guint i = 0; i < steps->len; i++) {
    const char *name = g_ptr_array_index (steps, i);
    const char *sql;

    if (scrutiny_migration_version_of (name) > version)
      continue;
    sql = scrutiny_migration_read_step (name, error);
    if (sql == NULL)
      return FALSE;
    if (sqlite3_exec (memory, sql, NULL, NULL, NULL) != SQLITE_OK)
      return FALSE;
  }

  return TRUE;
}

/* What a panel of @version must hold. */
static gboolean
read_expected (ScrutinyDatabase *database,
               gint64 version,
               GPtrArray *parts,
               GError **error)
{
  sqlite3 *memory = NULL;
  int code = sqlite3_open (":memory:", &memory);

  if (code == SQLITE_OK && build (memory, version, error))
    code = read_parts (memory, parts);
  else if (code == SQLITE_OK)
    code = sqlite3_errcode (memory);
  sqlite3_close (memory);
  if (code != SQLITE_DONE && (error == NULL || *error == NULL))
    scrutiny_database_set_error (database, code, error);

  return code == SQLITE_DONE;
}

static const Part *
find_part (GPtrArray *parts, const Part *wanted)
{
  for (guint i = 0; i < parts->len; i++) {
    const Part *part = g_ptr_array_index (parts, i);

    if (g_str_equal (part->name, wanted->name) && g_str_equal (part->type, wanted->type))
      return part;
  }

  return NULL;
}

static void
tell (GPtrArray *differences, ScrutinySchemaFault fault, const Part *part)
{
  ScrutinySchemaDifference *difference = g_new0 (ScrutinySchemaDifference, 1);

  difference->fault = fault;
  difference->type = g_strdup (part->type);
  difference->name = g_strdup (part->name);
  g_ptr_array_add (differences, difference);
}

/**
 * scrutiny_schema_compare:
 *
 * Compares every table, index, trigger and view with what this program's schema files
 * make for the version that @database says it has. Takes some milliseconds, whatever
 * the panel's size.
 *
 * Returns: (transfer full) (element-type ScrutinySchemaDifference): what differs, or
 *   %NULL if that could not be found out
 */
GPtrArray *
scrutiny_schema_compare (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);
  gint64 version = scrutiny_migration_version (database, error);
  int code;

  if (version < 0 || !read_expected (database, version, expected, error))
    return NULL;
  code = read_parts (scrutiny_database_get_handle (database), found);
  if (code != SQLITE_DONE) {
    scrutiny_database_set_error (database, code, error);
    return NULL;
  }

  for (guint i = 0; i < expected->len; i++) {
    const Part *wanted = g_ptr_array_index (expected, i);
    const Part *part = find_part (found, wanted);

    if (part == NULL)
      tell (differences, SCRUTINY_SCHEMA_TAKEN_OUT, wanted);
    else if (!g_str_equal (part->sql, wanted->sql))
      tell (differences, SCRUTINY_SCHEMA_CHANGED, wanted);
  }
  for (guint i = 0; i < found->len; i++)
    if (find_part (expected, g_ptr_array_index (found, i)) == NULL)
      tell (differences, SCRUTINY_SCHEMA_PUT_IN, g_ptr_array_index (found, i));

  return g_steal_pointer (&differences);
}

/**
 * scrutiny_schema_difference_runs:
 *
 * Whether it would run inside our transactions: a trigger or a view not of our making.
 */
gboolean
scrutiny_schema_difference_runs (const ScrutinySchemaDifference *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->fault != SCRUTINY_SCHEMA_TAKEN_OUT && !g_str_equal (self->type, "table") &&
         !g_str_equal (self->type, "index");
}

/* "the rule “audit_kept”": what a person may make of it. */
static char *
name_part (const ScrutinySchemaDifference *self)
{
  if (g_str_equal (self->type, "trigger"))
    return g_strdup_printf (_("The rule “%s”"), self->name);
  if (g_str_equal (self->type, "table"))
    return g_strdup_printf (_("The table “%s”"), self->name);
  if (g_str_equal (self->type, "index"))
    return g_strdup_printf (_("The index “%s”"), self->name);

  return g_strdup_printf (_("The view “%s”"), self->name);
}

/**
 * scrutiny_schema_difference_to_words:
 *
 * Returns: (transfer full): one sentence, translated.
 */
char *
scrutiny_schema_difference_to_words (const ScrutinySchemaDifference *self)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  part = name_part (self);
  switch (self->fault) {
  case SCRUTINY_SCHEMA_TAKEN_OUT:
    return g_strdup_printf (_("%s was taken out of the panel's file."), part);
  case SCRUTINY_SCHEMA_CHANGED:
    return g_strdup_printf (_("%s of the panel's file was changed."), part);
  case SCRUTINY_SCHEMA_PUT_IN:
  default:
    return g_strdup_printf (_("%s was put into the panel's file by another program."),
                               part);
  }
}
