/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/hide-clip.h"
#include "model/hide-region.h"
#include "model/hide-span.h"

G_BEGIN_DECLS

#define SCRUTINY_HIDE_TRACK_VERSION 1
#define SCRUTINY_HIDE_REGIONS_MAX   1000
#define SCRUTINY_HIDE_SPANS_MAX     5000
#define SCRUTINY_HIDE_AUTHOR_MAX    80

/* What must be hidden in one clip, and whose word that is. Refcounted. Fill it with
 * the add functions while nobody else holds it; from then on it is a frozen snapshot
 * that may cross threads. An edit is a new track. */
typedef struct _ScrutinyHideTrack ScrutinyHideTrack;

ScrutinyHideTrack *scrutiny_hide_track_new (const ScrutinyHideClip *clip,
                                            const char *author,
                                            GError **error);
ScrutinyHideTrack *scrutiny_hide_track_ref (ScrutinyHideTrack *self);
void scrutiny_hide_track_unref (ScrutinyHideTrack *self);

gboolean scrutiny_hide_track_add_region (ScrutinyHideTrack *self,
                                         ScrutinyHideRegion *region,
                                         GError **error);
gboolean scrutiny_hide_track_add_sound (ScrutinyHideTrack *self,
                                        gint64 from_us,
                                        gint64 to_us,
                                        const char *reason,
                                        GError **error);
gboolean scrutiny_hide_track_add_picture (ScrutinyHideTrack *self,
                                          gint64 from_us,
                                          gint64 to_us,
                                          const char *reason,
                                          GError **error);

const ScrutinyHideClip *scrutiny_hide_track_get_clip (const ScrutinyHideTrack *self);
const char *scrutiny_hide_track_get_author (const ScrutinyHideTrack *self);
guint scrutiny_hide_track_get_n_regions (const ScrutinyHideTrack *self);
const ScrutinyHideRegion *scrutiny_hide_track_get_region (const ScrutinyHideTrack *self,
                                                          guint index);
const ScrutinyHideSpan *scrutiny_hide_track_get_sound (const ScrutinyHideTrack *self,
                                                       guint *n_spans);
const ScrutinyHideSpan *scrutiny_hide_track_get_picture (const ScrutinyHideTrack *self,
                                                         guint *n_spans);

char *scrutiny_hide_track_to_json (const ScrutinyHideTrack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyHideTrack, scrutiny_hide_track_unref)

G_END_DECLS
