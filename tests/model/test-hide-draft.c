/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-draft.h"

#include <string.h>

#include "model/error.h"
#include "model/hide-region-edit.h"

/* Marking what must be hidden, without a window. */

#define SECOND      G_USEC_PER_SEC
#define DURATION_US (10 * SECOND)

static ScrutinyHideDraft *
draft_new (void)
{
  const ScrutinyHideClip clip = {
    .width = 320, .height = 180, .time_base_num = 1, .time_base_den = 12800
  };
  g_autoptr (ScrutinyHideTrack) track = scrutiny_hide_track_new (&clip, "Old", NULL);

  g_assert_nonnull (track);
  return scrutiny_hide_draft_new (track, "Cora");
}

static guint
add_box (ScrutinyHideDraft *draft, gint64 t_us, double x, double y)
{
  const ScrutinyHideKey box = { .t_us = t_us, .x = x, .y = y, .w = 0.1, .h = 0.2 };
  g_autoptr (GError) error = NULL;
  guint nth = SCRUTINY_HIDE_NO_ITEM;

  scrutiny_hide_draft_add_box (draft, "face", SCRUTINY_HIDE_SHAPE_RECTANGLE, "bystander",
                               &box, &nth, &error);
  g_assert_no_error (error);

  return nth;
}

static void
place (ScrutinyHideDraft *draft,
       guint nth,
       gint64 t_us,
       double x,
       double y,
       gboolean goes_on)
{
  const ScrutinyHideKey box = { .t_us = t_us, .x = x, .y = y, .w = 0.1, .h = 0.2 };
  g_autoptr (GError) error = NULL;

  scrutiny_hide_draft_place (draft, nth, &box, goes_on, &error);
  g_assert_no_error (error);
}

static const ScrutinyHideRegion *
region_of (ScrutinyHideDraft *draft, guint nth)
{
  return scrutiny_hide_track_get_region (scrutiny_hide_draft_get_track (draft), nth);
}

static gboolean
covers (ScrutinyHideDraft *draft, guint nth, gint64 t_us, double x, double y)
{
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  guint n_boxes;

  scrutiny_hide_region_at (region_of (draft, nth), t_us, 0, 0, boxes, &n_boxes);
  for (guint i = 0; i < n_boxes; i++)
    if (x >= boxes[i].x && x < boxes[i].x + boxes[i].w && y >= boxes[i].y &&
        y < boxes[i].y + boxes[i].h)
      return TRUE;

  return FALSE;
}

static void
check_span (ScrutinyHideDraft *draft, guint nth, gint64 from_us, gint64 to_us)
{
  ScrutinyHideItem item;

  g_assert_true (scrutiny_hide_item_get (scrutiny_hide_draft_get_track (draft), nth,
                                         DURATION_US, &item));
  g_assert_cmpint (item.from_us, ==, from_us);
  g_assert_cmpint (item.to_us, ==, to_us);
}

static void
test_lasts_to_the_end (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  guint nth = add_box (draft, 2 * SECOND, 0.4, 0.4);

  g_test_summary ("What nobody ended is hidden to the end of the clip");
  check_span (draft, nth, 2 * SECOND, DURATION_US);
  g_assert_false (covers (draft, nth, SECOND, 0.45, 0.5));
  g_assert_true (covers (draft, nth, 2 * SECOND, 0.45, 0.5));
  g_assert_true (covers (draft, nth, 9 * SECOND, 0.45, 0.5));
  g_assert_cmpstr (scrutiny_hide_region_get_id (region_of (draft, nth)), ==, "face-1");
  g_assert_cmpstr (scrutiny_hide_track_get_author (scrutiny_hide_draft_get_track (draft)),
                   ==, "Cora");
}

