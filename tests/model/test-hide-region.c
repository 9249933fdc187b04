/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-region.h"

#include <math.h>

#include "model/error.h"

#define FRAME_US 40000

static ScrutinyHideRegion *
make (const ScrutinyHideKey *keys, guint n_keys)
{
  g_autoptr (GError) error = NULL;
  ScrutinyHideRegion *region =
      scrutiny_hide_region_new ("r", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face", keys, n_keys,
                                &error);

  g_assert_no_error (error);

  return region;
}

static guint
count_boxes (const ScrutinyHideRegion *region, gint64 t_us)
{
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  guint n_boxes;

  scrutiny_hide_region_at (region, t_us, FRAME_US, FRAME_US, boxes, &n_boxes);

  return n_boxes;
}

static void
test_moves_in_a_straight_line (void)
{
  const ScrutinyHideKey keys[] = { { 0, 0.1, 0.2, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
                                   { 1000000, 0.5, 0.4, 0.3, 0.1,
                                     SCRUTINY_HIDE_STATE_MOVE } };
  g_autoptr (ScrutinyHideRegion) region = make (keys, 2);
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  guint n_boxes;

  g_assert_cmpint (scrutiny_hide_region_at (region, 250000, FRAME_US, FRAME_US, boxes,
                                            &n_boxes),
                   ==, SCRUTINY_HIDE_COVERS_BOXES);
  g_assert_cmpuint (n_boxes, ==, 1);
  g_assert_cmpfloat_with_epsilon (boxes[0].x, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (boxes[0].y, 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (boxes[0].w, 0.15, 1e-12);
  g_assert_cmpfloat_with_epsilon (boxes[0].h, 0.1, 1e-12);
}

static void
test_is_a_frame_wider (void)
{
  const ScrutinyHideKey keys[] = {
    { 400000, 0.1, 0.2, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
    { 800000, 0.1, 0.2, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
  };
  g_autoptr (ScrutinyHideRegion) region = make (keys, 2);

  g_assert_cmpuint (count_boxes (region, 320000), ==, 0);
  g_assert_cmpuint (count_boxes (region, 360000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 600000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 840000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 880000), ==, 0);
}

static void
test_one_key_frame_hides (void)
{
  const ScrutinyHideKey key = { 400000, 0.1, 0.2, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE };
  g_autoptr (ScrutinyHideRegion) region = make (&key, 1);

  for (gint64 frame = 0; frame < 30; frame++)
    g_assert_cmpint (count_boxes (region, frame * FRAME_US) > 0, ==,
                     frame >= 9 && frame <= 11);
}

static void
test_held_region_jumps_safely (void)
{
  const ScrutinyHideKey keys[] = { { 0, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_HOLD },
                                   { 400000, 0.7, 0.7, 0.1, 0.1,
                                     SCRUTINY_HIDE_STATE_HOLD } };
  g_autoptr (ScrutinyHideRegion) region = make (keys, 2);

  g_test_summary ("Beside a jump both places are hidden; a held region stays to the end");

  g_assert_cmpuint (count_boxes (region, 200000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 360000), ==, 2);
  g_assert_cmpuint (count_boxes (region, 400000), ==, 2);
  g_assert_cmpuint (count_boxes (region, 440000), ==, 2);
  g_assert_cmpuint (count_boxes (region, 480000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 900000000), ==, 1);
}

static void
test_outside_is_a_gap (void)
{
  const ScrutinyHideKey keys[] = {
    { 0, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
    { 400000, 0.2, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_OUTSIDE },
    { 800000, 0.3, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
    { 1200000, 0.4, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_OUTSIDE },
  };
  g_autoptr (ScrutinyHideRegion) region = make (keys, 4);

  g_assert_cmpuint (count_boxes (region, 400000), >, 0);
  g_assert_cmpuint (count_boxes (region, 440000), >, 0);
  g_assert_cmpuint (count_boxes (region, 480000), ==, 0);
  g_assert_cmpuint (count_boxes (region, 720000), ==, 0);
  g_assert_cmpuint (count_boxes (region, 760000), >, 0);
  g_assert_cmpuint (count_boxes (region, 1000000), ==, 1);
  g_assert_cmpuint (count_boxes (region, 1280000), ==, 0);
}

static void
test_lost_hides_all (void)
{
  const ScrutinyHideKey keys[] = {
    { 0, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
    { 400000, 0.2, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_LOST },
    { 800000, 0.3, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
  };
  g_autoptr (ScrutinyHideRegion) region = make (keys, 3);
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  guint n_boxes;

  for (gint64 t_us = 360000; t_us <= 800000; t_us += FRAME_US)
    g_assert_cmpint (scrutiny_hide_region_at (region, t_us, FRAME_US, FRAME_US, boxes,
                                              &n_boxes),
                     ==, SCRUTINY_HIDE_COVERS_ALL);
  g_assert_cmpint (scrutiny_hide_region_at (region, 320000, FRAME_US, FRAME_US, boxes,
                                            &n_boxes),
                   ==, SCRUTINY_HIDE_COVERS_BOXES);
}

/* Where the mark is by its definition, worked out without any search or shortcut. */
static gboolean
is_marked (const ScrutinyHideKey *keys, guint n_keys, gint64 t_us, ScrutinyHideKey *box)
{
  for (guint i = 0; i < n_keys; i++) {
    gboolean is_last = i + 1 == n_keys;
    gint64 until = is_last ? G_MAXINT64 : keys[i + 1].t_us;
    double share;

    if (t_us < keys[i].t_us || t_us >= until)
      continue;
    *box = keys[i];
    if (keys[i].state == SCRUTINY_HIDE_STATE_OUTSIDE)
      return FALSE;
    if (keys[i].state == SCRUTINY_HIDE_STATE_HOLD)
      return TRUE;
    if (is_last)
      return t_us == keys[i].t_us;
    share = (double) (t_us - keys[i].t_us) / (double) (until - keys[i].t_us);
    box->x = keys[i].x * (1 - share) + keys[i + 1].x * share;
    box->y = keys[i].y * (1 - share) + keys[i + 1].y * share;
    box->w = keys[i].w * (1 - share) + keys[i + 1].w * share;
    box->h = keys[i].h * (1 - share) + keys[i + 1].h * share;
    return TRUE;
  }

  return FALSE;
}

static gboolean
lies_inside (const ScrutinyHideKey *inner, const ScrutinyHideKey *boxes, guint n_boxes)
{
  const double slack = 1e-9;

  for (guint i = 0; i < n_boxes; i++) {
    if (inner->x >= boxes[i].x - slack && inner->y >= boxes[i].y - slack &&
        inner->x + inner->w <= boxes[i].x + boxes[i].w + slack &&
        inner->y + inner->h <= boxes[i].y + boxes[i].h + slack)
      return TRUE;
  }

  return FALSE;
}

static void
test_random_tracks_are_hidden (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15);

  g_test_summary (
      "10,000 random tracks: the mark always lies inside what is hidden (T15)");

  for (guint round = 0; round < 10000; round++) {
    ScrutinyHideKey keys[6], boxes[SCRUTINY_HIDE_BOXES_MAX], box;
    guint n_keys = (guint) g_rand_int_range (random, 1, 7), n_boxes;
    g_autoptr (ScrutinyHideRegion) region = NULL;
    gint64 t_us = 0;

    for (guint i = 0; i < n_keys; i++) {
      t_us += 2 * g_rand_int_range (random, 1, 250000);
      keys[i].t_us = t_us;
      keys[i].x = g_rand_double_range (random, -0.5, 1.2);
      keys[i].y = g_rand_double_range (random, -0.5, 1.2);
      keys[i].w = g_rand_double_range (random, 0.001, 0.8);
      keys[i].h = g_rand_double_range (random, 0.001, 0.8);
      keys[i].state = (ScrutinyHideState) g_rand_int_range (random, 0, 3);
    }
    region = make (keys, n_keys);
    for (guint i = 0; i < 20; i++) {
      /* Never just at a key frame, where the boxes of both sides count. */
      t_us = g_rand_int_range (random, 0, (gint32) keys[n_keys - 1].t_us + 100000) | 1;
      scrutiny_hide_region_at (region, t_us, 0, 0, boxes, &n_boxes);
      if (is_marked (keys, n_keys, t_us, &box))
        g_assert_true (lies_inside (&box, boxes, n_boxes));
      else
        g_assert_cmpuint (n_boxes, ==, 0);
    }
  }
}

static void
assert_refused (const ScrutinyHideKey *keys, guint n_keys)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_hide_region_new ("r", SCRUTINY_HIDE_SHAPE_ELLIPSE, "face", keys,
                                           n_keys, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
}

static void
test_refuses_nonsense (void)
{
  const ScrutinyHideKey good = { 0, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE };
  ScrutinyHideKey keys[] = { good, good };
  ScrutinyHideKey bad = good;
  g_autoptr (GError) error = NULL;

  assert_refused (&good, 0);
  assert_refused (keys, 2);
  bad.x = (double) NAN;
  assert_refused (&bad, 1);
  bad = good;
  bad.w = (double) INFINITY;
  assert_refused (&bad, 1);
  bad = good;
  bad.h = 0;
  assert_refused (&bad, 1);
  bad = good;
  bad.t_us = G_MAXINT64;
  assert_refused (&bad, 1);
  g_assert_null (scrutiny_hide_region_new ("", SCRUTINY_HIDE_SHAPE_ELLIPSE, "face", &good,
                                           1, &error));
  g_clear_error (&error);
  g_assert_null (
      scrutiny_hide_region_new ("r", SCRUTINY_HIDE_SHAPE_ELLIPSE, "", &good, 1, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/hide-region/moves-in-a-straight-line",
                   test_moves_in_a_straight_line);
  g_test_add_func ("/model/hide-region/is-a-frame-wider", test_is_a_frame_wider);
  g_test_add_func ("/model/hide-region/one-key-frame-hides", test_one_key_frame_hides);
  g_test_add_func ("/model/hide-region/held-region-jumps-safely",
                   test_held_region_jumps_safely);
  g_test_add_func ("/model/hide-region/outside-is-a-gap", test_outside_is_a_gap);
  g_test_add_func ("/model/hide-region/lost-hides-all", test_lost_hides_all);
  g_test_add_func ("/model/hide-region/random-tracks-are-hidden",
                   test_random_tracks_are_hidden);
  g_test_add_func ("/model/hide-region/refuses-nonsense", test_refuses_nonsense);

  return g_test_run ();
}
