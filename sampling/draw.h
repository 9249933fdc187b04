/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/frame.h"
#include "sampling/progress.h"
#include "sampling/seed.h"

G_BEGIN_DECLS

/* A record that was drawn, or that stands by. */
typedef struct {
  guint rank;    /* from 1: over all main cases, or over the reserves of a stratum */
  guint stratum; /* index of its stratum, from 1 */
  char *id;
  char *ticket; /* in full */
} ScrutinyDrawn;

void scrutiny_drawn_free (ScrutinyDrawn *self);

/* The outcome of a plan, its list and a seed. Immutable. */
typedef struct _ScrutinyDraw ScrutinyDraw;

ScrutinyDraw *scrutiny_draw_new (ScrutinyFrame *frame,
                                 ScrutinySeed *seed,
                                 ScrutinySamplingProgress progress,
                                 gpointer progress_data,
                                 GError **error);
void scrutiny_draw_unref (ScrutinyDraw *self);

ScrutinyFrame *scrutiny_draw_get_frame (ScrutinyDraw *self);
ScrutinySeed *scrutiny_draw_get_seed (ScrutinyDraw *self);
GPtrArray *scrutiny_draw_get_main (ScrutinyDraw *self);
GPtrArray *scrutiny_draw_get_reserves (ScrutinyDraw *self);
GPtrArray *scrutiny_draw_get_cap_skipped (ScrutinyDraw *self);
guint scrutiny_draw_get_n_main (ScrutinyDraw *self, guint stratum);
guint scrutiny_draw_get_n_reserves (ScrutinyDraw *self, guint stratum);
gint64 scrutiny_draw_get_start (ScrutinyDraw *self);
const char *scrutiny_draw_get_result_sha256 (ScrutinyDraw *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyDrawn, scrutiny_drawn_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyDraw, scrutiny_draw_unref)

G_END_DECLS
