/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A row of the store, to make a version from; nothing in it is owned. */
typedef struct {
  gint64 id;
  gint64 clip_id;
  guint version;
  const char *sha256; /* of the track's JSON */
  gint64 made_at_us;  /* microseconds UTC */
  gint64 made_by;
  gint64 approved_at_us; /* microseconds UTC; 0: no second look yet */
  gint64 approved_by;    /* 0: no second look yet */
} ScrutinyHideVersionRow;

#define SCRUTINY_TYPE_HIDE_VERSION (scrutiny_hide_version_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideVersion,
                      scrutiny_hide_version,
                      SCRUTINY,
                      HIDE_VERSION,
                      GObject)

ScrutinyHideVersion *scrutiny_hide_version_new (const ScrutinyHideVersionRow *row);

const ScrutinyHideVersionRow *scrutiny_hide_version_get_row (ScrutinyHideVersion *self);
gint64 scrutiny_hide_version_get_id (ScrutinyHideVersion *self);
guint scrutiny_hide_version_get_number (ScrutinyHideVersion *self);
gint64 scrutiny_hide_version_get_made_by (ScrutinyHideVersion *self);
gboolean scrutiny_hide_version_is_approved (ScrutinyHideVersion *self);

G_END_DECLS
