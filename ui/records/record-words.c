/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/record-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/records.h"
#include "model/code-list.h"
#include "ui/day-words.h"

typedef struct {
  const char *code;
  const char *words;
} Word;

/* clang-format off */
static const Word kinds[] = {
  { "stop_search", N_("Stop and search") },
  { "use_of_force", N_("Use of force") },
  { "vehicle_stop", N_("Vehicle stop") },
  { "strip_search", N_("Strip search") },
  { "custody", N_("Custody") },
  { "hate_crime_file", N_("Hate crime file") },
  { "authorisation", N_("Authorisation") },
  { "call_log", N_("Call log") },
};

static const Word layouts[] = {
  { "police-uk-stop-search", N_("Stop and search, as on data.police.uk") },
  { "met-use-of-force", N_("Use of force, as the Met publishes it") },
};

/* The fields a panel may meet; others are words already, but for their underscores. */
static const Word fields[] = {
  { "kind", N_("Kind of record") },
  { "month", N_("Month") },
  { "area", N_("Area") },
  { "force", N_("Force") },
  { "date", N_("Date and time") },
  { "time", N_("Time") },
  { "reference", N_("The force’s reference") },
  { "incident", N_("Which reports belong together") },
  { "grounds", N_("Grounds, kept sealed") },
  { "legislation", N_("Power used") },
  { "object_of_search", N_("Looking for") },
  { "search_type", N_("Searched") },
  { "gender", N_("Gender") },
  { "age_range", N_("Age band") },
  { "age_band", N_("Age band") },
  { "ethnicity_self", N_("Ethnicity, as people say it themselves") },
  { "ethnicity_self_group", N_("Ethnic group, as people say it themselves") },
  { "ethnicity_officer", N_("Ethnicity, as the officer saw it") },
  { "ethnicity_perceived", N_("Ethnicity, as the officer saw it") },
  { "outcome", N_("Outcome") },
  { "outcomes", N_("Outcome") },
  { "outcome_linked", N_("Outcome linked to what was looked for") },
  { "clothing_removed", N_("More than outer clothing removed") },
  { "part_of_operation", N_("Part of an operation") },
  { "operation_name", N_("Name of the operation") },
  { "officer_pseudonym", N_("Officer, by a made-up name") },
  { "place_types", N_("Kind of place") },
  { "impact_factors", N_("What made it harder") },
  { "reasons", N_("Reason for force") },
  { "primary_conduct", N_("How the person behaved") },
  { "tactics", N_("Force used") },
  { "health_condition", N_("Health condition") },
};
/* clang-format on */

static const char *
find (const Word *words, guint n_words, const char *code)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].words);

  return NULL;
}

/* "Stop and search" for "stop_search"; @kind itself if it is none. */
static const char *
name_kind (const char *kind)
{
  const char *words = find (kinds, G_N_ELEMENTS (kinds), kind);

  return words ? words : kind;
}

/**
 * scrutiny_words_for_layout:
 * @layout: (nullable): the name of a layout
 *
 * Returns: what such a file is; of a layout file, its own name
 */
const char *
scrutiny_words_for_layout (const char *layout)
{
  const char *words = find (layouts, G_N_ELEMENTS (layouts), layout);

  return words ? words : layout ? layout : "";
}

/* Codes without words of their own are words but for their signs. */
static char *
dup_plain (const char *code)
{
  char *plain = g_strdelimit (g_utf8_make_valid (code, -1), "_-", ' ');

  if (g_ascii_islower (*plain))
    *plain = g_ascii_toupper (*plain);

  return plain;
}

/**
 * scrutiny_words_for_field:
 * @field: "object_of_search"
 *
 * Returns: (transfer full): "Looking for"
 */
char *
scrutiny_words_for_field (const char *field)
{
  const char *words = find (fields, G_N_ELEMENTS (fields), field);

  return words ? g_strdup (words) : dup_plain (field);
}

static char *
dup_month (const char *month)
{
  g_autofree char *first = g_strdup_printf ("%s-01", month);
  g_autofree char *day = scrutiny_words_for_day (first);
  const char *space = strchr (day, ' ');

  return g_strdup (space ? space + 1 : month);
}

/**
 * scrutiny_words_for_value:
 * @field: the field it stands in
 * @value: a code, or the force's own words; "" for a blank
 *
 * Returns: (transfer full): what it means
 */
char *
scrutiny_words_for_value (const char *field, const char *value)
{
  const ScrutinyCodeList *list = scrutiny_code_list_find (field);
  const char *label = list ? scrutiny_code_list_get_label (list, value) : NULL;

  if (*value == '\0')
    return g_strdup (_ ("Left blank"));
  if (g_str_equal (field, "kind"))
    return g_strdup (name_kind (value));
  if (g_str_equal (field, "month"))
    return dup_month (value);
  if (g_str_equal (field, "area"))
    return g_utf8_make_valid (value, -1);

  return label ? g_strdup (label) : dup_plain (value);
}

/* What happened, when and where, in a line. */
static char *
describe_record (ScrutinyRecord *record)
{
  const char *kind =
      name_kind (scrutiny_record_kind_to_text (scrutiny_record_get_kind (record)));
  const char *area = scrutiny_record_get_area (record);
  g_autofree char *day = scrutiny_words_for_day (scrutiny_record_get_day (record));

  if (area == NULL || *area == '\0')
    return g_strdup_printf ("%s, %s", kind, day);

  return g_strdup_printf ("%s, %s, %s", kind, day, area);
}

/**
 * scrutiny_words_for_reference:
 * @reference: what a record goes by on lists
 *
 * On the session's thread.
 *
 * Returns: (transfer full): what happened, when and where, in a line; @reference itself
 * for who may not read records, or if the panel holds none of that name
 */
char *
scrutiny_words_for_reference (ScrutinySession *session, const char *reference)
{
  g_autoptr (ScrutinyRecord) record =
      scrutiny_records_find (session, reference, NULL, NULL);

  return record ? describe_record (record) : g_strdup (reference);
}
