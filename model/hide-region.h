/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/hide-key.h"

G_BEGIN_DECLS

#define SCRUTINY_HIDE_KEYS_MAX   20000
#define SCRUTINY_HIDE_ID_MAX     32
#define SCRUTINY_HIDE_REASON_MAX 64
#define SCRUTINY_HIDE_BOXES_MAX  3

typedef enum {
  SCRUTINY_HIDE_SHAPE_RECTANGLE,
  SCRUTINY_HIDE_SHAPE_ELLIPSE, /* the one that fills the box */
} ScrutinyHideShape;

/* What one region does to one moment of the picture. */
typedef enum {
  SCRUTINY_HIDE_COVERS_NOTHING,
  SCRUTINY_HIDE_COVERS_BOXES,
  SCRUTINY_HIDE_COVERS_ALL, /* lost: the whole picture must be hidden */
} ScrutinyHideCovers;

/* A thing that must not be seen, over its key frames. Immutable and refcounted. Its
 * only effect so far is the solid cover. */
typedef struct _ScrutinyHideRegion ScrutinyHideRegion;

ScrutinyHideRegion *scrutiny_hide_region_new (const char *id,
                                              ScrutinyHideShape shape,
                                              const char *reason,
                                              const ScrutinyHideKey *keys,
                                              guint n_keys,
                                              GError **error);
ScrutinyHideRegion *scrutiny_hide_region_ref (ScrutinyHideRegion *self);
void scrutiny_hide_region_unref (ScrutinyHideRegion *self);

const char *scrutiny_hide_region_get_id (const ScrutinyHideRegion *self);
ScrutinyHideShape scrutiny_hide_region_get_shape (const ScrutinyHideRegion *self);
const char *scrutiny_hide_region_get_reason (const ScrutinyHideRegion *self);
const ScrutinyHideKey *scrutiny_hide_region_get_keys (const ScrutinyHideRegion *self,
                                                      guint *n_keys);

ScrutinyHideCovers scrutiny_hide_region_at (const ScrutinyHideRegion *self,
                                            gint64 t_us,
                                            gint64 before_us,
                                            gint64 after_us,
                                            ScrutinyHideKey *boxes,
                                            guint *n_boxes);

const char *scrutiny_hide_shape_to_name (ScrutinyHideShape shape);
gboolean scrutiny_hide_shape_from_name (const char *name, ScrutinyHideShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyHideRegion, scrutiny_hide_region_unref)

G_END_DECLS
