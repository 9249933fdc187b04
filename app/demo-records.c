/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/demo-records.h"

/* Made-up records of a made-up force. Nobody in them exists; no row is taken from
 * a real file. The same day always gives the same rows, so that the demo looks the
 * same on every machine. */

static const char *const areas[] = { "Harbour", "Old Town", "Millfield", "Castle Hill" };

static const char *const officers[] = { "Officer A", "Officer B", "Officer C",
                                        "Officer D", "Officer E", "Officer F" };

static const char *const ages[] = { "10-17", "18-24", "18-24", "25-34", "over 34", "" };

static const struct {
  const char *self;
  const char *officer;
} ethnicities[] = {
  { "White - English/Welsh/Scottish/Northern Irish/British", "White" },
  { "White - English/Welsh/Scottish/Northern Irish/British", "White" },
  { "Black/African/Caribbean/Black British - African", "Black" },
  { "Asian/Asian British - Pakistani", "Asian" },
  { "Mixed/Multiple ethnic groups - White and Black Caribbean", "Black" },
  { "Other ethnic group - Not stated", "White" },
  { "", "Asian" },
  { "Black/African/Caribbean/Black British - Caribbean", "Black" },
};

static const struct {
  const char *power;
  const char *object;
  const char *grounds;
} searches[] = {
  { "Misuse of Drugs Act 1971 (section 23)", "Controlled drugs",
    "Smell of cannabis from the person while walking past. No other reason recorded." },
  { "Misuse of Drugs Act 1971 (section 23)", "Controlled drugs",
    "Seen to swap a small bag for money by the bus shelter, then put a hand down the "
    "sock when "
    "the car slowed." },
  { "Police and Criminal Evidence Act 1984 (section 1)", "Offensive weapons",
    "Caller described a person in a red coat with a knife by the fountain. Person in a "
    "red coat "
    "found there four minutes later." },
  { "Police and Criminal Evidence Act 1984 (section 1)", "Stolen goods",
    "Two bicycles with cut locks beside the person. Could not say whose they were." },
  { "Police and Criminal Evidence Act 1984 (section 1)", "Article for use in theft",
    "Trying car door handles in the station car park, seen on camera by the control "
    "room." },
  { "Misuse of Drugs Act 1971 (section 23)", "Controlled drugs",
    "Known to officers. Nervous when spoken to. In an area with drug dealing." },
  { "Criminal Justice and Public Order Act 1994 (section 60)",
    "Anything to threaten or harm anyone",
    "Authority in place from 18:00 after the fight on Quay Street. Person walking away "
    "from the "
    "group." },
  { "Police and Criminal Evidence Act 1984 (section 1)", "Offensive weapons",
    "Metal object pushed into the waistband as officers came round the corner." },
};

static const char *const outcomes[] = { "A no further action disposal",
                                        "A no further action disposal",
                                        "Arrest",
                                        "Community resolution",
                                        "A no further action disposal",
                                        "Khat or Cannabis warning",
                                        "" };

static const struct {
  const char *tactics;
  const char *conduct;
  const char *reason;
  const char *grounds;
} forces[] = {
  { "handcuff_compliant", "compliant", "prevent_escape",
    "Handcuffed to the front for the search. Person was calm throughout." },
  { "handcuff_noncompliant;ground_restraint", "active", "effect_arrest",
    "Pulled away when told of arrest. Taken to the ground by two officers, cuffed, sat "
    "up." },
  { "ced_drawn;ced_red_dot", "aggressive", "protect_public",
    "Holding a bottle and shouting. Taser drawn and red-dotted. Bottle put down. Not "
    "fired." },
  { "unarmed_skills", "passive", "effect_search",
    "Would not take hands out of pockets. Arm taken and held." },
};

static GDate *
day_of (const char *first_day, guint row, guint rows)
{
  GDate *day = g_date_new ();
  guint year = (guint) g_ascii_strtoull (first_day, NULL, 10);
  guint month = (guint) g_ascii_strtoull (first_day + 5, NULL, 10);
  guint day_of_month = (guint) g_ascii_strtoull (first_day + 8, NULL, 10);

  g_date_set_dmy (day, (GDateDay) day_of_month, (GDateMonth) month, (GDateYear) year);
  g_date_add_days (day, row * 55 / rows);
  return day;
}

