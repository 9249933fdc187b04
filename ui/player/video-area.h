/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/player/frame-paintable.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_VIDEO_AREA (scrutiny_video_area_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyVideoArea,
                      scrutiny_video_area,
                      SCRUTINY,
                      VIDEO_AREA,
                      GtkWidget)

ScrutinyFramePaintable *scrutiny_video_area_get_frame (ScrutinyVideoArea *self);
void scrutiny_video_area_set_small (ScrutinyVideoArea *self, gboolean is_small);
void scrutiny_video_area_get_size_px (ScrutinyVideoArea *self,
                                      guint *width_px,
                                      guint *height_px);
gboolean scrutiny_video_area_get_picture (ScrutinyVideoArea *self,
                                          graphene_rect_t *picture);

G_END_DECLS
