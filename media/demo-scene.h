/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-track.h"

G_BEGIN_DECLS

#define SCRUTINY_DEMO_FRAME_US     40000 /* 25 pictures a second */
#define SCRUTINY_DEMO_PEOPLE       3u
#define SCRUTINY_DEMO_NAME_TONE_HZ 1000.0 /* sounds only while a name is said */

/**
 * ScrutinyDemoScene:
 * @seed: moves everything a little
 * @number: which of a few scenes: a parked car is in the even ones
 * @width: even, 64 to 1920 pixels
 * @height: even, 64 to 1080 pixels
 * @duration_us: 1 s to 10 min
 *
 * Made-up footage: people made of boxes who walk and talk in a street that does not
 * exist. Where their faces and number plates are, and when names are said, follows from
 * formulas, so what must be hidden is known exactly.
 */
typedef struct {
  guint64 seed;
  guint number;
  guint width;
  guint height;
  gint64 duration_us;
} ScrutinyDemoScene;

gboolean scrutiny_demo_scene_is_valid (const ScrutinyDemoScene *self);

void scrutiny_demo_scene_get_face (const ScrutinyDemoScene *self,
                                   guint person,
                                   gint64 t_us,
                                   ScrutinyHideKey *box);
gboolean scrutiny_demo_scene_get_plate (const ScrutinyDemoScene *self,
                                        gint64 t_us,
                                        ScrutinyHideKey *box);
gboolean scrutiny_demo_scene_says_name (const ScrutinyDemoScene *self, gint64 t_us);

ScrutinyHideTrack *scrutiny_demo_scene_make_track (const ScrutinyDemoScene *self,
                                                   const ScrutinyHideClip *clip,
                                                   const char *author,
                                                   GError **error);

G_END_DECLS
