/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "media/hide-figures.h"

#define FRAMES   100
#define FRAME_US 40000

static const ScrutinyHideClip clip = { .width = 320,
                                       .height = 180,
                                       .time_base_num = 1,
                                       .time_base_den = 25 };

static ScrutinyHideTrack *
new_track (void)
{
  return scrutiny_hide_track_new (&clip, "Sam", NULL);
}

static void
add_region (ScrutinyHideTrack *track,
            ScrutinyHideShape shape,
            double x,
            double y,
            double w,
            double h,
            gint64 from_us,
            gint64 to_us)
{
  const ScrutinyHideKey keys[] = { { from_us, x, y, w, h, SCRUTINY_HIDE_STATE_HOLD },
                                   { to_us, x, y, w, h, SCRUTINY_HIDE_STATE_OUTSIDE } };
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  id = g_strdup_printf ("r%u", scrutiny_hide_track_get_n_regions (track));
  region = scrutiny_hide_region_new (id, shape, "face", keys, 2, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_hide_track_add_region (track, region, &error));
}

static void
take (ScrutinyHideFigures *figures, ScrutinyHideTrack *track)
{
  gint64 times_us[FRAMES];

  for (guint i = 0; i < FRAMES; i++)
    times_us[i] = i * FRAME_US;
  scrutiny_hide_figures_take (figures, track, times_us, FRAMES, FRAMES * FRAME_US);
}

static void
test_nothing (void)
{
  g_autoptr (ScrutinyHideTrack) track = new_track ();
  ScrutinyHideFigures figures;

  take (&figures, track);
  g_assert_cmpfloat (figures.covered_area_percent, <=, 0.0);
  g_assert_cmpint (figures.longest_covered_us, ==, 0);
  g_assert_cmpint (figures.muted_us, ==, 0);
  scrutiny_hide_figures_take (&figures, track, NULL, 0, 0);
  g_assert_cmpfloat (figures.covered_area_percent, <=, 0.0);
}

static void
test_area (void)
{
  g_autoptr (ScrutinyHideTrack) track = new_track ();
  ScrutinyHideFigures figures;

  g_test_summary ("A quarter of the picture over the whole clip is 25 %");
  add_region (track, SCRUTINY_HIDE_SHAPE_RECTANGLE, 0, 0, 0.5, 0.5, 0, FRAMES * FRAME_US);
  take (&figures, track);
  g_assert_cmpfloat_with_epsilon (figures.covered_area_percent, 25.0, 0.3);

  /* the same place again adds nothing; an ellipse is pi / 4 of its box */
  add_region (track, SCRUTINY_HIDE_SHAPE_RECTANGLE, 0.1, 0.1, 0.2, 0.2, 0,
              FRAMES * FRAME_US);
  take (&figures, track);
  g_assert_cmpfloat_with_epsilon (figures.covered_area_percent, 25.0, 0.3);
  add_region (track, SCRUTINY_HIDE_SHAPE_ELLIPSE, 0.5, 0.5, 0.5, 0.5, 0,
              FRAMES * FRAME_US);
  take (&figures, track);
  g_assert_cmpfloat_with_epsilon (figures.covered_area_percent, 25.0 + 25.0 * G_PI / 4,
                                  0.5);
  g_assert_cmpint (figures.longest_covered_us, ==, FRAMES * FRAME_US);
  g_assert_cmpint (figures.longest_whole_us, ==, 0);
  g_assert_cmpuint (figures.regions, ==, 3);
}

static void
test_stretches (void)
{
  g_autoptr (ScrutinyHideTrack) track = new_track ();
  ScrutinyHideFigures figures;

  g_test_summary ("Stretches count the frame on either side, as the worker covers it");
  add_region (track, SCRUTINY_HIDE_SHAPE_RECTANGLE, 0, 0, 0.1, 0.1, 400000, 800000);
  g_assert_true (scrutiny_hide_track_add_picture (track, 2000000, 3000000, "x", NULL));
  take (&figures, track);
  g_assert_cmpint (ABS (figures.longest_whole_us - 1000000), <=, 3 * FRAME_US);
  g_assert_cmpint (figures.longest_covered_us, ==, figures.longest_whole_us);
  g_assert_cmpint (ABS (figures.covered_us - 1400000), <=, 6 * FRAME_US);
  g_assert_cmpint (figures.whole_us, >=, 1000000);
}

static void
test_sound (void)
{
  g_autoptr (ScrutinyHideTrack) track = new_track ();
  ScrutinyHideFigures figures;

  g_test_summary ("Silenced stretches that overlap count once, and none past the end");
  g_assert_true (scrutiny_hide_track_add_sound (track, 2000000, 3000000, "n", NULL));
  g_assert_true (scrutiny_hide_track_add_sound (track, 1000000, 2500000, "n", NULL));
  g_assert_true (scrutiny_hide_track_add_sound (track, 3900000, 9000000, "n", NULL));
  take (&figures, track);
  g_assert_cmpint (figures.muted_us, ==, 2100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media/hide-figures/nothing", test_nothing);
  g_test_add_func ("/media/hide-figures/area", test_area);
  g_test_add_func ("/media/hide-figures/stretches", test_stretches);
  g_test_add_func ("/media/hide-figures/sound", test_sound);
  return g_test_run ();
}
