/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/panel-view.h"

G_BEGIN_DECLS

gboolean scrutiny_panel_view_set (ScrutinySession *session,
                                  gint64 case_id,
                                  const char *level,
                                  const char *method,
                                  const char *text,
                                  const char *minority,
                                  GError **error);
ScrutinyPanelView *scrutiny_panel_view_get (ScrutinySession *session,
                                            gint64 case_id,
                                            GError **error);

G_END_DECLS
