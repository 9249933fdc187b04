/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-item.h"

#include "model/hide-region-edit.h"

/**
 * scrutiny_hide_item_count:
 *
 * Returns: how many things @track hides: regions first, then whole pictures, then sound
 */
guint
scrutiny_hide_item_count (const ScrutinyHideTrack *track)
{
  guint n_pictures, n_sounds;

  scrutiny_hide_track_get_picture (track, &n_pictures);
  scrutiny_hide_track_get_sound (track, &n_sounds);

  return scrutiny_hide_track_get_n_regions (track) + n_pictures + n_sounds;
}

/**
 * scrutiny_hide_item_get:
 * @nth: from 0
 * @duration_us: of the clip
 * @item: (out): it
 *
 * Returns: %FALSE if there are not so many
 */
gboolean
scrutiny_hide_item_get (const ScrutinyHideTrack *track,
                        guint nth,
                        gint64 duration_us,
                        ScrutinyHideItem *item)
{
  const guint n_regions = scrutiny_hide_track_get_n_regions (track);
  guint n_pictures, n_sounds;
  const ScrutinyHideSpan *pictures = scrutiny_hide_track_get_picture (track, &n_pictures);
  const ScrutinyHideSpan *sounds = scrutiny_hide_track_get_sound (track, &n_sounds);
  const ScrutinyHideRegion *region;
  const ScrutinyHideSpan *span;

  *item = (ScrutinyHideItem){ .kind = SCRUTINY_HIDE_ITEM_REGION, .index = nth };
  if (nth < n_regions) {
    region = scrutiny_hide_track_get_region (track, nth);
    item->reason = scrutiny_hide_region_get_reason (region);
    scrutiny_hide_region_get_extent (region, duration_us, &item->from_us, &item->to_us);
    return TRUE;
  }
  if (nth >= n_regions + n_pictures + n_sounds)
    return FALSE;

  item->index = nth - n_regions;
  item->kind = SCRUTINY_HIDE_ITEM_PICTURE;
  if (item->index >= n_pictures) {
    item->index -= n_pictures;
    item->kind = SCRUTINY_HIDE_ITEM_SOUND;
  }
  span = item->kind == SCRUTINY_HIDE_ITEM_PICTURE ? &pictures[item->index]
                                                  : &sounds[item->index];
  item->from_us = CLAMP (span->from_us, 0, duration_us);
  item->to_us = CLAMP (span->to_us, item->from_us, duration_us);
  item->reason = span->reason;

  return TRUE;
}
