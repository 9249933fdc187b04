/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

#include "media/protocol-private.h"
#include "media/worker/index-private.h"
#include "media/worker/source-private.h"

G_BEGIN_DECLS

/* One open recording: its demuxer, the one video and the one sound stream that are ever
 * looked at, and what is known about its times. Everything else in the file (cover art,
 * second tracks, subtitles, positions, metadata) is discarded unread. */
typedef struct {
  ScrutinySource *source;
  AVFormatContext *format;
  AVStream *video;
  AVStream *sound; /* NULL without one */
  ScrutinyHideClip identity;
  ScrutinyIndex *index;
  gint64 start_us; /* of the video stream: where times count from */
  guint flags;     /* SCRUTINY_CLIP_* */
  char detail[SCRUTINY_MESSAGE_TEXT_MAX + 1];
} ScrutinyClip;

ScrutinyClip *scrutiny_clip_open (int fd,
                                  const guint8 *file_key,
                                  const guint8 *sha256,
                                  ScrutinyFailure *failure,
                                  char detail[SCRUTINY_MESSAGE_TEXT_MAX + 1]);
void scrutiny_clip_free (ScrutinyClip *self);

AVCodecContext *scrutiny_clip_open_decoder (ScrutinyClip *self, AVStream *stream);
gboolean scrutiny_clip_rewind (ScrutinyClip *self);

gint64 scrutiny_clip_to_us (const ScrutinyClip *self, const AVStream *stream, gint64 pts);
void scrutiny_clip_get_display_size (const ScrutinyClip *self,
                                     guint *width,
                                     guint *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyClip, scrutiny_clip_free)

G_END_DECLS
