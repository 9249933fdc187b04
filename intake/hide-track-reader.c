/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/hide-track-reader.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "intake/error.h"

/* The file being read and the place in it, for the sentence if it is refused. */
typedef struct {
  const char *file_name;
  GString *path;
} Place;

static gboolean
refuse (const Place *place, GError **error, const char *what)
{
  g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
               /* Translators: file name, place inside it such as regions[2].id, reason */
               _ ("%s: at %s: %s"), place->file_name,
                  place->path->len > 0 ? place->path->str : "$", what);

  return FALSE;
}

/* Extends the place by a member name, or by an index if name is NULL. */
static gsize
enter (Place *place, const char *name, gsize index)
{
  gsize before = place->path->len;

  if (name == NULL)
    g_string_append_printf (place->path, "[%" G_GSIZE_FORMAT "]", index);
  else
    g_string_append_printf (place->path, "%s%s", before > 0 ? "." : "", name);

  return before;
}

static void
leave (Place *place, gsize before)
{
  g_string_truncate (place->path, before);
}

/* Every object has exactly the members that it should have: an unknown one may be a
 * word of a newer version that hides something, so it is not passed over. */
static gboolean
has_members (Place *place, const json_t *object, const char *const *names, GError **error)
{
  const char *key;
  json_t *value;
  gsize expected = g_strv_length ((char **) names);
  gsize before;

  if (!json_is_object (object))
    return refuse (place, error, _ ("this should be an object."));

  for (gsize i = 0; i < expected; i++) {
    if (json_object_get (object, names[i]) == NULL) {
      enter (place, names[i], 0);
      return refuse (place, error, _ ("this is missing."));
    }
  }
  if (json_object_size (object) == expected)
    return TRUE;

  json_object_foreach ((json_t *) object, key, value)
  {
    if (g_strv_contains (names, key))
      continue;
    before = enter (place, key, 0);
    refuse (place, error, _ ("this program does not know this word."));
    leave (place, before);
    break;
  }

  return FALSE;
}

static gboolean
read_integer (Place *place,
              const json_t *object,
              const char *name,
              gint64 least,
              gint64 most,
              gint64 *value,
              GError **error)
{
  const json_t *member = json_object_get (object, name);

  *value = json_integer_value (member);
  if (json_is_integer (member) && *value >= least && *value <= most)
    return TRUE;

  enter (place, name, 0);

  return refuse (place, error, _ ("this should be a whole number within its range."));
}

static gboolean
read_number (Place *place,
             const json_t *object,
             const char *name,
             double *value,
             GError **error)
{
  const json_t *member = json_object_get (object, name);

  *value = json_number_value (member);
  if (json_is_number (member))
    return TRUE;

  enter (place, name, 0);

  return refuse (place, error, _ ("this should be a number."));
}

/* NULL if it is not text, or holds a zero byte. */
static const char *
read_text (Place *place, const json_t *object, const char *name, GError **error)
{
  const json_t *member = json_object_get (object, name);
  const char *text = json_string_value (member);

  if (text && strlen (text) == json_string_length (member))
    return text;

  enter (place, name, 0);
  refuse (place, error, _ ("this should be text."));

  return NULL;
}

static const json_t *
read_array (Place *place,
            const json_t *object,
            const char *name,
            gsize most,
            GError **error)
{
  const json_t *array = json_object_get (object, name);

  if (json_is_array (array) && json_array_size (array) <= most)
    return array;

  enter (place, name, 0);
  refuse (place, error, _ ("this should be a list that is not too long."));

  return NULL;
}

/* Puts the place before what the model said. */
static gboolean
refuse_model (const Place *place, GError *model_error, GError **error)
{
  refuse (place, error, model_error->message);
  g_error_free (model_error);

  return FALSE;
}

static gboolean
read_sha256 (Place *place, const json_t *object, guint8 *sha256, GError **error)
{
  const char *text = read_text (place, object, "sha256", error);

  if (text == NULL)
    return FALSE;
  if (strlen (text) != 2 * SCRUTINY_CLIP_SHA256_BYTES ||
      strspn (text, "0123456789abcdef") != strlen (text)) {
    enter (place, "sha256", 0);
    return refuse (place, error, _ ("this should be 64 small hexadecimal digits."));
  }

  for (guint i = 0; i < SCRUTINY_CLIP_SHA256_BYTES; i++)
    sha256[i] = (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 |
                          g_ascii_xdigit_value (text[2 * i + 1]));

  return TRUE;
}

