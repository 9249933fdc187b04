/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/hide-item.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HIDE_TIMELINE (scrutiny_hide_timeline_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideTimeline,
                      scrutiny_hide_timeline,
                      SCRUTINY,
                      HIDE_TIMELINE,
                      GtkWidget)

void scrutiny_hide_timeline_show (ScrutinyHideTimeline *self,
                                  ScrutinyHideTrack *track,
                                  guint selected,
                                  gint64 duration_us);
void scrutiny_hide_timeline_set_position (ScrutinyHideTimeline *self, gint64 position_us);

G_END_DECLS
