/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/form-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

static char *
join_codes (char **codes)
{
  return codes != NULL ? g_strjoinv (",", codes) : g_strdup ("");
}

/* The row of a form kept before: 0 if there is none, -1 on error. */
static gint64
find_kept (ScrutinyDatabase *database, const ScrutinyFormFiles *files, GError **error)
{
  g_autofree char *extra = join_codes (files->extra_modules);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT id FROM form WHERE sha256 = ?1 AND scale_id = ?2 "
                              "AND extra_modules = ?3",
                              error);

  if (statement == NULL)
    return -1;

  scrutiny_statement_bind_text (statement, 1, files->sha256);
  scrutiny_statement_bind_text (statement, 2, files->scale_id);
  scrutiny_statement_bind_text (statement, 3, extra);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return scrutiny_statement_column_int64 (statement, 0);
  case SCRUTINY_STEP_DONE:
    return 0;
  case SCRUTINY_STEP_ERROR:
  default:
    return -1;
  }
}

static gboolean
add_file (ScrutinyDatabase *database,
          gint64 form,
          const char *name,
          GBytes *bytes,
          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database, "INSERT INTO form_file (form, name, bytes) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, form);
  scrutiny_statement_bind_text (statement, 2, name);
  scrutiny_statement_bind_bytes (statement, 3, bytes);

  return scrutiny_statement_run (statement, error);
}

static gboolean
add_form (ScrutinyDatabase *database,
          const ScrutinyFormFiles *files,
          gint64 kept_at_us,
          GError **error)
{
  g_autofree char *extra = join_codes (files->extra_modules);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO form (form_id, version, sha256, scale_id, "
                              "extra_modules, kept_at_us)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_text (statement, 1, files->form_id);
  scrutiny_statement_bind_text (statement, 2, files->version);
  scrutiny_statement_bind_text (statement, 3, files->sha256);
  scrutiny_statement_bind_text (statement, 4, files->scale_id);
  scrutiny_statement_bind_text (statement, 5, extra);
  scrutiny_statement_bind_int64 (statement, 6, kept_at_us);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_form_store_keep:
 * @files: a form that was read
 *
 * Returns: its row, a new one or the one it was kept in before; 0 on error
 */
gint64
scrutiny_form_store_keep (ScrutinyDatabase *database,
                          const ScrutinyFormFiles *files,
                          gint64 kept_at_us,
                          GError **error)
{
  GHashTableIter iter;
  gpointer name, bytes;
  gint64 id = find_kept (database, files, error);

  if (id != 0)
    return MAX (id, 0);
  if (!add_form (database, files, kept_at_us, error))
    return 0;

  id = scrutiny_database_last_id (database);
  g_hash_table_iter_init (&iter, files->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    if (!add_file (database, id, name, bytes, error))
      return 0;
  }

  return id;
}

static gboolean
read_files (ScrutinyDatabase *database, ScrutinyFormFiles *files, GError **error)
{
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT name, bytes FROM form_file WHERE form = ?1", error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, files->id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_hash_table_insert (files->files,
                         g_strdup (scrutiny_statement_column_text (statement, 0)),
                         scrutiny_statement_column_bytes (statement, 1));

  return step == SCRUTINY_STEP_DONE;
}

/**
 * scrutiny_form_store_get:
 *
 * Returns: (transfer full): the kept form with its files, or %NULL;
 *   %SCRUTINY_DB_ERROR_NOT_FOUND if there is no such row
 */
ScrutinyFormFiles *
scrutiny_form_store_get (ScrutinyDatabase *database, gint64 id, GError **error)
{
  g_autoptr (ScrutinyFormFiles) files = scrutiny_form_files_new ();
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT form_id, version, sha256, scale_id, extra_modules "
                              "FROM form WHERE id = ?1",
                              error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, id);
  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_DONE)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _ ("This panel has not kept those questions."));
  if (step != SCRUTINY_STEP_ROW)
    return NULL;

  files->id = id;
  files->form_id = g_strdup (scrutiny_statement_column_text (statement, 0));
  files->version = g_strdup (scrutiny_statement_column_text (statement, 1));
  files->sha256 = g_strdup (scrutiny_statement_column_text (statement, 2));
  files->scale_id = g_strdup (scrutiny_statement_column_text (statement, 3));
  files->extra_modules =
      g_strsplit (scrutiny_statement_column_text (statement, 4), ",", -1);
  if (!read_files (database, files, error))
    return NULL;

  return g_steal_pointer (&files);
}
