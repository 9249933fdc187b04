/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/migration.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/database-private.h"
#include "db/error.h"
#include "db/migration-private.h"
#include "db/schema-check.h"
#include "db/schema-resource.h"
#include "db/statement.h"

/* The schema files live in the program itself, so that no other file can be
 * put in their place. Each is named NNNN-why.sql; NNNN is the version it makes. */
#define SCHEMA_FOLDER "/org/bwvscrutiny/Scrutiny/schema/"

/* "BWVS" as PRAGMA application_id: tells a panel from any other SQLite file. */
#define APPLICATION_ID 1113019987

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * scrutiny_migration_list_steps:
 *
 * Returns: (transfer full) (element-type utf8): the schema files in the order to run.
 */
GPtrArray *
scrutiny_migration_list_steps (void)
{
  g_auto (GStrv) names = NULL;
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);

  names =
      g_resources_enumerate_children (SCHEMA_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (steps, g_strdup (names[i]));
  g_ptr_array_sort (steps, compare_names);

  return steps;
}

/** scrutiny_migration_version_of: Returns: the number that the name of a schema file
 * begins with */
gint64
scrutiny_migration_version_of (const char *name)
{
  return g_ascii_strtoll (name, NULL, 10);
}

static gboolean
read_pragma (ScrutinyDatabase *database, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database, sql, error);

  return statement != NULL && scrutiny_statement_read_int64 (statement, value, error);
}

/** scrutiny_migration_latest: The version that this program's schema files make. */
gint64
scrutiny_migration_latest (void)
{
  g_autoptr (GPtrArray) steps = scrutiny_migration_list_steps ();

  g_return_val_if_fail (steps->len > 0, 0);

  return scrutiny_migration_version_of (g_ptr_array_index (steps, steps->len - 1));
}

/**
 * scrutiny_migration_version:
 *
 * Returns: the version of the schema in @database, 0 when it is empty, -1 on error
 */
gint64
scrutiny_migration_version (ScrutinyDatabase *database, GError **error)
{
  gint64 version;

  g_return_val_if_fail (SCRUTINY_IS_DATABASE (database), -1);

  if (!read_pragma (database, "PRAGMA user_version", &version, error))
    return -1;
  if (version < 0) {
    scrutiny_database_set_error (database, SQLITE_NOTADB, error);
    return -1;
  }

  return version;
}

static gboolean
check_owner (ScrutinyDatabase *database, gint64 version, GError **error)
{
  gint64 application;

  if (!read_pragma (database, "PRAGMA application_id", &application, error))
    return FALSE;

  if (version > scrutiny_migration_latest ()) {
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NEWER,
                         _("This panel was made by a newer BWV Scrutiny. Install that "
                           "version to open it; nothing was changed."));
    return FALSE;
  }

  if (version > 0 && application != APPLICATION_ID) {
    scrutiny_database_set_error (database, SQLITE_NOTADB, error);
    return FALSE;
  }

  return TRUE;
}

/* An older panel is copied beside itself before anything in it is changed. */
static gboolean
copy_aside (ScrutinyDatabase *database, gint64 version, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  folder = g_path_get_dirname (scrutiny_database_get_path (database));
  name = g_strdup_printf ("panel-schema-%04" G_GINT64_FORMAT ".db", version);
  path = g_build_filename (folder, name, NULL);

  /* An upgrade that was broken off has left its copy; that one is the older. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  return scrutiny_database_copy_to (database, path, error);
}

/**
 * scrutiny_migration_read_step:
 *
 * The SQL of a schema file; it is the program's own memory and stays.
 */
const char *
scrutiny_migration_read_step (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (scrutiny_schema_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  /* Resource data always ends in a zero byte, see GResource. */
  return sql ? g_bytes_get_data (sql, NULL) : NULL;
}

static gboolean
apply_step (ScrutinyDatabase *database, const char *name, GError **error)
{
  const char *sql = scrutiny_migration_read_step (name, error);
  g_autofree char *mark = NULL;

  if (sql == NULL)
    return FALSE;

  mark = g_strdup_printf ("PRAGMA application_id = %d;"
                          "PRAGMA user_version = %" G_GINT64_FORMAT ";",
                          APPLICATION_ID, scrutiny_migration_version_of (name));

  if (scrutiny_database_begin (database, error) &&
      scrutiny_database_execute (database, sql, error) &&
      scrutiny_database_execute (database, mark, error))
    return scrutiny_database_commit (database, error);

  scrutiny_database_rollback (database);
  g_prefix_error (error, "%s: ", name);

  return FALSE;
}

/* A trigger or a view that somebody planted would run inside our transactions: it
 * could drop an answer after "Saved" was shown. A rule that is missing cannot run, and
 * is told by scrutiny_audit_verify(). */
static gboolean
refuse_strange_rules (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) differences = scrutiny_schema_compare (database, error);

  if (differences == NULL)
    return FALSE;

  for (guint i = 0; i < differences->len; i++) {
    const ScrutinySchemaDifference *difference = g_ptr_array_index (differences, i);

    if (!scrutiny_schema_difference_runs (difference))
      continue;
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                 _("“%s” holds a rule that this program did not make (“%s”). Somebody "
                   "changed it. Restore a backup."),
                    scrutiny_database_get_path (database), difference->name);
    return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_migration_run:
 *
 * Brings an empty or older database to this program's schema, one transaction
 * and one `user_version` a step. A newer one, or one
 * with a trigger or view that is not ours, is refused untouched; an older one is first
 * copied to `panel-schema-NNNN.db` beside it.
 *
 * Returns: whether the database now has the latest schema
 */
gboolean
scrutiny_migration_run (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) steps = scrutiny_migration_list_steps ();
  gint64 version;

  g_return_val_if_fail (SCRUTINY_IS_DATABASE (database), FALSE);

  version = scrutiny_migration_version (database, error);
  if (version < 0 || !check_owner (database, version, error))
    return FALSE;

  if (version > 0 && version < scrutiny_migration_latest () &&
      !copy_aside (database, version, error))
    return FALSE;

  if (!refuse_strange_rules (database, error))
    return FALSE;

  for (guint i = 0; i < steps->len; i++) {
    const char *name = g_ptr_array_index (steps, i);

    if (scrutiny_migration_version_of (name) > version &&
        !apply_step (database, name, error))
      return FALSE;
  }

  return TRUE;
}
