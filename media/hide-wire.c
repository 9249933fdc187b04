/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/hide-wire.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "media/error.h"

/* magic 8, version 4, grant 4, clip 32 + 6 x 4, author, regions, sound, picture, seal 32.
 * Numbers are little endian, doubles are IEEE 754, text is a length byte and bytes. */
#define MAGIC       "BWVHIDE"
#define MAGIC_BYTES 8
#define SEAL_BYTES  crypto_generichash_BYTES
#define LEAST_BYTES (MAGIC_BYTES + 8 + SEAL_BYTES)

/* Reads that ran past the end leave is_short set and give 0, so that a reader checks
 * once after each item instead of at every number. */
typedef struct {
  const guint8 *at;
  gsize left;
  gboolean is_short;
} Reader;

static void
put_32 (GByteArray *to, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &value, sizeof value);
}

static void
put_64 (GByteArray *to, guint64 value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &value, sizeof value);
}

static void
put_double (GByteArray *to, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put_64 (to, bits);
}

static void
put_text (GByteArray *to, const char *text)
{
  guint8 length = (guint8) strlen (text);

  g_byte_array_append (to, &length, 1);
  g_byte_array_append (to, (const guint8 *) text, length);
}

static gboolean
take (Reader *self, void *into, gsize size_bytes)
{
  if (self->left < size_bytes) {
    self->is_short = TRUE;
    memset (into, 0, size_bytes);
    return FALSE;
  }
  memcpy (into, self->at, size_bytes);
  self->at += size_bytes;
  self->left -= size_bytes;

  return TRUE;
}

static guint32
take_32 (Reader *self)
{
  guint32 value;

  take (self, &value, sizeof value);

  return GUINT32_FROM_LE (value);
}

static guint64
take_64 (Reader *self)
{
  guint64 value;

  take (self, &value, sizeof value);

  return GUINT64_FROM_LE (value);
}

static double
take_double (Reader *self)
{
  guint64 bits = take_64 (self);
  double value;

  memcpy (&value, &bits, sizeof value);

  return value;
}

static void
take_text (Reader *self, char text[256])
{
  guint8 length;

  take (self, &length, 1);
  take (self, text, length);
  text[length] = '\0';
}

static void
put_region (GByteArray *to, const ScrutinyHideRegion *region)
{
  const ScrutinyHideKey *keys;
  guint n_keys;

  keys = scrutiny_hide_region_get_keys (region, &n_keys);
  put_text (to, scrutiny_hide_region_get_id (region));
  put_32 (to, scrutiny_hide_region_get_shape (region));
  put_text (to, scrutiny_hide_region_get_reason (region));
  put_32 (to, n_keys);
  for (guint i = 0; i < n_keys; i++) {
    put_64 (to, (guint64) keys[i].t_us);
    put_double (to, keys[i].x);
    put_double (to, keys[i].y);
    put_double (to, keys[i].w);
    put_double (to, keys[i].h);
    put_32 (to, keys[i].state);
  }
}

static void
put_spans (GByteArray *to, const ScrutinyHideSpan *spans, guint n_spans)
{
  put_32 (to, n_spans);
  for (guint i = 0; i < n_spans; i++) {
    put_64 (to, (guint64) spans[i].from_us);
    put_64 (to, (guint64) spans[i].to_us);
    put_text (to, spans[i].reason);
  }
}

static void
put_clip (GByteArray *to, const ScrutinyHideClip *clip)
{
  g_byte_array_append (to, clip->sha256, sizeof clip->sha256);
  put_32 (to, clip->stream);
  put_32 (to, clip->width);
  put_32 (to, clip->height);
  put_32 (to, clip->rotation);
  put_32 (to, (guint32) clip->time_base_num);
  put_32 (to, (guint32) clip->time_base_den);
}

/**
 * scrutiny_hide_wire_seal:
 * @track: what must be hidden
 * @grant: what the bearer may be shown
 * @key: known to app/ and the worker only
 *
 * Returns: (transfer full): the track for the worker, which believes it because of the
 *   keyed BLAKE2b hash at its end; %NULL with a sentence if it would be too large
 */
GBytes *
scrutiny_hide_wire_seal (const ScrutinyHideTrack *track,
                         ScrutinyHideWireGrant grant,
                         const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES],
                         GError **error)
{
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  guint8 seal[SEAL_BYTES];
  const ScrutinyHideSpan *spans;
  guint n_spans;

  g_byte_array_append (wire, (const guint8 *) MAGIC, MAGIC_BYTES);
  put_32 (wire, SCRUTINY_HIDE_TRACK_VERSION);
  put_32 (wire, grant);
  put_clip (wire, scrutiny_hide_track_get_clip (track));
  put_text (wire, scrutiny_hide_track_get_author (track));
  put_32 (wire, scrutiny_hide_track_get_n_regions (track));
  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (track); i++)
    put_region (wire, scrutiny_hide_track_get_region (track, i));
  spans = scrutiny_hide_track_get_sound (track, &n_spans);
  put_spans (wire, spans, n_spans);
  spans = scrutiny_hide_track_get_picture (track, &n_spans);
  put_spans (wire, spans, n_spans);

  if (wire->len + SEAL_BYTES > SCRUTINY_HIDE_WIRE_MAX_BYTES) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                         _("The hide track is too large. Remove some key frames."));
    return NULL;
  }
  crypto_generichash (seal, sizeof seal, wire->data, wire->len, key,
                      SCRUTINY_HIDE_WIRE_KEY_BYTES);
  g_byte_array_append (wire, seal, sizeof seal);

  return g_byte_array_free_to_bytes (g_steal_pointer (&wire));
}