static void
test_fills_between (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  guint nth = add_box (draft, 0, 0.1, 0.4);
  ScrutinyHideKey drawn;

  g_test_summary ("Moved at another moment: between, the box is on its way and wider; at "
                  "the two moments it is as drawn");
  place (draft, nth, 4 * SECOND, 0.5, 0.4, FALSE);
  g_assert_true (covers (draft, nth, 0, 0.1, 0.4));
  g_assert_false (covers (draft, nth, 0, 0.09, 0.4));
  g_assert_true (covers (draft, nth, 4 * SECOND, 0.5, 0.4));
  g_assert_false (covers (draft, nth, 4 * SECOND, 0.61, 0.4));
  /* half-way the straight line has it from 0.3 to 0.4, and from 0.4 to 0.6 */
  g_assert_true (covers (draft, nth, 2 * SECOND, 0.29, 0.38));
  g_assert_true (covers (draft, nth, 2 * SECOND, 0.41, 0.62));
  g_assert_false (covers (draft, nth, 2 * SECOND, 0.27, 0.5));
  /* and from the newest place on it stays */
  g_assert_true (covers (draft, nth, 9 * SECOND, 0.55, 0.5));

  g_assert_true (
      scrutiny_hide_region_find_box (region_of (draft, nth), 2 * SECOND, &drawn));
  g_assert_cmpfloat_with_epsilon (drawn.w, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (drawn.x, 0.3, 1e-9);
}

static void
test_growth_does_not_add_up (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  guint nth = add_box (draft, 0, 0.1, 0.4);
  g_autoptr (GArray) drawn = NULL;
  ScrutinyHideKey half;

  g_test_summary ("A place drawn where the program guessed takes the guess's place");
  place (draft, nth, 4 * SECOND, 0.5, 0.4, FALSE);
  g_assert_true (
      scrutiny_hide_region_find_box (region_of (draft, nth), 2 * SECOND, &half));
  place (draft, nth, 2 * SECOND, half.x, 0.6, FALSE);
  place (draft, nth, SECOND, 0.2, 0.5, FALSE);
  drawn = scrutiny_hide_region_list_drawn (region_of (draft, nth));
  g_assert_cmpuint (drawn->len, ==, 4);
  for (guint i = 0; i < drawn->len; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (drawn, ScrutinyHideKey, i).w, 0.1,
                                    1e-9);
}

static void
test_start_and_end (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  g_autoptr (GError) error = NULL;
  guint nth = add_box (draft, 2 * SECOND, 0.1, 0.4);

  place (draft, nth, 6 * SECOND, 0.5, 0.4, FALSE);
  g_assert_true (scrutiny_hide_draft_set_end (draft, nth, 8 * SECOND, NULL));
  check_span (draft, nth, 2 * SECOND, 8 * SECOND);
  g_assert_true (covers (draft, nth, 7 * SECOND, 0.55, 0.5));
  g_assert_false (covers (draft, nth, 8 * SECOND + 1, 0.55, 0.5));

  g_assert_true (scrutiny_hide_draft_set_end (draft, nth, 9 * SECOND, NULL));
  check_span (draft, nth, 2 * SECOND, 9 * SECOND);
  g_assert_true (covers (draft, nth, 8 * SECOND, 0.55, 0.5));
  g_assert_true (scrutiny_hide_draft_set_end (draft, nth, 4 * SECOND, NULL));
  check_span (draft, nth, 2 * SECOND, 4 * SECOND);
  g_assert_true (covers (draft, nth, 4 * SECOND - 1, 0.35, 0.5));
  g_assert_true (scrutiny_hide_draft_set_end (draft, nth, 5 * SECOND, NULL));
  g_assert_true (covers (draft, nth, 5 * SECOND - 1, 0.35, 0.5));

  g_assert_true (scrutiny_hide_draft_set_start (draft, nth, SECOND, NULL));
  check_span (draft, nth, SECOND, 5 * SECOND);
  g_assert_true (covers (draft, nth, SECOND, 0.15, 0.5));
  g_assert_true (scrutiny_hide_draft_set_start (draft, nth, 3 * SECOND, NULL));
  check_span (draft, nth, 3 * SECOND, 5 * SECOND);

  g_assert_false (scrutiny_hide_draft_set_start (draft, nth, 6 * SECOND, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (scrutiny_hide_draft_set_end (draft, nth, 3 * SECOND, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  check_span (draft, nth, 3 * SECOND, 5 * SECOND);
}

static void
test_not_there (void)
{
  const ScrutinyHideKey box = {
    .t_us = 9 * SECOND, .x = 0.1, .y = 0.1, .w = 0.1, .h = 0.1
  };
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  g_autoptr (GError) error = NULL;
  guint nth = add_box (draft, 0, 0.1, 0.4);

  g_test_summary ("A box is not moved where it is not, and nothing changes");
  g_assert_true (scrutiny_hide_draft_set_end (draft, nth, 4 * SECOND, NULL));
  g_assert_false (scrutiny_hide_draft_place (draft, nth, &box, FALSE, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  check_span (draft, nth, 0, 4 * SECOND);
}

static void
test_undo (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  guint nth = add_box (draft, 0, 0.1, 0.4);
  guint other = add_box (draft, SECOND, 0.7, 0.4);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = scrutiny_hide_track_to_json (scrutiny_hide_draft_get_track (draft));
  place (draft, nth, 2 * SECOND, 0.3, 0.4, TRUE);
  place (draft, nth, 2 * SECOND, 0.4, 0.4, TRUE);
  place (draft, nth, 2 * SECOND, 0.5, 0.4, TRUE);
  g_assert_true (scrutiny_hide_draft_undo (draft));
  after = scrutiny_hide_track_to_json (scrutiny_hide_draft_get_track (draft));
  g_assert_cmpstr (before, ==, after);

  g_assert_true (scrutiny_hide_draft_redo (draft));
  g_assert_true (covers (draft, nth, 2 * SECOND, 0.55, 0.5));
  g_assert_false (scrutiny_hide_draft_redo (draft));

  g_assert_true (scrutiny_hide_draft_remove (draft, other, NULL));
  g_assert_cmpuint (scrutiny_hide_item_count (scrutiny_hide_draft_get_track (draft)), ==,
                    1);
  g_assert_true (scrutiny_hide_draft_undo (draft));
  g_assert_cmpuint (scrutiny_hide_item_count (scrutiny_hide_draft_get_track (draft)), ==,
                    2);
  place (draft, other, 2 * SECOND, 0.6, 0.4, FALSE);
  g_assert_false (scrutiny_hide_draft_can_redo (draft));
  while (scrutiny_hide_draft_undo (draft))
    continue;
  g_assert_cmpuint (scrutiny_hide_item_count (scrutiny_hide_draft_get_track (draft)), ==,
                    0);
}

static void
test_bring_back (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  g_autoptr (ScrutinyHideTrack) before = NULL;
  guint nth = add_box (draft, 0, 0.1, 0.4);

  g_test_summary ("What was removed comes back also after other steps, and only once");
  before = scrutiny_hide_track_ref (scrutiny_hide_draft_get_track (draft));
  g_assert_true (scrutiny_hide_draft_remove (draft, nth, NULL));
  add_box (draft, SECOND, 0.7, 0.4);
  g_assert_cmpstr (scrutiny_hide_region_get_id (region_of (draft, 0)), ==, "face-1");
  g_assert_true (scrutiny_hide_draft_set_kind (draft, 0, "plate", NULL));
  g_assert_true (scrutiny_hide_draft_bring_back (draft, before, nth, NULL));
  g_assert_false (scrutiny_hide_draft_bring_back (draft, before, nth, NULL));
  g_assert_cmpuint (scrutiny_hide_item_count (scrutiny_hide_draft_get_track (draft)), ==,
                    2);
  g_assert_true (covers (draft, 1, 0, 0.15, 0.5));
}

static void
test_spans (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  g_autoptr (GError) error = NULL;
  guint sound, picture, box;
  ScrutinyHideItem item;

  g_test_summary ("Sound and whole pictures are marked, moved and taken away alike");
  g_assert_true (scrutiny_hide_draft_add_span (draft, SCRUTINY_HIDE_ITEM_SOUND, SECOND,
                                               DURATION_US, "name", &sound, NULL));
  g_assert_true (scrutiny_hide_draft_add_span (draft, SCRUTINY_HIDE_ITEM_PICTURE, 0,
                                               SECOND, "medical", &picture, NULL));
  box = add_box (draft, 0, 0.1, 0.1);
  g_assert_cmpuint (box, ==, 0);
  g_assert_true (scrutiny_hide_item_get (scrutiny_hide_draft_get_track (draft), 1,
                                         DURATION_US, &item));
  g_assert_cmpint (item.kind, ==, SCRUTINY_HIDE_ITEM_PICTURE);
  g_assert_true (scrutiny_hide_draft_set_end (draft, 2, 3 * SECOND, NULL));
  check_span (draft, 2, SECOND, 3 * SECOND);
  g_assert_true (scrutiny_hide_draft_set_start (draft, 2, 2 * SECOND, NULL));
  g_assert_true (scrutiny_hide_draft_set_reason (draft, 2, "an address", NULL));
  check_span (draft, 2, 2 * SECOND, 3 * SECOND);
  g_assert_false (scrutiny_hide_draft_set_start (draft, 2, 3 * SECOND, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (scrutiny_hide_draft_set_reason (draft, 2, "", &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  g_assert_true (scrutiny_hide_draft_remove (draft, 1, NULL));
  check_span (draft, 1, 2 * SECOND, 3 * SECOND);
  g_assert_false (scrutiny_hide_draft_set_kind (draft, 1, "plate", NULL));
}

static void
test_words (void)
{
  g_autoptr (ScrutinyHideDraft) draft = draft_new ();
  guint nth;

  add_box (draft, 0, 0.1, 0.1);
  nth = add_box (draft, 0, 0.5, 0.1);
  g_assert_cmpstr (scrutiny_hide_region_get_id (region_of (draft, nth)), ==, "face-2");
  g_assert_true (scrutiny_hide_draft_set_kind (draft, nth, "plate", NULL));
  g_assert_true (scrutiny_hide_draft_set_reason (draft, nth, "details", NULL));
  g_assert_true (
      scrutiny_hide_draft_set_shape (draft, nth, SCRUTINY_HIDE_SHAPE_ELLIPSE, NULL));
  g_assert_cmpstr (scrutiny_hide_region_get_id (region_of (draft, nth)), ==, "plate-1");
  g_assert_cmpstr (scrutiny_hide_region_get_reason (region_of (draft, nth)), ==,
                   "details");
  g_assert_cmpint (scrutiny_hide_region_get_shape (region_of (draft, nth)), ==,
                   SCRUTINY_HIDE_SHAPE_ELLIPSE);
}

static void
test_imported (void)
{
  const ScrutinyHideKey keys[] = {
    { 0, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_HOLD },
    { 2 * SECOND, 0.5, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_LOST },
    { 4 * SECOND, 0.6, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
    { 6 * SECOND, 0.8, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_OUTSIDE },
    { 8 * SECOND, 0.2, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_MOVE },
  };
  const ScrutinyHideKey found = { 3 * SECOND, 0.55, 0.1,
                                  0.1,        0.1,  SCRUTINY_HIDE_STATE_MOVE };
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autoptr (ScrutinyHideRegion) moved = NULL;
  g_autoptr (ScrutinyHideRegion) longer = NULL;
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  guint n_boxes;

  g_test_summary ("States that the editor does not make are kept: a jump stays a jump, "
                  "lost stays lost until it is found");
  region = scrutiny_hide_region_new ("x", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face", keys,
                                     G_N_ELEMENTS (keys), NULL);
  moved = scrutiny_hide_region_with_box (region, &found, NULL);
  g_assert_cmpint (scrutiny_hide_region_at (moved, SECOND, 0, 0, boxes, &n_boxes), ==,
                   SCRUTINY_HIDE_COVERS_BOXES);
  g_assert_cmpfloat_with_epsilon (boxes[0].x, 0.1, 1e-9);
  g_assert_cmpint (scrutiny_hide_region_at (moved, 2500000, 0, 0, boxes, &n_boxes), ==,
                   SCRUTINY_HIDE_COVERS_ALL);
  g_assert_cmpint (scrutiny_hide_region_at (moved, 3500000, 0, 0, boxes, &n_boxes), ==,
                   SCRUTINY_HIDE_COVERS_BOXES);
  g_assert_cmpint (scrutiny_hide_region_at (moved, 7 * SECOND, 0, 0, boxes, &n_boxes), ==,
                   SCRUTINY_HIDE_COVERS_NOTHING);

  /* in the gap after 6 s: it ends later, where it was last */
  longer = scrutiny_hide_region_with_end (region, 7 * SECOND, NULL);
  g_assert_cmpint (scrutiny_hide_region_at (longer, 6500000, 0, 0, boxes, &n_boxes), ==,
                   SCRUTINY_HIDE_COVERS_BOXES);
  g_assert_cmpfloat_with_epsilon (boxes[0].x, 0.8, 1e-9);
}

/* Whatever is done, what is covered at a moment that was drawn includes what was drawn
 * there. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  g_test_summary ("A hundred ways of drawing: every key frame is covered as drawn");
  for (guint round = 0; round < 100; round++) {
    g_autoptr (ScrutinyHideDraft) draft = draft_new ();
    guint nth = add_box (draft, 0, 0.3, 0.3);

    for (guint i = 0; i < 20; i++) {
      const gint64 t_us = g_rand_int_range (rand, 0, (gint32) DURATION_US);
      const double x = g_rand_double_range (rand, 0, 0.9);
      const double y = g_rand_double_range (rand, 0, 0.8);

      place (draft, nth, t_us, x, y, FALSE);
      g_assert_true (covers (draft, nth, t_us, x, y));
      g_assert_true (covers (draft, nth, t_us, x + 0.0999, y + 0.1999));
      check_span (draft, nth, 0, DURATION_US);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/hide-draft/lasts-to-the-end", test_lasts_to_the_end);
  g_test_add_func ("/model/hide-draft/fills-between", test_fills_between);
  g_test_add_func ("/model/hide-draft/growth-does-not-add-up",
                   test_growth_does_not_add_up);
  g_test_add_func ("/model/hide-draft/start-and-end", test_start_and_end);
  g_test_add_func ("/model/hide-draft/not-there", test_not_there);
  g_test_add_func ("/model/hide-draft/undo", test_undo);
  g_test_add_func ("/model/hide-draft/bring-back", test_bring_back);
  g_test_add_func ("/model/hide-draft/spans", test_spans);
  g_test_add_func ("/model/hide-draft/words", test_words);
  g_test_add_func ("/model/hide-draft/imported", test_imported);
  g_test_add_func ("/model/hide-draft/random", test_random);

  return g_test_run ();
}
