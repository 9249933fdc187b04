/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-incident.h"

#define MINUTE_US ((gint64) 60 * G_USEC_PER_SEC)

static void
test_window (void)
{
  static const gint64 minutes[] = { 30, 0, 14, 15, 16, 31 };
  g_autoptr (ScrutinyRecordIncidents) incidents = scrutiny_record_incidents_new (TRUE);

  g_test_summary ("Reports at 0, 14 and 15 minutes are one incident, 16, 30 and 31 the "
                  "next: an evening of reports does not grow together, and their order "
                  "does not matter.");
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    scrutiny_record_incidents_add (incidents, "k", minutes[i] * MINUTE_US);
  g_assert_cmpint (scrutiny_record_incidents_count (incidents), ==, 2);
}

static void
test_own_numbers (void)
{
  g_autoptr (ScrutinyRecordIncidents) incidents = scrutiny_record_incidents_new (FALSE);

  scrutiny_record_incidents_add (incidents, "7", 0);
  scrutiny_record_incidents_add (incidents, "7", 100 * MINUTE_US);
  scrutiny_record_incidents_add (incidents, "8", 0);
  scrutiny_record_incidents_add (incidents, "", 0);
  scrutiny_record_incidents_add (incidents, "", 0);
  g_assert_cmpint (scrutiny_record_incidents_count (incidents), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/record-incident/window", test_window);
  g_test_add_func ("/intake/record-incident/own-numbers", test_own_numbers);

  return g_test_run ();
}
