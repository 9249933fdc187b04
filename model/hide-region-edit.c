/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-region-edit.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/error.h"

/* How much wider a box is half-way between two key frames, a side (media.md 8). */
#define GROWTH 0.15

/* Nearer key frames than this leave nothing to guess. */
#define FILL_LEAST_US 400000

/* A box that stays within this of where it was has not moved. */
#define STILL            0.002

#define SAME             1e-9

#define nth_key(keys, i) (&g_array_index ((keys), ScrutinyHideKey, (i)))

static gboolean
is_within (const ScrutinyHideKey *a, const ScrutinyHideKey *b, double limit)
{
  return fabs (a->x - b->x) <= limit && fabs (a->y - b->y) <= limit &&
         fabs (a->w - b->w) <= limit && fabs (a->h - b->h) <= limit;
}

static double
mean (double a, double b)
{
  return a + (b - a) / 2;
}

/* Where the way from @a to @b is guessed, half-way; %FALSE where nothing is. */
static gboolean
guess_between (const ScrutinyHideKey *a, const ScrutinyHideKey *b, ScrutinyHideKey *guess)
{
  const gint64 gap_us = b->t_us - a->t_us;

  if (a->state != SCRUTINY_HIDE_STATE_MOVE || gap_us < FILL_LEAST_US ||
      is_within (a, b, STILL))
    return FALSE;

  *guess = *a;
  guess->t_us = a->t_us + gap_us / 2;
  guess->w = mean (a->w, b->w) * (1 + 2 * GROWTH);
  guess->h = mean (a->h, b->h) * (1 + 2 * GROWTH);
  guess->x = mean (a->x + a->w / 2, b->x + b->w / 2) - guess->w / 2;
  guess->y = mean (a->y + a->h / 2, b->y + b->h / 2) - guess->h / 2;

  return scrutiny_hide_key_is_valid (guess);
}

static gboolean
is_guess (const ScrutinyHideKey *keys, guint i, guint n_keys)
{
  ScrutinyHideKey guess;

  return i > 0 && i + 1 < n_keys && keys[i].state == SCRUTINY_HIDE_STATE_MOVE &&
         guess_between (&keys[i - 1], &keys[i + 1], &guess) &&
         guess.t_us == keys[i].t_us && is_within (&guess, &keys[i], SAME);
}

/**
 * scrutiny_hide_region_list_drawn:
 * @self: a region
 *
 * Returns: (transfer full) (element-type ScrutinyHideKey): its key frames without those
 *   that the program put between them
 */
GArray *
scrutiny_hide_region_list_drawn (const ScrutinyHideRegion *self)
{
  GArray *drawn = g_array_new (FALSE, FALSE, sizeof (ScrutinyHideKey));
  gboolean was_guess = FALSE;
  guint n_keys;
  const ScrutinyHideKey *keys = scrutiny_hide_region_get_keys (self, &n_keys);

  for (guint i = 0; i < n_keys; i++) {
    was_guess = !was_guess && is_guess (keys, i, n_keys);
    if (!was_guess)
      g_array_append_val (drawn, keys[i]);
  }

  return drawn;
}

/* The region again, with these key frames and what is guessed between them. */
static ScrutinyHideRegion *
remake (const ScrutinyHideRegion *self, GArray *drawn, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (ScrutinyHideKey));

  for (guint i = 0; i < drawn->len; i++) {
    ScrutinyHideKey guess;

    g_array_append_val (keys, *nth_key (drawn, i));
    if (i + 1 < drawn->len &&
        guess_between (nth_key (drawn, i), nth_key (drawn, i + 1), &guess))
      g_array_append_val (keys, guess);
  }

  return scrutiny_hide_region_new (scrutiny_hide_region_get_id (self),
                                   scrutiny_hide_region_get_shape (self),
                                   scrutiny_hide_region_get_reason (self),
                                   (const ScrutinyHideKey *) (const void *) keys->data,
                                   keys->len, error);
}

static ScrutinyHideRegion *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);

  return NULL;
}

/* The last key frame at or before @t_us, or -1. */
static gint
last_until (GArray *keys, gint64 t_us)
{
  gint found = -1;

  for (guint i = 0; i < keys->len && nth_key (keys, i)->t_us <= t_us; i++)
    found = (gint) i;

  return found;
}

