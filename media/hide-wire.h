/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-track.h"

G_BEGIN_DECLS

#define SCRUTINY_HIDE_WIRE_KEY_BYTES 32
#define SCRUTINY_HIDE_WIRE_MAX_BYTES (16u << 20)

/* What the bearer of the sealed track may be shown. */
typedef enum {
  SCRUTINY_HIDE_WIRE_COVERED, /* covered frames, nothing else */
  SCRUTINY_HIDE_WIRE_EDITING, /* clear frames: for the hide editor alone */
} ScrutinyHideWireGrant;

/* Why the worker does not believe a track. */
typedef enum {
  SCRUTINY_HIDE_WIRE_OK,
  SCRUTINY_HIDE_WIRE_DAMAGED,    /* not whole, or not sealed with this key */
  SCRUTINY_HIDE_WIRE_NEWER,      /* sealed by a newer version */
  SCRUTINY_HIDE_WIRE_OTHER_CLIP, /* sealed for another clip */
} ScrutinyHideWireVerdict;

GBytes *scrutiny_hide_wire_seal (const ScrutinyHideTrack *track,
                                 ScrutinyHideWireGrant grant,
                                 const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES],
                                 GError **error);

ScrutinyHideTrack *scrutiny_hide_wire_open (
    const guint8 *data,
    gsize size_bytes,
    const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES],
    const guint8 clip_sha256[SCRUTINY_CLIP_SHA256_BYTES],
    ScrutinyHideWireGrant *grant,
    ScrutinyHideWireVerdict *verdict);

G_END_DECLS
