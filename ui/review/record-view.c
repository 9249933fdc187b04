/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/record-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/code-list.h"
#include "model/day.h"

/* What members may see before they grade (practice.md 4.6): never the outcome, what
 * was found, the force recorded, or ethnicity. A field that is not here is not shown. */
typedef struct {
  const char *field;
  const char *code_list; /* NULL: shown as it is */
  const char *title;
  gboolean is_expected; /* of a search: said when the record does not say it */
} Shown;

/* clang-format off */
static const Shown shown[] = {
  { "legislation", "legislation", N_ ("Power used"), FALSE },
  { "object_of_search", "object_of_search", N_ ("Looking for"), FALSE },
  { "search_type", "search_type", N_ ("Searched"), FALSE },
  { "age_range", "age_range", N_ ("Age band"), FALSE },
  { "age_band", "age_band", N_ ("Age band"), FALSE },
  { "place_types", NULL, N_ ("Kind of place"), FALSE },
};
/* clang-format on */

/* What is held back until the grade is locked, the outcome first. */
/* clang-format off */
static const Shown held_back[] = {
  { "outcome", "outcome", N_ ("What came of it"), TRUE },
  { "outcome_linked", NULL, N_ ("Found what they were looking for"), TRUE },
  { "found", NULL, N_ ("Found"), FALSE },
  { "clothing_removed", NULL, N_ ("More than outer clothing removed"), FALSE },
  { "outcomes", NULL, N_ ("What came of it"), FALSE },
  { "tactics", "tactic", N_ ("Force recorded"), FALSE },
  { "tactics_effective", "tactic", N_ ("Recorded as working"), FALSE },
  { "tactics_not_effective", "tactic", N_ ("Recorded as not working"), FALSE },
  { "reasons", NULL, N_ ("Reasons for force"), FALSE },
  { "impact_factors", NULL, N_ ("What the officer took into account"), FALSE },
  { "primary_conduct", "primary_conduct", N_ ("How the person acted"), FALSE },
  { "threatened_with", "weapon", N_ ("Threatened with"), FALSE },
  { "assaulted_with", "weapon", N_ ("Assaulted with"), FALSE },
  { "assaulted_by_subject", NULL, N_ ("Officer assaulted"), FALSE },
  { "handcuffed", NULL, N_ ("Handcuffed"), FALSE },
  { "force_used", NULL, N_ ("Force used"), FALSE },
  { "ced_used", NULL, N_ ("Taser used"), FALSE },
  { "firearm_aimed", NULL, N_ ("Firearm aimed"), FALSE },
  { "firearm_fired", NULL, N_ ("Firearm fired"), FALSE },
  { "subject_injured", NULL, N_ ("Person injured"), FALSE },
  { "subject_injury", "injury", N_ ("Person’s injury"), FALSE },
  { "medical_offered", NULL, N_ ("Medical help offered"), FALSE },
  { "medical_provided", NULL, N_ ("Medical help given"), FALSE },
  { "officer_injured", "officer_injured", N_ ("Officer injured"), FALSE },
  { "officer_injury_level", "injury", N_ ("Officer’s injury"), FALSE },
  { "health_condition", NULL, N_ ("Disability recorded"), FALSE },
  { "receipt_given", NULL, N_ ("Record given to the person"), FALSE },
  { "duration_min", NULL, N_ ("Minutes it took"), FALSE },
  { "gender", "gender", N_ ("Gender, as recorded"), FALSE },
  { "ethnicity_self", "ethnicity_self", N_ ("Ethnicity, as the person said"), TRUE },
  { "ethnicity_officer", "ethnicity_officer", N_ ("Ethnicity, as the officer saw it"), FALSE },
  { "ethnicity_perceived", "ethnicity_officer", N_ ("Ethnicity, as the officer saw it"), FALSE },
  { "supervisor_checked_at", NULL, N_ ("When a supervisor checked it"), FALSE },
  { "supervisor_result", NULL, N_ ("Supervisor’s check"), TRUE },
};
/* clang-format on */

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_preferences_group_add (group, row);
}

