/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/statement.h"

#include <glib/gi18n-lib.h>

#include "db/database-private.h"
#include "db/error.h"

/* One prepared question. The SQLite statement behind it is borrowed from the
 * database's cache and goes back there, reset and unbound, when this is freed. */
struct _ScrutinyStatement {
  ScrutinyDatabase *database; /* owned */
  sqlite3_stmt *handle;       /* borrowed from the cache */
  int bind_code;              /* the first bind that failed, or SQLITE_OK */
};

/**
 * scrutiny_statement_new:
 * @database: the open panel
 * @sql: one SQL statement, a constant of the store function that uses it
 *
 * Statements are prepared once and cached by their text. Call on the thread
 * that owns @database.
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
ScrutinyStatement *
scrutiny_statement_new (ScrutinyDatabase *database, const char *sql, GError **error)
{
  ScrutinyStatement *self;
  sqlite3_stmt *handle;

  g_return_val_if_fail (SCRUTINY_IS_DATABASE (database), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  handle = scrutiny_database_take_statement (database, sql, error);
  if (handle == NULL)
    return NULL;

  self = g_new0 (ScrutinyStatement, 1);
  self->database = g_object_ref (database);
  self->handle = handle;
  self->bind_code = SQLITE_OK;

  return self;
}

/**
 * scrutiny_statement_free:
 * @self: (transfer full): a statement
 */
void
scrutiny_statement_free (ScrutinyStatement *self)
{
  g_return_if_fail (self != NULL);

  scrutiny_database_give_statement (self->database, self->handle);
  g_object_unref (self->database);
  g_free (self);
}

/* A bind can only fail for want of memory, a value over SQLite's limit, or a
 * wrong index; the step that follows reports it, so callers bind in peace. */
static void
note_bind (ScrutinyStatement *self, int code)
{
  if (code != SQLITE_OK && self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/**
 * scrutiny_statement_bind_text:
 * @index: the parameter, from 1
 * @text: (nullable): UTF-8, copied; %NULL binds SQL's NULL
 */
void
scrutiny_statement_bind_text (ScrutinyStatement *self, int index, const char *text)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT));
}

/** scrutiny_statement_bind_int64: See scrutiny_statement_bind_text(). */
void
scrutiny_statement_bind_int64 (ScrutinyStatement *self, int index, gint64 value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * scrutiny_statement_bind_blob:
 * @index: the parameter, from 1
 * @data: (nullable): bytes, copied; an empty blob when @size_bytes is 0
 */
void
scrutiny_statement_bind_blob (ScrutinyStatement *self,
                              int index,
                              gconstpointer data,
                              gsize size_bytes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (data != NULL || size_bytes == 0);

  if (size_bytes == 0)
    note_bind (self, sqlite3_bind_zeroblob (self->handle, index, 0));
  else
    note_bind (self, sqlite3_bind_blob64 (self->handle, index, data, size_bytes,
                                          SQLITE_TRANSIENT));
}

/**
 * scrutiny_statement_bind_bytes:
 * @index: the parameter, from 1
 * @bytes: (nullable): copied; %NULL binds SQL's NULL
 */
void
scrutiny_statement_bind_bytes (ScrutinyStatement *self, int index, GBytes *bytes)
{
  g_return_if_fail (self != NULL);

  if (bytes == NULL)
    scrutiny_statement_bind_null (self, index);
  else
    scrutiny_statement_bind_blob (self, index, g_bytes_get_data (bytes, NULL),
                                  g_bytes_get_size (bytes));
}

/** scrutiny_statement_bind_null: See scrutiny_statement_bind_text(). */
void
scrutiny_statement_bind_null (ScrutinyStatement *self, int index)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_null (self->handle, index));
}

/* For the next step; bound values stay. */
static void
make_ready (ScrutinyStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->handle);
  self->bind_code = SQLITE_OK;
}

/**
 * scrutiny_statement_step:
 *
 * Returns: a row to read, done, or an error. After done or error the statement
 *   has been reset; it may be bound and stepped again.
 */
ScrutinyStep
scrutiny_statement_step (ScrutinyStatement *self, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL, SCRUTINY_STEP_ERROR);

  code = self->bind_code;
  if (code == SQLITE_OK)
    code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return SCRUTINY_STEP_ROW;

  if (code == SQLITE_DONE) {
    sqlite3_reset (self->handle);
    return SCRUTINY_STEP_DONE;
  }

  scrutiny_database_set_error (self->database, code, error);
  make_ready (self);

  return SCRUTINY_STEP_ERROR;
}

/**
 * scrutiny_statement_run:
 *
 * Runs a statement that answers no rows, and resets it. A row is our own
 * mistake and is thrown away with a warning.
 *
 * Returns: whether it is done
 */
gboolean
scrutiny_statement_run (ScrutinyStatement *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (scrutiny_statement_step (self, error)) {
  case SCRUTINY_STEP_DONE:
    return TRUE;
  case SCRUTINY_STEP_ROW:
    g_warn_if_reached ();
    make_ready (self);
    return TRUE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_statement_read_int64:
 * @value: (out): the first column of the first row
 *
 * For a statement that answers one number, and resets it.
 *
 * Returns: whether there was a row; %SCRUTINY_DB_ERROR_NOT_FOUND if not
 */
gboolean
scrutiny_statement_read_int64 (ScrutinyStatement *self, gint64 *value, GError **error)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  switch (scrutiny_statement_step (self, error)) {
  case SCRUTINY_STEP_ROW:
    *value = scrutiny_statement_column_int64 (self, 0);
    make_ready (self);
    return TRUE;
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("This panel does not have what was asked for."));
    return FALSE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_statement_column_text:
 * @index: the column, from 0
 *
 * Returns: (nullable): the text, or %NULL for SQL's NULL; valid until the next step
 */
const char *
scrutiny_statement_column_text (ScrutinyStatement *self, int index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *) sqlite3_column_text (self->handle, index);
}

/**
 * scrutiny_statement_column_int64:
 *
 * The whole number in column @index (from 0); 0 for NULL.
 */
gint64
scrutiny_statement_column_int64 (ScrutinyStatement *self, int index)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->handle, index);
}

/**
 * scrutiny_statement_column_bytes:
 * @index: the column, from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes, or %NULL for NULL
 */
GBytes *
scrutiny_statement_column_bytes (ScrutinyStatement *self, int index)
{
  gconstpointer data;

  g_return_val_if_fail (self != NULL, NULL);

  if (scrutiny_statement_column_is_null (self, index))
    return NULL;

  data = sqlite3_column_blob (self->handle, index);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, index));
}

/** scrutiny_statement_column_is_null: Whether column @index (from 0) is NULL. */
gboolean
scrutiny_statement_column_is_null (ScrutinyStatement *self, int index)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_column_type (self->handle, index) == SQLITE_NULL;
}
