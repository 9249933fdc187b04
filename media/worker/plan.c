/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/plan.h"

static ScrutinyCoverReason
reason_for (ScrutinyHideWireVerdict verdict)
{
  switch (verdict) {
  case SCRUTINY_HIDE_WIRE_OK:
    return SCRUTINY_COVER_NONE;
  case SCRUTINY_HIDE_WIRE_NEWER:
    return SCRUTINY_COVER_NEWER_TRACK;
  case SCRUTINY_HIDE_WIRE_OTHER_CLIP:
    return SCRUTINY_COVER_OTHER_CLIP;
  case SCRUTINY_HIDE_WIRE_DAMAGED:
  default:
    return SCRUTINY_COVER_BAD_TRACK;
  }
}

/**
 * scrutiny_plan_new:
 * @sealed: (array length=size_bytes) (nullable): a sealed track, or %NULL for none
 * @size_bytes: of @sealed
 * @key: what it should be sealed with
 * @clip: the clip that is open
 *
 * Returns: (transfer full): a plan in any case; without a believable track for exactly
 *   this clip it covers everything
 */
ScrutinyPlan *
scrutiny_plan_new (const guint8 *sealed,
                   gsize size_bytes,
                   const guint8 *key,
                   const ScrutinyHideClip *clip)
{
  ScrutinyPlan *self = g_new0 (ScrutinyPlan, 1);
  ScrutinyHideWireGrant grant;
  ScrutinyHideWireVerdict verdict;

  if (sealed == NULL) {
    self->reason = SCRUTINY_COVER_NO_TRACK;
    return self;
  }

  self->track =
      scrutiny_hide_wire_open (sealed, size_bytes, key, clip->sha256, &grant, &verdict);
  self->reason = reason_for (verdict);
  if (self->track &&
      !scrutiny_hide_clip_equal (scrutiny_hide_track_get_clip (self->track), clip)) {
    g_clear_pointer (&self->track, scrutiny_hide_track_unref);
    self->reason = SCRUTINY_COVER_OTHER_SHAPE;
  }
  self->shows_clear = self->track && grant == SCRUTINY_HIDE_WIRE_EDITING;

  return self;
}

void
scrutiny_plan_free (ScrutinyPlan *self)
{
  g_clear_pointer (&self->track, scrutiny_hide_track_unref);
  g_free (self);
}

/**
 * scrutiny_plan_covers_whole:
 * @self: a plan
 * @at_us: when a picture is shown
 * @before_us: how long ago the picture before it was shown
 * @after_us: how soon the picture after it comes
 *
 * Returns: why the whole picture must be hidden, or %SCRUTINY_COVER_NONE
 */
ScrutinyCoverReason
scrutiny_plan_covers_whole (const ScrutinyPlan *self,
                            gint64 at_us,
                            gint64 before_us,
                            gint64 after_us)
{
  const ScrutinyHideSpan *spans;
  guint n_spans;

  if (self->track == NULL)
    return self->reason;

  spans = scrutiny_hide_track_get_picture (self->track, &n_spans);
  for (guint i = 0; i < n_spans; i++) {
    if (at_us + after_us >= spans[i].from_us && at_us - before_us <= spans[i].to_us)
      return SCRUTINY_COVER_SPAN;
  }

  return SCRUTINY_COVER_NONE;
}
