/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/audit-tables-private.h"
#include "app/audit.h"
#include "app/error.h"
#include "app/outside-file.h"
#include "app/panel.h"
#include "app/use-case-private.h"
#include "db/clip-store.h"
#include "db/database.h"

/* A backup is a folder like the panel's own: one consistent copy of the database,
 * footage (sealed as it is) and certificates, and a list of every file's hash that
 * a backup is checked against before it is trusted. Restoring is copying back into
 * a folder that is not there yet. On the session's thread; check and restore need
 * no session and run on any. */

#define LIST_MAX_BYTES (32 << 20)
#define LIST_NAME      "backup.sha256"
#define CHUNK_BYTES    65536
#define MAX_FILES      1000000

static const char *const folders[] = { "footage", "certificates", "exports" };

/* One run: which files, and how far. */
typedef struct {
  const char *from;
  const char *to;
  GPtrArray *names; /* relative to both */
  ScrutinyProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Copy;

static gboolean
set_failed (const char *path, GError **error)
{
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
               _("“%s” could not be copied: %s."), path, g_strerror (errno));

  return FALSE;
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0700) == 0)
    return TRUE;
  if (errno != EEXIST)
    return set_failed (path, error);
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
               _ ("“%s” is there already. Name a folder that is not."), path);

  return FALSE;
}

/* Reads @in to its end, into @out if that is a file, and hashes what went through. */
static gboolean
pump (int in, int out, GChecksum *checksum, GCancellable *cancellable, GError **error)
{
  guint8 buffer[CHUNK_BYTES];
  gssize n_read;

  while ((n_read = read (in, buffer, sizeof buffer)) > 0) {
    gssize n_written = 0;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    g_checksum_update (checksum, buffer, n_read);
    while (out >= 0 && n_written < n_read) {
      gssize n = write (out, buffer + n_written, (gsize) (n_read - n_written));

      if (n < 0 && errno != EINTR)
        return set_failed (_("the new file"), error);
      n_written += MAX (n, 0);
    }
  }

  return n_read == 0 || set_failed (_("the file"), error);
}

/* Opens a file that has an end; a pipe would keep us waiting. Returns -1 with @error. */
static int
open_ordinary (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  struct stat about;

  if (fd < 0 || fstat (fd, &about) != 0) {
    set_failed (path, error);
  } else if (!S_ISREG (about.st_mode)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is not an ordinary file."), path);
  } else {
    return fd;
  }
  if (fd >= 0)
    close (fd);

  return -1;
}

/* Copies one file whole and synced (0600), or only reads it when @to is NULL. */
static char *
hash_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int in = open_ordinary (from, error);
  int out = -1;
  gboolean is_done;

  if (in < 0)
    return NULL;
  if (to != NULL)
    out = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  is_done = to != NULL && out < 0 ? set_failed (to, error)
                                  : pump (in, out, checksum, cancellable, error);
  if (is_done && out >= 0 && fsync (out) != 0)
    is_done = set_failed (to, error);

  close (in);
  if (out >= 0)
    close (out);

  return is_done ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* The files of the panel's folders, links and folders within them left out. */
