/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-key.h"

#include <math.h>

/* A face may leave the picture, but a box this far out is a slip. */
#define PLACE_MIN  -4.0
#define PLACE_MAX  5.0
#define LENGTH_MAX 8.0

static const char *const state_names[] = {
  [SCRUTINY_HIDE_STATE_MOVE] = "move",
  [SCRUTINY_HIDE_STATE_HOLD] = "hold",
  [SCRUTINY_HIDE_STATE_OUTSIDE] = "outside",
  [SCRUTINY_HIDE_STATE_LOST] = "lost",
};

/**
 * scrutiny_hide_state_to_name:
 *
 * Returns: (transfer none): the word of hide tracks for @state
 */
const char *
scrutiny_hide_state_to_name (ScrutinyHideState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * scrutiny_hide_state_from_name:
 *
 * Returns: whether @name is a word of hide tracks for a state
 */
gboolean
scrutiny_hide_state_from_name (const char *name, ScrutinyHideState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++) {
    if (g_str_equal (name, state_names[i])) {
      *state = (ScrutinyHideState) i;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
lies_between (double value, double least, double most)
{
  return isfinite (value) && value >= least && value <= most;
}

/**
 * scrutiny_hide_key_is_valid:
 * @key: a key frame from anywhere
 *
 * Returns: whether every number in it is one that can be drawn
 */
gboolean
scrutiny_hide_key_is_valid (const ScrutinyHideKey *key)
{
  return key->t_us > -G_MAXINT64 / 4 && key->t_us < G_MAXINT64 / 4 &&
         lies_between (key->x, PLACE_MIN, PLACE_MAX) &&
         lies_between (key->y, PLACE_MIN, PLACE_MAX) && key->w > 0 && key->h > 0 &&
         lies_between (key->w, 0, LENGTH_MAX) && lies_between (key->h, 0, LENGTH_MAX) &&
         (guint) key->state < G_N_ELEMENTS (state_names);
}
