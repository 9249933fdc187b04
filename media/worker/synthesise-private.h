/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/demo-scene.h"
#include "media/worker/export-private.h"

G_BEGIN_DECLS

ScrutinyFailure scrutiny_synthesise_write (const ScrutinyDemoScene *scene,
                                           int fd,
                                           ScrutinyExportStep step,
                                           gpointer data,
                                           ScrutinyMessage *done);

G_END_DECLS
