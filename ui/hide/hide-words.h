/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "media/hide-figures.h"
#include "model/hide-item.h"

G_BEGIN_DECLS

/* Lists for drop-downs; a code that is not on its list is said as it is written. */
typedef enum {
  SCRUTINY_HIDE_WORDS_KINDS,   /* what is hidden: a face, a number plate */
  SCRUTINY_HIDE_WORDS_REASONS, /* why */
} ScrutinyHideWords;

const char *const *scrutiny_hide_words_list_codes (ScrutinyHideWords list);
const char *scrutiny_hide_words_for_code (ScrutinyHideWords list, const char *code);

char *scrutiny_hide_words_get_kind (const ScrutinyHideRegion *region);
char *scrutiny_hide_words_for_name (const ScrutinyHideTrack *track,
                                    const ScrutinyHideItem *item);
char *scrutiny_hide_words_for_item (const ScrutinyHideTrack *track,
                                    guint nth,
                                    gint64 duration_us);
char *scrutiny_hide_words_for_figures (const ScrutinyHideFigures *figures);

G_END_DECLS
