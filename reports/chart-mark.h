/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a part of a bar looks like without colour: shape, fill and word. */
typedef enum {
  SCRUTINY_MARK_GOOD,         /* circle with tick, plain fill */
  SCRUTINY_MARK_LEARNING,     /* triangle with !, slanting lines */
  SCRUTINY_MARK_CONCERN,      /* square with cross, crossed lines */
  SCRUTINY_MARK_NOT_GRADABLE, /* ring, dots */
  SCRUTINY_MARK_NO_FOOTAGE,   /* hollow diamond, no fill */
  SCRUTINY_MARK_NEUTRAL,      /* no shape, grey fill */
} ScrutinyChartMark;

/* Where it is painted. Print has no colour that matters: black and white will do. */
typedef enum {
  SCRUTINY_CHART_ON_LIGHT,
  SCRUTINY_CHART_ON_DARK,
  SCRUTINY_CHART_ON_PAPER,
} ScrutinyChartGround;

G_END_DECLS
