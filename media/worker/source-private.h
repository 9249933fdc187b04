/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavformat/avio.h>

G_BEGIN_DECLS

/* The bytes of one clip behind a descriptor, plain or sealed. */
typedef struct _ScrutinySource ScrutinySource;

ScrutinySource *scrutiny_source_new (int fd, const guint8 *file_key);
void scrutiny_source_free (ScrutinySource *self);

int scrutiny_source_take_fd (int *fd);

AVIOContext *scrutiny_source_get_io (ScrutinySource *self);
gboolean scrutiny_source_is_tampered (ScrutinySource *self);
guint64 scrutiny_source_get_size (ScrutinySource *self);
gboolean scrutiny_source_hash (ScrutinySource *self, guint8 sha256[32]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySource, scrutiny_source_free)

G_END_DECLS
