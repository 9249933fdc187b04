/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-quality.h"

#include "model/code-list.h"

/* Fields of a search that ought to say something, and the flag when they do not. */
static const struct {
  const char *field;
  const char *flag;
} wanted_fields[] = {
  { "ethnicity_self", "blank_self_ethnicity" },
  { "ethnicity_officer", "blank_officer_ethnicity" },
  { "latitude", "location_missing" },
  { "object_of_search", "object_missing" },
  { "outcome", "outcome_missing" },
  { "outcome_linked", "outcome_linked_missing" },
};

/* The two ethnicity columns often disagree; a rate must name the one it uses. */
static gboolean
do_ethnicities_differ (ScrutinyRecord *record)
{
  const char *own = scrutiny_record_get_value (record, "ethnicity_self");
  const char *seen = scrutiny_record_get_value (record, "ethnicity_officer");
  const char *own_group;
  const char *seen_group;

  if (own == NULL || seen == NULL)
    return FALSE;

  own_group = scrutiny_code_list_ethnic_group (own);
  seen_group = scrutiny_code_list_ethnic_group (seen);

  return *own_group != '\0' && *seen_group != '\0' &&
         !g_str_equal (own_group, "not_stated") && !g_str_equal (own_group, seen_group);
}

/**
 * scrutiny_record_quality_count:
 * @record: a record just read
 * @quality: where its faults are counted, by the codes of the data model
 *
 * Nothing is refused for these: they are shown, and a person decides.
 */
void
scrutiny_record_quality_count (ScrutinyRecord *record, ScrutinyTally *quality)
{
  g_return_if_fail (record != NULL);
  g_return_if_fail (quality != NULL);

  if (scrutiny_record_get_ordinal (record) > 1)
    scrutiny_tally_add (quality, "duplicate_row", 1);
  if (scrutiny_record_get_time_precision (record) == SCRUTINY_TIME_PRECISION_DAY)
    scrutiny_tally_add (quality, "date_is_midnight", 1);
  if (scrutiny_record_get_kind (record) != SCRUTINY_RECORD_KIND_STOP_SEARCH)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (wanted_fields); i++) {
    if (scrutiny_record_get_value (record, wanted_fields[i].field) == NULL)
      scrutiny_tally_add (quality, wanted_fields[i].flag, 1);
  }
  if (scrutiny_record_has_value (record, "age_range", "under 10"))
    scrutiny_tally_add (quality, "age_under_10", 1);
  if (do_ethnicities_differ (record))
    scrutiny_tally_add (quality, "self_and_officer_differ", 1);
}
