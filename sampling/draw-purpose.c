/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/draw-purpose.h"

#include <string.h>

#include "sampling/plan-private.h"

/* The purpose stands in the plan's tag, "m4-targeted-2", and the tag in every ticket:
 * nobody can take the label off without another commitment. A draw from a filtered
 * list is thematic whatever it calls itself. */

static const char *const names[] = {
  [SCRUTINY_DRAW_RANDOM] = "random",     [SCRUTINY_DRAW_THEMATIC] = "thematic",
  [SCRUTINY_DRAW_TARGETED] = "targeted", [SCRUTINY_DRAW_REVISIT] = "revisit",
  [SCRUTINY_DRAW_INTERNAL] = "internal",
};

/**
 * scrutiny_draw_purpose_get_name:
 *
 * Returns: (transfer static): "random", "thematic", "targeted", "revisit" or
 *   "internal"; never translated
 */
const char *
scrutiny_draw_purpose_get_name (ScrutinyDrawPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (names), NULL);

  return names[purpose];
}

/** scrutiny_draw_purpose_from_name: Returns: whether @name is one of the five */
gboolean
scrutiny_draw_purpose_from_name (const char *name, ScrutinyDrawPurpose *purpose)
{
  g_return_val_if_fail (name != NULL && purpose != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i], name) == 0) {
      *purpose = (ScrutinyDrawPurpose) i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_draw_purpose_needs_reason:
 *
 * Returns: whether somebody chose where to look, and must say why
 */
gboolean
scrutiny_draw_purpose_needs_reason (ScrutinyDrawPurpose purpose)
{
  return purpose == SCRUTINY_DRAW_TARGETED || purpose == SCRUTINY_DRAW_REVISIT ||
         purpose == SCRUTINY_DRAW_INTERNAL;
}

/**
 * scrutiny_draw_purpose_make_tag:
 * @meeting: the meeting's number, from 1
 * @number: of the list among those fixed for the meeting, from 1
 *
 * Returns: (transfer full): the tag of a plan of this purpose
 */
char *
scrutiny_draw_purpose_make_tag (ScrutinyDrawPurpose purpose, gint64 meeting, guint number)
{
  g_return_val_if_fail ((guint) purpose < G_N_ELEMENTS (names), NULL);

  if (!scrutiny_draw_purpose_needs_reason (purpose))
    return g_strdup_printf ("m%" G_GINT64_FORMAT "-%u", meeting, number);

  return g_strdup_printf ("m%" G_GINT64_FORMAT "-%s-%u", meeting, names[purpose], number);
}

/**
 * scrutiny_plan_get_purpose:
 *
 * Returns: what the draw of this plan may be used to say
 */
ScrutinyDrawPurpose
scrutiny_plan_get_purpose (ScrutinyPlan *self)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL, SCRUTINY_DRAW_TARGETED);

  words = g_strsplit (self->tag, "-", -1);
  for (guint i = SCRUTINY_DRAW_TARGETED; i < G_N_ELEMENTS (names); i++) {
    if (g_strv_contains ((const char *const *) words, names[i]))
      return (ScrutinyDrawPurpose) i;
  }

  return self->filters->len > 0 ? SCRUTINY_DRAW_THEMATIC : SCRUTINY_DRAW_RANDOM;
}

/**
 * scrutiny_plan_dup_theme:
 *
 * Returns: (transfer full): the plan's filters in canonical JSON: two draws with the
 *   same text speak for the same records of their lists; "[]" for the whole list
 */
char *
scrutiny_plan_dup_theme (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return scrutiny_json_to_canonical (scrutiny_json_get_member (self->json, "filter"),
                                     NULL);
}
