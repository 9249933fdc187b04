/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hide track as JSON, or, after a first byte 'W', the inside of a sealed one, which is
 * sealed here so that the fuzzer gets past the seal. What is accepted must come out of
 * both forms as it went in. */
#include <sodium.h>
#include <string.h>

#include "intake/hide-track-reader.h"
#include "media/hide-wire.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES] = { 1 };

static void
assert_same (const ScrutinyHideTrack *one, const ScrutinyHideTrack *other)
{
  g_autofree char *a = scrutiny_hide_track_to_json (one);
  g_autofree char *b = scrutiny_hide_track_to_json (other);

  g_assert_cmpstr (a, ==, b);
}

static void
try_wire (const guint8 *data, gsize size)
{
  const guint8 *sha256 = data + 16;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autofree guint8 *sealed = NULL;
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;

  if (size < 48)
    return;

  sealed = g_malloc (size + crypto_generichash_BYTES);
  memcpy (sealed, data, size);
  crypto_generichash (sealed + size, crypto_generichash_BYTES, sealed, size, key,
                      sizeof key);
  track = scrutiny_hide_wire_open (sealed, size + crypto_generichash_BYTES, key, sha256,
                                   &grant, &verdict);
  g_assert ((track != NULL) == (verdict == SCRUTINY_HIDE_WIRE_OK));
}

static void
try_json (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyHideTrack) read_again = NULL;
  g_autoptr (ScrutinyHideTrack) opened = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *json = NULL;
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;
  gsize sealed_bytes;
  const guint8 *wire;

  track = scrutiny_hide_track_read ((const char *) data, size, "fuzz.json", &error);
  g_assert ((track != NULL) == (error == NULL));
  if (track == NULL)
    return;

  json = scrutiny_hide_track_to_json (track);
  read_again = scrutiny_hide_track_read (json, strlen (json), "again.json", &error);
  g_assert_no_error (error);
  assert_same (track, read_again);

  sealed = scrutiny_hide_wire_seal (track, SCRUTINY_HIDE_WIRE_COVERED, key, NULL);
  wire = g_bytes_get_data (sealed, &sealed_bytes);
  opened = scrutiny_hide_wire_open (wire, sealed_bytes, key,
                                    scrutiny_hide_track_get_clip (track)->sha256, &grant,
                                    &verdict);
  g_assert_nonnull (opened);
  assert_same (track, opened);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size > 0 && data[0] == 'W')
    try_wire (data + 1, size - 1);
  else
    try_json (data, size);

  return 0;
}
