/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/list.h"
#include "sampling/plan.h"
#include "sampling/progress.h"

G_BEGIN_DECLS

/* Main cases and reserves together: more would not fit a certificate. */
#define SCRUTINY_FRAME_DRAWN_MAX 200000u

/* One part of the list that has its own quota. */
typedef struct {
  guint index;   /* from 1, in key byte order */
  char *key;     /* values of the strata columns joined by TAB; "" when simple */
  char **values; /* the same values apart; empty when simple */
  guint size;
  guint quota;
  guint reserves_wanted;
} ScrutinyStratum;

/* What a plan makes of a list before the seed is known: who is eligible, the
 * strata and their quotas. Immutable. */
typedef struct _ScrutinyFrame ScrutinyFrame;

ScrutinyFrame *scrutiny_frame_new (ScrutinyList *list,
                                   ScrutinyPlan *plan,
                                   const char *const *after_ids,
                                   ScrutinySamplingProgress progress,
                                   gpointer progress_data,
                                   GError **error);
ScrutinyFrame *scrutiny_frame_ref (ScrutinyFrame *self);
void scrutiny_frame_unref (ScrutinyFrame *self);

ScrutinyList *scrutiny_frame_get_list (ScrutinyFrame *self);
ScrutinyPlan *scrutiny_frame_get_plan (ScrutinyFrame *self);

guint scrutiny_frame_get_n_eligible (ScrutinyFrame *self);
guint scrutiny_frame_get_n_after (ScrutinyFrame *self);
guint scrutiny_frame_get_n_filtered_out (ScrutinyFrame *self);
GStrv scrutiny_frame_dup_excluded_codes (ScrutinyFrame *self);
guint scrutiny_frame_get_n_excluded (ScrutinyFrame *self, const char *code);

guint scrutiny_frame_get_n_strata (ScrutinyFrame *self);
const ScrutinyStratum *scrutiny_frame_get_stratum (ScrutinyFrame *self, guint index);
guint scrutiny_frame_get_shortfall (ScrutinyFrame *self);
gboolean scrutiny_frame_has_exact_chances (ScrutinyFrame *self);

guint scrutiny_frame_get_eligible_row (ScrutinyFrame *self, guint position);
guint scrutiny_frame_get_eligible_stratum (ScrutinyFrame *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFrame, scrutiny_frame_unref)

G_END_DECLS
