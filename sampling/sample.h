/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/progress.h"

G_BEGIN_DECLS

#define SCRUTINY_SAMPLE_TAKE_MAX         2000000u
#define SCRUTINY_SAMPLE_TICKET_BYTES_MAX (256u << 20) /* of all tickets kept */

/* A line picked by the stateless draw. */
typedef struct {
  char *id;
  char *ticket;
  guint generation; /* 1 unless it was put back and came again */
} ScrutinySampled;

GPtrArray *scrutiny_sample_draw (GBytes *ids,
                                 const char *seed,
                                 guint take,
                                 gboolean with_replacement,
                                 ScrutinySamplingProgress progress,
                                 gpointer progress_data,
                                 GError **error);

G_END_DECLS
