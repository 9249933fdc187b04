/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/demo-scene.h"

#include <math.h>

#define KEY_US      100000 /* between key frames: a straight line is then as good */
#define GROWTH      0.15   /* of the box, on each side */
#define NAME_FROM   4100000
#define NAME_LENGTH 900000
#define NAME_EVERY  7300000

/**
 * scrutiny_demo_scene_is_valid:
 * @self: a scene from anywhere
 *
 * Returns: whether it is one that can be made
 */
gboolean
scrutiny_demo_scene_is_valid (const ScrutinyDemoScene *self)
{
  return self->width >= 64 && self->width <= 1920 && self->width % 2 == 0 &&
         self->height >= 64 && self->height <= 1080 && self->height % 2 == 0 &&
         self->duration_us >= 1000000 && self->duration_us <= 600000000;
}

/* A number from 0 to 1 that stays with the scene: splitmix64's mixing. */
static double
draw (const ScrutinyDemoScene *self, guint which)
{
  guint64 mixed = self->seed * 31 + self->number * 7 + which;

  mixed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  mixed = (mixed ^ mixed >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ mixed >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  mixed ^= mixed >> 31;

  return (double) (mixed >> 11) / 9007199254740992.0;
}

/* The camera hangs on somebody who breathes and shifts. */
static double
sway (const ScrutinyDemoScene *self, double seconds, guint axis)
{
  return 0.008 * sin (seconds * (axis == 0 ? 1.9 : 2.6) + 6.28 * draw (self, 40 + axis));
}

/**
 * scrutiny_demo_scene_get_face:
 * @self: a valid scene
 * @person: 0 .. %SCRUTINY_DEMO_PEOPLE - 1
 * @t_us: when
 * @box: (out): where that person's face is then; it fills the box as an ellipse
 */
void
scrutiny_demo_scene_get_face (const ScrutinyDemoScene *self,
                              guint person,
                              gint64 t_us,
                              ScrutinyHideKey *box)
{
  double seconds = (double) t_us / 1e6;
  double phase = 6.28 * draw (self, person), pace = 0.7 + 0.5 * draw (self, 10 + person);
  double middle_x = 0.2 + 0.27 * person + 0.07 * sin (pace * seconds + phase);
  double middle_y =
      0.30 + 0.05 * draw (self, 20 + person) + 0.012 * sin (4 * seconds + phase);

  box->t_us = t_us;
  box->h = 0.13 + 0.04 * draw (self, 30 + person);
  box->w = box->h * 0.75 * self->height / self->width;
  box->x = middle_x + sway (self, seconds, 0) - box->w / 2;
  box->y = middle_y + sway (self, seconds, 1) - box->h / 2;
  box->state = SCRUTINY_HIDE_STATE_MOVE;
}

/** scrutiny_demo_scene_get_plate: %FALSE if there is no car in this scene. */
gboolean
scrutiny_demo_scene_get_plate (const ScrutinyDemoScene *self,
                               gint64 t_us,
                               ScrutinyHideKey *box)
{
  double seconds = (double) t_us / 1e6;

  box->t_us = t_us;
  box->x = 0.62 + 0.1 * draw (self, 50) + sway (self, seconds, 0);
  box->y = 0.80 + sway (self, seconds, 1);
  box->w = 0.13;
  box->h = 0.055;
  box->state = SCRUTINY_HIDE_STATE_MOVE;

  return self->number % 2 == 0;
}

/**
 * scrutiny_demo_scene_says_name:
 *
 * Returns: whether the made-up sound says a name at @t_us, which must be silenced
 */
gboolean
scrutiny_demo_scene_says_name (const ScrutinyDemoScene *self, gint64 t_us)
{
  gint64 since = t_us - NAME_FROM;

  return since >= 0 && since % NAME_EVERY < NAME_LENGTH;
}

static ScrutinyHideKey
grown (const ScrutinyHideKey *box)
{
  ScrutinyHideKey larger = *box;

  larger.x -= box->w * GROWTH;
  larger.y -= box->h * GROWTH;
  larger.w += 2 * box->w * GROWTH;
  larger.h += 2 * box->h * GROWTH;

  return larger;
}

/* Key frames of a face, or of the plate if person is SCRUTINY_DEMO_PEOPLE. */
static gboolean
add_region (const ScrutinyDemoScene *self,
            ScrutinyHideTrack *track,
            guint person,
            GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (ScrutinyHideKey));
  g_autoptr (ScrutinyHideRegion) region = NULL;
  gboolean is_face = person < SCRUTINY_DEMO_PEOPLE;
  g_autofree char *id =
      is_face ? g_strdup_printf ("face-%u", person + 1) : g_strdup ("plate-1");
  ScrutinyHideKey box;

  for (gint64 t_us = 0; t_us < self->duration_us + KEY_US; t_us += KEY_US) {
    if (is_face)
      scrutiny_demo_scene_get_face (self, person, t_us, &box);
    else if (!scrutiny_demo_scene_get_plate (self, t_us, &box))
      return TRUE;
    box = grown (&box);
    g_array_append_val (keys, box);
  }

  region = scrutiny_hide_region_new (id,
                                     is_face ? SCRUTINY_HIDE_SHAPE_ELLIPSE
                                             : SCRUTINY_HIDE_SHAPE_RECTANGLE,
                                     is_face ? "face" : "plate",
                                     (const ScrutinyHideKey *) (const void *) keys->data,
                                     keys->len, error);

  return region && scrutiny_hide_track_add_region (track, region, error);
}

/**
 * scrutiny_demo_scene_make_track:
 * @self: a valid scene
 * @clip: the file that was made of it
 * @author: whose word the track is to be
 *
 * Returns: (transfer full): a track that hides all faces, the plate and all names, or
 *   %NULL with a sentence
 */
ScrutinyHideTrack *
scrutiny_demo_scene_make_track (const ScrutinyDemoScene *self,
                                const ScrutinyHideClip *clip,
                                const char *author,
                                GError **error)
{
  g_autoptr (ScrutinyHideTrack) track = scrutiny_hide_track_new (clip, author, error);

  if (track == NULL)
    return NULL;

  for (guint person = 0; person <= SCRUTINY_DEMO_PEOPLE; person++) {
    if (!add_region (self, track, person, error))
      return NULL;
  }
  for (gint64 at = NAME_FROM; at < self->duration_us; at += NAME_EVERY) {
    if (!scrutiny_hide_track_add_sound (track, at, at + NAME_LENGTH, "name", error))
      return NULL;
  }

  return g_steal_pointer (&track);
}
