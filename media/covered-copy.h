/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "media/footage-ticket.h"
#include "media/sealed-file-writer.h"

G_BEGIN_DECLS

/* What was written. */
typedef struct {
  guint64 size_bytes;
  guint64 frames;
} ScrutinyCoveredCopyReceipt;

gboolean scrutiny_covered_copy_write (ScrutinyFootageTicket *ticket,
                                      const char *path,
                                      ScrutinyMediaProgress progress,
                                      gpointer progress_data,
                                      ScrutinyCoveredCopyReceipt *receipt,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean scrutiny_made_up_clip_write (const char *path,
                                      guint64 seed,
                                      guint scene,
                                      gint64 duration_us,
                                      guint width,
                                      guint height,
                                      ScrutinyMediaProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
