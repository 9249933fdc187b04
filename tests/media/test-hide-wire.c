/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/hide-wire.h"

#include <string.h>

#include "media/demo-scene.h"

static const ScrutinyDemoScene scene = { 3, 0, 320, 180, 2000000 };
static const ScrutinyHideClip clip = { { 1, 2, 3 }, 0, 320, 180, 0, 1, 12800 };
static const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES] = { 42 };

static GBytes *
seal (void)
{
  g_autoptr (ScrutinyHideTrack) track =
      scrutiny_demo_scene_make_track (&scene, &clip, "test", NULL);
  GBytes *sealed = scrutiny_hide_wire_seal (track, SCRUTINY_HIDE_WIRE_EDITING, key, NULL);

  g_assert_nonnull (sealed);

  return sealed;
}

static void
test_comes_out_the_same (void)
{
  g_autoptr (ScrutinyHideTrack) track =
      scrutiny_demo_scene_make_track (&scene, &clip, "test", NULL);
  g_autoptr (GBytes) sealed = seal ();
  g_autoptr (ScrutinyHideTrack) again = NULL;
  g_autofree char *before = scrutiny_hide_track_to_json (track);
  g_autofree char *after = NULL;
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);

  again = scrutiny_hide_wire_open (data, size, key, clip.sha256, &grant, &verdict);
  g_assert_cmpint (verdict, ==, SCRUTINY_HIDE_WIRE_OK);
  g_assert_cmpint (grant, ==, SCRUTINY_HIDE_WIRE_EDITING);
  after = scrutiny_hide_track_to_json (again);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_refused (const guint8 *data, gsize size)
{
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;

  g_assert_null (
      scrutiny_hide_wire_open (data, size, key, clip.sha256, &grant, &verdict));
  g_assert_cmpint (verdict, ==, SCRUTINY_HIDE_WIRE_DAMAGED);
  g_assert_cmpint (grant, ==, SCRUTINY_HIDE_WIRE_COVERED);
}

static void
test_every_flipped_bit_is_found (void)
{
  g_autoptr (GBytes) sealed = seal ();
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  g_autofree guint8 *bad = g_memdup2 (data, size);

  g_test_message ("%" G_GSIZE_FORMAT " bits flipped", size * 8);
  for (gsize i = 0; i < size * 8; i++) {
    bad[i / 8] ^= (guint8) (1 << i % 8);
    assert_refused (bad, size);
    bad[i / 8] ^= (guint8) (1 << i % 8);
  }
}

static void
test_every_cut_is_found (void)
{
  g_autoptr (GBytes) sealed = seal ();
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);

  for (gsize cut = 0; cut < size; cut++)
    assert_refused (data, cut);
}

static void
test_other_clip_is_found (void)
{
  g_autoptr (GBytes) sealed = seal ();
  const guint8 other[SCRUTINY_CLIP_SHA256_BYTES] = { 9 };
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);

  g_assert_null (scrutiny_hide_wire_open (data, size, key, other, &grant, &verdict));
  g_assert_cmpint (verdict, ==, SCRUTINY_HIDE_WIRE_OTHER_CLIP);
  g_assert_cmpint (grant, ==, SCRUTINY_HIDE_WIRE_COVERED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/hide-wire/comes-out-the-same", test_comes_out_the_same);
  g_test_add_func ("/media/hide-wire/every-flipped-bit-is-found",
                   test_every_flipped_bit_is_found);
  g_test_add_func ("/media/hide-wire/every-cut-is-found", test_every_cut_is_found);
  g_test_add_func ("/media/hide-wire/other-clip-is-found", test_other_clip_is_found);

  return g_test_run ();
}
