/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/raw-frame-private.h"

#include <libavutil/avutil.h>

/** scrutiny_raw_frame_new: Takes over picture. */
ScrutinyRawFrame *
scrutiny_raw_frame_new (AVFrame *picture, gint64 pts, gint64 at_us)
{
  ScrutinyRawFrame *self = g_new0 (ScrutinyRawFrame, 1);

  self->ref_count = 1;
  self->picture = picture;
  self->pts = pts;
  self->at_us = at_us;
  self->is_damaged =
      picture->decode_error_flags != 0 || (picture->flags & AV_FRAME_FLAG_CORRUPT) != 0;

  return self;
}

ScrutinyRawFrame *
scrutiny_raw_frame_ref (ScrutinyRawFrame *self)
{
  self->ref_count++;

  return self;
}

void
scrutiny_raw_frame_unref (ScrutinyRawFrame *self)
{
  if (--self->ref_count > 0)
    return;

  av_frame_free (&self->picture);
  g_free (self);
}

/** scrutiny_raw_frame_has_time: Returns: whether the file says when it is shown */
gboolean
scrutiny_raw_frame_has_time (const ScrutinyRawFrame *self)
{
  return self->pts != AV_NOPTS_VALUE;
}

/** scrutiny_raw_frame_get_pts: Returns: when it is shown, in the stream's own unit */
gint64
scrutiny_raw_frame_get_pts (const ScrutinyRawFrame *self)
{
  return self->pts;
}

/**
 * scrutiny_raw_frame_get_at_us:
 *
 * Returns: when it is shown, from the start of the clip
 */
gint64
scrutiny_raw_frame_get_at_us (const ScrutinyRawFrame *self)
{
  return self->at_us;
}

/** scrutiny_raw_frame_get_size: Bytes of memory it keeps busy, about. */
gsize
scrutiny_raw_frame_get_size (const ScrutinyRawFrame *self)
{
  gsize size = 0;

  for (guint i = 0; i < AV_NUM_DATA_POINTERS && self->picture->buf[i]; i++)
    size += (gsize) self->picture->buf[i]->size;

  return size;
}

/** scrutiny_raw_frame_is_damaged: Returns: whether the decoder had to guess */
gboolean
scrutiny_raw_frame_is_damaged (const ScrutinyRawFrame *self)
{
  return self->is_damaged;
}

/** scrutiny_raw_frame_set_damaged: It was made from a damaged one. */
void
scrutiny_raw_frame_set_damaged (ScrutinyRawFrame *self)
{
  self->is_damaged = TRUE;
}
