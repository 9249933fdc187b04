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

/* A disk under SQLite that fails on demand: installed once, as SQLite's default,
 * before any database is opened. For one thread. */
void failing_disk_install (void);
void failing_disk_fail_after (FailingDiskFault fault, guint n_steps);
gboolean failing_disk_has_failed (void);
void failing_disk_mend (void);

G_END_DECLS
