/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout-binding.h"
#include "intake/layout-private.h"

G_BEGIN_DECLS

/* One known column and the cell it stands in. */
typedef struct {
  const ScrutinyLayoutColumn *column; /* owned by the layout */
  guint cell;
  const char *heading; /* as the file writes it; owned by the binding */
} ScrutinyBoundColumn;

struct _ScrutinyLayoutBinding {
  ScrutinyLayout *layout;
  char **header;
  guint cell_count;
  GArray *bound;      /* ScrutinyBoundColumn, in the order of the layout */
  GPtrArray *missing; /* const char *, owned by the layout */
  GPtrArray *ignored; /* const char *, owned by header */
};

G_END_DECLS
