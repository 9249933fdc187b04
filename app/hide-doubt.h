/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/clip.h"
#include "model/hide-doubt.h"

G_BEGIN_DECLS

gboolean scrutiny_hide_doubt_add (ScrutinySession *session,
                                  ScrutinyClip *clip,
                                  gint64 track_id,
                                  ScrutinyDoubtKind kind,
                                  gint64 at_us,
                                  GError **error);
GArray *scrutiny_hide_doubt_list (ScrutinySession *session,
                                  ScrutinyClip *clip,
                                  GError **error);

G_END_DECLS
