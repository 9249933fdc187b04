/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/hide-track-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/error.h"
#include "intake/json-cursor-private.h"

#define FORMAT   "bwv-scrutiny-hide-track"
#define TIME_MAX (G_MAXINT64 / 8)

typedef gboolean (*AddSpan) (ScrutinyHideTrack *self,
                             gint64 from_us,
                             gint64 to_us,
                             const char *reason,
                             GError **error);

/* Puts the place before what the model said. */
static void
fail_as_model (ScrutinyJsonCursor *cursor, GError *error)
{
  scrutiny_json_cursor_fail (cursor, error->message);
  g_error_free (error);
}

static gint64
get_time (ScrutinyJsonCursor *cursor, const json_t *object, const char *name)
{
  return scrutiny_json_cursor_get_integer (cursor, object, name, -TIME_MAX, TIME_MAX);
}

static double
get_number (ScrutinyJsonCursor *cursor, const json_t *object, const char *name)
{
  const json_t *value = json_object_get (object, name);
  gsize before = scrutiny_json_cursor_enter (cursor, name);

  if (!json_is_number (value))
    scrutiny_json_cursor_fail (cursor, _ ("this should be a number."));
  scrutiny_json_cursor_leave (cursor, before);

  return json_number_value (value);
}

/* A list that may be empty: hiding nothing is a decision, too. */
static const json_t *
get_list (ScrutinyJsonCursor *cursor, const json_t *object, const char *name, gsize most)
{
  const json_t *list = json_object_get (object, name);

  if (json_is_array (list) && json_array_size (list) == 0)
    return list;

  return scrutiny_json_cursor_get_array (cursor, object, name, most);
}

static void
read_sha256 (ScrutinyJsonCursor *cursor, const json_t *object, guint8 *sha256)
{
  const char *text = scrutiny_json_cursor_get_string (cursor, object, "sha256",
                                                      2 * SCRUTINY_CLIP_SHA256_BYTES);

  if (text == NULL)
    return;
  if (strspn (text, "0123456789abcdef") != 2 * SCRUTINY_CLIP_SHA256_BYTES) {
    scrutiny_json_cursor_fail (cursor,
                               _ ("sha256 should be 64 small hexadecimal digits."));
    return;
  }

  for (guint i = 0; i < SCRUTINY_CLIP_SHA256_BYTES; i++)
    sha256[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 |
                          g_ascii_xdigit_value (text[2 * i + 1]));
}

static void
read_time_base (ScrutinyJsonCursor *cursor, const json_t *object, ScrutinyHideClip *clip)
{
  const json_t *pair = scrutiny_json_cursor_get_array (cursor, object, "time_base", 2);
  json_int_t num = json_integer_value (json_array_get (pair, 0));
  json_int_t den = json_integer_value (json_array_get (pair, 1));

  if (num < 1 || num > G_MAXINT || den < 1 || den > G_MAXINT) {
    scrutiny_json_cursor_fail (cursor,
                               _ ("time_base should be two whole numbers above 0."));
    return;
  }
  clip->time_base_num = (gint) num;
  clip->time_base_den = (gint) den;
}

static void
read_clip (ScrutinyJsonCursor *cursor, const json_t *root, ScrutinyHideClip *clip)
{
  static const char *const names[] = { "sha256",   "stream",    "width", "height",
                                       "rotation", "time_base", NULL };
  const json_t *object = json_object_get (root, "clip");
  gsize before = scrutiny_json_cursor_enter (cursor, "clip");

  if (scrutiny_json_cursor_check_members (cursor, object, names, NULL)) {
    read_sha256 (cursor, object, clip->sha256);
    clip->stream =
        (guint) scrutiny_json_cursor_get_integer (cursor, object, "stream", 0, 63);
    clip->width =
        (guint) scrutiny_json_cursor_get_integer (cursor, object, "width", 1, 16384);
    clip->height =
        (guint) scrutiny_json_cursor_get_integer (cursor, object, "height", 1, 16384);
    clip->rotation =
        (guint) scrutiny_json_cursor_get_integer (cursor, object, "rotation", 0, 270);
    read_time_base (cursor, object, clip);
  }
  scrutiny_json_cursor_leave (cursor, before);
}

