/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/clip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

#define CAMERA_MAX 80

/* Camera clocks drift and records are timed by hand: only more than this is worth a
 * question. */
#define GAP_TOLERANCE_US (2 * G_TIME_SPAN_MINUTE)

/* A recording of a case, as it arrived. Immutable, so it may cross threads. */
struct _ScrutinyClip {
  GObject parent_instance;

  ScrutinyClipRow row; /* camera is owned here */
  char sha256[2 * SCRUTINY_CLIP_SHA256_BYTES + 1];
};

G_DEFINE_FINAL_TYPE (ScrutinyClip, scrutiny_clip, G_TYPE_OBJECT)

static void
scrutiny_clip_finalize (GObject *object)
{
  ScrutinyClip *self = SCRUTINY_CLIP (object);

  g_free ((char *) self->row.camera);

  G_OBJECT_CLASS (scrutiny_clip_parent_class)->finalize (object);
}

static void
scrutiny_clip_class_init (ScrutinyClipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_clip_finalize;
}

static void
scrutiny_clip_init (ScrutinyClip *self)
{
}

static gboolean
has_control_character (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return TRUE;
  }
  return FALSE;
}

/**
 * scrutiny_clip_new:
 * @row: what is known of it
 *
 * Returns: (transfer full) (nullable): the clip, or %NULL with
 *   %SCRUTINY_MODEL_ERROR_INVALID
 */
ScrutinyClip *
scrutiny_clip_new (const ScrutinyClipRow *row, GError **error)
{
  const char *camera = row->camera;
  ScrutinyClip *self;

  g_return_val_if_fail (row != NULL, NULL);

  if (!scrutiny_hide_clip_is_valid (&row->shape) || row->size_bytes <= 0 ||
      row->width == 0 || row->height == 0 || row->duration_us < 0) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _("That is not a recording: its size or length is impossible."));
    return NULL;
  }
  if (camera != NULL &&
      (*camera == '\0' || !g_utf8_validate (camera, -1, NULL) ||
       g_utf8_strlen (camera, -1) > CAMERA_MAX || has_control_character (camera))) {
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _("A camera's name has 1 to %d ordinary characters."), CAMERA_MAX);
    return NULL;
  }

  self = g_object_new (SCRUTINY_TYPE_CLIP, NULL);
  self->row = *row;
  self->row.camera = g_strdup (camera);
  for (guint i = 0; i < SCRUTINY_CLIP_SHA256_BYTES; i++)
    g_snprintf (self->sha256 + (gsize) 2 * i, 3, "%02x", row->shape.sha256[i]);

  return self;
}

/** scrutiny_clip_get_row: Everything at once; lives as long as the clip. */
const ScrutinyClipRow *
scrutiny_clip_get_row (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), NULL);

  return &self->row;
}

/** scrutiny_clip_get_id: Returns: its number in the panel */
gint64
scrutiny_clip_get_id (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), 0);

  return self->row.id;
}

/** scrutiny_clip_get_case_id: Returns: the case it belongs to */
gint64
scrutiny_clip_get_case_id (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), 0);

  return self->row.case_id;
}

/**
 * scrutiny_clip_get_sha256:
 *
 * 64 lower-case hexadecimal digits, of the file as it arrived.
 */
const char *
scrutiny_clip_get_sha256 (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), NULL);

  return self->sha256;
}

/** scrutiny_clip_get_camera: (nullable): which camera, as the coordinator named it. */
const char *
scrutiny_clip_get_camera (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), NULL);

  return self->row.camera;
}

/** scrutiny_clip_get_duration_us: Returns: its length */
gint64
scrutiny_clip_get_duration_us (ScrutinyClip *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), 0);

  return self->row.duration_us;
}

/**
 * scrutiny_clip_describe_gap:
 * @self: the clip
 * @record_at_us: when the record says it happened, microseconds UTC; 0: it does not say
 *
 * A camera that starts after the encounter, or stops before it, is worth asking about.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL if the clip spans
 *   that time or one of the two times is not known
 */
char *
scrutiny_clip_describe_gap (ScrutinyClip *self, gint64 record_at_us)
{
  gint64 late_us, early_us;

  g_return_val_if_fail (SCRUTINY_IS_CLIP (self), NULL);

  if (self->row.started_at_us == 0 || record_at_us == 0)
    return NULL;

  late_us = self->row.started_at_us - record_at_us;
  early_us = record_at_us - (self->row.started_at_us + self->row.duration_us);
  if (late_us > GAP_TOLERANCE_US)
    return g_strdup_printf (_("This clip starts %d min after the time on the record."),
                               (int) (late_us / G_TIME_SPAN_MINUTE));
  if (early_us > GAP_TOLERANCE_US)
    return g_strdup_printf (_("This clip ends %d min before the time on the record."),
                               (int) (early_us / G_TIME_SPAN_MINUTE));

  return NULL;
}