static gboolean
list_files (const char *root, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (root, folders[i], NULL);
    g_autoptr (GDir) folder = g_dir_open (path, 0, error);
    const char *name;

    if (folder == NULL)
      return FALSE;
    while ((name = g_dir_read_name (folder)) != NULL) {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (!g_file_test (file, G_FILE_TEST_IS_SYMLINK) &&
          g_file_test (file, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (names, g_build_filename (folders[i], name, NULL));
    }
  }

  return TRUE;
}

static gboolean
make_folders (const char *root, GError **error)
{
  if (!make_folder (root, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (root, folders[i], NULL);

    if (!make_folder (path, error))
      return FALSE;
  }

  return TRUE;
}

/* Copies every name and writes "HASH  NAME" for each, as sha256sum -c reads it. */
static gboolean
copy_files (Copy *copy, GString *list, GError **error)
{
  for (guint i = 0; i < copy->names->len; i++) {
    const char *name = g_ptr_array_index (copy->names, i);
    g_autofree char *from = g_build_filename (copy->from, name, NULL);
    g_autofree char *to = g_build_filename (copy->to, name, NULL);
    g_autofree char *hash = hash_file (from, to, copy->cancellable, error);

    if (hash == NULL)
      return FALSE;
    if (list != NULL)
      g_string_append_printf (list, "%s  %s\n", hash, name);
    if (copy->progress != NULL)
      copy->progress (i + 1, copy->names->len, copy->progress_data);
  }

  return TRUE;
}

/* The database, what SQLite keeps beside it, and the copies made before a schema step. */
static void
remove_databases (const char *root)
{
  g_autoptr (GDir) folder = g_dir_open (root, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (root, name, NULL);

    if (g_str_has_prefix (name, "panel.db") ||
        (g_str_has_prefix (name, "panel-schema-") && g_str_has_suffix (name, ".db")))
      g_unlink (path);
  }
}

/* What this run made, in a folder that it made. */
static void
remove_backup (const char *root, GPtrArray *names)
{
  g_autofree char *list_path = g_build_filename (root, LIST_NAME, NULL);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (root, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
  }
  remove_databases (root);
  g_unlink (list_path);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (root, folders[i], NULL);

    g_rmdir (path);
  }
  g_rmdir (root);
}

static gboolean
write_backup (ScrutinySession *session, Copy *copy, GError **error)
{
  g_autofree char *database_path = g_build_filename (copy->to, "panel.db", NULL);
  g_autofree char *list_path = g_build_filename (copy->to, LIST_NAME, NULL);
  g_autofree char *hash = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (!scrutiny_database_copy_to (scrutiny_session_get_database (session), database_path,
                                  error))
    return FALSE;
  hash = hash_file (database_path, NULL, copy->cancellable, error);
  if (hash == NULL)
    return FALSE;
  g_string_append_printf (list, "%s  panel.db\n", hash);

  return copy_files (copy, list, error) &&
         g_file_set_contents_full (list_path, list->str, (gssize) list->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error) &&
         scrutiny_panel_check_backup (copy->to, copy->cancellable, error);
}

static gboolean
log_backup (ScrutinySession *session, GError **error)
{
  g_autofree char *detail = NULL;

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_BACK_UP, error))
    return FALSE;

  detail = scrutiny_audit_tables_describe (session, "{}", error);
  if (detail == NULL) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_panel_back_up:
 * @out_dir: where nothing is yet
 * @progress: (nullable): files done, of how many; on this thread
 *
 * The act is written to the log first, so the copy holds it. The backup is read
 * back and checked before this returns; if anything fails nothing is left.
 */
gboolean
scrutiny_panel_back_up (ScrutinySession *session,
                        const char *out_dir,
                        ScrutinyProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Copy copy = { .to = out_dir,
                .names = names,
                .progress = progress,
                .progress_data = progress_data,
                .cancellable = cancellable };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (out_dir != NULL, FALSE);

  copy.from = scrutiny_session_get_panel_dir (session);
  if (!log_backup (session, error) || !list_files (copy.from, names, error) ||
      !make_folders (out_dir, error))
    return FALSE;

  if (write_backup (session, &copy, error))
    return TRUE;

  remove_backup (out_dir, names);

  return FALSE;
}

/**
 * scrutiny_panel_list_missing:
 * @backup_dir: a backup of the panel, just made
 *
 * A recording that is not in the panel's folder any more cannot be copied; whoever keeps
 * the backup must know. For who may make one.
 *
 * Returns: (transfer full) (element-type utf8): the SHA-256 of each recording that the
 *   panel knows and the backup lacks, or %NULL with @error set
 */
GPtrArray *
scrutiny_panel_list_missing (ScrutinySession *session,
                             const char *backup_dir,
                             GError **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) clips = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (backup_dir != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_BACK_UP, error))
    return NULL;

  clips = scrutiny_clip_store_list (scrutiny_session_get_database (session), error);
  if (clips == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);
    const char *sha256 = scrutiny_clip_get_sha256 (clip);
    g_autofree char *name = g_strconcat (sha256, ".sealed", NULL);
    g_autofree char *path = g_build_filename (backup_dir, "footage", name, NULL);

    if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (missing, g_strdup (sha256));
  }

  return g_steal_pointer (&missing);
}

