/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/reel-private.h"

G_BEGIN_DECLS

/* Told how far it is; %FALSE from it means stop. */
typedef gboolean (*ScrutinyExportStep) (gint64 done, gint64 total, gpointer data);

ScrutinyFailure scrutiny_export_write (ScrutinyReel *reel,
                                       int *fd,
                                       ScrutinyExportStep step,
                                       gpointer data,
                                       ScrutinyMessage *done);

G_END_DECLS
