/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/scene-private.h"

#include <math.h>

#include "media/worker/paint-private.h"

/* Everything but what must be hidden is dull, so that a single pixel of a face (magenta)
 * or a plate (cyan) that gets out can be told from all the rest. */
static const ScrutinyPaint sky = { 70, 134, 124 };
static const ScrutinyPaint wall = { 96, 122, 134 };
static const ScrutinyPaint mortar = { 86, 123, 132 };
static const ScrutinyPaint pavement = { 120, 128, 128 };
static const ScrutinyPaint kerb = { 150, 128, 128 };
static const ScrutinyPaint window_pane = { 60, 136, 120 };
static const ScrutinyPaint car = { 78, 132, 126 };
static const ScrutinyPaint tyre = { 28, 128, 128 };
static const ScrutinyPaint trousers = { 44, 131, 126 };
static const ScrutinyPaint plate = { 170, 166, 16 };
static const ScrutinyPaint face = { 106, 202, 222 };
static const ScrutinyPaint jackets[SCRUTINY_DEMO_PEOPLE] = {
  { 150, 108, 136 }, /* the officer's */
  { 62, 132, 134 },
  { 110, 126, 138 },
};

static void
draw_street (AVFrame *picture, double shift_x, double shift_y)
{
  scrutiny_paint_box (picture, 0, 0, 1, 1, sky);
  scrutiny_paint_box (picture, 0, 0.08 + shift_y, 1, 0.66 + shift_y, wall);
  for (guint i = 0; i < 12; i++)
    scrutiny_paint_box (picture, 0, 0.08 + i * 0.05 + shift_y, 1,
                        0.085 + i * 0.05 + shift_y, mortar);
  for (guint i = 0; i < 4; i++)
    scrutiny_paint_box (picture, 0.06 + i * 0.26 + shift_x, 0.14 + shift_y,
                        0.16 + i * 0.26 + shift_x, 0.36 + shift_y, window_pane);
  scrutiny_paint_box (picture, 0, 0.66 + shift_y, 1, 1, pavement);
  scrutiny_paint_box (picture, 0, 0.66 + shift_y, 1, 0.675 + shift_y, kerb);
}

static void
draw_person (AVFrame *picture, const ScrutinyHideKey *head, guint person, double seconds)
{
  double middle = head->x + head->w / 2, neck = head->y + head->h;
  double stride = 0.4 * head->w * sin (seconds * 5 + person * 2.0);

  scrutiny_paint_box (picture, middle - head->w * 0.9, neck + head->h * 1.9,
                      middle - head->w * 0.1 + stride, neck + head->h * 3.6, trousers);
  scrutiny_paint_box (picture, middle + head->w * 0.1 - stride, neck + head->h * 1.9,
                      middle + head->w * 0.9, neck + head->h * 3.6, trousers);
  scrutiny_paint_box (picture, middle - head->w, neck, middle + head->w,
                      neck + head->h * 2, jackets[person]);
  scrutiny_paint_ellipse (picture, head->x, head->y, head->x + head->w, head->y + head->h,
                          face);
}

static void
draw_car (AVFrame *picture, const ScrutinyHideKey *plate_box)
{
  double x = plate_box->x, y = plate_box->y;

  scrutiny_paint_box (picture, x - 0.12, y - 0.20, x + 0.25, y - 0.10, window_pane);
  scrutiny_paint_box (picture, x - 0.16, y - 0.11, x + 0.29, y + 0.09, car);
  scrutiny_paint_ellipse (picture, x - 0.15, y + 0.03, x - 0.07, y + 0.17, tyre);
  scrutiny_paint_ellipse (picture, x + 0.20, y + 0.03, x + 0.28, y + 0.17, tyre);
  scrutiny_paint_box (picture, x, y, x + plate_box->w, y + plate_box->h, plate);
}

/**
 * scrutiny_scene_draw:
 * @scene: a valid scene
 * @t_us: when
 * @picture: (inout): planar 4:2:0 of the scene's size, painted all over
 */
void
scrutiny_scene_draw (const ScrutinyDemoScene *scene, gint64 t_us, AVFrame *picture)
{
  double seconds = (double) t_us / 1e6;
  ScrutinyHideKey box;

  draw_street (picture, 0.008 * sin (seconds * 1.9), 0.006 * sin (seconds * 2.6));
  for (guint person = 0; person < SCRUTINY_DEMO_PEOPLE; person++) {
    scrutiny_demo_scene_get_face (scene, person, t_us, &box);
    draw_person (picture, &box, person, seconds);
  }
  if (scrutiny_demo_scene_get_plate (scene, t_us, &box))
    draw_car (picture, &box);
}
