/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/hide-track.h"

G_BEGIN_DECLS

/* How much a hide track takes away, so that hiding too much shows as well. */
typedef struct {
  double covered_area_percent; /* mean over the clip's time, 0..100 */
  gint64 covered_us;           /* while anything at all is hidden in the picture */
  gint64 whole_us;             /* while the whole picture is hidden */
  gint64 longest_covered_us;   /* the longest stretch with anything hidden */
  gint64 longest_whole_us;     /* the longest stretch with all of it hidden */
  gint64 muted_us;             /* sound silenced; stretches that overlap count once */
  guint regions;
} ScrutinyHideFigures;

void scrutiny_hide_figures_take (ScrutinyHideFigures *self,
                                 const ScrutinyHideTrack *track,
                                 const gint64 *frame_times_us,
                                 gsize n_frames,
                                 gint64 duration_us);

G_END_DECLS
