/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/footage.h"
#include "media/demo-scene.h"

G_BEGIN_DECLS

ScrutinyClip *scrutiny_demo_footage_add (ScrutinySession *session,
                                         gint64 meeting,
                                         const char *letter,
                                         const ScrutinyDemoScene *scene,
                                         gint64 started_at_us,
                                         gboolean is_damaged,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean scrutiny_demo_footage_hide (ScrutinySession *session,
                                     ScrutinyClip *clip,
                                     const ScrutinyDemoScene *scene,
                                     GError **error);

G_END_DECLS
