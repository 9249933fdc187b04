/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-source.h"

static void
test_names (void)
{
  static const struct {
    const char *name;
    const char *month;
    const char *force;
  } names[] = {
    { "2021-06-sussex-stop-and-search.csv", "2021-06", "sussex" },
    { "2020-01-city-of-london-stop-and-search.csv", "2020-01", "city-of-london" },
    { "2021-13-sussex-stop-and-search.csv", NULL, NULL },
    { "2021-00-sussex-stop-and-search.csv", NULL, NULL },
    { "2021-06-Sussex-stop-and-search.csv", NULL, NULL },
    { "2021-06-sussex-street.csv", NULL, NULL },
    { "2021-06-stop-and-search.csv", NULL, NULL },
    { "2021-06--stop-and-search.csv", NULL, NULL },
    { "stop-and-search.csv", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *month = NULL;
    g_autofree char *force = NULL;

    g_assert_cmpint (scrutiny_record_source_parse_name (names[i].name, &month, &force),
                     ==, names[i].month != NULL);
    g_assert_cmpstr (month, ==, names[i].month);
    g_assert_cmpstr (force, ==, names[i].force);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/record-source/names", test_names);

  return g_test_run ();
}
