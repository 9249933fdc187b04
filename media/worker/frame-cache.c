/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/frame-cache.h"

#define FRAMES_MAX     64
#define SIZE_MAX_BYTES (256u << 20)

static void
drop (ScrutinyFrameCache *self, GList *link)
{
  ScrutinyRawFrame *raw;

  if (link == NULL)
    return;

  raw = link->data;
  self->size_bytes -= scrutiny_raw_frame_get_size (raw);
  g_queue_delete_link (&self->frames, link);
  scrutiny_raw_frame_unref (raw);
}

static GList *
find_furthest (ScrutinyFrameCache *self)
{
  GList *furthest = self->frames.head;
  gint64 away, most = -1;

  for (GList *at = self->frames.head; at; at = at->next) {
    away = ABS (scrutiny_raw_frame_get_pts (at->data) - self->centre_pts);
    if (away > most) {
      most = away;
      furthest = at;
    }
  }

  return furthest;
}

/** scrutiny_frame_cache_add: Adds a reference; one that is there already stays. */
void
scrutiny_frame_cache_add (ScrutinyFrameCache *self, ScrutinyRawFrame *raw)
{
  if (!scrutiny_raw_frame_has_time (raw) ||
      scrutiny_frame_cache_find (self, scrutiny_raw_frame_get_pts (raw)))
    return;

  g_queue_push_tail (&self->frames, scrutiny_raw_frame_ref (raw));
  self->size_bytes += scrutiny_raw_frame_get_size (raw);
  while (self->frames.length > FRAMES_MAX ||
         (self->size_bytes > SIZE_MAX_BYTES && self->frames.length > 1))
    drop (self, find_furthest (self));
}

/** scrutiny_frame_cache_find: (transfer none) (nullable) */
ScrutinyRawFrame *
scrutiny_frame_cache_find (ScrutinyFrameCache *self, gint64 pts)
{
  for (GList *at = self->frames.head; at; at = at->next) {
    if (scrutiny_raw_frame_get_pts (at->data) == pts)
      return at->data;
  }

  return NULL;
}

/** scrutiny_frame_cache_clear: Forgets every picture */
void
scrutiny_frame_cache_clear (ScrutinyFrameCache *self)
{
  while (self->frames.length > 0)
    drop (self, self->frames.head);
}
