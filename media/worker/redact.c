/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/redact-private.h"

#include "media/worker/placement.h"
#include "media/worker/raw-frame-private.h"
#include "media/worker/redact-format-private.h"
#include "media/worker/redact-shape-private.h"

void
scrutiny_safe_frame_free (ScrutinySafeFrame *self)
{
  av_frame_free (&self->picture);
  g_free (self);
}

/* Captions, positions and remarks may ride along with a picture. */
static void
strip (AVFrame *picture)
{
  while (picture->nb_side_data > 0)
    av_frame_remove_side_data (picture, picture->side_data[0]->type);
  av_dict_free (&picture->metadata);
}

/* A picture of its own to draw on: decoders still look at theirs. */
static ScrutinyCoverReason
take_writable (const ScrutinyRawFrame *raw, AVFrame **picture)
{
  ScrutinyLayout layout;

  if (!scrutiny_layout_init (&layout, raw->picture->format)) {
    *picture = scrutiny_layout_convert (raw->picture);
    return *picture ? SCRUTINY_COVER_NONE : SCRUTINY_COVER_PIXEL_FORMAT;
  }

  *picture = av_frame_clone (raw->picture);
  if (*picture && av_frame_make_writable (*picture) >= 0) {
    strip (*picture);
    return SCRUTINY_COVER_NONE;
  }
  av_frame_free (picture);

  return SCRUTINY_COVER_NO_MEMORY;
}

static void
cover_boxes (AVFrame *picture,
             ScrutinyHideShape shape,
             const ScrutinyHideKey *boxes,
             guint n_boxes,
             const ScrutinyHideClip *clip)
{
  ScrutinyPlacement placement;

  for (guint i = 0; i < n_boxes; i++) {
    scrutiny_placement_init (&placement, &boxes[i], shape, clip);
    scrutiny_redact_shape (picture, &placement);
  }
}

/* Draws every region, or finds one that hides everything. */
static ScrutinyCoverReason
cover_regions (AVFrame *picture,
               const ScrutinyPlan *plan,
               const ScrutinyHideClip *clip,
               gint64 at_us,
               gint64 before_us,
               gint64 after_us)
{
  guint n_regions = scrutiny_hide_track_get_n_regions (plan->track);
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  const ScrutinyHideRegion *region;
  guint n_boxes;

  for (guint i = 0; i < n_regions; i++) {
    region = scrutiny_hide_track_get_region (plan->track, i);
    if (scrutiny_hide_region_at (region, at_us, before_us, after_us, boxes, &n_boxes) ==
        SCRUTINY_HIDE_COVERS_ALL)
      return SCRUTINY_COVER_LOST;
    cover_boxes (picture, scrutiny_hide_region_get_shape (region), boxes, n_boxes, clip);
  }

  return SCRUTINY_COVER_NONE;
}

/* What forbids showing any of it, before looking at single regions. */
static ScrutinyCoverReason
find_reason (const ScrutinyRawFrame *raw,
             const ScrutinyPlan *plan,
             const ScrutinyHideClip *clip,
             gint64 before_us,
             gint64 after_us)
{
  if (plan->track == NULL)
    return plan->reason;
  if (raw->pts == AV_NOPTS_VALUE)
    return SCRUTINY_COVER_NO_TIME;
  if (raw->picture->width != (int) clip->width ||
      raw->picture->height != (int) clip->height)
    return SCRUTINY_COVER_SIZE_CHANGED;
  if (plan->shows_clear)
    return SCRUTINY_COVER_NONE;
  if (raw->is_damaged)
    return SCRUTINY_COVER_DAMAGED;

  return scrutiny_plan_covers_whole (plan, raw->at_us, before_us, after_us);
}

/**
 * scrutiny_redact_frame:
 * @raw: (transfer full): a decoded picture
 * @plan: what must be hidden
 * @clip: the clip it is from
 * @index: the times of its neighbours
 *
 * The only way out for a picture. It never skips a region: whatever goes wrong or is
 * unknown, the whole picture is grey and says why (media.md 1).
 *
 * Returns: (transfer full): a picture that may be shown
 */
ScrutinySafeFrame *
scrutiny_redact_frame (ScrutinyRawFrame *raw,
                       const ScrutinyPlan *plan,
                       const ScrutinyHideClip *clip,
                       const ScrutinyIndex *index)
{
  g_autoptr (ScrutinyRawFrame) owned G_GNUC_UNUSED = raw;
  ScrutinySafeFrame *safe = g_new0 (ScrutinySafeFrame, 1);
  gint64 before_us, after_us;

  scrutiny_index_get_neighbours (index, raw->at_us, &before_us, &after_us);
  safe->pts = raw->pts;
  safe->at_us = raw->at_us;
  safe->duration_us = after_us;
  safe->flags = raw->is_damaged ? SCRUTINY_FRAME_DAMAGED : 0;

  safe->reason = find_reason (raw, plan, clip, before_us, after_us);
  if (safe->reason == SCRUTINY_COVER_NONE)
    safe->reason = take_writable (raw, &safe->picture);
  if (safe->reason == SCRUTINY_COVER_NONE && plan->shows_clear)
    safe->flags |= SCRUTINY_FRAME_CLEAR;
  else if (safe->reason == SCRUTINY_COVER_NONE)
    safe->reason =
        cover_regions (safe->picture, plan, clip, raw->at_us, before_us, after_us);
  if (safe->reason != SCRUTINY_COVER_NONE)
    av_frame_free (&safe->picture);

  return safe;
}
