/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/hide-item.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HIDE_LIST (scrutiny_hide_list_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideList,
                      scrutiny_hide_list,
                      SCRUTINY,
                      HIDE_LIST,
                      GtkWidget)

void scrutiny_hide_list_show (ScrutinyHideList *self,
                              ScrutinyHideTrack *track,
                              guint selected,
                              gint64 duration_us);

G_END_DECLS
