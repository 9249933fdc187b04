/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

struct _ScrutinyHideRegion {
  gatomicrefcount ref_count;

  char id[SCRUTINY_HIDE_ID_MAX + 1];
  char reason[SCRUTINY_HIDE_REASON_MAX + 1];
  ScrutinyHideShape shape;
  guint n_keys; /* at least 1 */
  ScrutinyHideKey *keys;
};

static const char *const shape_names[] = {
  [SCRUTINY_HIDE_SHAPE_RECTANGLE] = "rectangle",
  [SCRUTINY_HIDE_SHAPE_ELLIPSE] = "ellipse",
};

/**
 * scrutiny_hide_shape_to_name:
 *
 * Returns: (transfer none): the word of hide tracks for @shape
 */
const char *
scrutiny_hide_shape_to_name (ScrutinyHideShape shape)
{
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shape_names), NULL);

  return shape_names[shape];
}

/**
 * scrutiny_hide_shape_from_name:
 *
 * Returns: whether @name is a word of hide tracks for a shape
 */
gboolean
scrutiny_hide_shape_from_name (const char *name, ScrutinyHideShape *shape)
{
  for (guint i = 0; i < G_N_ELEMENTS (shape_names); i++) {
    if (g_str_equal (name, shape_names[i])) {
      *shape = (ScrutinyHideShape) i;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);

  return FALSE;
}

static gboolean
text_fits (const char *text, gsize most_bytes)
{
  return *text != '\0' && strlen (text) <= most_bytes && g_utf8_validate (text, -1, NULL);
}

static gboolean
check_keys (const ScrutinyHideKey *keys, guint n_keys, GError **error)
{
  if (n_keys == 0 || n_keys > SCRUTINY_HIDE_KEYS_MAX)
    return refuse (error, _ ("A hidden region needs between 1 and 20,000 key frames."));

  for (guint i = 0; i < n_keys; i++) {
    if (!scrutiny_hide_key_is_valid (&keys[i]))
      return refuse (error, _ ("A key frame of a hidden region has impossible numbers."));
    if (i > 0 && keys[i].t_us <= keys[i - 1].t_us)
      return refuse (error, _ ("The key frames of a hidden region must follow each other "
                               "in time."));
  }

  return TRUE;
}

/**
 * scrutiny_hide_region_new:
 * @id: 1 to %SCRUTINY_HIDE_ID_MAX bytes, its name within the track
 * @shape: what fills the box
 * @reason: 1 to %SCRUTINY_HIDE_REASON_MAX bytes: why it must not be seen
 * @keys: (array length=n_keys): key frames, strictly ascending in time
 * @n_keys: 1 .. %SCRUTINY_HIDE_KEYS_MAX
 *
 * Returns: (transfer full): the region, or %NULL with a sentence
 */
ScrutinyHideRegion *
scrutiny_hide_region_new (const char *id,
                          ScrutinyHideShape shape,
                          const char *reason,
                          const ScrutinyHideKey *keys,
                          guint n_keys,
                          GError **error)
{
  ScrutinyHideRegion *self;

  g_return_val_if_fail (id != NULL && reason != NULL, NULL);
  g_return_val_if_fail ((guint) shape < G_N_ELEMENTS (shape_names), NULL);

  if (!text_fits (id, SCRUTINY_HIDE_ID_MAX)) {
    refuse (error, _ ("A hidden region needs a name of at most 32 bytes."));
    return NULL;
  }
  if (!text_fits (reason, SCRUTINY_HIDE_REASON_MAX)) {
    refuse (error, _ ("Say in a few words why this region is hidden."));
    return NULL;
  }
  if (!check_keys (keys, n_keys, error))
    return NULL;

  self = g_new0 (ScrutinyHideRegion, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_strlcpy (self->id, id, sizeof self->id);
  g_strlcpy (self->reason, reason, sizeof self->reason);
  self->shape = shape;
  self->n_keys = n_keys;
  self->keys = g_memdup2 (keys, n_keys * sizeof *keys);

  return self;
}

ScrutinyHideRegion *
scrutiny_hide_region_ref (ScrutinyHideRegion *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_hide_region_unref (ScrutinyHideRegion *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->keys);
  g_free (self);
}

/** scrutiny_hide_region_get_id: Returns: (transfer none): its name in the track */
const char *
scrutiny_hide_region_get_id (const ScrutinyHideRegion *self)
{
  return self->id;
}

/** scrutiny_hide_region_get_shape: Returns: rectangle or ellipse */
ScrutinyHideShape
scrutiny_hide_region_get_shape (const ScrutinyHideRegion *self)
{
  return self->shape;
}

/**
 * scrutiny_hide_region_get_reason:
 *
 * Returns: (transfer none): the code of why it is hidden
 */
const char *
scrutiny_hide_region_get_reason (const ScrutinyHideRegion *self)
{
  return self->reason;
}

/**
 * scrutiny_hide_region_get_keys:
 *
 * Returns: (array length=n_keys) (transfer none): where it is when, by time
 */
const ScrutinyHideKey *
scrutiny_hide_region_get_keys (const ScrutinyHideRegion *self, guint *n_keys)
{
  *n_keys = self->n_keys;

  return self->keys;
}

/* The last key frame at or before t_us, or -1. */
static gint
find_key (const ScrutinyHideRegion *self, gint64 t_us)
{
  guint low = 0, high = self->n_keys;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (self->keys[middle].t_us <= t_us)
      low = middle + 1;
    else
      high = middle;
  }

  return (gint) low - 1;
}

/* The straight line from a to b at t_us; t_us may lie a little outside the two. */
static ScrutinyHideKey
between (const ScrutinyHideKey *a, const ScrutinyHideKey *b, gint64 t_us)
{
  ScrutinyHideKey box = *a;
  double share = (double) (t_us - a->t_us) / (double) (b->t_us - a->t_us);

  box.t_us = t_us;
  box.x += (b->x - a->x) * share;
  box.y += (b->y - a->y) * share;
  box.w += (b->w - a->w) * share;
  box.h += (b->h - a->h) * share;

  return box;
}

/* Whether the region is lost at any time from from_us to to_us. */
static gboolean
is_lost_within (const ScrutinyHideRegion *self, gint64 from_us, gint64 to_us)
{
  gint first = MAX (find_key (self, from_us), 0);

  for (guint i = (guint) first; i < self->n_keys && self->keys[i].t_us <= to_us; i++) {
    if (self->keys[i].state == SCRUTINY_HIDE_STATE_LOST)
      return TRUE;
  }

  return FALSE;
}

/* Where the region is at t_us itself. */
static gboolean
box_at (const ScrutinyHideRegion *self, gint i, gint64 t_us, ScrutinyHideKey *box)
{
  gboolean is_last = i == (gint) self->n_keys - 1;

  if (i < 0 || self->keys[i].state == SCRUTINY_HIDE_STATE_OUTSIDE)
    return FALSE;

  *box = self->keys[i];
  if (self->keys[i].state == SCRUTINY_HIDE_STATE_MOVE) {
    if (is_last)
      return t_us == box->t_us;
    *box = between (&self->keys[i], &self->keys[i + 1], t_us);
  }

  return TRUE;
}

/* The box as it was up to key frame i, if it jumped or vanished there. */
static gboolean
box_before_jump (const ScrutinyHideRegion *self,
                 gint i,
                 gboolean has_box,
                 ScrutinyHideKey *box)
{
  const ScrutinyHideKey *keys = self->keys;
  gboolean came_held = i > 0 && keys[i - 1].state == SCRUTINY_HIDE_STATE_HOLD;
  gboolean came_from_nowhere = i == 0 || keys[i - 1].state == SCRUTINY_HIDE_STATE_OUTSIDE;

  if (came_held)
    *box = keys[i - 1];
  else
    *box = keys[i];

  if (came_from_nowhere)
    return !has_box && keys[i].state != SCRUTINY_HIDE_STATE_OUTSIDE;

  return came_held || !has_box;
}

/**
 * scrutiny_hide_region_at:
 * @self: a region
 * @t_us: when a frame is shown
 * @before_us: how long ago the frame before it was shown, at least 0
 * @after_us: how soon the frame after it comes, at least 0
 * @boxes: (out caller-allocates) (array fixed-size=3): boxes to hide, all of them
 * @n_boxes: (out): how many
 *
 * Key frames are marked by people on frames, so wherever the region appears, vanishes
 * or jumps, the frame on either side hides it as well (media.md 5). After the last key
 * frame a region that moves or is outside is over; one that is held or lost stays so.
 *
 * Returns: what must be hidden of this frame
 */
ScrutinyHideCovers
scrutiny_hide_region_at (const ScrutinyHideRegion *self,
                         gint64 t_us,
                         gint64 before_us,
                         gint64 after_us,
                         ScrutinyHideKey *boxes,
                         guint *n_boxes)
{
  const ScrutinyHideKey *next;
  gboolean has_box, next_is_jump;
  gint i;

  *n_boxes = 0;
  if (is_lost_within (self, t_us - before_us, t_us + after_us))
    return SCRUTINY_HIDE_COVERS_ALL;

  i = find_key (self, t_us);
  has_box = box_at (self, i, t_us, &boxes[0]);
  if (has_box)
    *n_boxes = 1;

  if (i >= 0 && t_us - self->keys[i].t_us <= before_us &&
      box_before_jump (self, i, has_box, &boxes[*n_boxes]))
    (*n_boxes)++;

  if (i + 1 < (gint) self->n_keys) {
    next = &self->keys[i + 1];
    next_is_jump = !has_box || self->keys[i].state == SCRUTINY_HIDE_STATE_HOLD;
    if (next_is_jump && next->state != SCRUTINY_HIDE_STATE_OUTSIDE &&
        next->t_us - t_us <= after_us)
      boxes[(*n_boxes)++] = *next;
  }

  return *n_boxes > 0 ? SCRUTINY_HIDE_COVERS_BOXES : SCRUTINY_HIDE_COVERS_NOTHING;
}
