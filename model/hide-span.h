/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/hide-region.h"

G_BEGIN_DECLS

/**
 * ScrutinyHideSpan:
 * @from_us: first microsecond hidden, since the video stream's start
 * @to_us: first microsecond no longer hidden; above @from_us
 * @reason: a code or short text, never empty
 *
 * A stretch of time whose sound is silenced, or whose whole picture is covered.
 */
typedef struct {
  gint64 from_us;
  gint64 to_us;
  char reason[SCRUTINY_HIDE_REASON_MAX + 1];
} ScrutinyHideSpan;

gboolean scrutiny_hide_span_init (ScrutinyHideSpan *self,
                                  gint64 from_us,
                                  gint64 to_us,
                                  const char *reason,
                                  GError **error);

G_END_DECLS