static gboolean
read_time_base (Place *place,
                const json_t *object,
                ScrutinyHideClip *clip,
                GError **error)
{
  const json_t *pair = read_array (place, object, "time_base", 2, error);
  json_int_t num, den;

  if (pair == NULL)
    return FALSE;

  num = json_integer_value (json_array_get (pair, 0));
  den = json_integer_value (json_array_get (pair, 1));
  if (num < 1 || num > G_MAXINT || den < 1 || den > G_MAXINT) {
    enter (place, "time_base", 0);
    return refuse (place, error, _ ("this should be two whole numbers above 0."));
  }
  clip->time_base_num = (gint) num;
  clip->time_base_den = (gint) den;

  return TRUE;
}

static gboolean
read_clip (Place *place, const json_t *root, ScrutinyHideClip *clip, GError **error)
{
  static const char *const names[] = { "sha256",   "stream",    "width", "height",
                                       "rotation", "time_base", NULL };
  const json_t *object = json_object_get (root, "clip");
  gint64 stream, width, height, rotation;
  gsize before = enter (place, "clip", 0);

  if (!has_members (place, object, names, error) ||
      !read_sha256 (place, object, clip->sha256, error) ||
      !read_integer (place, object, "stream", 0, 63, &stream, error) ||
      !read_integer (place, object, "width", 1, 16384, &width, error) ||
      !read_integer (place, object, "height", 1, 16384, &height, error) ||
      !read_integer (place, object, "rotation", 0, 270, &rotation, error) ||
      !read_time_base (place, object, clip, error))
    return FALSE;

  clip->stream = (guint) stream;
  clip->width = (guint) width;
  clip->height = (guint) height;
  clip->rotation = (guint) rotation;
  leave (place, before);

  return TRUE;
}

static gboolean
read_key (Place *place, const json_t *object, ScrutinyHideKey *key, GError **error)
{
  static const char *const names[] = { "t_us", "x", "y", "w", "h", "state", NULL };
  const char *state;

  if (!has_members (place, object, names, error) ||
      !read_integer (place, object, "t_us", -G_MAXINT64 / 8, G_MAXINT64 / 8, &key->t_us,
                     error) ||
      !read_number (place, object, "x", &key->x, error) ||
      !read_number (place, object, "y", &key->y, error) ||
      !read_number (place, object, "w", &key->w, error) ||
      !read_number (place, object, "h", &key->h, error))
    return FALSE;

  state = read_text (place, object, "state", error);
  if (state == NULL)
    return FALSE;
  if (!scrutiny_hide_state_from_name (state, &key->state)) {
    enter (place, "state", 0);
    return refuse (place, error, _ ("this should be move, hold, outside or lost."));
  }

  return TRUE;
}

/* (transfer full) */
static ScrutinyHideKey *
read_keys (Place *place, const json_t *object, guint *n_keys, GError **error)
{
  const json_t *array =
      read_array (place, object, "keyframes", SCRUTINY_HIDE_KEYS_MAX, error);
  g_autofree ScrutinyHideKey *keys = NULL;
  gsize before, before_index;

  if (array == NULL)
    return NULL;

  *n_keys = (guint) json_array_size (array);
  keys = g_new0 (ScrutinyHideKey, MAX (*n_keys, 1));
  before = enter (place, "keyframes", 0);
  for (guint i = 0; i < *n_keys; i++) {
    before_index = enter (place, NULL, i);
    if (!read_key (place, json_array_get (array, i), &keys[i], error))
      return NULL;
    leave (place, before_index);
  }
  leave (place, before);

  return g_steal_pointer (&keys);
}

static gboolean
read_region (Place *place, const json_t *object, ScrutinyHideTrack *track, GError **error)
{
  static const char *const names[] = { "id",     "shape",     "effect",
                                       "reason", "keyframes", NULL };
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autofree ScrutinyHideKey *keys = NULL;
  const char *id, *shape_name, *effect, *reason;
  ScrutinyHideShape shape;
  GError *model_error = NULL;
  guint n_keys = 0;

  if (!has_members (place, object, names, error) ||
      !(id = read_text (place, object, "id", error)) ||
      !(shape_name = read_text (place, object, "shape", error)) ||
      !(effect = read_text (place, object, "effect", error)) ||
      !(reason = read_text (place, object, "reason", error)))
    return FALSE;
  if (!scrutiny_hide_shape_from_name (shape_name, &shape))
    return refuse (place, error, _ ("the shape should be rectangle or ellipse."));
  if (!g_str_equal (effect, "solid"))
    return refuse (place, error, _ ("the effect should be solid."));

  keys = read_keys (place, object, &n_keys, error);
  if (keys == NULL)
    return FALSE;
  region = scrutiny_hide_region_new (id, shape, reason, keys, n_keys, &model_error);
  if (region == NULL || !scrutiny_hide_track_add_region (track, region, &model_error))
    return refuse_model (place, model_error, error);

  return TRUE;
}

