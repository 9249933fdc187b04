/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/list-doubt.h"

#include <string.h>

#define WHERE_CHARACTERS_MAX 600

static const char *const kinds[] = {
  [SCRUTINY_DOUBT_TOTAL_AGREES] = "total_agrees",
  [SCRUTINY_DOUBT_TOTAL_FEWER] = "total_fewer",
  [SCRUTINY_DOUBT_TOTAL_MORE] = "total_more",
  [SCRUTINY_DOUBT_NUMBER_GAP] = "number_gap",
  [SCRUTINY_DOUBT_EMPTY_DAYS] = "empty_days",
  [SCRUTINY_DOUBT_EMPTY_AREA] = "empty_area",
  [SCRUTINY_DOUBT_REVISED_MONTH] = "revised_month",
  [SCRUTINY_DOUBT_DOUBLED_FILE] = "doubled_file",
};

/**
 * scrutiny_list_doubt_new:
 * @count: how many, from 0
 * @of: of how many, 0 unknown
 * @where: in the force's own words; copied, its first 600 characters
 *
 * Returns: (transfer full): one doubt; any thread
 */
ScrutinyListDoubt *
scrutiny_list_doubt_new (ScrutinyListDoubtKind kind,
                         gint64 count,
                         gint64 of,
                         const char *where)
{
  ScrutinyListDoubt *self = g_new0 (ScrutinyListDoubt, 1);

  self->kind = kind;
  self->count = count;
  self->of = of;
  self->where =
      where != NULL
          ? g_utf8_substring (where, 0,
                              MIN (g_utf8_strlen (where, -1), WHERE_CHARACTERS_MAX))
          : g_strdup ("");

  return self;
}

/** scrutiny_list_doubt_free: throws a doubt away */
void
scrutiny_list_doubt_free (ScrutinyListDoubt *self)
{
  g_free (self->where);
  g_free (self);
}

/** scrutiny_list_doubt_kind_to_text: Returns: (transfer static): its code */
const char *
scrutiny_list_doubt_kind_to_text (ScrutinyListDoubtKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/** scrutiny_list_doubt_kind_from_text: Returns: whether @text is a code */
gboolean
scrutiny_list_doubt_kind_from_text (const char *text, ScrutinyListDoubtKind *kind)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (kinds[i], text) == 0) {
      *kind = (ScrutinyListDoubtKind) i;
      return TRUE;
    }
  }

  return FALSE;
}
