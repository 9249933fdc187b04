/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/demo-scene.h"

G_BEGIN_DECLS

void scrutiny_scene_draw (const ScrutinyDemoScene *scene, gint64 t_us, AVFrame *picture);

G_END_DECLS
