/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ScrutinySamplingProgress:
 * @done: records handled so far
 * @total: records to handle in all
 * @user_data: the caller's
 *
 * Called about every 4,096 records on the caller's thread.
 *
 * Returns: %FALSE to stop: the work then fails with
 *   %SCRUTINY_SAMPLING_ERROR_CANCELLED and leaves nothing behind
 */
typedef gboolean (*ScrutinySamplingProgress) (guint64 done,
                                              guint64 total,
                                              gpointer user_data);

G_END_DECLS