static void
append_when (GString *csv, const char *first_day, guint row, guint rows)
{
  g_autoptr (GDate) day = day_of (first_day, row, rows);

  g_string_append_printf (csv, "%04u-%02u-%02u %02u:%02u", g_date_get_year (day),
                          (guint) g_date_get_month (day), g_date_get_day (day),
                          (row * 7 + 9) % 24, (row * 13 + 5) % 60);
}

/**
 * scrutiny_demo_records_searches:
 * @first_day: "YYYY-MM-DD", the first of 55 days
 * @number: the first reference number
 *
 * Returns: (transfer full): %SCRUTINY_DEMO_SEARCHES made-up searches as CSV with a header
 */
char *
scrutiny_demo_records_searches (const char *first_day, guint number)
{
  GString *csv = g_string_new ("Reference,When,Area,Power,Object,Grounds,Gender,Age,Self "
                               "ethnicity,Officer ethnicity,Officer,Outcome,Linked\n");

  for (guint row = 0; row < SCRUTINY_DEMO_SEARCHES; row++) {
    guint n = number + row;
    guint kind = (n * 5 + n / 8) % G_N_ELEMENTS (searches);
    guint who = (n * 3 + n / 5) % G_N_ELEMENTS (ethnicities);
    const char *outcome = outcomes[(n * 4 + n / 3) % G_N_ELEMENTS (outcomes)];

    g_string_append_printf (csv, "SS/26/%04u,", n);
    append_when (csv, first_day, row, SCRUTINY_DEMO_SEARCHES);
    g_string_append_printf (csv, ",%s,%s,%s,\"%s\",%s,%s,%s,%s,%s,%s,%s\n",
                            areas[(n + n / 4) % G_N_ELEMENTS (areas)],
                            searches[kind].power, searches[kind].object,
                            searches[kind].grounds, n % 5 == 3 ? "Female" : "Male",
                            ages[(n * 2 + n / 7) % G_N_ELEMENTS (ages)],
                            ethnicities[who].self, ethnicities[who].officer,
                            officers[(n + n / 6) % G_N_ELEMENTS (officers)], outcome,
                            *outcome == '\0' ? ""
                            : n % 3 == 0     ? "True"
                                             : "False");
  }
  return g_string_free (csv, FALSE);
}

/**
 * scrutiny_demo_records_force:
 * @first_day: "YYYY-MM-DD", the first of 55 days
 * @number: the first reference number
 *
 * One row an officer: every third event has a second officer's row.
 *
 * Returns: (transfer full): %SCRUTINY_DEMO_FORCE_EVENTS made-up uses of force as CSV
 */
char *
scrutiny_demo_records_force (const char *first_day, guint number)
{
  GString *csv =
      g_string_new ("Reference,Incident,When,Area,Tactics,Conduct,Reason,Account,"
                    "Gender,Age,Ethnicity,Officer\n");

  for (guint row = 0; row < SCRUTINY_DEMO_FORCE_EVENTS; row++) {
    guint what = (row * 3 + row / 4) % G_N_ELEMENTS (forces);
    guint forms = row % 3 == 2 ? 2 : 1;

    for (guint form = 0; form < forms; form++) {
      g_string_append_printf (csv, "UF/26/%04u%s,UF/26/%04u,", number + row,
                              form == 0 ? "" : "b", number + row);
      append_when (csv, first_day, row, SCRUTINY_DEMO_FORCE_EVENTS);
      g_string_append_printf (csv, ",%s,%s,%s,%s,\"%s\",%s,%s,%s,%s\n",
                              areas[(row * 3) % G_N_ELEMENTS (areas)],
                              forces[what].tactics, forces[what].conduct,
                              forces[what].reason, forces[what].grounds,
                              row % 4 == 1 ? "Female" : "Male",
                              row % 2 == 0 ? "18-34" : "11-17",
                              ethnicities[(row * 3) % G_N_ELEMENTS (ethnicities)].officer,
                              officers[(row + form) % G_N_ELEMENTS (officers)]);
    }
  }
  return g_string_free (csv, FALSE);
}

