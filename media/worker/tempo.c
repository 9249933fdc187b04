/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/tempo-private.h"

#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <string.h>

#define FRAME_BYTES (SCRUTINY_SOUND_CHANNELS * sizeof (gint16))

/* The slowest that one filter can do; slower is two in a row. */
#define SLOWEST_PERMILLE 500u

struct _ScrutinyTempo {
  AVFilterGraph *graph;
  AVFilterContext *source;
  AVFilterContext *sink;
  gint64 pushed; /* frames */
};

/* Adds a filter behind *last. */
static gboolean
add_filter (ScrutinyTempo *self,
            const char *kind,
            const char *arguments,
            AVFilterContext **last)
{
  AVFilterContext *filter = NULL;

  if (avfilter_graph_create_filter (&filter, avfilter_get_by_name (kind), kind, arguments,
                                    NULL, self->graph) < 0)
    return FALSE;
  if (*last != NULL && avfilter_link (*last, 0, filter, 0) < 0)
    return FALSE;
  *last = filter;

  return TRUE;
}

/* No threads of its own: the worker may start none once it is shut in. */
static gboolean
build (ScrutinyTempo *self, guint rate_permille)
{
  g_autofree char *format =
      g_strdup_printf ("sample_rate=%u:sample_fmt=s16:channel_layout=stereo:"
                       "time_base=1/%u",
                       SCRUTINY_SOUND_RATE, SCRUTINY_SOUND_RATE);
  g_autofree char *tempo = NULL;
  AVFilterContext *last = NULL;

  self->graph = avfilter_graph_alloc ();
  if (self->graph == NULL)
    return FALSE;
  self->graph->nb_threads = 1;
  if (!add_filter (self, "abuffer", format, &last))
    return FALSE;
  self->source = last;
  for (; rate_permille < SLOWEST_PERMILLE; rate_permille *= 2) {
    if (!add_filter (self, "atempo", "0.5", &last))
      return FALSE;
  }
  tempo = g_strdup_printf ("%u.%03u", rate_permille / 1000, rate_permille % 1000);
  if (!add_filter (self, "atempo", tempo, &last) ||
      !add_filter (self, "abuffersink", NULL, &last))
    return FALSE;
  self->sink = last;

  return avfilter_graph_config (self->graph, NULL) >= 0;
}

/**
 * scrutiny_tempo_new:
 * @rate_permille: thousandths of normal speed, 250..2000
 *
 * Returns: (transfer full) (nullable): for sound that follows without a gap, or %NULL
 *   when there is no memory for it
 */
ScrutinyTempo *
scrutiny_tempo_new (guint rate_permille)
{
  g_autoptr (ScrutinyTempo) self = g_new0 (ScrutinyTempo, 1);

  if (!build (self, rate_permille))
    return NULL;

  return g_steal_pointer (&self);
}

void
scrutiny_tempo_free (ScrutinyTempo *self)
{
  avfilter_graph_free (&self->graph);
  g_free (self);
}

/**
 * scrutiny_tempo_push:
 * @samples: (array): pairs; copied
 * @frames: how many pairs; 0 says that nothing follows
 */
gboolean
scrutiny_tempo_push (ScrutinyTempo *self, const gint16 *samples, guint frames)
{
  AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;
  AVFrame *frame;
  gboolean is_taken;

  if (frames == 0)
    return av_buffersrc_add_frame (self->source, NULL) >= 0;

  frame = av_frame_alloc ();
  if (frame == NULL)
    return FALSE;
  frame->format = AV_SAMPLE_FMT_S16;
  frame->sample_rate = (int) SCRUTINY_SOUND_RATE;
  frame->nb_samples = (int) frames;
  frame->pts = self->pushed;
  is_taken = av_channel_layout_copy (&frame->ch_layout, &stereo) >= 0 &&
             av_frame_get_buffer (frame, 0) >= 0;
  if (is_taken) {
    memcpy (frame->data[0], samples, frames * FRAME_BYTES);
    is_taken = av_buffersrc_add_frame (self->source, frame) >= 0;
  }
  av_frame_free (&frame);
  self->pushed += frames;

  return is_taken;
}

/**
 * scrutiny_tempo_pull:
 *
 * Adds what has come out by now to @samples, which may be nothing.
 */
void
scrutiny_tempo_pull (ScrutinyTempo *self, GByteArray *samples)
{
  AVFrame *frame = av_frame_alloc ();

  while (frame != NULL && av_buffersink_get_frame (self->sink, frame) >= 0) {
    g_byte_array_append (samples, frame->data[0],
                         (guint) frame->nb_samples * (guint) FRAME_BYTES);
    av_frame_unref (frame);
  }
  av_frame_free (&frame);
}
