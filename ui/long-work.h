/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Work that takes longer than a moment: how far it is, and a way to stop it. The
 * session's thread counts, the main thread reads. */
typedef struct _ScrutinyLongWork ScrutinyLongWork;

ScrutinyLongWork *scrutiny_long_work_new (void);
ScrutinyLongWork *scrutiny_long_work_ref (ScrutinyLongWork *self);
void scrutiny_long_work_unref (ScrutinyLongWork *self);

GCancellable *scrutiny_long_work_get_cancellable (ScrutinyLongWork *self);
void scrutiny_long_work_read (ScrutinyLongWork *self, guint *done, guint *total);

/* From the session's thread, as the progress functions of use cases. */
void scrutiny_long_work_count (gint64 done, gint64 total, gpointer work);
gboolean scrutiny_long_work_sample (guint64 done, guint64 total, gpointer work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyLongWork, scrutiny_long_work_unref)

G_END_DECLS
