/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-clip.h"
#include "model/hide-region.h"

G_BEGIN_DECLS

/* A shape on the coded picture, in pixels; the pixel at column 3 spans 3 to 4. */
typedef struct {
  ScrutinyHideShape shape;
  double left;
  double top;
  double right;
  double bottom;
} ScrutinyPlacement;

void scrutiny_placement_init (ScrutinyPlacement *self,
                              const ScrutinyHideKey *box,
                              ScrutinyHideShape shape,
                              const ScrutinyHideClip *clip);

G_END_DECLS
