/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-region.h"

G_BEGIN_DECLS

/** Changing a region means making another: these return (transfer full) the new one, or
 * %NULL with a sentence. Between two key frames somebody drew, the box is also widened
 * half-way, because nobody walks in a straight line (media.md 8). */
ScrutinyHideRegion *scrutiny_hide_region_with_box (const ScrutinyHideRegion *self,
                                                   const ScrutinyHideKey *box,
                                                   GError **error);
ScrutinyHideRegion *scrutiny_hide_region_with_start (const ScrutinyHideRegion *self,
                                                     gint64 t_us,
                                                     GError **error);
ScrutinyHideRegion *scrutiny_hide_region_with_end (const ScrutinyHideRegion *self,
                                                   gint64 t_us,
                                                   GError **error);
ScrutinyHideRegion *scrutiny_hide_region_with_words (const ScrutinyHideRegion *self,
                                                     const char *id,
                                                     ScrutinyHideShape shape,
                                                     const char *reason,
                                                     GError **error);

/* What there is to change. */
gboolean scrutiny_hide_region_find_box (const ScrutinyHideRegion *self,
                                        gint64 t_us,
                                        ScrutinyHideKey *box);
void scrutiny_hide_region_get_extent (const ScrutinyHideRegion *self,
                                      gint64 duration_us,
                                      gint64 *from_us,
                                      gint64 *to_us);
GArray *scrutiny_hide_region_list_drawn (const ScrutinyHideRegion *self);

G_END_DECLS
