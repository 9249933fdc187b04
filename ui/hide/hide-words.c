/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/player/player-words.h"

/* clang-format off */
static const char *const kind_codes[] = {
  "face", "body", "tattoo", "clothing", "plate", "screen", "document", "place", "other",
  NULL,
};

static const char *const kind_words[] = {
  N_("Face"),
  N_("Body"),
  N_("Tattoo or mark"),
  N_("Clothing"),
  N_("Number plate"),
  N_("Screen"),
  N_("Document"),
  N_("House number or street sign"),
  N_("Something else"),
};

static const char *const reason_codes[] = {
  "bystander", "person_stopped", "child", "victim_witness", "officer", "home",
  "details", "name", "medical", "legal", "tactics",
  NULL,
};

static const char *const reason_words[] = {
  N_("somebody passing by"),
  N_("the person stopped"),
  N_("a child"),
  N_("a victim or witness"),
  N_("an officer who must not be known"),
  N_("somebody’s home"),
  N_("tells who somebody is"),
  N_("a name is said"),
  N_("the body or medical care"),
  N_("words with a lawyer"),
  N_("police methods"),
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (kind_codes) == G_N_ELEMENTS (kind_words) + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (reason_codes) == G_N_ELEMENTS (reason_words) + 1);

/**
 * scrutiny_hide_words_list_codes:
 *
 * Returns: (transfer none): the codes a person may choose from, %NULL at the end
 */
const char *const *
scrutiny_hide_words_list_codes (ScrutinyHideWords list)
{
  return list == SCRUTINY_HIDE_WORDS_KINDS ? kind_codes : reason_codes;
}

/** scrutiny_hide_words_for_code: Returns: @code in words, or @code itself */
const char *
scrutiny_hide_words_for_code (ScrutinyHideWords list, const char *code)
{
  const char *const *codes = scrutiny_hide_words_list_codes (list);
  const char *const *words =
      list == SCRUTINY_HIDE_WORDS_KINDS ? kind_words : reason_words;

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return _ (words[i]);

  return code;
}

/**
 * scrutiny_hide_words_get_kind:
 *
 * Returns: (transfer full): the code its id begins with, as "face" of "face-2"; "other"
 *   if that is none of ours
 */
char *
scrutiny_hide_words_get_kind (const ScrutinyHideRegion *region)
{
  const char *id = scrutiny_hide_region_get_id (region);
  const char *dash = strrchr (id, '-');
  g_autofree char *kind = g_strndup (id, dash ? (gsize) (dash - id) : strlen (id));

  return g_strdup (g_strv_contains (kind_codes, kind) ? kind : "other");
}

/* Where it is when it is first seen, as a person would point at it. */
static const char *
describe_side (const ScrutinyHideRegion *region)
{
  guint n_keys;
  const ScrutinyHideKey *first = scrutiny_hide_region_get_keys (region, &n_keys);
  const double middle = first->x + first->w / 2;

  if (middle < 1.0 / 3)
    return _ ("left");
  return middle > 2.0 / 3 ? _ ("right") : _ ("middle");
}

/**
 * scrutiny_hide_words_for_name:
 *
 * Returns: (transfer full): "Face, left", "Whole picture" or "Sound"
 */
char *
scrutiny_hide_words_for_name (const ScrutinyHideTrack *track,
                              const ScrutinyHideItem *item)
{
  const ScrutinyHideRegion *region;
  g_autofree char *kind = NULL;

  if (item->kind == SCRUTINY_HIDE_ITEM_PICTURE)
    return g_strdup (_ ("Whole picture"));
  if (item->kind == SCRUTINY_HIDE_ITEM_SOUND)
    return g_strdup (_ ("Sound"));

  region = scrutiny_hide_track_get_region (track, item->index);
  kind = scrutiny_hide_words_get_kind (region);
  return g_strdup_printf ("%s, %s",
                          scrutiny_hide_words_for_code (SCRUTINY_HIDE_WORDS_KINDS, kind),
                          describe_side (region));
}

/**
 * scrutiny_hide_words_for_item:
 * @nth: which of the track's items
 * @duration_us: of the clip
 *
 * Returns: (transfer full): "Face, left, 0:12 to 0:19, reason: a child"
 */
char *
scrutiny_hide_words_for_item (const ScrutinyHideTrack *track,
                              guint nth,
                              gint64 duration_us)
{
  ScrutinyHideItem item;
  g_autofree char *name = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!scrutiny_hide_item_get (track, nth, duration_us, &item))
    return g_strdup ("");

  name = scrutiny_hide_words_for_name (track, &item);
  from = scrutiny_player_words_for_clock (item.from_us);
  to = item.to_us >= duration_us ? g_strdup (_ ("the end"))
                                 : scrutiny_player_words_for_clock (item.to_us);

  /* TRANSLATORS: what is hidden, from when, to when, and why */
  return g_strdup_printf (_ ("%s, %s to %s, reason: %s"), name, from, to,
                             scrutiny_hide_words_for_code (SCRUTINY_HIDE_WORDS_REASONS,
                                                           item.reason));
}

/**
 * scrutiny_hide_words_for_figures:
 * @figures: (nullable): %NULL while they are not known
 *
 * Returns: (transfer full): "12% of the picture hidden, 9 s silent"
 */
char *
scrutiny_hide_words_for_figures (const ScrutinyHideFigures *figures)
{
  if (figures == NULL)
    return g_strdup ("");

  return g_strdup_printf (_ ("%.0f%% of the picture hidden, %.0f s silent"),
                             figures->covered_area_percent,
                             (double) figures->muted_us / G_USEC_PER_SEC);
}
