/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-track.h"

G_BEGIN_DECLS

#define SCRUTINY_HIDE_TRACK_JSON_MAX_BYTES (32u << 20)

ScrutinyHideTrack *scrutiny_hide_track_read (const char *data,
                                             gsize size_bytes,
                                             const char *file_name,
                                             GError **error);

G_END_DECLS
