/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/frame.h"

G_BEGIN_DECLS

#define SCRUTINY_FRAME_CODES_MAX 1000u

typedef struct {
  guint32 row;     /* in the list */
  guint32 stratum; /* from 0 */
} ScrutinyEligible;

struct _ScrutinyFrame {
  ScrutinyList *list;
  ScrutinyPlan *plan;
  GArray *eligible;     /* of ScrutinyEligible, in list order */
  GHashTable *excluded; /* code -> number */
  guint n_after;
  guint n_filtered_out;
  GPtrArray *strata;
  guint shortfall;
  gboolean is_exact;
};

gboolean scrutiny_frame_find_eligible (ScrutinyFrame *self,
                                       const char *const *after_ids,
                                       ScrutinySamplingProgress progress,
                                       gpointer progress_data,
                                       GError **error);
gboolean scrutiny_frame_find_strata (ScrutinyFrame *self, GError **error);
gboolean scrutiny_sampling_report (ScrutinySamplingProgress progress,
                                   gpointer data,
                                   guint64 done,
                                   guint64 total,
                                   GError **error);

G_END_DECLS
