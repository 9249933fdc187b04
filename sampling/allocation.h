/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One stratum's claim on the seats of a draw. */
typedef struct {
  const char *key; /* ties at the end go to the lower key bytes */
  guint64 size;
  guint64 weight;
  guint64 quota; /* (out): seats given */
} ScrutinyAllocation;

gboolean scrutiny_allocation_share_out (ScrutinyAllocation *strata,
                                        guint n_strata,
                                        guint64 seats,
                                        guint64 minimum,
                                        guint64 *shortfall,
                                        GError **error);

G_END_DECLS
