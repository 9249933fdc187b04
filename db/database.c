/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "db/database-private.h"
#include "db/error.h"

/* How long a second program waits for the first to finish its transaction. */
#define BUSY_WAIT_MS 3000

/* How often a long check looks whether it is still wanted: some thousand times a
 * second. */
#define CANCEL_STEPS 10000

/* The one connection to a panel's database. It belongs to one thread at a time:
 * the session's. Nothing else opens the file. */
struct _ScrutinyDatabase {
  GObject parent_instance;

  sqlite3 *handle;
  char *path;
  GHashTable *idle; /* SQL text -> sqlite3_stmt not in use now */
};

G_DEFINE_FINAL_TYPE (ScrutinyDatabase, scrutiny_database, G_TYPE_OBJECT)

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
scrutiny_database_finalize (GObject *object)
{
  ScrutinyDatabase *self = SCRUTINY_DATABASE (object);

  g_clear_pointer (&self->idle, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self->path);

  G_OBJECT_CLASS (scrutiny_database_parent_class)->finalize (object);
}

static void
scrutiny_database_class_init (ScrutinyDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_database_finalize;
}

static void
scrutiny_database_init (ScrutinyDatabase *self)
{
  self->idle =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

sqlite3 *
scrutiny_database_get_handle (ScrutinyDatabase *self)
{
  return self->handle;
}

/* A rule of the schema speaks in its own words (RAISE in a trigger); SQLite's
 * other constraint messages name tables, so they follow a plain sentence. */
static void
set_constraint_error (ScrutinyDatabase *self, GError **error)
{
  const char *said = sqlite3_errmsg (self->handle);

  if (sqlite3_extended_errcode (self->handle) == SQLITE_CONSTRAINT_TRIGGER)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT, said);
  else
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT,
                 _("The panel's rules refuse this (%s)."), said);
}

/** scrutiny_database_set_error: Turns SQLite's @code into one sentence for a person. */
void
scrutiny_database_set_error (ScrutinyDatabase *self, int code, GError **error)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_BUSY,
                         _("Another program is writing to this panel. Nothing was "
                           "saved. Close it there, then try again."));
    break;
  case SQLITE_FULL:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                         _("The disk is full. Nothing was saved. Free some space, "
                           "then try again."));
    break;
  case SQLITE_READONLY:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                         _("This panel can be read but not written to. Nothing was "
                           "saved."));
    break;
  case SQLITE_CANTOPEN:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                 _("“%s” cannot be opened. Its folder may be one that this program may not "
                   "write to: copy the panel to a folder of yours."),
                    self->path);
    break;
  case SQLITE_IOERR:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                         _("The disk did not do what it was asked to: it may be full, "
                           "failing or unplugged. Nothing was saved."));
    break;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                 _("“%s” is damaged or is not a panel database. Restore a backup."),
                    self->path);
    break;
  case SQLITE_CONSTRAINT:
    set_constraint_error (self, error);
    break;
  default:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                 _("The panel's database said no (%s)."),
                    self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
    break;
  }
}

/**
 * scrutiny_database_execute:
 *
 * Runs constant SQL of ours that answers no rows: pragmas and schema files.
 */
gboolean
scrutiny_database_execute (ScrutinyDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    scrutiny_database_set_error (self, code, error);

  return code == SQLITE_OK;
}

/**
 * scrutiny_database_take_statement:
 *
 * Lends a prepared statement from the cache, or a new one; it goes back with
 * scrutiny_database_give_statement()
 */
sqlite3_stmt *
scrutiny_database_take_statement (ScrutinyDatabase *self, const char *sql, GError **error)
{
  gpointer key, statement;
  sqlite3_stmt *fresh = NULL;
  int code;

  if (g_hash_table_steal_extended (self->idle, sql, &key, &statement)) {
    g_free (key);
    return statement;
  }

  code =
      sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh, NULL);
  if (code != SQLITE_OK)
    scrutiny_database_set_error (self, code, error);

  return fresh;
}

