/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Length of the footage sub-key and of the key of one file. */
#define SCRUTINY_SEALED_FILE_KEY_BYTES 32
/* Plain bytes in every chunk but the last. */
#define SCRUTINY_SEALED_FILE_CHUNK_BYTES 65536

/* A sealed recording, open for reading at any place. */
typedef struct _ScrutinySealedFile ScrutinySealedFile;

gboolean scrutiny_sealed_file_derive_key (int fd,
                                          const guint8 *footage_key,
                                          guint8 *file_key,
                                          GError **error);
ScrutinySealedFile *scrutiny_sealed_file_open (int fd,
                                               const guint8 *file_key,
                                               GError **error);
void scrutiny_sealed_file_close (ScrutinySealedFile *self);

guint64 scrutiny_sealed_file_get_size (ScrutinySealedFile *self);
gssize scrutiny_sealed_file_read_at (ScrutinySealedFile *self,
                                     guint64 offset,
                                     void *buffer,
                                     gsize length,
                                     GError **error);
gboolean scrutiny_sealed_file_is_tampered (ScrutinySealedFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySealedFile, scrutiny_sealed_file_close)

G_END_DECLS