static void
read_key (ScrutinyJsonCursor *cursor, const json_t *object, ScrutinyHideKey *key)
{
  static const char *const names[] = { "t_us", "x", "y", "w", "h", "state", NULL };
  const char *state;
  gsize before;

  if (!scrutiny_json_cursor_check_members (cursor, object, names, NULL))
    return;

  key->t_us = get_time (cursor, object, "t_us");
  key->x = get_number (cursor, object, "x");
  key->y = get_number (cursor, object, "y");
  key->w = get_number (cursor, object, "w");
  key->h = get_number (cursor, object, "h");
  state = scrutiny_json_cursor_get_string (cursor, object, "state", 16);
  before = scrutiny_json_cursor_enter (cursor, "state");
  if (state && !scrutiny_hide_state_from_name (state, &key->state))
    scrutiny_json_cursor_fail (cursor, _ ("this should be move, hold, outside or lost."));
  scrutiny_json_cursor_leave (cursor, before);
}

/* (element-type ScrutinyHideKey) (transfer full) */
static GArray *
read_keys (ScrutinyJsonCursor *cursor, const json_t *object)
{
  const json_t *list = get_list (cursor, object, "keyframes", SCRUTINY_HIDE_KEYS_MAX);
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (ScrutinyHideKey));
  gsize before = scrutiny_json_cursor_enter (cursor, "keyframes");

  for (gsize i = 0; i < json_array_size (list) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);
    ScrutinyHideKey key = { 0 };

    read_key (cursor, json_array_get (list, i), &key);
    g_array_append_val (keys, key);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);

  return keys;
}

static void
read_region (ScrutinyJsonCursor *cursor, const json_t *object, ScrutinyHideTrack *track)
{
  static const char *const names[] = { "id",     "shape",     "effect",
                                       "reason", "keyframes", NULL };
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autoptr (GArray) keys = NULL;
  const char *id, *shape_name, *effect, *reason;
  ScrutinyHideShape shape = SCRUTINY_HIDE_SHAPE_RECTANGLE;
  GError *error = NULL;

  if (!scrutiny_json_cursor_check_members (cursor, object, names, NULL))
    return;

  id = scrutiny_json_cursor_get_string (cursor, object, "id", SCRUTINY_HIDE_ID_MAX);
  shape_name = scrutiny_json_cursor_get_string (cursor, object, "shape", 16);
  effect = scrutiny_json_cursor_get_string (cursor, object, "effect", 16);
  reason = scrutiny_json_cursor_get_string (cursor, object, "reason",
                                            SCRUTINY_HIDE_REASON_MAX);
  keys = read_keys (cursor, object);
  if (shape_name && !scrutiny_hide_shape_from_name (shape_name, &shape))
    scrutiny_json_cursor_fail (cursor, _ ("the shape should be rectangle or ellipse."));
  if (effect && !g_str_equal (effect, "solid"))
    scrutiny_json_cursor_fail (cursor, _ ("the effect should be solid."));
  if (cursor->error)
    return;

  region = scrutiny_hide_region_new (id, shape, reason,
                                     (const ScrutinyHideKey *) (const void *) keys->data,
                                     keys->len, &error);
  if (region == NULL || !scrutiny_hide_track_add_region (track, region, &error))
    fail_as_model (cursor, error);
}

static void
read_regions (ScrutinyJsonCursor *cursor, const json_t *root, ScrutinyHideTrack *track)
{
  const json_t *list = get_list (cursor, root, "regions", SCRUTINY_HIDE_REGIONS_MAX);
  gsize before = scrutiny_json_cursor_enter (cursor, "regions");

  for (gsize i = 0; i < json_array_size (list) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);

    read_region (cursor, json_array_get (list, i), track);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);
}

static void
read_span (ScrutinyJsonCursor *cursor,
           const json_t *object,
           ScrutinyHideTrack *track,
           AddSpan add)
{
  static const char *const names[] = { "from_us", "to_us", "reason", NULL };
  const char *reason;
  gint64 from_us, to_us;
  GError *error = NULL;

  if (!scrutiny_json_cursor_check_members (cursor, object, names, NULL))
    return;

  from_us = get_time (cursor, object, "from_us");
  to_us = get_time (cursor, object, "to_us");
  reason = scrutiny_json_cursor_get_string (cursor, object, "reason",
                                            SCRUTINY_HIDE_REASON_MAX);
  if (cursor->error == NULL && !add (track, from_us, to_us, reason, &error))
    fail_as_model (cursor, error);
}

