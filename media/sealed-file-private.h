/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sodium.h>

#include "media/sealed-file.h"

G_BEGIN_DECLS

/* The layout on disk, shared by reader and writer:
 *
 *   header 64 bytes: magic(8) version(4) chunk size(4) file id(16) key id(16) zero(16)
 *   chunk i at 64 + i * (65536 + 16): XChaCha20-Poly1305 of <= 65536 plain bytes
 *   nonce i: file id(16) || i as 64-bit little endian
 *   associated data: header(64) || i(8) || last-chunk flag(1)
 *
 * Numbers are little endian. An empty recording is one chunk of 0 bytes; no other
 * recording has an empty last chunk, so the size decides the layout. */
#define SEALED_MAGIC         "BWVSEAL\x1a"
#define SEALED_VERSION       1
#define SEALED_HEADER_BYTES  64
#define SEALED_ID_BYTES      16
#define SEALED_ID_OFFSET     16
#define SEALED_KEY_ID_OFFSET 32
#define SEALED_TAG_BYTES     16
#define SEALED_SLOT_BYTES    (SCRUTINY_SEALED_FILE_CHUNK_BYTES + SEALED_TAG_BYTES)
#define SEALED_AD_BYTES      (SEALED_HEADER_BYTES + 8 + 1)
#define SEALED_NONCE_BYTES   crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

G_STATIC_ASSERT (SEALED_NONCE_BYTES == SEALED_ID_BYTES + 8);
G_STATIC_ASSERT (SEALED_TAG_BYTES == crypto_aead_xchacha20poly1305_ietf_ABYTES);

void scrutiny_sealed_file_fill_header (guint8 *header,
                                       const guint8 *file_id,
                                       const guint8 *footage_key);
void scrutiny_sealed_file_fill_file_key (guint8 *file_key,
                                         const guint8 *footage_key,
                                         const guint8 *file_id);
void scrutiny_sealed_file_fill_nonce (guint8 *nonce, const guint8 *header, guint64 index);
void scrutiny_sealed_file_fill_associated (guint8 *associated,
                                           const guint8 *header,
                                           guint64 index,
                                           gboolean is_last);

G_END_DECLS
