/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/clip.h"
#include "model/error.h"

#define NINE_O_CLOCK_US (G_GINT64_CONSTANT (1793613600) * G_USEC_PER_SEC)

static ScrutinyClipRow
make_row (void)
{
  ScrutinyClipRow row = {
    .case_id = 1,
    .size_bytes = 1000,
    .camera = "Camera 1",
    .started_at_us = NINE_O_CLOCK_US,
    .shape = { .width = 640, .height = 360, .time_base_num = 1, .time_base_den = 25 },
    .width = 640,
    .height = 360,
    .duration_us = 10 * G_TIME_SPAN_MINUTE
  };

  memset (row.shape.sha256, 0xab, sizeof row.shape.sha256);
  return row;
}

static void
test_keeps (void)
{
  ScrutinyClipRow row = make_row ();
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GError) error = NULL;

  clip = scrutiny_clip_new (&row, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_clip_get_camera (clip), ==, "Camera 1");
  g_assert_cmpuint (strlen (scrutiny_clip_get_sha256 (clip)), ==, 64);
  g_assert_true (g_str_has_prefix (scrutiny_clip_get_sha256 (clip), "abab"));
}

static void
test_refuses (void)
{
  for (guint i = 0; i < 5; i++) {
    ScrutinyClipRow row = make_row ();
    g_autoptr (GError) error = NULL;

    if (i == 0)
      row.size_bytes = 0;
    else if (i == 1)
      row.width = 0;
    else if (i == 2)
      row.camera = "two\nlines";
    else if (i == 3)
      row.camera = "";
    else
      row.shape.rotation = 45;
    g_assert_null (scrutiny_clip_new (&row, &error));
    g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  }
}

static void
test_gap (void)
{
  ScrutinyClipRow row = make_row ();
  g_autoptr (ScrutinyClip) clip = scrutiny_clip_new (&row, NULL);
  g_autofree char *late = NULL;
  g_autofree char *early = NULL;

  g_test_summary (
      "A clip that starts after the record's time, or stops before it, is told");
  g_assert_null (scrutiny_clip_describe_gap (clip, 0));
  g_assert_null (scrutiny_clip_describe_gap (clip, NINE_O_CLOCK_US - 60000000));
  g_assert_null (
      scrutiny_clip_describe_gap (clip, NINE_O_CLOCK_US + 5 * G_TIME_SPAN_MINUTE));
  late = scrutiny_clip_describe_gap (clip, NINE_O_CLOCK_US - 7 * G_TIME_SPAN_MINUTE);
  g_assert_nonnull (strstr (late, "7 min after"));
  early = scrutiny_clip_describe_gap (clip, NINE_O_CLOCK_US + 25 * G_TIME_SPAN_MINUTE);
  g_assert_nonnull (strstr (early, "15 min before"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/clip/keeps-what-is-known", test_keeps);
  g_test_add_func ("/model/clip/refuses-the-impossible", test_refuses);
  g_test_add_func ("/model/clip/gap", test_gap);
  return g_test_run ();
}
