/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/person.h"

#include "model/day.h"
#include "model/error.h"

static void
test_names (void)
{
  static const struct {
    const char *name;
    gboolean is_good;
  } names[] = {
    { "Ann", TRUE },
    { "Siân ap Rhys", TRUE },
    { "O’Neill-Smith", TRUE },
    { "", FALSE },
    { " Ann", FALSE },
    { "Ann ", FALSE },
    { "An\nn", FALSE },
    { "An\u200bn", FALSE },
    { "\u202eAnn", FALSE },
    { "\xff\xfe", FALSE },
    { "An\u2028n", FALSE },
    { "李", TRUE },
    { "01234567890123456789012345678901234567890123456789012345678901234567890123456789",
      TRUE },
    { "012345678901234567890123456789012345678901234567890123456789012345678901234567890",
      FALSE },
  };

  g_test_summary ("A name is visible and short: nothing in it can make it look like "
                  "another.");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyPerson) person =
        scrutiny_person_new (names[i].name, SCRUTINY_ROLE_MEMBER, &error);

    g_assert_cmpint (person != NULL, ==, names[i].is_good);
    if (!names[i].is_good)
      g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  }
}

static void
test_deputy_is_a_member (void)
{
  g_autoptr (ScrutinyPerson) member =
      scrutiny_person_new ("Mia", SCRUTINY_ROLE_MEMBER, NULL);
  g_autoptr (ScrutinyPerson) deputy = scrutiny_person_with_deputy (member, TRUE, NULL);
  g_autoptr (ScrutinyPerson) chair =
      scrutiny_person_with_role (deputy, SCRUTINY_ROLE_CHAIR);
  g_autoptr (GError) error = NULL;

  g_assert_false (scrutiny_person_is_deputy (member));
  g_assert_true (scrutiny_person_is_deputy (deputy));
  g_assert_false (scrutiny_person_is_deputy (chair));
  g_assert_null (scrutiny_person_with_deputy (chair, TRUE, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
}

static void
test_clearance (void)
{
  g_autoptr (ScrutinyPerson) person =
      scrutiny_person_new ("Mia", SCRUTINY_ROLE_MEMBER, NULL);
  g_autoptr (ScrutinyPerson) cleared =
      scrutiny_person_with_clearance (person, "2027-03-31", NULL);

  g_assert_true (scrutiny_person_is_cleared_on (person, "2099-01-01"));
  g_assert_true (scrutiny_person_is_cleared_on (cleared, "2027-03-31"));
  g_assert_false (scrutiny_person_is_cleared_on (cleared, "2027-04-01"));
}

static void
test_days (void)
{
  static const struct {
    const char *text;
    gboolean is_good;
  } days[] = {
    { "2026-02-28", TRUE },  { "2024-02-29", TRUE },   { "2026-02-29", FALSE },
    { "2026-13-01", FALSE }, { "2026-00-10", FALSE },  { "2026-1-01", FALSE },
    { "26-01-01", FALSE },   { "2026-01-01 ", FALSE }, { "2026-01- 1", FALSE },
    { "2026-01-+1", FALSE }, { "0000-01-01", FALSE },  { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (scrutiny_day_is_valid (days[i].text), ==, days[i].is_good);
}

static void
test_roles (void)
{
  for (guint i = 0; i < SCRUTINY_N_ROLES; i++) {
    ScrutinyRole role;

    g_assert_true (
        scrutiny_role_from_code (scrutiny_role_to_code ((ScrutinyRole) i), &role, NULL));
    g_assert_cmpint (role, ==, (ScrutinyRole) i);
  }
}

static void
test_clearance_ends_soon (void)
{
  static const struct {
    const char *day;
    ScrutinyClearance clearance;
  } days[] = {
    { "2027-01-29", SCRUTINY_CLEARANCE_HELD },      /* 61 days to go */
    { "2027-01-30", SCRUTINY_CLEARANCE_ENDS_SOON }, /* 60 */
    { "2027-03-31", SCRUTINY_CLEARANCE_ENDS_SOON },
    { "2027-04-01", SCRUTINY_CLEARANCE_ENDED },
  };
  g_autoptr (ScrutinyPerson) person =
      scrutiny_person_new ("Mia", SCRUTINY_ROLE_MEMBER, NULL);
  g_autoptr (ScrutinyPerson) cleared =
      scrutiny_person_with_clearance (person, "2027-03-31", NULL);

  g_assert_cmpint (scrutiny_person_get_clearance (person, "2027-03-31"), ==,
                   SCRUTINY_CLEARANCE_NOT_RECORDED);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (scrutiny_person_get_clearance (cleared, days[i].day), ==,
                     days[i].clearance);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/person/names", test_names);
  g_test_add_func ("/model/person/deputy-is-a-member", test_deputy_is_a_member);
  g_test_add_func ("/model/person/clearance", test_clearance);
  g_test_add_func ("/model/person/clearance-ends-soon", test_clearance_ends_soon);
  g_test_add_func ("/model/person/days", test_days);
  g_test_add_func ("/model/person/roles", test_roles);

  return g_test_run ();
}
