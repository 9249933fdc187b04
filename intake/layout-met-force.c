/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout-private.h"

/* The Yes and No columns: each Yes adds one value to a field. Names that changed between
 * years stand with their other form; "Possesion" is how the force spells it. */
static const struct {
  const char *name;
  const char *other_name;
  const char *field;
  const char *flag;
} flag_columns[] = {
  { "Incident Location: Street/Highway", NULL, "place_types", "street_highway" },
  { "Incident Location: Public Transport", NULL, "place_types", "public_transport" },
  { "Incident Location: Retail Premises", NULL, "place_types", "retail_premises" },
  { "Incident Location: Open ground (e.g. park, car park, field)", NULL, "place_types",
    "open_ground" },
  { "Incident Location: Licensed Premises", NULL, "place_types", "licensed_premises" },
  { "Incident Location: Sports or Event Stadia", NULL, "place_types",
    "sports_event_stadia" },
  { "Incident Location: Hospital/A&E (non-mental-health setting)", NULL, "place_types",
    "hospital_ae_non_mental" },
  { "Incident Location: Mental Health Setting", NULL, "place_types",
    "mental_health_setting" },
  { "Incident Location: Police vehicle with prisoner handling cage", NULL, "place_types",
    "police_vehicle_caged" },
  { "Incident Location: Police vehicle without prisoner handling cage", NULL,
    "place_types", "police_vehicle_not_caged" },
  { "Incident Location: Dwelling", NULL, "place_types", "dwelling" },
  { "Incident Location: Police station (excluding custody block)", NULL, "place_types",
    "police_station_excl_custody" },
  { "Incident Location: Custody Block", NULL, "place_types", "custody_block" },
  { "Incident Location: Ambulance", NULL, "place_types", "ambulance" },
  { "Incident Location: Other", NULL, "place_types", "other" },
  { "Impact Factor: Possesion of a weapon", "Impact Factor: Possession of a weapon",
    "impact_factors", "possession_of_weapon" },
  { "Impact Factor: Alcohol", NULL, "impact_factors", "alcohol" },
  { "Impact Factor: Drugs", NULL, "impact_factors", "drugs" },
  { "Impact Factor: Mental Health", NULL, "impact_factors", "mental_health" },
  { "Impact Factor: Prior Knowledge", NULL, "impact_factors", "prior_knowledge" },
  { "Impact Factor: Size/Gender/Build", NULL, "impact_factors", "size_gender_build" },
  { "Impact Factor: Acute Behavioural Disorder",
    "Impact Factor: Acute Behavioural Disturbance", "impact_factors",
    "acute_behavioural_disorder" },
  { "Impact Factor: Crowd", NULL, "impact_factors", "crowd" },
  { "Impact Factor: Other", NULL, "impact_factors", "other" },
  { "Reason for Force: Protect self", NULL, "reasons", "protect_self" },
  { "Reason for Force: Protect Public", NULL, "reasons", "protect_public" },
  { "Reason for Force: Protect Subject", NULL, "reasons", "protect_subject" },
  { "Reason for Force: Protect Other Officers", NULL, "reasons",
    "protect_other_officers" },
  { "Reason for Force: Prevent Offence", NULL, "reasons", "prevent_offence" },
  { "Reason for Force: Secure Evidence", NULL, "reasons", "secure_evidence" },
  { "Reason for Force: Effect Search", "Reason for Force: Effect Stop and search",
    "reasons", "effect_search" },
  { "Reason for Force: Effect Arrest", NULL, "reasons", "effect_arrest" },
  { "Reason for Force: Method of Entry", NULL, "reasons", "method_of_entry" },
  { "Reason for Force: Remove Handcuffs", NULL, "reasons", "remove_handcuffs" },
  { "Reason for Force: Prevent Harm", NULL, "reasons", "prevent_harm" },
  { "Reason for Force: Prevent Escape", NULL, "reasons", "prevent_escape" },
  { "Reason for Force: Other", NULL, "reasons", "other" },
  { "PhysicalDisability", NULL, "health_condition", "physical" },
  { "MentalDisability", NULL, "health_condition", "mental" },
  { "Outcome: Made off/escaped", NULL, "outcomes", "made_off_escaped" },
  { "Outcome: Arrested", NULL, "outcomes", "arrested" },
  { "Outcome: Hospitalised", NULL, "outcomes", "hospitalised" },
  { "Outcome: Detained - Mental Health Act", NULL, "outcomes",
    "detained_mental_health_act" },
  { "Outcome: Fatality", NULL, "outcomes", "fatality" },
  { "Outcome: No Further Action", NULL, "outcomes", "no_further_action" },
  { "Outcome: Other", NULL, "outcomes", "other" },
};

