/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/failing-disk.h"

#include <sqlite3.h>

/* A VFS that passes everything on to SQLite's own, and counts writes or syncs until
 * the one that is to fail; every later one fails too, as on a disk that is full. */

typedef struct {
  sqlite3_file base;
  sqlite3_file *real; /* lies behind this, in the same allocation */
  gboolean is_log;
} File;

static struct {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  sqlite3_io_methods methods;
  gboolean is_armed;
  gboolean has_failed;
  FailingDiskFault fault;
  guint steps_left;
  GPtrArray *steps; /* NULL: not recording */
} disk;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((File *) file)->real;
}

static void
disk_step_free (gpointer data)
{
  DiskStep *step = data;

  g_clear_pointer (&step->data, g_bytes_unref);
  g_free (step);
}

static void
record (DiskStepKind kind, sqlite3_file *file, gint64 at, const void *data, int size)
{
  DiskStep *step;

  if (disk.steps == NULL)
    return;

  step = g_new0 (DiskStep, 1);
  step->kind = kind;
  step->is_log = file != NULL && ((File *) file)->is_log;
  step->at = at;
  step->data = data != NULL ? g_bytes_new (data, (gsize) size) : NULL;
  g_ptr_array_add (disk.steps, step);
}

static gboolean
fails_now (gboolean is_sync)
{
  if (!disk.is_armed || is_sync != (disk.fault == FAILING_DISK_BAD_SYNC))
    return FALSE;
  if (disk.steps_left > 0) {
    disk.steps_left--;
    return FALSE;
  }
  disk.has_failed = TRUE;

  return TRUE;
}

static int
close_file (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
read_file (sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, size, at);
}

static int
write_file (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  if (fails_now (FALSE))
    return disk.fault == FAILING_DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;

  record (DISK_STEP_WRITE, file, at, data, size);

  return real_of (file)->pMethods->xWrite (real_of (file), data, size, at);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  if (fails_now (FALSE))
    return SQLITE_IOERR_TRUNCATE;

  record (DISK_STEP_TRUNCATE, file, size, NULL, 0);

  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  if (fails_now (TRUE))
    return SQLITE_IOERR_FSYNC;

  record (DISK_STEP_SYNC, file, 0, NULL, 0);

  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
check_lock (sqlite3_file *file, int *result)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), result);
}

static int
control (sqlite3_file *file, int operation, void *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), operation, argument);
}

static int
get_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
get_traits (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file, int offset, int count, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, count, flags);
}

static void
fence_shared (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
unmap_shared (sqlite3_file *file, int remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  File *self = (File *) file;
  int code;

  self->is_log = name != NULL && g_str_has_suffix (name, "-wal");
  self->real = (sqlite3_file *) (gpointer) (self + 1);
  code = disk.real->xOpen (disk.real, name, self->real, flags, out);
  self->base.pMethods = self->real->pMethods != NULL ? &disk.methods : NULL;

  return code;
}

void
failing_disk_install (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "failing-disk";
  disk.vfs.szOsFile = (int) sizeof (File) + disk.real->szOsFile;
  disk.vfs.xOpen = open_file;
  disk.methods = (sqlite3_io_methods){
    2,          close_file, read_file,   write_file,   truncate_file, sync_file,
    get_size,   lock_file,  unlock_file, check_lock,   control,       get_sector,
    get_traits, map_shared, lock_shared, fence_shared, unmap_shared,  NULL,
    NULL,
  };
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

/* The next @n_steps writes (or syncs) still work, then none does. */
void
failing_disk_fail_after (FailingDiskFault fault, guint n_steps)
{
  disk.fault = fault;
  disk.steps_left = n_steps;
  disk.is_armed = TRUE;
  disk.has_failed = FALSE;
}

/* Whether anything was refused since failing_disk_fail_after(). */
gboolean
failing_disk_has_failed (void)
{
  return disk.has_failed;
}

/* From now on everything works again. */
void
failing_disk_mend (void)
{
  disk.is_armed = FALSE;
}

/* From now on every write, truncation and sync is remembered. */
void
failing_disk_start_recording (void)
{
  disk.steps = g_ptr_array_new_with_free_func (disk_step_free);
}

/* The program has just been told that @number is on disk. */
void
failing_disk_note_saved (gint64 number)
{
  record (DISK_STEP_SAVED, NULL, number, NULL, 0);
}

/* Returns: (transfer full) (element-type DiskStep): what was remembered. */
GPtrArray *
failing_disk_stop_recording (void)
{
  return g_steal_pointer (&disk.steps);
}
