/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-track.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

struct _ScrutinyHideTrack {
  gatomicrefcount ref_count;

  ScrutinyHideClip clip;
  char *author;
  GPtrArray *regions; /* of ScrutinyHideRegion */
  GArray *sound;      /* of ScrutinyHideSpan */
  GArray *picture;    /* of ScrutinyHideSpan */
};

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);

  return FALSE;
}

/**
 * scrutiny_hide_track_new:
 * @clip: the clip it is for
 * @author: 1 to %SCRUTINY_HIDE_AUTHOR_MAX bytes: who says what must be hidden
 *
 * Returns: (transfer full): a track that hides nothing yet, or %NULL with a sentence
 */
ScrutinyHideTrack *
scrutiny_hide_track_new (const ScrutinyHideClip *clip, const char *author, GError **error)
{
  ScrutinyHideTrack *self;

  g_return_val_if_fail (clip != NULL && author != NULL, NULL);

  if (!scrutiny_hide_clip_is_valid (clip)) {
    refuse (error, _ ("The hide track does not say which clip it is for."));
    return NULL;
  }
  if (*author == '\0' || strlen (author) > SCRUTINY_HIDE_AUTHOR_MAX ||
      !g_utf8_validate (author, -1, NULL)) {
    refuse (error, _ ("A hide track needs an author of at most 80 bytes."));
    return NULL;
  }

  self = g_new0 (ScrutinyHideTrack, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->clip = *clip;
  self->author = g_strdup (author);
  self->regions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_hide_region_unref);
  self->sound = g_array_new (FALSE, TRUE, sizeof (ScrutinyHideSpan));
  self->picture = g_array_new (FALSE, TRUE, sizeof (ScrutinyHideSpan));

  return self;
}

ScrutinyHideTrack *
scrutiny_hide_track_ref (ScrutinyHideTrack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_hide_track_unref (ScrutinyHideTrack *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->author);
  g_ptr_array_unref (self->regions);
  g_array_unref (self->sound);
  g_array_unref (self->picture);
  g_free (self);
}

/**
 * scrutiny_hide_track_add_region:
 * @self: a track nobody else holds yet
 * @region: what else must be hidden; its id is not in the track yet
 *
 * Returns: %FALSE with a sentence if it cannot be taken
 */
gboolean
scrutiny_hide_track_add_region (ScrutinyHideTrack *self,
                                ScrutinyHideRegion *region,
                                GError **error)
{
  const char *id = scrutiny_hide_region_get_id (region);

  if (self->regions->len >= SCRUTINY_HIDE_REGIONS_MAX)
    return refuse (error, _ ("A hide track can hold at most 1,000 regions."));

  for (guint i = 0; i < self->regions->len; i++) {
    if (g_str_equal (scrutiny_hide_region_get_id (self->regions->pdata[i]), id)) {
      g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                   _ ("Two hidden regions are both called “%s”."), id);
      return FALSE;
    }
  }
  g_ptr_array_add (self->regions, scrutiny_hide_region_ref (region));

  return TRUE;
}

static gboolean
add_span (GArray *spans, gint64 from_us, gint64 to_us, const char *reason, GError **error)
{
  ScrutinyHideSpan span = { 0 };

  if (spans->len >= SCRUTINY_HIDE_SPANS_MAX)
    return refuse (error, _ ("A hide track can hold at most 5,000 stretches of a kind."));
  if (!scrutiny_hide_span_init (&span, from_us, to_us, reason, error))
    return FALSE;
  g_array_append_val (spans, span);

  return TRUE;
}

/** scrutiny_hide_track_add_sound: Silences a stretch of sound. */
gboolean
scrutiny_hide_track_add_sound (ScrutinyHideTrack *self,
                               gint64 from_us,
                               gint64 to_us,
                               const char *reason,
                               GError **error)
{
  return add_span (self->sound, from_us, to_us, reason, error);
}

/** scrutiny_hide_track_add_picture: Covers the whole picture for a stretch. */
gboolean
scrutiny_hide_track_add_picture (ScrutinyHideTrack *self,
                                 gint64 from_us,
                                 gint64 to_us,
                                 const char *reason,
                                 GError **error)
{
  return add_span (self->picture, from_us, to_us, reason, error);
}

/** scrutiny_hide_track_get_clip: Returns: (transfer none): the clip it is for */
const ScrutinyHideClip *
scrutiny_hide_track_get_clip (const ScrutinyHideTrack *self)
{
  return &self->clip;
}

/** scrutiny_hide_track_get_author: Returns: (transfer none): who made it */
const char *
scrutiny_hide_track_get_author (const ScrutinyHideTrack *self)
{
  return self->author;
}

/** scrutiny_hide_track_get_n_regions: Returns: how many regions it hides */
guint
scrutiny_hide_track_get_n_regions (const ScrutinyHideTrack *self)
{
  return self->regions->len;
}

/** scrutiny_hide_track_get_region: Returns: (transfer none): region @index, from 0 */
const ScrutinyHideRegion *
scrutiny_hide_track_get_region (const ScrutinyHideTrack *self, guint index)
{
  g_return_val_if_fail (index < self->regions->len, NULL);

  return self->regions->pdata[index];
}

/** scrutiny_hide_track_get_sound: The stretches may overlap and are in no order. */
const ScrutinyHideSpan *
scrutiny_hide_track_get_sound (const ScrutinyHideTrack *self, guint *n_spans)
{
  *n_spans = self->sound->len;

  return (const ScrutinyHideSpan *) (const void *) self->sound->data;
}

/**
 * scrutiny_hide_track_get_picture:
 *
 * Returns: (array length=n_spans) (transfer none): when all of the picture is hidden,
 *   by time
 */
const ScrutinyHideSpan *
scrutiny_hide_track_get_picture (const ScrutinyHideTrack *self, guint *n_spans)
{
  *n_spans = self->picture->len;

  return (const ScrutinyHideSpan *) (const void *) self->picture->data;
}