static void
read_spans (ScrutinyJsonCursor *cursor,
            const json_t *root,
            const char *name,
            ScrutinyHideTrack *track,
            AddSpan add)
{
  const json_t *list = get_list (cursor, root, name, SCRUTINY_HIDE_SPANS_MAX);
  gsize before = scrutiny_json_cursor_enter (cursor, name);

  for (gsize i = 0; i < json_array_size (list) && cursor->error == NULL; i++) {
    gsize at = scrutiny_json_cursor_enter_index (cursor, i);

    read_span (cursor, json_array_get (list, i), track, add);
    scrutiny_json_cursor_leave (cursor, at);
  }
  scrutiny_json_cursor_leave (cursor, before);
}

/* Says which version made it before anything else is asked of it. */
static void
check_version (ScrutinyJsonCursor *cursor, const json_t *root)
{
  const char *format = json_string_value (json_object_get (root, "format"));
  const json_t *version = json_object_get (root, "version");

  if (g_strcmp0 (format, FORMAT) != 0)
    scrutiny_json_cursor_fail (cursor, _ ("this is not a hide track."));
  else if (json_integer_value (version) > SCRUTINY_HIDE_TRACK_VERSION &&
           cursor->error == NULL)
    cursor->error = g_error_new (SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_NEWER,
                                 _ ("%s was made by a newer version of this program."),
                                    cursor->file_name);
  else if (json_integer_value (version) != SCRUTINY_HIDE_TRACK_VERSION)
    scrutiny_json_cursor_fail (cursor, _ ("the version should be 1."));
}

static ScrutinyHideTrack *
read_track (ScrutinyJsonCursor *cursor, const json_t *root)
{
  static const char *const names[] = { "format",  "version", "clip",    "author",
                                       "regions", "sound",   "picture", NULL };
  ScrutinyHideTrack *track;
  ScrutinyHideClip clip = { 0 };
  GError *error = NULL;
  const char *author;

  check_version (cursor, root);
  if (cursor->error || !scrutiny_json_cursor_check_members (cursor, root, names, NULL))
    return NULL;

  read_clip (cursor, root, &clip);
  author =
      scrutiny_json_cursor_get_string (cursor, root, "author", SCRUTINY_HIDE_AUTHOR_MAX);
  if (cursor->error)
    return NULL;
  track = scrutiny_hide_track_new (&clip, author, &error);
  if (track == NULL) {
    fail_as_model (cursor, error);
    return NULL;
  }

  read_regions (cursor, root, track);
  read_spans (cursor, root, "sound", track, scrutiny_hide_track_add_sound);
  read_spans (cursor, root, "picture", track, scrutiny_hide_track_add_picture);

  return track;
}

/**
 * scrutiny_hide_track_read:
 * @data: (array length=size_bytes): JSON text from outside
 * @size_bytes: of @data
 * @file_name: what to call it in a sentence
 *
 * Strict: every member must be there, none may be unknown or double, and numbers must be
 * in range. Half a hide track would be worse than none.
 *
 * Returns: (transfer full): the track, or %NULL with a sentence that names the place
 */
ScrutinyHideTrack *
scrutiny_hide_track_read (const char *data,
                          gsize size_bytes,
                          const char *file_name,
                          GError **error)
{
  ScrutinyJsonCursor cursor;
  ScrutinyHideTrack *track = NULL;
  g_autoptr (GBytes) bytes = NULL;
  json_t *root;

  g_return_val_if_fail (data != NULL && file_name != NULL, NULL);

  if (size_bytes > SCRUTINY_HIDE_TRACK_JSON_MAX_BYTES) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _ ("%s is too large for a hide track."), file_name);
    return NULL;
  }

  bytes = g_bytes_new_static (data, size_bytes);
  scrutiny_json_cursor_init (&cursor, file_name);
  root = scrutiny_json_cursor_parse (&cursor, bytes);
  if (root)
    track = read_track (&cursor, root);
  json_decref (root);
  if (!scrutiny_json_cursor_finish (&cursor, error))
    g_clear_pointer (&track, scrutiny_hide_track_unref);

  return track;
}
