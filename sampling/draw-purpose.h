/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/plan.h"

G_BEGIN_DECLS

/* What the cases of a draw may be used to say. Part of the commitment, so that a
 * label once given stays. */
typedef enum {
  SCRUTINY_DRAW_RANDOM,   /* speaks for every eligible record of the list */
  SCRUTINY_DRAW_THEMATIC, /* at random within a theme: speaks for that theme only */
  SCRUTINY_DRAW_TARGETED, /* chosen for a reason: in no rate */
  SCRUTINY_DRAW_REVISIT,  /* targeted, to see whether an earlier point was learned */
  SCRUTINY_DRAW_INTERNAL, /* a supervisors' dip sample: never the panel's figures */
} ScrutinyDrawPurpose;

ScrutinyDrawPurpose scrutiny_plan_get_purpose (ScrutinyPlan *self);
char *scrutiny_plan_dup_theme (ScrutinyPlan *self);

char *scrutiny_draw_purpose_make_tag (ScrutinyDrawPurpose purpose,
                                      gint64 meeting,
                                      guint number);
const char *scrutiny_draw_purpose_get_name (ScrutinyDrawPurpose purpose);
gboolean scrutiny_draw_purpose_from_name (const char *name, ScrutinyDrawPurpose *purpose);
gboolean scrutiny_draw_purpose_needs_reason (ScrutinyDrawPurpose purpose);

G_END_DECLS
