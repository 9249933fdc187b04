/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "db/database.h"
#include "model/hide-version.h"

G_BEGIN_DECLS

gint64 scrutiny_hide_track_store_add (ScrutinyDatabase *database,
                                      const ScrutinyHideVersionRow *row,
                                      GBytes *sealed,
                                      GError **error);
ScrutinyHideVersion *scrutiny_hide_track_store_get_newest (ScrutinyDatabase *database,
                                                           gint64 clip_id,
                                                           GError **error);
GListModel *scrutiny_hide_track_store_list (ScrutinyDatabase *database,
                                            gint64 clip_id,
                                            GError **error);
GBytes *scrutiny_hide_track_store_get_sealed (ScrutinyDatabase *database,
                                              gint64 track_id,
                                              GError **error);
gboolean scrutiny_hide_track_store_approve (ScrutinyDatabase *database,
                                            gint64 track_id,
                                            gint64 watched_us,
                                            gint64 at_us,
                                            gint64 by,
                                            GError **error);

G_END_DECLS