/** scrutiny_database_give_statement: Takes @statement back, reset and unbound */
void
scrutiny_database_give_statement (ScrutinyDatabase *self, sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_replace (self->idle, g_strdup (sqlite3_sql (statement)), statement);
}

/* Runs a pragma that answers one value, and compares it with what we need. */
static gboolean
pragma_answers (ScrutinyDatabase *self,
                const char *pragma,
                const char *expected,
                GError **error)
{
  sqlite3_stmt *statement;
  gboolean is_expected;
  int code;

  statement = scrutiny_database_take_statement (self, pragma, error);
  if (statement == NULL)
    return FALSE;

  code = sqlite3_step (statement);
  is_expected =
      code == SQLITE_ROW &&
      g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), expected) == 0;
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    scrutiny_database_set_error (self, code, error);
  else if (!is_expected)
    scrutiny_database_set_error (self, SQLITE_CORRUPT, error);

  sqlite3_finalize (statement);

  return is_expected;
}

/* Every table but those of the records, which may be a million: reading them takes
 * seconds, so scrutiny_database_check() does, once the panel is open
 * (docs/decisions/0008-when-the-file-is-checked.md). */
#define FIND_DAMAGE                                                                      \
  "SELECT q.quick_check FROM sqlite_schema s, pragma_quick_check(s.name) q"              \
  " WHERE s.type = 'table' AND s.name NOT GLOB 'record*' AND s.name NOT GLOB 'sqlite_*'" \
  " AND q.quick_check <> 'ok' LIMIT 1"

static gboolean
check_small_tables (ScrutinyDatabase *self, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  statement = scrutiny_database_take_statement (self, FIND_DAMAGE, error);
  if (statement == NULL)
    return FALSE;

  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    scrutiny_database_set_error (self, code == SQLITE_ROW ? SQLITE_CORRUPT : code, error);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

/* https://sqlite.org/security.html, "Untrusted SQLite Database Files", and
 * https://sqlite.org/pragma.html#pragma_synchronous: only FULL keeps an
 * acknowledged commit through a power cut in WAL mode. */
static gboolean
harden (ScrutinyDatabase *self, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_WAIT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);

  return scrutiny_database_execute (self,
                                    "PRAGMA cell_size_check = ON;"
                                    "PRAGMA mmap_size = 0;"
                                    "PRAGMA temp_store = MEMORY;"
                                    "PRAGMA cache_size = -65536;"
                                    "PRAGMA foreign_keys = ON;",
                                    error) &&
         check_small_tables (self, error) &&
         pragma_answers (self, "PRAGMA journal_mode = WAL", "wal", error) &&
         scrutiny_database_execute (self, "PRAGMA synchronous = FULL;", error);
}

/* The real path of the folder with the file's own name after it, so that a
 * link planted as the file itself is refused but a linked home folder is not. */
static char *
resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = realpath (folder, NULL);

  if (real == NULL) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("“%s” cannot be opened: %s."), folder, g_strerror (errno));
    return NULL;
  }

  return g_build_filename (real, name, NULL);
}

/* Makes an empty file that only its owner may read, whatever the umask. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                 _("“%s” cannot be made: %s."), path, g_strerror (errno));
    return FALSE;
  }

  return g_close (fd, error);
}

/**
 * scrutiny_database_open:
 * @path: the panel's `panel.db`
 *
 * Opens, hardens and checks an existing database. No schema step is run: see
 * scrutiny_migration_run(). Reads all but the records, so keep it off the main thread.
 *
 * Returns: (transfer full): the database, or %NULL with #ScrutinyDbError
 */
ScrutinyDatabase *
scrutiny_database_open (const char *path, GError **error)
{
  g_autoptr (ScrutinyDatabase) self = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_DATABASE, NULL);
  self->path = resolve (path, error);
  if (self->path == NULL)
    return NULL;

  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("There is no panel database at “%s”."), self->path);
    return NULL;
  }

  code = sqlite3_open_v2 (self->path, &self->handle,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
                              SQLITE_OPEN_FULLMUTEX,
                          NULL);
  if (code != SQLITE_OK) {
    scrutiny_database_set_error (self, code, error);
    return NULL;
  }

  if (!harden (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * scrutiny_database_create:
 * @path: where nothing is yet
 *
 * Makes an empty database that only its owner may read (0600), then opens it.
 *
 * Returns: (transfer full): the database, or %NULL with #ScrutinyDbError
 */
ScrutinyDatabase *
scrutiny_database_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!make_private_file (path, error))
    return NULL;

  return scrutiny_database_open (path, error);
}