static gboolean
read_regions (Place *place, const json_t *root, ScrutinyHideTrack *track, GError **error)
{
  const json_t *array =
      read_array (place, root, "regions", SCRUTINY_HIDE_REGIONS_MAX, error);
  gsize before, before_index;

  if (array == NULL)
    return FALSE;

  before = enter (place, "regions", 0);
  for (gsize i = 0; i < json_array_size (array); i++) {
    before_index = enter (place, NULL, i);
    if (!read_region (place, json_array_get (array, i), track, error))
      return FALSE;
    leave (place, before_index);
  }
  leave (place, before);

  return TRUE;
}

typedef gboolean (*AddSpan) (ScrutinyHideTrack *self,
                             gint64 from_us,
                             gint64 to_us,
                             const char *reason,
                             GError **error);

static gboolean
read_span (Place *place,
           const json_t *object,
           ScrutinyHideTrack *track,
           AddSpan add,
           GError **error)
{
  static const char *const names[] = { "from_us", "to_us", "reason", NULL };
  const char *reason;
  gint64 from_us, to_us;
  GError *model_error = NULL;

  if (!has_members (place, object, names, error) ||
      !read_integer (place, object, "from_us", -G_MAXINT64 / 8, G_MAXINT64 / 8, &from_us,
                     error) ||
      !read_integer (place, object, "to_us", -G_MAXINT64 / 8, G_MAXINT64 / 8, &to_us,
                     error) ||
      !(reason = read_text (place, object, "reason", error)))
    return FALSE;

  if (!add (track, from_us, to_us, reason, &model_error))
    return refuse_model (place, model_error, error);

  return TRUE;
}

static gboolean
read_spans (Place *place,
            const json_t *root,
            const char *name,
            ScrutinyHideTrack *track,
            AddSpan add,
            GError **error)
{
  const json_t *array = read_array (place, root, name, SCRUTINY_HIDE_SPANS_MAX, error);
  gsize before, before_index;

  if (array == NULL)
    return FALSE;

  before = enter (place, name, 0);
  for (gsize i = 0; i < json_array_size (array); i++) {
    before_index = enter (place, NULL, i);
    if (!read_span (place, json_array_get (array, i), track, add, error))
      return FALSE;
    leave (place, before_index);
  }
  leave (place, before);

  return TRUE;
}

/* Says which version made it before anything else is asked of it. */
static gboolean
check_version (Place *place, const json_t *root, GError **error)
{
  const json_t *version = json_object_get (root, "version");
  const char *format = json_string_value (json_object_get (root, "format"));

  if (format == NULL || !g_str_equal (format, "bwv-scrutiny-hide-track"))
    return refuse (place, error, _ ("this is not a hide track."));
  if (json_is_integer (version) &&
      json_integer_value (version) > SCRUTINY_HIDE_TRACK_VERSION) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_NEWER,
                 _ ("%s was made by a newer version of this program."), place->file_name);
    return FALSE;
  }
  if (json_integer_value (version) != SCRUTINY_HIDE_TRACK_VERSION)
    return refuse (place, error, _ ("the version should be 1."));

  return TRUE;
}

static ScrutinyHideTrack *
read_track (Place *place, const json_t *root, GError **error)
{
  static const char *const names[] = { "format",  "version", "clip",    "author",
                                       "regions", "sound",   "picture", NULL };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyHideClip clip = { 0 };
  GError *model_error = NULL;
  const char *author;

  if (!check_version (place, root, error) || !has_members (place, root, names, error) ||
      !read_clip (place, root, &clip, error) ||
      !(author = read_text (place, root, "author", error)))
    return NULL;

  track = scrutiny_hide_track_new (&clip, author, &model_error);
  if (track == NULL) {
    refuse_model (place, model_error, error);
    return NULL;
  }
  if (!read_regions (place, root, track, error) ||
      !read_spans (place, root, "sound", track, scrutiny_hide_track_add_sound, error) ||
      !read_spans (place, root, "picture", track, scrutiny_hide_track_add_picture, error))
    return NULL;

  return g_steal_pointer (&track);
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
  Place place = { file_name, NULL };
  ScrutinyHideTrack *track = NULL;
  json_error_t where;
  json_t *root;

  g_return_val_if_fail (data != NULL && file_name != NULL, NULL);

  if (size_bytes > SCRUTINY_HIDE_TRACK_JSON_MAX_BYTES) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _ ("%s is too large for a hide track."), file_name);
    return NULL;
  }

  root = json_loadb (data, size_bytes, JSON_REJECT_DUPLICATES, &where);
  if (root == NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _ ("%s: line %d, byte %d: this is not valid JSON."), file_name,
                    where.line, where.position);
    return NULL;
  }

  place.path = g_string_new (NULL);
  track = read_track (&place, root, error);
  g_string_free (place.path, TRUE);
  json_decref (root);

  return track;
}
