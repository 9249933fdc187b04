/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/hide-wire.h"
#include "media/protocol-private.h"
#include "model/hide-track.h"

G_BEGIN_DECLS

/* What the redactor goes by: the track it believes, or why it covers everything. It is
 * replaced whole, never changed. */
typedef struct {
  ScrutinyHideTrack *track;   /* NULL: cover everything */
  ScrutinyCoverReason reason; /* why there is no track; NONE with one */
  gboolean shows_clear;       /* the hide editor's grant */
} ScrutinyPlan;

ScrutinyPlan *scrutiny_plan_new (const guint8 *sealed,
                                 gsize size_bytes,
                                 const guint8 *key,
                                 const ScrutinyHideClip *clip);
void scrutiny_plan_free (ScrutinyPlan *self);

ScrutinyCoverReason scrutiny_plan_covers_whole (const ScrutinyPlan *self,
                                                gint64 at_us,
                                                gint64 before_us,
                                                gint64 after_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPlan, scrutiny_plan_free)

G_END_DECLS