static const char search_layout[] =
    "{\"format\":\"record-layout/"
    "1\",\"name\":\"rivershire-searches\",\"kind\":\"stop_search\","
    "\"force\":\"" SCRUTINY_DEMO_FORCE "\",\"time_zone\":\"Europe/London\","
    "\"date\":{\"column\":\"When\",\"format\":\"%Y-%m-%d "
    "%H:%M\"},\"reference\":\"Reference\","
    "\"columns\":["
    "{\"column\":\"Area\",\"field\":\"area\",\"type\":\"area\"},"
    "{\"column\":\"Power\",\"field\":\"legislation\",\"type\":\"code\",\"list\":"
    "\"legislation\"},"
    "{\"column\":\"Object\",\"field\":\"object_of_search\",\"type\":\"code\","
    "\"list\":\"object_of_search\"},"
    "{\"column\":\"Grounds\",\"type\":\"grounds\"},"
    "{\"column\":\"Gender\",\"field\":\"gender\",\"type\":\"code\",\"list\":\"gender\"},"
    "{\"column\":\"Age\",\"field\":\"age_range\",\"type\":\"code\",\"list\":\"age_"
    "range\"},"
    "{\"column\":\"Self ethnicity\",\"field\":\"ethnicity_self\",\"type\":\"code\","
    "\"list\":\"ethnicity_self\"},"
    "{\"column\":\"Officer ethnicity\",\"field\":\"ethnicity_officer\",\"type\":\"code\","
    "\"list\":\"ethnicity_officer\"},"
    "{\"column\":\"Officer\",\"field\":\"officer_pseudonym\"},"
    "{\"column\":\"Outcome\",\"field\":\"outcome\",\"type\":\"code\",\"list\":"
    "\"outcome\"},"
    "{\"column\":\"Linked\",\"field\":\"outcome_linked\",\"type\":\"boolean\"}]}";

static const char force_layout[] =
    "{\"format\":\"record-layout/"
    "1\",\"name\":\"rivershire-force\",\"kind\":\"use_of_force\","
    "\"force\":\"" SCRUTINY_DEMO_FORCE "\",\"time_zone\":\"Europe/London\","
    "\"date\":{\"column\":\"When\",\"format\":\"%Y-%m-%d "
    "%H:%M\"},\"reference\":\"Reference\","
    "\"incident\":\"Incident\",\"columns\":["
    "{\"column\":\"Area\",\"field\":\"area\",\"type\":\"area\"},"
    "{\"column\":\"Tactics\",\"field\":\"tactics\",\"type\":\"list\"},"
    "{\"column\":\"Conduct\",\"field\":\"primary_conduct\"},"
    "{\"column\":\"Reason\",\"field\":\"reasons\"},"
    "{\"column\":\"Account\",\"type\":\"grounds\"},"
    "{\"column\":\"Gender\",\"field\":\"gender\",\"type\":\"code\",\"list\":\"gender\"},"
    "{\"column\":\"Age\",\"field\":\"age_band\"},"
    "{\"column\":\"Ethnicity\",\"field\":\"ethnicity_perceived\",\"type\":\"code\","
    "\"list\":\"ethnicity_officer\"},"
    "{\"column\":\"Officer\",\"field\":\"officer_pseudonym\"}]}";

/**
 * scrutiny_demo_records_search_layout:
 *
 * Returns: the layout file that reads scrutiny_demo_records_searches()
 */
const char *
scrutiny_demo_records_search_layout (void)
{
  return search_layout;
}

/**
 * scrutiny_demo_records_force_layout:
 *
 * Returns: the layout file that reads scrutiny_demo_records_force()
 */
const char *
scrutiny_demo_records_force_layout (void)
{
  return force_layout;
}
