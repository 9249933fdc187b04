/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/fix-counts.h"

#include <glib/gi18n.h>

#include "reports/reason.h"
#include "sampling/list-warning.h"
#include "ui/records/record-words.h"

#define MOST_GROUPS   40
#define MOST_WARNINGS 10

/* What the records of a group have in common, in words. */
static char *
dup_group_name (ScrutinyPlan *plan, const ScrutinyStratum *group)
{
  const char *const *columns = scrutiny_plan_get_strata_columns (plan);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; columns[i] != NULL && group->values[i] != NULL; i++) {
    g_autofree char *value = scrutiny_words_for_value (columns[i], group->values[i]);

    g_strv_builder_add (words, value);
  }
  all = g_strv_builder_end (words);

  return g_strjoinv (", ", all);
}

static void
show_groups (ScrutinyFrame *frame, ScrutinyFactList *groups)
{
  guint n_groups = scrutiny_frame_get_n_strata (frame);

  for (guint i = 1; i <= MIN (n_groups, MOST_GROUPS); i++) {
    const ScrutinyStratum *group = scrutiny_frame_get_stratum (frame, i);
    g_autofree char *name = dup_group_name (scrutiny_frame_get_plan (frame), group);
    g_autofree char *value =
        g_strdup_printf (_ ("%u of %u, and %u in reserve"), group->quota, group->size,
                            group->reserves_wanted);

    scrutiny_fact_list_add (groups, name, value);
  }
}

static void
show_warnings (GPtrArray *found, ScrutinyFactList *warnings)
{
  for (guint i = 0; i < MIN (found->len, MOST_WARNINGS); i++) {
    const ScrutinyListWarning *warning = g_ptr_array_index (found, i);
    g_autofree char *pair =
        g_strdup_printf ("%s – %s", warning->first_id, warning->second_id);

    scrutiny_fact_list_add (warnings, pair,
                            warning->kind == SCRUTINY_LIST_WARNING_NEAR_MATCH
                            ? _ ("Nearly the same reference")
                            : _ ("Numbers of unequal length"));
  }
  if (found->len > MOST_WARNINGS)
    scrutiny_fact_list_add_count (warnings, _ ("more like these"),
                                               found->len - MOST_WARNINGS);
}

/**
 * scrutiny_fix_counts_show:
 * @outcome: a preview
 *
 * Says what a plan would do before it is fixed.
 */
void
scrutiny_fix_counts_show (const ScrutinyListOutcome *outcome,
                          ScrutinyFactList *counts,
                          ScrutinyFactList *groups,
                          ScrutinyFactList *warnings)
{
  ScrutinyFrame *frame = outcome->frame;
  guint shortfall = scrutiny_frame_get_shortfall (frame);
  g_auto (GStrv) codes = scrutiny_frame_dup_excluded_codes (frame);

  scrutiny_fact_list_add_count (counts, _ ("Records in the list"),
                                           scrutiny_plan_get_list_records (
                                               scrutiny_frame_get_plan (frame)));
  for (guint i = 0; codes[i] != NULL; i++)
    scrutiny_fact_list_add_count (counts, scrutiny_reason_get_words (codes[i]),
                                  scrutiny_frame_get_n_excluded (frame, codes[i]));
  if (scrutiny_frame_get_n_after (frame) > 0)
    scrutiny_fact_list_add_count (counts, _ ("Drawn by an earlier list of this meeting"),
                                             scrutiny_frame_get_n_after (frame));
  if (scrutiny_frame_get_n_filtered_out (frame) > 0)
    scrutiny_fact_list_add_count (counts, _ ("Left out by your choices"),
                                             scrutiny_frame_get_n_filtered_out (frame));
  scrutiny_fact_list_add_count (counts, _ ("May be drawn"),
                                           scrutiny_frame_get_n_eligible (frame));
  if (shortfall > 0)
    scrutiny_fact_list_add_count (counts, _ ("Cases that the list cannot give"),
                                             shortfall);
  if (scrutiny_frame_get_n_strata (frame) > 1)
    show_groups (frame, groups);
  show_warnings (outcome->warnings, warnings);
}
