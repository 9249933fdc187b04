/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/draw.h"
#include "sampling/lottery.h"
#include "sampling/ticket-order-private.h"

G_BEGIN_DECLS

struct _ScrutinyDraw {
  ScrutinyFrame *frame;
  ScrutinySeed *seed;
  GPtrArray *main;
  GPtrArray *reserves;
  GPtrArray *cap_skipped; /* of char * */
  guint *n_main;          /* by stratum from 0 */
  guint *n_reserves;
  gint64 start; /* -1 unless systematic */
  char *result_sha256;
};

GArray *scrutiny_draw_pick_positions (ScrutinyFrame *frame,
                                      const char *seed_string,
                                      gint64 *start);

G_END_DECLS
