/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/covered-frame-private.h"

#include <string.h>

#include "media/failure-text-private.h"

#define COVER_GREY 0x77

struct _ScrutinyCoveredFrame {
  gatomicrefcount references;
  GBytes *pixels; /* RGB24 */
  guint width;
  guint height;
  gsize stride;
  gint64 pts_us;
  gint64 duration_us;
  gboolean is_whole_cover;
  gboolean is_damaged;
  gboolean is_clear;
  char *reason; /* NULL unless the whole picture is covered */
};

GType
scrutiny_covered_frame_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type)) {
    GType fresh =
        g_boxed_type_register_static ("ScrutinyCoveredFrame",
                                      (GBoxedCopyFunc) scrutiny_covered_frame_ref,
                                      (GBoxedFreeFunc) scrutiny_covered_frame_unref);

    g_once_init_leave (&type, fresh);
  }
  return type;
}

/**
 * scrutiny_covered_frame_new_cover:
 * @width: 1..16384
 * @height: 1..16384
 * @pts_us: the moment it stands for, since the clip's start
 * @reason: a translated sentence for the viewer
 *
 * Returns: (transfer full): a grey picture, for when there is nothing that may be shown
 */
ScrutinyCoveredFrame *
scrutiny_covered_frame_new_cover (guint width,
                                  guint height,
                                  gint64 pts_us,
                                  const char *reason)
{
  ScrutinyCoveredFrame *self;
  guint8 *grey;

  g_return_val_if_fail (width > 0 && width <= 16384, NULL);
  g_return_val_if_fail (height > 0 && height <= 16384, NULL);

  self = g_new0 (ScrutinyCoveredFrame, 1);
  g_atomic_ref_count_init (&self->references);
  self->width = width;
  self->height = height;
  self->stride = (gsize) width * 3;
  grey = g_malloc (self->stride * height);
  memset (grey, COVER_GREY, self->stride * height);
  self->pixels = g_bytes_new_take (grey, self->stride * height);
  self->pts_us = pts_us;
  self->is_whole_cover = TRUE;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * scrutiny_covered_frame_new_checked:
 *
 * Takes @pixels over from the ring, which has checked @message against its bounds. Where
 * there is no track, app/ may know better than the worker why: @no_track_reason.
 */
ScrutinyCoveredFrame *
scrutiny_covered_frame_new_checked (GBytes *pixels,
                                    const ScrutinyMessage *message,
                                    const char *no_track_reason)
{
  const gboolean has_better =
      message->code == SCRUTINY_COVER_NO_TRACK && no_track_reason != NULL;
  ScrutinyCoveredFrame *self = g_new0 (ScrutinyCoveredFrame, 1);

  g_atomic_ref_count_init (&self->references);
  self->pixels = pixels;
  self->width = message->width;
  self->height = message->height;
  self->stride = message->stride;
  self->pts_us = message->at_us;
  self->duration_us = message->duration_us;
  self->is_whole_cover = message->code != SCRUTINY_COVER_NONE;
  self->is_damaged = (message->flags & SCRUTINY_FRAME_DAMAGED) != 0;
  self->is_clear = (message->flags & SCRUTINY_FRAME_CLEAR) != 0;
  self->reason = g_strdup (
      has_better ? no_track_reason
                 : scrutiny_cover_reason_to_text ((ScrutinyCoverReason) message->code));
  return self;
}

ScrutinyCoveredFrame *
scrutiny_covered_frame_ref (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
scrutiny_covered_frame_unref (ScrutinyCoveredFrame *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_bytes_unref (self->pixels);
  g_free (self->reason);
  g_free (self);
}

/**
 * scrutiny_covered_frame_get_pixels:
 * @self: the picture
 *
 * Returns: (transfer none): rows of RGB, 8 bits each, scrutiny_covered_frame_get_stride()
 *   bytes apart. Hold it no longer than it is shown: few pictures can be out at once.
 */
GBytes *
scrutiny_covered_frame_get_pixels (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pixels;
}

/** scrutiny_covered_frame_get_width: Returns: pixels across */
guint
scrutiny_covered_frame_get_width (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/** scrutiny_covered_frame_get_height: Returns: pixels down */
guint
scrutiny_covered_frame_get_height (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

/** scrutiny_covered_frame_get_stride: Returns: bytes from a row to the next */
gsize
scrutiny_covered_frame_get_stride (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stride;
}

/**
 * scrutiny_covered_frame_get_pts_us:
 *
 * Returns: when it is shown, from the start of the clip
 */
gint64
scrutiny_covered_frame_get_pts_us (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pts_us;
}

/** scrutiny_covered_frame_get_duration_us: Returns: how long it is shown */
gint64
scrutiny_covered_frame_get_duration_us (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->duration_us;
}

/** scrutiny_covered_frame_is_whole_cover: Returns: whether all of it is cover */
gboolean
scrutiny_covered_frame_is_whole_cover (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->is_whole_cover;
}

/**
 * scrutiny_covered_frame_is_damaged:
 *
 * The decoder complained: the picture may be smeared, and the viewer should be told.
 */
gboolean
scrutiny_covered_frame_is_damaged (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->is_damaged;
}

/**
 * scrutiny_covered_frame_is_clear:
 *
 * Uncovered, for the hide editor: the window that shows it has to say so.
 */
gboolean
scrutiny_covered_frame_is_clear (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_clear;
}

/**
 * scrutiny_covered_frame_get_reason:
 * @self: the picture
 *
 * Returns: (nullable): why the whole of it is covered, as a translated sentence
 */
const char *
scrutiny_covered_frame_get_reason (ScrutinyCoveredFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}
