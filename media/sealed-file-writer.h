/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far a long piece of media work has come. @total is 0 while it is unknown. */
typedef void (*ScrutinyMediaProgress) (guint64 done, guint64 total, gpointer data);

/* What a finished sealing says about itself. */
typedef struct {
  char sha256[65];    /* of the plain bytes, lower-case hex */
  guint64 size_bytes; /* plain */
  gboolean was_there; /* the folder already held this recording, intact */
} ScrutinySealedFileReceipt;

gboolean scrutiny_sealed_file_write (GInputStream *source,
                                     guint64 size_bytes,
                                     const char *folder,
                                     const guint8 *footage_key,
                                     ScrutinyMediaProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     ScrutinySealedFileReceipt *receipt,
                                     GError **error);
gboolean scrutiny_sealed_file_check (int fd,
                                     const guint8 *footage_key,
                                     const char *sha256,
                                     ScrutinyMediaProgress progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GError **error);
char *scrutiny_sealed_file_name (const char *sha256);
int scrutiny_sealed_file_open_in (const char *folder, const char *sha256, GError **error);
guint scrutiny_sealed_file_sweep (const char *folder);

G_END_DECLS
