/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The dip sample's arithmetic: one number from the seed, then even steps. */
guint64 scrutiny_systematic_pick_start (const char *seed_string, guint64 n_records);
guint64 scrutiny_systematic_get_position (guint64 start,
                                          guint64 step,
                                          guint64 n_records,
                                          guint64 n_picks);

G_END_DECLS
