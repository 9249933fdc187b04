/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the disk does to SQLite at the step that is to fail. */
typedef enum {
  FAILING_DISK_FULL,
  FAILING_DISK_BAD_WRITE,
  FAILING_DISK_BAD_SYNC,
} FailingDiskFault;

/* What was done to the disk, in order. */
typedef enum {
  DISK_STEP_WRITE,
  DISK_STEP_TRUNCATE, /* to @at bytes */
  DISK_STEP_SYNC,
  DISK_STEP_SAVED, /* the program was told that @at is saved */
} DiskStepKind;

typedef struct {
  DiskStepKind kind;
  gboolean is_log; /* the write-ahead log, not the database */
  gint64 at;
  GBytes *data; /* of a write */
} DiskStep;

/* A disk under SQLite that fails on demand: installed once, as SQLite's default,
 * before any database is opened. For one thread. */
void failing_disk_install (void);
void failing_disk_fail_after (FailingDiskFault fault, guint n_steps);
gboolean failing_disk_has_failed (void);
void failing_disk_mend (void);

/* Remembering every step, to take the power away later. */
void failing_disk_start_recording (void);
void failing_disk_note_saved (gint64 number);
GPtrArray *failing_disk_stop_recording (void);

G_END_DECLS
