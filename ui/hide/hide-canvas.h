/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-item.h"
#include "ui/player/player-view.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HIDE_CANVAS (scrutiny_hide_canvas_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideCanvas,
                      scrutiny_hide_canvas,
                      SCRUTINY,
                      HIDE_CANVAS,
                      GtkWidget)

GtkWidget *scrutiny_hide_canvas_new (ScrutinyPlayerView *view);

void scrutiny_hide_canvas_show (ScrutinyHideCanvas *self,
                                ScrutinyHideTrack *track,
                                guint selected,
                                gint64 at_us);

G_END_DECLS
