/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/panel-view.h"

G_BEGIN_DECLS

gboolean scrutiny_panel_view_store_add (ScrutinyDatabase *database,
                                        const ScrutinyPanelView *view,
                                        GBytes *words,
                                        GError **error);
ScrutinyPanelView *scrutiny_panel_view_store_get (ScrutinyDatabase *database,
                                                  gint64 case_id,
                                                  GBytes **words,
                                                  GError **error);

G_END_DECLS
