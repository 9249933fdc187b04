/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draw-words.h"

#include <glib/gi18n-lib.h>

/**
 * scrutiny_draw_words_label:
 *
 * Returns: (transfer static): the label that cases of such a draw carry for ever
 */
const char *
scrutiny_draw_words_label (ScrutinyDrawPurpose purpose)
{
  switch (purpose) {
  case SCRUTINY_DRAW_THEMATIC:
    return _("Thematic");
  case SCRUTINY_DRAW_TARGETED:
    return _("Targeted");
  case SCRUTINY_DRAW_REVISIT:
    return _("Revisit");
  case SCRUTINY_DRAW_INTERNAL:
    return _("Supervisors’ own");
  case SCRUTINY_DRAW_RANDOM:
  default:
    return _("Random");
  }
}

/**
 * scrutiny_draw_words_warning:
 *
 * Returns: (transfer static): in a sentence, what may be said from such a draw
 */
const char *
scrutiny_draw_words_warning (ScrutinyDrawPurpose purpose)
{
  switch (purpose) {
  case SCRUTINY_DRAW_THEMATIC:
    return _("Drawn at random within a theme. Rates speak for that theme only.");
  case SCRUTINY_DRAW_TARGETED:
    return _("Chosen for a reason. These cases are in no rate.");
  case SCRUTINY_DRAW_REVISIT:
    return _("Drawn to see whether an earlier point was learned. In no rate.");
  case SCRUTINY_DRAW_INTERNAL:
    return _("The supervisors’ own look. Never in the panel’s figures.");
  case SCRUTINY_DRAW_RANDOM:
  default:
    return _("Drawn at random from every record of the list that could be drawn.");
  }
}

static char *
join_values (ScrutinyJson *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < scrutiny_json_get_length (values); i++) {
    const char *value = scrutiny_json_get_string (scrutiny_json_get_element (values, i));

    if (i > 0)
      g_string_append (text, _(" or "));
    g_string_append (text, *value != '\0' ? value : _("not recorded"));
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_text (ScrutinyJson *object, const char *name)
{
  ScrutinyJson *member = scrutiny_json_get_member (object, name);

  return member != NULL ? scrutiny_json_get_string (member) : NULL;
}

/* One filter, as "area is north or south". */
static char *
describe_filter (ScrutinyJson *filter)
{
  g_autofree char *column = g_strdelimit (g_strdup (get_text (filter, "col")), "_", ' ');
  ScrutinyJson *in = scrutiny_json_get_member (filter, "in");
  ScrutinyJson *not_in = scrutiny_json_get_member (filter, "not_in");
  const char *from = get_text (filter, "from");
  const char *to = get_text (filter, "to");
  g_autofree char *values = in != NULL       ? join_values (in)
                            : not_in != NULL ? join_values (not_in)
                                             : NULL;

  if (in != NULL)
    return g_strdup_printf (_("%s is %s"), column, values);
  if (not_in != NULL)
    return g_strdup_printf (_("%s is not %s"), column, values);
  if (from != NULL && to != NULL)
    return g_strdup_printf (_("%s from %s to %s"), column, from, to);
  if (from != NULL)
    return g_strdup_printf (_("%s from %s on"), column, from);

  return g_strdup_printf (_("%s up to %s"), column, to);
}

/**
 * scrutiny_draw_words_theme:
 *
 * Returns: (transfer full) (nullable): the plan's filters in words, such as "area is
 *   north; gender is female"; %NULL for the whole list
 */
char *
scrutiny_draw_words_theme (ScrutinyPlan *plan)
{
  ScrutinyJson *filters;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (plan != NULL, NULL);

  filters = scrutiny_json_get_member (scrutiny_plan_get_json (plan), "filter");
  for (guint i = 0; i < scrutiny_json_get_length (filters); i++) {
    g_autofree char *one = describe_filter (scrutiny_json_get_element (filters, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", one);
  }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
