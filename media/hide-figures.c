/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/hide-figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The area is measured on a grid, at so many moments at most: a member reads "12 %",
 * and a long clip must not take longer than a look. */
#define GRID_WIDTH  160
#define GRID_HEIGHT 90
#define MOMENTS_MAX 2000

#define BOXES_MAX   3

typedef struct {
  const ScrutinyHideTrack *track;
  gint64 t_us;
  gint64 before_us; /* to the frame before, as the worker widens by it */
  gint64 after_us;
} Moment;

static gboolean
is_in_spans (const ScrutinyHideSpan *spans, guint n_spans, const Moment *at)
{
  for (guint i = 0; i < n_spans; i++) {
    if (at->t_us >= spans[i].from_us - at->after_us &&
        at->t_us < spans[i].to_us + at->before_us)
      return TRUE;
  }
  return FALSE;
}

/* Whether the centre of a grid cell lies in the box, or in the ellipse that fills it. */
static gboolean
covers_point (const ScrutinyHideKey *box, ScrutinyHideShape shape, double x, double y)
{
  double across, down;

  if (x < box->x || y < box->y || x >= box->x + box->w || y >= box->y + box->h)
    return FALSE;
  if (shape == SCRUTINY_HIDE_SHAPE_RECTANGLE)
    return TRUE;

  across = (x - box->x - box->w / 2) / (box->w / 2);
  down = (y - box->y - box->h / 2) / (box->h / 2);
  return across * across + down * down <= 1.0;
}

static void
fill (guint8 *grid, const ScrutinyHideKey *box, ScrutinyHideShape shape)
{
  const int left = (int) CLAMP (floor (box->x * GRID_WIDTH), 0, GRID_WIDTH);
  const int right = (int) CLAMP (ceil ((box->x + box->w) * GRID_WIDTH), 0, GRID_WIDTH);
  const int top = (int) CLAMP (floor (box->y * GRID_HEIGHT), 0, GRID_HEIGHT);
  const int bottom = (int) CLAMP (ceil ((box->y + box->h) * GRID_HEIGHT), 0, GRID_HEIGHT);

  for (int row = top; row < bottom; row++) {
    for (int column = left; column < right; column++) {
      if (covers_point (box, shape, (column + 0.5) / GRID_WIDTH,
                        (row + 0.5) / GRID_HEIGHT))
        grid[row * GRID_WIDTH + column] = 1;
    }
  }
}

/* Returns: the share of the picture hidden then, 0..1; @hides_any also counts what is
 * smaller than a cell */
static double
measure (const Moment *at, guint8 *grid, gboolean *hides_any)
{
  guint n_spans = 0, n_boxes = 0, filled = 0;
  const ScrutinyHideSpan *spans = scrutiny_hide_track_get_picture (at->track, &n_spans);
  ScrutinyHideKey boxes[BOXES_MAX];

  *hides_any = TRUE;
  if (is_in_spans (spans, n_spans, at))
    return 1.0;

  *hides_any = FALSE;
  if (grid != NULL)
    memset (grid, 0, GRID_WIDTH * GRID_HEIGHT);
  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (at->track); i++) {
    const ScrutinyHideRegion *region = scrutiny_hide_track_get_region (at->track, i);

    if (scrutiny_hide_region_at (region, at->t_us, at->before_us, at->after_us, boxes,
                                 &n_boxes) == SCRUTINY_HIDE_COVERS_ALL) {
      *hides_any = TRUE;
      return 1.0;
    }
    *hides_any |= n_boxes > 0;
    for (guint j = 0; grid != NULL && j < n_boxes; j++)
      fill (grid, &boxes[j], scrutiny_hide_region_get_shape (region));
  }

  for (guint i = 0; grid != NULL && i < GRID_WIDTH * GRID_HEIGHT; i++)
    filled += grid[i];
  return filled / (double) (GRID_WIDTH * GRID_HEIGHT);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const ScrutinyHideSpan *first = a;
  const ScrutinyHideSpan *second = b;

  return (first->from_us > second->from_us) - (first->from_us < second->from_us);
}

/* Time in at least one span, within the clip. */
static gint64
add_up (const ScrutinyHideSpan *spans, guint n_spans, gint64 duration_us)
{
  g_autofree ScrutinyHideSpan *sorted = g_memdup2 (spans, n_spans * sizeof *spans);
  gint64 end_us = 0, sum_us = 0;

  if (n_spans > 0)
    qsort (sorted, n_spans, sizeof *sorted, compare_spans_cb);
  for (guint i = 0; i < n_spans; i++) {
    const gint64 from_us = MAX (sorted[i].from_us, end_us);
    const gint64 to_us = MIN (sorted[i].to_us, duration_us);

    if (to_us > from_us)
      sum_us += to_us - from_us;
    end_us = MAX (end_us, to_us);
  }
  return sum_us;
}

static void
extend (gint64 *run_us, gint64 *longest_us, gboolean goes_on, gint64 length_us)
{
  *run_us = goes_on ? *run_us + length_us : 0;
  *longest_us = MAX (*longest_us, *run_us);
}

/**
 * scrutiny_hide_figures_take:
 * @self: (out): the figures
 * @track: what is hidden
 * @frame_times_us: (array length=n_frames): when each picture is shown, ascending
 * @n_frames: how many there are
 * @duration_us: of the clip, at least the last of @frame_times_us
 *
 * Stretches are exact to the picture; the area is measured on a 160x90 grid at up to
 * 2000 moments, evenly spread.
 */
void
scrutiny_hide_figures_take (ScrutinyHideFigures *self,
                            const ScrutinyHideTrack *track,
                            const gint64 *frame_times_us,
                            gsize n_frames,
                            gint64 duration_us)
{
  g_autofree guint8 *grid = g_malloc (GRID_WIDTH * GRID_HEIGHT);
  const gsize stride = n_frames / MOMENTS_MAX + 1;
  guint n_spans = 0;
  const ScrutinyHideSpan *spans;
  gint64 covered_run_us = 0, whole_run_us = 0;
  double area = 0.0, weight = 0.0;

  g_return_if_fail (self != NULL && track != NULL);
  g_return_if_fail (n_frames == 0 || frame_times_us != NULL);

  memset (self, 0, sizeof *self);
  for (gsize i = 0; i < n_frames; i++) {
    const gint64 next_us = i + 1 < n_frames ? frame_times_us[i + 1] : duration_us;
    const gint64 length_us = MAX (next_us - frame_times_us[i], 0);
    const Moment at = { track, frame_times_us[i],
                        i > 0 ? frame_times_us[i] - frame_times_us[i - 1] : length_us,
                        length_us };
    const gboolean is_sampled = i % stride == 0;
    gboolean hides_any = FALSE;
    const double share = measure (&at, is_sampled ? grid : NULL, &hides_any);
    const gboolean hides_all = share >= 1.0;

    if (is_sampled) {
      area += share * (double) length_us;
      weight += (double) length_us;
    }
    self->covered_us += hides_any ? length_us : 0;
    self->whole_us += hides_all ? length_us : 0;
    extend (&covered_run_us, &self->longest_covered_us, hides_any, length_us);
    extend (&whole_run_us, &self->longest_whole_us, hides_all, length_us);
  }

  self->covered_area_percent = weight > 0.0 ? 100.0 * area / weight : 0.0;
  spans = scrutiny_hide_track_get_sound (track, &n_spans);
  self->muted_us = add_up (spans, n_spans, duration_us);
  self->regions = scrutiny_hide_track_get_n_regions (track);
}