static void
take_clip (Reader *self, ScrutinyHideClip *clip)
{
  take (self, clip->sha256, sizeof clip->sha256);
  clip->stream = take_32 (self);
  clip->width = take_32 (self);
  clip->height = take_32 (self);
  clip->rotation = take_32 (self);
  clip->time_base_num = (gint) take_32 (self);
  clip->time_base_den = (gint) take_32 (self);
}

static gboolean
take_region (Reader *self, ScrutinyHideTrack *track)
{
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autofree ScrutinyHideKey *keys = NULL;
  char id[256], reason[256];
  guint32 shape, n_keys, state;

  take_text (self, id);
  shape = take_32 (self);
  take_text (self, reason);
  n_keys = take_32 (self);
  if (self->is_short || n_keys > SCRUTINY_HIDE_KEYS_MAX ||
      shape > SCRUTINY_HIDE_SHAPE_ELLIPSE)
    return FALSE;

  keys = g_new0 (ScrutinyHideKey, MAX (n_keys, 1));
  for (guint i = 0; i < n_keys; i++) {
    keys[i].t_us = (gint64) take_64 (self);
    keys[i].x = take_double (self);
    keys[i].y = take_double (self);
    keys[i].w = take_double (self);
    keys[i].h = take_double (self);
    state = take_32 (self);
    if (self->is_short || state > SCRUTINY_HIDE_STATE_LOST)
      return FALSE;
    keys[i].state = (ScrutinyHideState) state;
  }

  region = scrutiny_hide_region_new (id, (ScrutinyHideShape) shape, reason, keys, n_keys,
                                     NULL);

  return region && scrutiny_hide_track_add_region (track, region, NULL);
}

typedef gboolean (*AddSpan) (ScrutinyHideTrack *self,
                             gint64 from_us,
                             gint64 to_us,
                             const char *reason,
                             GError **error);

static gboolean
take_spans (Reader *self, ScrutinyHideTrack *track, AddSpan add)
{
  guint32 n_spans = take_32 (self);
  char reason[256];
  gint64 from_us, to_us;

  for (guint32 i = 0; i < n_spans; i++) {
    from_us = (gint64) take_64 (self);
    to_us = (gint64) take_64 (self);
    take_text (self, reason);
    if (self->is_short || !add (track, from_us, to_us, reason, NULL))
      return FALSE;
  }

  return !self->is_short;
}

static ScrutinyHideTrack *
take_track (Reader *self, const ScrutinyHideClip *clip)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  char author[256];
  guint32 n_regions;

  take_text (self, author);
  n_regions = take_32 (self);
  track = self->is_short ? NULL : scrutiny_hide_track_new (clip, author, NULL);
  if (track == NULL)
    return NULL;

  for (guint32 i = 0; i < n_regions; i++) {
    if (!take_region (self, track))
      return NULL;
  }
  if (!take_spans (self, track, scrutiny_hide_track_add_sound) ||
      !take_spans (self, track, scrutiny_hide_track_add_picture) || self->left > 0)
    return NULL;

  return g_steal_pointer (&track);
}

static gboolean
seal_holds (const guint8 *data, gsize body_bytes, const guint8 *key)
{
  guint8 seal[SEAL_BYTES];

  crypto_generichash (seal, sizeof seal, data, body_bytes, key,
                      SCRUTINY_HIDE_WIRE_KEY_BYTES);

  return sodium_memcmp (seal, data + body_bytes, SEAL_BYTES) == 0;
}

/**
 * scrutiny_hide_wire_open:
 * @data: (array length=size_bytes): what should be a sealed track
 * @size_bytes: of @data
 * @key: the key it should be sealed with
 * @clip_sha256: of the clip that is open
 * @grant: (out): what its bearer may be shown; covered unless all is well
 * @verdict: (out): why it is not believed
 *
 * Returns: (transfer full): the track, or %NULL: then cover everything
 */
ScrutinyHideTrack *
scrutiny_hide_wire_open (const guint8 *data,
                         gsize size_bytes,
                         const guint8 key[SCRUTINY_HIDE_WIRE_KEY_BYTES],
                         const guint8 clip_sha256[SCRUTINY_CLIP_SHA256_BYTES],
                         ScrutinyHideWireGrant *grant,
                         ScrutinyHideWireVerdict *verdict)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyHideClip clip = { 0 };
  Reader reader = { data, size_bytes, FALSE };
  guint32 version, granted;

  *grant = SCRUTINY_HIDE_WIRE_COVERED;
  *verdict = SCRUTINY_HIDE_WIRE_DAMAGED;
  if (size_bytes < LEAST_BYTES || size_bytes > SCRUTINY_HIDE_WIRE_MAX_BYTES ||
      memcmp (data, MAGIC, MAGIC_BYTES) != 0 ||
      !seal_holds (data, size_bytes - SEAL_BYTES, key))
    return NULL;

  reader.at += MAGIC_BYTES;
  reader.left -= MAGIC_BYTES + SEAL_BYTES;
  version = take_32 (&reader);
  granted = take_32 (&reader);
  if (version != SCRUTINY_HIDE_TRACK_VERSION) {
    *verdict = SCRUTINY_HIDE_WIRE_NEWER;
    return NULL;
  }

  take_clip (&reader, &clip);
  track = reader.is_short ? NULL : take_track (&reader, &clip);
  if (track == NULL || granted > SCRUTINY_HIDE_WIRE_EDITING)
    return NULL;
  if (memcmp (clip.sha256, clip_sha256, sizeof clip.sha256) != 0) {
    *verdict = SCRUTINY_HIDE_WIRE_OTHER_CLIP;
    return NULL;
  }

  *grant = (ScrutinyHideWireGrant) granted;
  *verdict = SCRUTINY_HIDE_WIRE_OK;

  return g_steal_pointer (&track);
}
