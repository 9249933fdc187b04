/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-track.h"

G_BEGIN_DECLS

/* In place of an item's number: none. */
#define SCRUTINY_HIDE_NO_ITEM G_MAXUINT

typedef enum {
  SCRUTINY_HIDE_ITEM_REGION,
  SCRUTINY_HIDE_ITEM_PICTURE, /* the whole picture for a while */
  SCRUTINY_HIDE_ITEM_SOUND,
} ScrutinyHideItemKind;

/**
 * ScrutinyHideItem:
 * @kind: which list of the track it stands in
 * @index: its place there
 * @from_us: first moment hidden, within the clip
 * @to_us: first moment no longer hidden, within the clip
 * @reason: why; the track's
 *
 * One thing that is hidden, whatever its kind, as a list and a time line show it.
 */
typedef struct {
  ScrutinyHideItemKind kind;
  guint index;
  gint64 from_us;
  gint64 to_us;
  const char *reason;
} ScrutinyHideItem;

guint scrutiny_hide_item_count (const ScrutinyHideTrack *track);
gboolean scrutiny_hide_item_get (const ScrutinyHideTrack *track,
                                 guint nth,
                                 gint64 duration_us,
                                 ScrutinyHideItem *item);

G_END_DECLS