/* The columns that say one thing. */
static const struct {
  ScrutinyColumnUse use;
  const char *name;
  const char *field;
  const char *list;
} single_columns[] = {
  { SCRUTINY_COLUMN_AREA, "Borough", "borough", NULL },
  { SCRUTINY_COLUMN_CODE, "PrimaryConduct", "primary_conduct", "primary_conduct" },
  { SCRUTINY_COLUMN_BOOLEAN, "AssaultedBySubject", "assaulted_by_subject", NULL },
  { SCRUTINY_COLUMN_LIST, "ThreatenedWithWeapon", "threatened_with", "weapon" },
  { SCRUTINY_COLUMN_LIST, "AssaultedWithWeapon", "assaulted_with", "weapon" },
  { SCRUTINY_COLUMN_TEXT, "MainDuty", "main_duty", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "SingleCrewed", "single_crewed", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "TrainedCED", "ced_trained", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "CarryingCED", "ced_carried", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "CED Used", "ced_used", NULL },
  { SCRUTINY_COLUMN_DROP, "CED Device Serial No", NULL, NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "Firearms Aimed", "firearm_aimed", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "Firearms Fired", "firearm_fired", NULL },
  { SCRUTINY_COLUMN_CODE, "SubjectAge", "age_band", "age_band" },
  { SCRUTINY_COLUMN_CODE, "SubjectGender", "gender", "gender" },
  { SCRUTINY_COLUMN_CODE, "SubjectEthnicity", "ethnicity_perceived",
    "ethnicity_officer" },
  { SCRUTINY_COLUMN_CODE, "StaffInjured", "officer_injured", "officer_injured" },
  { SCRUTINY_COLUMN_BOOLEAN, "StaffInjuryIntentional", "officer_injury_intentional",
    NULL },
  { SCRUTINY_COLUMN_CODE, "StaffInjuryLevel", "officer_injury_level", "injury" },
  { SCRUTINY_COLUMN_BOOLEAN, "StaffMedProvided", "officer_medical", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "SubjectInjured", "subject_injured", NULL },
  { SCRUTINY_COLUMN_CODE, "SubjectNatureOfInjury", "subject_injury", "injury" },
  { SCRUTINY_COLUMN_BOOLEAN, "SubjectMedOffered", "medical_offered", NULL },
  { SCRUTINY_COLUMN_BOOLEAN, "SubjectMedProvided", "medical_provided", NULL },
};

/* What one device did. */
static const struct {
  const char *name;
  const char *flag;
} ced_flags[] = {
  { "Drawn", "drawn" },
  { "Aimed", "aimed" },
  { "Arced", "arced" },
  { "Red-Dotted", "red_dotted" },
  { "Drive Stun", "drive_stun" },
  { "Drive Stun Repeat Application", "drive_stun_repeat" },
  { "Angle Drive Stun", "angle_drive_stun" },
  { "Fired", "fired" },
  { "Fired 5 Secs Cycle Interrupted", "cycle_5s_interrupted" },
  { "Fired Repeat Cycle Same Cartridge", "repeat_cycle_same_cartridge" },
  { "Fired Cycle Extended Beyond 5 Secs", "cycle_beyond_5s" },
  { "Fired Miss With One Probe", "miss_one_probe" },
  { "Fired Miss With Both Probes", "miss_both_probes" },
};

/* Where the probes struck, and numbers that name a device: not for a panel's database. */
static void
drop_device_columns (ScrutinyLayout *self, const char *prefix)
{
  g_autofree char *cartridge = g_strconcat (prefix, " Fired Cartridge Number", NULL);

  scrutiny_layout_add (self, SCRUTINY_COLUMN_DROP, cartridge, NULL);
  for (guint i = 1; i <= 15; i++) {
    g_autofree char *name = g_strdup_printf ("%s Front %u", prefix, i);

    scrutiny_layout_add (self, SCRUTINY_COLUMN_DROP, name, NULL);
  }
  for (const char *letter = "ABCDEFGHJK"; *letter != '\0'; letter++) {
    g_autofree char *name = g_strdup_printf ("%s Back %c", prefix, *letter);

    scrutiny_layout_add (self, SCRUTINY_COLUMN_DROP, name, NULL);
  }
}