/* The date as a month and a part of the day: enough to judge, too little to find out
 * who it was. */
static char *
dup_when (ScrutinyRecord *record)
{
  static const char *const parts[] = { N_ ("at night"), N_ ("in the morning"),
                                                            N_ ("in the afternoon"),
                                                                N_ ("in the evening") };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      scrutiny_record_get_started_at_us (record) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc && zone ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *month = local ? scrutiny_day_format (local, "%B %Y") : NULL;

  if (month == NULL)
    return g_strdup ("");
  if (!scrutiny_record_has_time (record))
    return g_steal_pointer (&month);

  return g_strdup_printf ("%s, %s", month, _ (parts[g_date_time_get_hour (local) / 6]));
}

static char *
dup_label (const Shown *field, const char *code)
{
  const ScrutinyCodeList *list =
      field->code_list ? scrutiny_code_list_find (field->code_list) : NULL;
  const char *label = list ? scrutiny_code_list_get_label (list, code) : NULL;

  if (g_str_equal (code, "true"))
    return g_strdup (_ ("Yes"));
  if (g_str_equal (code, "false"))
    return g_strdup (_ ("No"));

  /* Codes without a list are words already, but for their underscores. */
  return label ? g_strdup (label) : g_strdelimit (g_strdup (code), "_", ' ');
}

/* A field may come more than once: every tactic, every reason. */
static char *
dup_values (ScrutinyRecord *record, const Shown *field)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    const char *name;
    const char *code;

    scrutiny_record_get_value_at (record, i, &name, &code);
    if (g_strcmp0 (name, field->field) == 0 && code != NULL && *code != '\0') {
      g_autofree char *label = dup_label (field, code);

      g_strv_builder_add (labels, label);
    }
  }
  all = g_strv_builder_end (labels);

  return g_strjoinv (", ", all);
}

static void
add_fields (AdwPreferencesGroup *group,
            ScrutinyRecord *record,
            const Shown *fields,
            gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++) {
    g_autofree char *values = dup_values (record, &fields[i]);

    if (*values != '\0')
      add_row (group, _ (fields[i].title), values);
    else if (fields[i].is_expected &&
             scrutiny_record_get_kind (record) == SCRUTINY_RECORD_KIND_STOP_SEARCH)
      add_row (group, _ (fields[i].title), _ ("The record does not say"));
  }
}

static void
add_grounds (GtkWidget *box, const char *grounds)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                     GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                     _ ("Grounds, as the officer wrote them"), "xalign",
                                        0.0, "wrap", TRUE, NULL);
  GtkWidget *label = gtk_label_new (grounds);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  gtk_widget_add_css_class (label, "as-written");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
}

/**
 * scrutiny_record_view_new:
 *
 * Returns: (transfer floating): what @record says, as far as it may be seen before
 *   the grade
 */
GtkWidget *
scrutiny_record_view_new (ScrutinyRecord *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *area = scrutiny_record_get_area (record);
  const char *grounds = scrutiny_record_get_grounds (record);
  g_autofree char *when = dup_when (record);

  if (*when != '\0')
    add_row (group, _ ("When"), when);
  if (area != NULL && *area != '\0')
    add_row (group, _ ("Area"), area);
  add_fields (group, record, shown, G_N_ELEMENTS (shown));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  add_grounds (box, grounds && *grounds ? grounds
                                        : _ ("The record holds no written grounds."));

  return box;
}

/**
 * scrutiny_record_view_new_reveal:
 * @record: as scrutiny_case_read_reveal() gives it
 *
 * Returns: (transfer floating): what was held back until the grade was locked
 */
GtkWidget *
scrutiny_record_view_new_reveal (ScrutinyRecord *record)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_fields (group, record, held_back, G_N_ELEMENTS (held_back));

  return GTK_WIDGET (group);
}
