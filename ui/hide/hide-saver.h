/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/hide-edit.h"
#include "ui/window.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HIDE_SAVER (scrutiny_hide_saver_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideSaver,
                      scrutiny_hide_saver,
                      SCRUTINY,
                      HIDE_SAVER,
                      GObject)

ScrutinyHideSaver *scrutiny_hide_saver_new (ScrutinyWindow *window,
                                            ScrutinyHideEdit *edit);

void scrutiny_hide_saver_save (ScrutinyHideSaver *self, ScrutinyHideTrack *track);
gboolean scrutiny_hide_saver_has (ScrutinyHideSaver *self, ScrutinyHideTrack *track);
ScrutinyHideEdit *scrutiny_hide_saver_get_edit (ScrutinyHideSaver *self);

G_END_DECLS
