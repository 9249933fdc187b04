/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/index-private.h"

#include <stdlib.h>

/* Frames further apart than this much of the usual distance make a clip variable. */
#define UNEVEN_US 2000

/** scrutiny_index_new: Returns: (transfer full): an index without a picture */
ScrutinyIndex *
scrutiny_index_new (void)
{
  ScrutinyIndex *self = g_new0 (ScrutinyIndex, 1);

  self->moments = g_array_new (FALSE, FALSE, sizeof (ScrutinyMoment));

  return self;
}

void
scrutiny_index_free (ScrutinyIndex *self)
{
  g_array_unref (self->moments);
  g_free (self);
}

/** scrutiny_index_add: %FALSE when there are more pictures than anybody films. */
gboolean
scrutiny_index_add (ScrutinyIndex *self, gint64 pts, gint64 at_us)
{
  ScrutinyMoment moment = { pts, at_us };

  if (self->moments->len >= SCRUTINY_INDEX_FRAMES_MAX)
    return FALSE;
  g_array_append_val (self->moments, moment);

  return TRUE;
}

static int
compare_moments (const void *a, const void *b)
{
  const ScrutinyMoment *one = a, *other = b;

  return (one->pts > other->pts) - (one->pts < other->pts);
}

/**
 * scrutiny_index_finish:
 * @self: an index to which packets were added in any order
 * @last_duration_us: how long the last picture is shown, or 0 if the file does not say
 *
 * Sorts the moments and drops double ones: packets come in decoding order.
 */
void
scrutiny_index_finish (ScrutinyIndex *self, gint64 last_duration_us)
{
  ScrutinyMoment *moments = (ScrutinyMoment *) (void *) self->moments->data;
  guint length = self->moments->len, kept = 0;

  if (length > 0)
    qsort (moments, length, sizeof *moments, compare_moments);
  for (guint i = 0; i < length; i++) {
    if (kept == 0 || moments[i].pts != moments[kept - 1].pts)
      moments[kept++] = moments[i];
  }
  g_array_set_size (self->moments, kept);

  self->last_duration_us = last_duration_us;
  if (last_duration_us <= 0)
    self->last_duration_us =
        kept > 1 ? moments[kept - 1].at_us - moments[kept - 2].at_us : 40000;
}

/** scrutiny_index_get_length: Returns: how many pictures */
guint
scrutiny_index_get_length (const ScrutinyIndex *self)
{
  return self->moments->len;
}

/**
 * scrutiny_index_get:
 *
 * Returns: (transfer none): picture @i in the order in which they are shown, from 0
 */
const ScrutinyMoment *
scrutiny_index_get (const ScrutinyIndex *self, guint i)
{
  g_return_val_if_fail (i < self->moments->len, NULL);

  return &g_array_index (self->moments, ScrutinyMoment, i);
}

/**
 * scrutiny_index_find:
 * @self: an index that is not empty
 * @at_us: a time
 *
 * Returns: the picture that is on the screen then; the first one before it all starts
 */
guint
scrutiny_index_find (const ScrutinyIndex *self, gint64 at_us)
{
  guint low = 0, high = self->moments->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (scrutiny_index_get (self, middle)->at_us <= at_us)
      low = middle + 1;
    else
      high = middle;
  }

  return low > 0 ? low - 1 : 0;
}

/**
 * scrutiny_index_get_neighbours:
 * @self: an index that is not empty
 * @at_us: when a picture is shown
 * @before_us: (out): how long ago the picture before it was shown
 * @after_us: (out): how soon the picture after it comes
 */
void
scrutiny_index_get_neighbours (const ScrutinyIndex *self,
                               gint64 at_us,
                               gint64 *before_us,
                               gint64 *after_us)
{
  guint i = scrutiny_index_find (self, at_us);
  gint64 own_us = scrutiny_index_get (self, i)->at_us;

  /* A picture that is not in the index lies between two that are. */
  *before_us = at_us - own_us;
  if (at_us <= own_us)
    *before_us = i > 0 ? at_us - scrutiny_index_get (self, i - 1)->at_us : 0;

  *after_us = i + 1 < self->moments->len ? scrutiny_index_get (self, i + 1)->at_us - at_us
                                         : self->last_duration_us;
  *before_us = MAX (*before_us, 0);
  *after_us = MAX (*after_us, 0);
}

/** scrutiny_index_is_variable: Returns: whether the pictures do not come at one pace */
gboolean
scrutiny_index_is_variable (const ScrutinyIndex *self)
{
  guint length = self->moments->len;
  gint64 usual_us, this_us;

  if (length < 3)
    return FALSE;

  usual_us = (scrutiny_index_get (self, length - 1)->at_us -
              scrutiny_index_get (self, 0)->at_us) /
             (length - 1);
  for (guint i = 1; i < length; i++) {
    this_us =
        scrutiny_index_get (self, i)->at_us - scrutiny_index_get (self, i - 1)->at_us;
    if (ABS (this_us - usual_us) > UNEVEN_US)
      return TRUE;
  }

  return FALSE;
}
