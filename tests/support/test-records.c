/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-records.h"

#include "app/meeting.h"
#include "db/statement.h"

/* 2026-07-01 09:00:00 UTC */
#define FIRST_US G_GINT64_CONSTANT (1782896400000000)

static void
run (ScrutinyStatement *statement)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
add_import (ScrutinyDatabase *database, guint count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database,
      "INSERT INTO record_import (sha256, size_bytes, source_name, layout, kind, force,"
      " encoding, period, first_day, last_day, row_count, imported_count, rejected_count,"
      " duplicate_count, group_count, largest_group, looks_doubled, day_only_count,"
      " report_count, incident_count, is_estimate, replaces, imported_at_us, imported_by)"
      " VALUES (?1, 0, 'made-up.csv', 'made-up', 'stop_search', 'avon-and-somerset',"
      " 'utf-8', '2026-07', '2026-07-01', '2026-07-31', ?2, ?2, 0, 0, 0, 1, 0, 0, 0,"
      " NULL, 0, NULL, 0, 1)",
      &error);

  g_assert_no_error (error);
  scrutiny_statement_bind_text (
      statement, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  scrutiny_statement_bind_int64 (statement, 2, count);
  run (statement);
}

void
test_records_add (TestPanel *panel, guint count)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = NULL;

  add_import (database, count);
  statement =
      scrutiny_statement_new (database,
                              "INSERT INTO record (import_id, line, ref, ordinal, "
                              "started_at_us, time_precision,"
                              " day, area, incident_key, content_key, fields)"
                              " VALUES (1, ?1, ?2, 1, ?3, 'minute', ?4, ?5, '', ?1, ?6)",
                              &error);
  g_assert_no_error (error);

  for (guint i = 1; i <= count; i++) {
    g_autofree char *ref = g_strdup_printf ("R%03u", i);
    g_autofree char *day = g_strdup_printf ("2026-07-%02u", 1 + i % 31);
    g_autofree char *fields =
        g_strdup_printf ("\ngender\t%s\n", i % 4 == 0 ? "female" : "male");

    scrutiny_statement_bind_int64 (statement, 1, i);
    scrutiny_statement_bind_text (statement, 2, ref);
    scrutiny_statement_bind_int64 (statement, 3, FIRST_US + (i % 31) * G_TIME_SPAN_DAY);
    scrutiny_statement_bind_text (statement, 4, day);
    scrutiny_statement_bind_text (statement, 5, i % 3 == 0 ? "north" : "south");
    scrutiny_statement_bind_text (statement, 6, fields);
    run (statement);
  }
}

gint64
test_meeting_add (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyMeeting) meeting =
      scrutiny_meeting_create (panel->session, "November meeting", "2026-11-20", &error);

  g_assert_no_error (error);

  return scrutiny_meeting_get_number (meeting);
}