static gboolean
is_last (GArray *keys, gint i)
{
  return i == (gint) keys->len - 1;
}

/* Whether the region is in the picture at @t_us, where key frame @i rules. */
static gboolean
is_there (GArray *keys, gint i, gint64 t_us)
{
  const ScrutinyHideKey *key = i >= 0 ? nth_key (keys, i) : NULL;

  return key != NULL && key->state != SCRUTINY_HIDE_STATE_OUTSIDE &&
         (key->state != SCRUTINY_HIDE_STATE_MOVE || !is_last (keys, i) ||
          key->t_us == t_us);
}

/**
 * scrutiny_hide_region_find_box:
 * @t_us: the moment
 * @box: (out): where the region was drawn then, or lies on the straight way between two
 *   places it was drawn at; what is covered may be wider
 *
 * Returns: %FALSE if it is not in the picture then
 */
gboolean
scrutiny_hide_region_find_box (const ScrutinyHideRegion *self,
                               gint64 t_us,
                               ScrutinyHideKey *box)
{
  g_autoptr (GArray) keys = scrutiny_hide_region_list_drawn (self);
  const gint i = last_until (keys, t_us);
  const ScrutinyHideKey *next;
  double share;

  if (!is_there (keys, i, t_us))
    return FALSE;

  *box = *nth_key (keys, i);
  box->t_us = t_us;
  if (box->state != SCRUTINY_HIDE_STATE_MOVE || is_last (keys, i))
    return TRUE;
  next = nth_key (keys, i + 1);
  share = (double) (t_us - nth_key (keys, i)->t_us) /
          (double) (next->t_us - nth_key (keys, i)->t_us);
  box->x += (next->x - box->x) * share;
  box->y += (next->y - box->y) * share;
  box->w += (next->w - box->w) * share;
  box->h += (next->h - box->h) * share;

  return TRUE;
}

/* A box that is held until the end is held from its newest place on. */
static void
insert_box (GArray *keys, gint i, const ScrutinyHideKey *box)
{
  ScrutinyHideKey *before = nth_key (keys, i);
  const gboolean ends_next =
      is_last (keys, i) || nth_key (keys, i + 1)->state == SCRUTINY_HIDE_STATE_OUTSIDE;
  ScrutinyHideKey fresh = *box;

  fresh.state = SCRUTINY_HIDE_STATE_MOVE;
  if (before->state == SCRUTINY_HIDE_STATE_HOLD ||
      (before->state == SCRUTINY_HIDE_STATE_LOST && ends_next))
    fresh.state = SCRUTINY_HIDE_STATE_HOLD;
  if (before->state == SCRUTINY_HIDE_STATE_HOLD)
    before->state = SCRUTINY_HIDE_STATE_MOVE;
  g_array_insert_val (keys, i + 1, fresh);
}

/**
 * scrutiny_hide_region_with_box:
 * @box: where it is at its time; the state does not matter
 *
 * A key frame at that moment, new or in place of the one there. The region must be in
 * the picture then: with_start() and with_end() say since and until when it is.
 */
ScrutinyHideRegion *
scrutiny_hide_region_with_box (const ScrutinyHideRegion *self,
                               const ScrutinyHideKey *box,
                               GError **error)
{
  g_autoptr (GArray) keys = scrutiny_hide_region_list_drawn (self);
  const gint i = last_until (keys, box->t_us);
  ScrutinyHideKey *key;

  if (!is_there (keys, i, box->t_us))
    return refuse (error, _ ("It is not hidden at this moment. Make it start earlier or "
                             "end later first."));

  key = nth_key (keys, i);
  if (key->t_us != box->t_us) {
    insert_box (keys, i, box);
    return remake (self, keys, error);
  }
  key->x = box->x;
  key->y = box->y;
  key->w = box->w;
  key->h = box->h;
  if (key->state == SCRUTINY_HIDE_STATE_LOST)
    key->state = is_last (keys, i) ? SCRUTINY_HIDE_STATE_HOLD : SCRUTINY_HIDE_STATE_MOVE;

  return remake (self, keys, error);
}

/**
 * scrutiny_hide_region_with_start:
 * @t_us: the first moment hidden
 *
 * Key frames before it go; an earlier start hides the first box since then.
 */
