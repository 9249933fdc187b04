/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "db/database.h"
#include "model/clip.h"

G_BEGIN_DECLS

/* A stretch of a clip that somebody has watched. */
typedef struct {
  gint64 clip_id;
  gint64 track_id; /* 0: all of it was covered */
  gint64 person_id;
  gint64 from_us; /* of the clip's time */
  gint64 to_us;
  gint64 at_us; /* when they stopped, microseconds UTC */
} ScrutinyClipView;

gint64 scrutiny_clip_store_add (ScrutinyDatabase *database,
                                ScrutinyClip *clip,
                                gint64 by,
                                GError **error);
ScrutinyClip *scrutiny_clip_store_get (ScrutinyDatabase *database,
                                       gint64 clip_id,
                                       GError **error);
GListModel *scrutiny_clip_store_list_case (ScrutinyDatabase *database,
                                           gint64 case_id,
                                           GError **error);
GListModel *scrutiny_clip_store_list (ScrutinyDatabase *database, GError **error);

gboolean scrutiny_clip_store_add_view (ScrutinyDatabase *database,
                                       const ScrutinyClipView *view,
                                       GError **error);
GArray *scrutiny_clip_store_list_views (ScrutinyDatabase *database,
                                        gint64 clip_id,
                                        GError **error);

G_END_DECLS
