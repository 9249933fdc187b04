/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "media/footage-ticket.h"
#include "model/hide-clip.h"

G_BEGIN_DECLS

/* What a clip turned out to be when the worker opened it. All times are microseconds
 * since the video stream's start. */
typedef struct {
  ScrutinyHideClip clip; /* what a hide track for it has to name */
  guint width;           /* as displayed: turned, square pixels */
  guint height;
  gint64 duration_us;
  gint64 last_us; /* of the last picture that is really there */
  guint64 frames;
  gboolean has_sound;
  gboolean is_truncated; /* ends before its header says */
  gboolean is_estimated; /* the file has no times: ours are estimates */
  gboolean is_variable;  /* pictures are not evenly spaced */
} ScrutinyClipFacts;

gboolean scrutiny_clip_facts_probe (ScrutinyClipFacts *self,
                                    ScrutinyFootageTicket *ticket,
                                    GCancellable *cancellable,
                                    GError **error);
GArray *scrutiny_clip_facts_index (ScrutinyFootageTicket *ticket,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
