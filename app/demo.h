/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* Everybody on the demo panel signs in with this. */
#define SCRUTINY_DEMO_PASSPHRASE  "demo"

#define SCRUTINY_DEMO_CHAIR       "Megan Price"
#define SCRUTINY_DEMO_COORDINATOR "Tom Ellis"
#define SCRUTINY_DEMO_FORCE_LEAD  "Sam Hughes"
#define SCRUTINY_DEMO_N_MEMBERS   5u

gboolean scrutiny_demo_create (const char *panel_dir,
                               ScrutinyProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);
gboolean scrutiny_demo_write_example (const char *clip_path,
                                      const char *track_path,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