/* One of the four device blocks. In blocks 2 to 4 a search and replace has turned "Arced"
 * into "ArCED2" and so on. */
static void
add_device_block (ScrutinyLayout *self, const char *prefix, guint number)
{
  g_autofree char *field = g_strdup_printf ("ced_%u", number);
  g_autofree char *cycles = g_strconcat (prefix, " Fired Total Number Of Cycles", NULL);
  g_autofree char *cycles_field = g_strdup_printf ("ced_%u_cycles", number);

  for (guint i = 0; i < G_N_ELEMENTS (ced_flags); i++) {
    g_autofree char *name = g_strdup_printf ("%s %s", prefix, ced_flags[i].name);
    ScrutinyLayoutColumn *column =
        scrutiny_layout_add_flag (self, name, field, ced_flags[i].flag);

    if (number > 1 && g_str_equal (ced_flags[i].flag, "arced")) {
      g_autofree char *misspelt = g_strdup_printf ("%s Ar%s", prefix, prefix);

      scrutiny_layout_column_also (column, misspelt);
    }
  }
  scrutiny_layout_add (self, SCRUTINY_COLUMN_TEXT, cycles, cycles_field);
  drop_device_columns (self, prefix);
}

static void
add_tactics (ScrutinyLayout *self)
{
  for (guint i = 1; i <= 20; i++) {
    g_autofree char *tactic = g_strdup_printf ("Tactic %u", i);
    g_autofree char *effective = g_strdup_printf ("Effective %u", i);
    g_autofree char *other = g_strdup_printf ("Tactic Effective %u", i);
    ScrutinyLayoutColumn *column =
        scrutiny_layout_add (self, SCRUTINY_COLUMN_TACTIC, tactic, "tactics");

    column->list = scrutiny_code_list_find ("tactic");
    column =
        scrutiny_layout_add (self, SCRUTINY_COLUMN_EFFECTIVE, effective, "effective");
    scrutiny_layout_column_also (column, other);
  }
}

/**
 * scrutiny_layout_new_met_force:
 *
 * The Metropolitan Police's "MPS Use of Force": one row for each officer and each person,
 * some 271 columns whose names and number change by the year. Source: the London
 * Datastore and the header of 2020-21.
 *
 * Returns: (transfer full): the layout "met-use-of-force"
 */
ScrutinyLayout *
scrutiny_layout_new_met_force (void)
{
  ScrutinyLayout *self =
      scrutiny_layout_new ("met-use-of-force", SCRUTINY_RECORD_KIND_USE_OF_FORCE);

  scrutiny_layout_add (self, SCRUTINY_COLUMN_DATE, "IncidentDate", NULL)->is_needed =
      TRUE;
  scrutiny_layout_add (self, SCRUTINY_COLUMN_TIME, "IncidentTime", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flag_columns); i++) {
    ScrutinyLayoutColumn *column =
        scrutiny_layout_add_flag (self, flag_columns[i].name, flag_columns[i].field,
                                  flag_columns[i].flag);

    if (flag_columns[i].other_name != NULL)
      scrutiny_layout_column_also (column, flag_columns[i].other_name);
  }
  for (guint i = 0; i < G_N_ELEMENTS (single_columns); i++) {
    ScrutinyLayoutColumn *column =
        scrutiny_layout_add (self, single_columns[i].use, single_columns[i].name,
                             single_columns[i].field);

    if (single_columns[i].list != NULL)
      column->list = scrutiny_code_list_find (single_columns[i].list);
  }
  add_tactics (self);
  add_device_block (self, "CED", 1);
  add_device_block (self, "CED2", 2);
  add_device_block (self, "CED3", 3);
  add_device_block (self, "CED4", 4);

  g_free (self->force);
  self->force = g_strdup ("metropolitan");
  g_ptr_array_add (self->date_formats, g_strdup ("%Y-%m-%d"));
  g_ptr_array_add (self->date_formats, g_strdup ("%Y-%m-%d %H:%M:%S"));
  g_ptr_array_add (self->date_formats, g_strdup ("%d/%m/%Y"));
  g_ptr_array_add (self->date_formats, g_strdup ("%d/%m/%Y %H:%M"));
  g_ptr_array_add (self->time_formats, g_strdup ("%H:%M:%S"));
  g_ptr_array_add (self->time_formats, g_strdup ("%H:%M"));
  self->can_estimate = TRUE;
  self->recognised_columns = 6;

  return self;
}