/** scrutiny_database_get_path: The resolved path of the open file. */
const char *
scrutiny_database_get_path (ScrutinyDatabase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), NULL);

  return self->path;
}

/**
 * scrutiny_database_begin:
 *
 * Takes the write lock at once (BEGIN IMMEDIATE), so that a use case never
 * fails half-way because somebody else began to write.
 */
gboolean
scrutiny_database_begin (ScrutinyDatabase *self, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (!scrutiny_database_is_in_transaction (self), FALSE);

  return scrutiny_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * scrutiny_database_commit:
 *
 * Returns: %TRUE when everything since begin is on disk; on %FALSE nothing is
 */
gboolean
scrutiny_database_commit (ScrutinyDatabase *self, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (scrutiny_database_is_in_transaction (self), FALSE);

  if (scrutiny_database_execute (self, "COMMIT", error))
    return TRUE;

  scrutiny_database_rollback (self);

  return FALSE;
}

/**
 * scrutiny_database_rollback:
 *
 * Forgets everything since begin; does nothing outside a transaction.
 */
void
scrutiny_database_rollback (ScrutinyDatabase *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SCRUTINY_IS_DATABASE (self));

  /* SQLite itself rolls back after some errors (disk full), hence the question. */
  if (scrutiny_database_is_in_transaction (self) &&
      !scrutiny_database_execute (self, "ROLLBACK", &error))
    g_warning ("Rolling back: %s", error->message);
}

/**
 * scrutiny_database_is_in_transaction:
 *
 * Returns: whether a transaction is open; on the thread that owns @self
 */
gboolean
scrutiny_database_is_in_transaction (ScrutinyDatabase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), FALSE);

  return !sqlite3_get_autocommit (self->handle);
}

/** scrutiny_database_last_id: The id given to the row inserted last. */
gint64
scrutiny_database_last_id (ScrutinyDatabase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), 0);

  return sqlite3_last_insert_rowid (self->handle);
}

static gboolean
vacuum_into (ScrutinyDatabase *self, const char *path, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  statement = scrutiny_database_take_statement (self, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    scrutiny_database_set_error (self, code, error);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

/* VACUUM INTO does not sync what it writes. */
static gboolean
sync_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC, 0);
  gboolean is_synced = fd >= 0 && fsync (fd) == 0;

  if (!is_synced)
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED,
                 _("“%s” could not be written: %s."), path, g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return is_synced;
}

/**
 * scrutiny_database_copy_to:
 * @path: where nothing is yet
 *
 * Writes one consistent copy of the database (0600), synced. Not inside a
 * transaction. What was begun is removed if it fails.
 */
gboolean
scrutiny_database_copy_to (ScrutinyDatabase *self, const char *path, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!make_private_file (path, error))
    return FALSE;

  if (vacuum_into (self, path, error) && sync_file (path, error))
    return TRUE;

  g_unlink (path);

  return FALSE;
}

static int
is_cancelled_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * scrutiny_database_check:
 *
 * Reads every page, row and index: about 5 s for a million records.
 *
 * Returns: whether the file is sound; %SCRUTINY_DB_ERROR_CORRUPT if not
 */
gboolean
scrutiny_database_check (ScrutinyDatabase *self,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean is_sound;

  g_return_val_if_fail (SCRUTINY_IS_DATABASE (self), FALSE);

  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, CANCEL_STEPS, is_cancelled_cb, cancellable);
  is_sound = pragma_answers (self, "PRAGMA integrity_check(1)", "ok", &failure);
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  if (!is_sound && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&failure));

  return is_sound;
}
