/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/fix-doubts.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "app/list-words.h"
#include "ui/records/record-words.h"

#define MOST_GROUPS 12

static void
show_doubts (GPtrArray *found, ScrutinyFactList *doubts)
{
  for (guint i = 0; i < found->len; i++) {
    g_autofree char *words = scrutiny_list_words_doubt (g_ptr_array_index (found, i));

    scrutiny_fact_list_add (doubts, words, "");
  }
  if (found->len == 0)
    scrutiny_fact_list_add (doubts, _ ("No gap in numbers, days or areas was found."),
                                       "");
}

/* "White, PACE section 1": how many of its records are kept out. */
static void
show_group (const ScrutinyListOutcome *outcome,
            const char *group,
            ScrutinyFactList *kept_out)
{
  g_auto (GStrv) parts = g_strsplit (group, "\t", 2);
  g_autofree char *ethnicity = scrutiny_words_for_value ("ethnicity_officer", parts[0]);
  g_autofree char *power = scrutiny_words_for_value ("legislation", parts[1]);
  g_autofree char *name =
      *parts[1] != '\0' ? g_strdup_printf (_ ("%s, %s"), ethnicity, power)
                        : g_strdup (ethnicity);
  g_autofree char *value =
      g_strdup_printf (_ ("%" PRId64 " of %" PRId64 " kept out"),
                          scrutiny_tally_get (outcome->excluded_groups, group),
                          scrutiny_tally_get (outcome->all_groups, group));

  scrutiny_fact_list_add (kept_out, name, value);
}

/**
 * scrutiny_fix_doubts_show:
 * @outcome: a preview
 *
 * Says what may be missing from the list, and whom the exclusions take out of it.
 */
void
scrutiny_fix_doubts_show (const ScrutinyListOutcome *outcome,
                          ScrutinyFactList *doubts,
                          ScrutinyFactList *kept_out)
{
  g_auto (GStrv) groups = scrutiny_tally_dup_words (outcome->excluded_groups);

  show_doubts (outcome->doubts, doubts);
  for (guint i = 0; groups[i] != NULL && i < MOST_GROUPS; i++)
    show_group (outcome, groups[i], kept_out);
}
