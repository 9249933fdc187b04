/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavutil/frame.h>

G_BEGIN_DECLS

/* A colour as it is coded: BT.601, studio range. */
typedef struct {
  guint8 luma;
  guint8 blue;
  guint8 red;
} ScrutinyPaint;

void scrutiny_paint_box (AVFrame *picture,
                         double left,
                         double top,
                         double right,
                         double bottom,
                         ScrutinyPaint paint);
void scrutiny_paint_ellipse (AVFrame *picture,
                             double left,
                             double top,
                             double right,
                             double bottom,
                             ScrutinyPaint paint);

G_END_DECLS