ScrutinyHideRegion *
scrutiny_hide_region_with_start (const ScrutinyHideRegion *self,
                                 gint64 t_us,
                                 GError **error)
{
  g_autoptr (GArray) keys = scrutiny_hide_region_list_drawn (self);
  const gint i = last_until (keys, t_us);
  ScrutinyHideKey first = *nth_key (keys, 0);

  if (i >= 0 &&
      (!is_there (keys, i, t_us) || !scrutiny_hide_region_find_box (self, t_us, &first)))
    return refuse (error, _ ("The start must come before the end."));

  if (i >= 0)
    g_array_remove_range (keys, 0, (guint) i + 1);
  first.t_us = t_us;
  g_array_prepend_val (keys, first);

  return remake (self, keys, error);
}

/* Removes the end marks, so that the last box is held until a new one. */
static void
open_end (GArray *keys)
{
  while (keys->len > 1 &&
         nth_key (keys, keys->len - 1)->state == SCRUTINY_HIDE_STATE_OUTSIDE &&
         nth_key (keys, keys->len - 2)->state != SCRUTINY_HIDE_STATE_MOVE)
    g_array_set_size (keys, keys->len - 1);
  if (nth_key (keys, keys->len - 1)->state != SCRUTINY_HIDE_STATE_LOST)
    nth_key (keys, keys->len - 1)->state = SCRUTINY_HIDE_STATE_HOLD;
}

/**
 * scrutiny_hide_region_with_end:
 * @t_us: the first moment no longer hidden
 *
 * Key frames after it go; a later end hides the last box until then.
 */
ScrutinyHideRegion *
scrutiny_hide_region_with_end (const ScrutinyHideRegion *self,
                               gint64 t_us,
                               GError **error)
{
  g_autoptr (GArray) keys = scrutiny_hide_region_list_drawn (self);
  const gint i = last_until (keys, t_us);
  ScrutinyHideKey end;

  if (i < 0 || nth_key (keys, 0)->t_us >= t_us)
    return refuse (error, _ ("The end must come after the start."));

  if (is_there (keys, i, t_us) && scrutiny_hide_region_find_box (self, t_us, &end)) {
    g_array_set_size (keys, (guint) (nth_key (keys, i)->t_us == t_us ? i : i + 1));
  } else {
    g_array_set_size (keys, (guint) i + 1);
    open_end (keys);
    end = *nth_key (keys, keys->len - 1);
    if (end.t_us == t_us) /* it moved until this very moment */
      return remake (self, keys, error);
  }
  end.t_us = t_us;
  end.state = SCRUTINY_HIDE_STATE_OUTSIDE;
  g_array_append_val (keys, end);

  return remake (self, keys, error);
}

/**
 * scrutiny_hide_region_with_words:
 *
 * The same key frames under another name, shape or reason.
 */
ScrutinyHideRegion *
scrutiny_hide_region_with_words (const ScrutinyHideRegion *self,
                                 const char *id,
                                 ScrutinyHideShape shape,
                                 const char *reason,
                                 GError **error)
{
  guint n_keys;
  const ScrutinyHideKey *keys = scrutiny_hide_region_get_keys (self, &n_keys);

  return scrutiny_hide_region_new (id, shape, reason, keys, n_keys, error);
}

/**
 * scrutiny_hide_region_get_extent:
 * @duration_us: of the clip
 * @from_us: (out): the first moment hidden
 * @to_us: (out): the first no longer hidden, at most @duration_us
 */
void
scrutiny_hide_region_get_extent (const ScrutinyHideRegion *self,
                                 gint64 duration_us,
                                 gint64 *from_us,
                                 gint64 *to_us)
{
  guint n_keys;
  const ScrutinyHideKey *keys = scrutiny_hide_region_get_keys (self, &n_keys);
  const ScrutinyHideKey *last = &keys[n_keys - 1];
  const gboolean is_open =
      last->state == SCRUTINY_HIDE_STATE_HOLD || last->state == SCRUTINY_HIDE_STATE_LOST;

  *from_us = CLAMP (keys[0].t_us, 0, duration_us);
  *to_us = is_open ? duration_us : CLAMP (last->t_us, *from_us, duration_us);
}
