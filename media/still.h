/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "media/footage-ticket.h"

G_BEGIN_DECLS

/* What a still shows. */
typedef struct {
  gint64 pts_us;           /* of the picture that was found */
  gboolean is_whole_cover; /* nothing but the cover */
  const char *reason;      /* static: why it is covered whole, or NULL */
} ScrutinyStillFacts;

GBytes *scrutiny_still_make (ScrutinyFootageTicket *ticket,
                             gint64 at_us,
                             guint width,
                             guint height,
                             ScrutinyStillFacts *facts,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
