/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/hide-track-reader.h"

#include <string.h>

#include "intake/error.h"

#define SHA256 "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define CLIP                                                                             \
  "\"clip\":{\"sha256\":\"" SHA256 "\",\"stream\":0,\"width\":640,\"height\":360,"       \
  "\"rotation\":0,\"time_base\":[1,12800]}"
#define KEY "{\"t_us\":0,\"x\":0.1,\"y\":0.2,\"w\":0.3,\"h\":0.4,\"state\":\"move\"}"
#define HEAD                                                                             \
  "{\"format\":\"bwv-scrutiny-hide-track\",\"version\":1," CLIP ",\"author\":\"A\","
#define REGION(keys)                                                                     \
  "{\"id\":\"r\",\"shape\":\"ellipse\",\"effect\":\"solid\",\"reason\":\"face\","        \
  "\"keyframes\":[" keys "]}"
#define TRACK(regions, sound)                                                            \
  HEAD "\"regions\":[" regions "],\"sound\":[" sound "],\"picture\":[]}"

static const char good[] =
    TRACK (REGION (KEY), "{\"from_us\":5,\"to_us\":9,\"reason\":\"name\"}");

static ScrutinyHideTrack *
read_text (const char *json, GError **error)
{
  return scrutiny_hide_track_read (json, strlen (json), "track.json", error);
}

static void
test_reads_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyHideTrack) track = read_text (good, &error);
  const ScrutinyHideRegion *region;
  const ScrutinyHideSpan *sound;
  const ScrutinyHideKey *keys;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_hide_track_get_clip (track)->sha256[1], ==, 0x11);
  g_assert_cmpint (scrutiny_hide_track_get_clip (track)->time_base_den, ==, 12800);
  g_assert_cmpstr (scrutiny_hide_track_get_author (track), ==, "A");
  g_assert_cmpuint (scrutiny_hide_track_get_n_regions (track), ==, 1);
  region = scrutiny_hide_track_get_region (track, 0);
  g_assert_cmpint (scrutiny_hide_region_get_shape (region), ==,
                   SCRUTINY_HIDE_SHAPE_ELLIPSE);
  keys = scrutiny_hide_region_get_keys (region, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat_with_epsilon (keys[0].h, 0.4, 1e-15);
  sound = scrutiny_hide_track_get_sound (track, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (sound[0].to_us, ==, 9);
}

static void
test_writes_what_it_reads (void)
{
  g_autoptr (ScrutinyHideTrack) track = read_text (good, NULL);
  g_autofree char *json = scrutiny_hide_track_to_json (track);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyHideTrack) again = read_text (json, &error);
  g_autofree char *same = NULL;

  g_assert_no_error (error);
  same = scrutiny_hide_track_to_json (again);
  g_assert_cmpstr (json, ==, same);
}

typedef struct {
  const char *json;
  const char *place; /* that the sentence must name */
} Bad;

static void
test_refuses_with_the_place (void)
{
  static const Bad bad[] = {
    { "", "track.json" },
    { "{", "line 1" },
    { "[]", "track.json" },
    { "{\"format\":\"x\"}", "track.json" },
    { TRACK ("7", ""), "regions[0]" },
    { TRACK (REGION (""), ""), "regions[0]" },
    { TRACK (REGION (KEY "," KEY), ""), "regions[0]" },
    { TRACK (REGION (KEY) "," REGION (KEY), ""), "regions[1]" },
    { TRACK (REGION (
                 "{\"t_us\":0,\"x\":\"0\",\"y\":0,\"w\":1,\"h\":1,\"state\":\"move\"}"),
             ""),
      "regions[0].keyframes[0].x" },
    { TRACK (REGION ("{\"t_us\":0.5,\"x\":0,\"y\":0,\"w\":1,\"h\":1,\"state\":\"move\"}"),
             ""),
      "regions[0].keyframes[0].t_us" },
    { TRACK (REGION ("{\"t_us\":0,\"x\":0,\"y\":0,\"w\":1,\"h\":1,\"state\":\"fly\"}"),
             ""),
      "regions[0].keyframes[0].state" },
    { TRACK (REGION ("{\"t_us\":0,\"x\":0,\"y\":0,\"w\":1,\"h\":1,\"state\":\"move\","
                     "\"blur\":1}"),
             ""),
      "regions[0].keyframes[0].blur" },
    { TRACK ("", "{\"from_us\":9,\"to_us\":5,\"reason\":\"name\"}"), "sound[0]" },
    { TRACK ("", "{\"from_us\":1,\"to_us\":5}"), "sound[0].reason" },
    { HEAD "\"regions\":[],\"sound\":[]}", "picture" },
    { HEAD "\"author\":\"B\",\"regions\":[],\"sound\":[],\"picture\":[]}", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (bad[i].json, &error));
    g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "track.json"));
    if (!strstr (error->message, bad[i].place))
      g_error ("%u: “%s” does not name %s", i, error->message, bad[i].place);
  }
}

static void
test_refuses_a_newer_version (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      read_text ("{\"format\":\"bwv-scrutiny-hide-track\",\"version\":2}", &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_NEWER);
}

/* No prefix of a track is a track, and no cut crashes. */
static void
test_refuses_every_cut (void)
{
  for (gsize size = 0; size + 1 < sizeof good; size++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (scrutiny_hide_track_read (good, size, "track.json", &error));
    g_assert_nonnull (error);
  }
}

static void
test_survives_a_million_brackets (void)
{
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (brackets, &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake/hide-track-reader/reads-all", test_reads_all);
  g_test_add_func ("/intake/hide-track-reader/writes-what-it-reads",
                   test_writes_what_it_reads);
  g_test_add_func ("/intake/hide-track-reader/refuses-with-the-place",
                   test_refuses_with_the_place);
  g_test_add_func ("/intake/hide-track-reader/refuses-a-newer-version",
                   test_refuses_a_newer_version);
  g_test_add_func ("/intake/hide-track-reader/refuses-every-cut", test_refuses_every_cut);
  g_test_add_func ("/intake/hide-track-reader/survives-a-million-brackets",
                   test_survives_a_million_brackets);

  return g_test_run ();
}