/* A name of the list may only be what a backup of ours can hold. */
static gboolean
is_our_name (const char *name)
{
  const char *slash = strchr (name, '/');

  if (strcmp (name, "panel.db") == 0)
    return TRUE;
  if (slash == NULL || slash[1] == '\0' || slash[1] == '.' || strchr (slash + 1, '/'))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (strlen (folders[i]) == (gsize) (slash - name) &&
        strncmp (name, folders[i], (gsize) (slash - name)) == 0)
      return TRUE;

  return FALSE;
}

/* "HASH  NAME" lines -> pairs; refuses anything else. */
static gboolean
read_list (const char *root, GPtrArray *hashes, GPtrArray *names, GError **error)
{
  g_autofree char *path = g_build_filename (root, LIST_NAME, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  text = scrutiny_outside_file_read_text (path, LIST_MAX_BYTES, error);
  if (text == NULL)
    return FALSE;

  lines = g_strsplit (text, "\n", MAX_FILES);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++) {
    if (strlen (lines[i]) < 67 || lines[i][64] != ' ' || lines[i][65] != ' ' ||
        !is_our_name (lines[i] + 66)) {
      g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                   _("“%s”, line %u: not a line of a backup's list."), path, i + 1);
      return FALSE;
    }
    g_ptr_array_add (hashes, g_strndup (lines[i], 64));
    g_ptr_array_add (names, g_strdup (lines[i] + 66));
  }

  return TRUE;
}

static gboolean
check_hash (const char *root,
            const char *name,
            const char *expected,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *hash = hash_file (path, NULL, cancellable, error);

  if (hash == NULL)
    return FALSE;
  if (strcmp (hash, expected) == 0)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
               _("“%s” is not the file that was backed up. Do not use this backup."),
                  path);

  return FALSE;
}

/**
 * scrutiny_panel_check_backup:
 *
 * Reads every byte of a backup and compares. Any thread.
 *
 * Returns: whether all of it is as it was written
 */
gboolean
scrutiny_panel_check_backup (const char *backup_dir,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (backup_dir != NULL, FALSE);

  if (!read_list (backup_dir, hashes, names, error))
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (!check_hash (backup_dir, g_ptr_array_index (names, i),
                     g_ptr_array_index (hashes, i), cancellable, error))
      return FALSE;

  if (g_ptr_array_find_with_equal_func (names, "panel.db", g_str_equal, NULL))
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
               _("“%s” holds no panel."), backup_dir);

  return FALSE;
}

static gboolean
copy_back (Copy *copy, GError **error)
{
  g_autoptr (ScrutinySession) session = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;

  if (!copy_files (copy, NULL, error))
    return FALSE;

  session = scrutiny_session_new (copy->to, error);
  if (session == NULL)
    return FALSE;
  report = scrutiny_audit_verify (session, NULL, copy->cancellable, error);
  if (report == NULL)
    return FALSE;
  if (report->holds)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                       g_ptr_array_index (report->problems, 0));

  return FALSE;
}

/**
 * scrutiny_panel_restore:
 * @backup_dir: as scrutiny_panel_back_up() left it
 * @panel_dir: where nothing is yet
 *
 * Checks the backup, copies it, opens the copy and walks its log. If anything
 * fails nothing is left. Any thread.
 */
gboolean
scrutiny_panel_restore (const char *backup_dir,
                        const char *panel_dir,
                        ScrutinyProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Copy copy = { .from = backup_dir,
                .to = panel_dir,
                .names = names,
                .progress = progress,
                .progress_data = progress_data,
                .cancellable = cancellable };

  g_return_val_if_fail (backup_dir != NULL, FALSE);
  g_return_val_if_fail (panel_dir != NULL, FALSE);

  if (!scrutiny_panel_check_backup (backup_dir, cancellable, error) ||
      !read_list (backup_dir, hashes, names, error) || !make_folders (panel_dir, error))
    return FALSE;

  if (copy_back (&copy, error))
    return TRUE;

  remove_backup (panel_dir, names);

  return FALSE;
}
