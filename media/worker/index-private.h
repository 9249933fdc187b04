/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_INDEX_FRAMES_MAX 20000000u

/* When one picture is shown, in the stream's own ticks and in microseconds since its
 * start. */
typedef struct {
  gint64 pts;
  gint64 at_us;
} ScrutinyMoment;

/* When each picture of the clip is shown, ascending: the only frame numbers there are
 * (media.md 3). */
typedef struct {
  GArray *moments; /* of ScrutinyMoment */
  gint64 last_duration_us;
} ScrutinyIndex;

ScrutinyIndex *scrutiny_index_new (void);
void scrutiny_index_free (ScrutinyIndex *self);

gboolean scrutiny_index_add (ScrutinyIndex *self, gint64 pts, gint64 at_us);
void scrutiny_index_finish (ScrutinyIndex *self, gint64 last_duration_us);

guint scrutiny_index_get_length (const ScrutinyIndex *self);
const ScrutinyMoment *scrutiny_index_get (const ScrutinyIndex *self, guint i);
guint scrutiny_index_find (const ScrutinyIndex *self, gint64 at_us);
void scrutiny_index_get_neighbours (const ScrutinyIndex *self,
                                    gint64 at_us,
                                    gint64 *before_us,
                                    gint64 *after_us);
gboolean scrutiny_index_is_variable (const ScrutinyIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyIndex, scrutiny_index_free)

G_END_DECLS
