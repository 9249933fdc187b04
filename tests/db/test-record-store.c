/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/record-store.h"

#include <glib/gstdio.h>

#include "db/error.h"
#include "db/import-store.h"
#include "db/migration.h"
#include "db/statement.h"
#include "model/record-builder.h"

typedef struct {
  char *folder;
  ScrutinyDatabase *database;
} Fixture;

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (fixture->database, sql, &error);

  g_assert_no_error (error);
  g_assert_true (scrutiny_statement_run (statement, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("records-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "panel.db", NULL);
  fixture->database = scrutiny_database_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_migration_run (fixture->database, &error));
  execute (fixture, "INSERT INTO person (id, name, added_at_us) VALUES (1, 'Cora', 0)");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "panel.db", NULL);

  g_object_unref (fixture->database);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* A report of force at @minute with one tactic. */
static void
add_report (Fixture *fixture,
            gint64 import_id,
            const char *ref,
            const char *key,
            gint64 minute,
            const char *tactic)
{
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_USE_OF_FORCE);
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  scrutiny_record_builder_set_started (builder, minute * 60 * G_USEC_PER_SEC,
                                       SCRUTINY_TIME_PRECISION_MINUTE, "1970-01-01");
  scrutiny_record_builder_set_place (builder, "riverside", "North");
  scrutiny_record_builder_set_incident (builder, key, 1);
  scrutiny_record_builder_set_row (builder, 2 + minute, 1, 1);
  scrutiny_record_builder_add_value (builder, "gender", "male");
  scrutiny_record_builder_add_value (builder, "tactics", tactic);
  record = scrutiny_record_builder_build (builder);
  g_assert_true (scrutiny_record_store_add (fixture->database, import_id, record, ref,
                                            NULL, &error));
  g_assert_no_error (error);
}

static void
close_import (Fixture *fixture, gint64 import_id, gint64 replaces)
{
  g_autoptr (ScrutinyImportReport) report = scrutiny_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = g_strdup_printf ("%064x", (guint) import_id);

  report->kind = SCRUTINY_RECORD_KIND_USE_OF_FORCE;
  g_strlcpy (report->sha256, sha256, sizeof report->sha256);
  g_assert_true (scrutiny_import_store_add (fixture->database, import_id, report,
                                            replaces, 5, 1, &error));
  g_assert_no_error (error);
}

static gboolean
remember_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  g_autofree char *tactics = scrutiny_record_dup_values (record, "tactics");

  g_string_append_printf (user_data, "%s(%u %s) ", scrutiny_record_get_reference (record),
                          scrutiny_record_get_report_count (record), tactics);

  return TRUE;
}

static char *
list_all (Fixture *fixture, ScrutinyRecordFilter *filter)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  scrutiny_record_store_each (fixture->database, filter, remember_cb, all, &error);
  g_assert_no_error (error);

  return g_strchomp (g_string_free (all, FALSE));
}

static void
test_incidents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  g_autofree char *shields = NULL;
  gint64 tied = 0;
  gint64 incidents = 0;

  g_test_summary ("Reports of one incident come once, under its number, with what every "
                  "report says; the earliest stands for it whatever the file's order.");
  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  add_report (fixture, 1, "r2", "77", 9, "shield");
  add_report (fixture, 1, "r1", "77", 3, "spit_guard");
  add_report (fixture, 1, "r3", "78", 4, "dog_bite");
  add_report (fixture, 1, "r4", "", 5, "baton_used");
  g_assert_true (scrutiny_record_store_tie (fixture->database, 1, 0, FALSE, &tied,
                                            &incidents, &error));
  g_assert_no_error (error);
  close_import (fixture, 1, 0);
  g_assert_true (scrutiny_database_commit (fixture->database, &error));

  g_assert_cmpint (tied, ==, 3);
  g_assert_cmpint (incidents, ==, 2);
  all = list_all (fixture, filter);
  g_assert_cmpstr (all, ==, "77(2 spit_guard;shield) 78(1 dog_bite) r4(1 baton_used)");
  scrutiny_record_filter_add_value (filter, "tactics", "shield");
  shields = list_all (fixture, filter);
  g_assert_cmpstr (shields, ==, "77(2 spit_guard;shield)");
}

static void
test_estimates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  gint64 tied = 0;
  gint64 incidents = 0;

  g_test_summary (
      "Where likeness ties reports, within 15 minutes of the first, the first "
      "one's own name is the incident's.");
  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  add_report (fixture, 1, "xb", "k", 15, "shield");
  add_report (fixture, 1, "xa", "k", 0, "shield");
  add_report (fixture, 1, "xc", "k", 16, "dog_bite");
  g_assert_true (scrutiny_record_store_tie (fixture->database, 1, 0, TRUE, &tied,
                                            &incidents, &error));
  close_import (fixture, 1, 0);
  g_assert_true (scrutiny_database_commit (fixture->database, &error));

  g_assert_cmpint (incidents, ==, 2);
  all = list_all (fixture, filter);
  g_assert_cmpstr (all, ==, "xa(2 shield) xc(1 dog_bite)");
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyRecord) found = NULL;
  g_autoptr (ScrutinyRecord) missing = NULL;
  g_autofree char *all = NULL;
  gboolean has = TRUE;

  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  add_report (fixture, 1, "a", "", 1, "shield");
  add_report (fixture, 1, "b", "", 2, "shield");
  close_import (fixture, 1, 0);
  add_report (fixture, 2, "b", "", 2, "dog_bite");
  close_import (fixture, 2, 1);
  g_assert_true (scrutiny_database_commit (fixture->database, &error));

  all = list_all (fixture, filter);
  g_assert_cmpstr (all, ==, "b(1 dog_bite)");
  g_assert_true (
      scrutiny_record_store_has_ref (fixture->database, "a", 0, 0, &has, &error));
  g_assert_false (has);
  found = scrutiny_record_store_find (fixture->database, "b", NULL, &error);
  g_assert_cmpstr (scrutiny_record_get_value (found, "tactics"), ==, "dog_bite");
  g_clear_pointer (&found, scrutiny_record_unref);
  found = scrutiny_record_store_find (fixture->database, "a", NULL, &error);
  g_assert_no_error (error);
  missing = scrutiny_record_store_find (fixture->database, "z", NULL, &error);
  g_assert_null (missing);
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);
}

/* SQL that must not succeed, whoever runs it. */
static const char *const forbidden[] = {
  "UPDATE record SET day = '1970-01-02'",
  "DELETE FROM record",
  "UPDATE record_import SET replaces = NULL",
  "DELETE FROM record_import",
  "UPDATE record_incident SET ref = 'x'",
  "DELETE FROM record_incident",
  "UPDATE record_import_count SET count = 0",
  "DELETE FROM record_import_count",
  "INSERT INTO record_import SELECT 9, sha256, size_bytes, source_name, layout, kind, "
  "force,"
  " encoding, period, first_day, last_day, row_count, imported_count, rejected_count,"
  " duplicate_count, group_count, largest_group, looks_doubled, day_only_count,"
  " report_count, incident_count, is_estimate, NULL, 1, 1 FROM record_import",
};

static void
test_append_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 tied = 0;
  gint64 incidents = 0;

  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  add_report (fixture, 1, "a", "5", 1, "shield");
  g_assert_true (scrutiny_record_store_tie (fixture->database, 1, 0, FALSE, &tied,
                                            &incidents, &error));
  close_import (fixture, 1, 0);
  execute (fixture, "INSERT INTO record_import_count VALUES (1, 'month', '1970-01', 1)");
  g_assert_true (scrutiny_database_commit (fixture->database, &error));

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++) {
    g_autoptr (ScrutinyStatement) statement =
        scrutiny_statement_new (fixture->database, forbidden[i], &error);

    g_assert_no_error (error);
    g_assert_false (scrutiny_statement_run (statement, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
    g_clear_error (&error);
  }
}

static void
test_no_record_without_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  add_report (fixture, 4, "a", "", 1, "shield");
  g_assert_false (scrutiny_database_commit (fixture->database, &error));
  g_assert_nonnull (error);
  scrutiny_database_rollback (fixture->database);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/db/record-store/incidents", Fixture, NULL, set_up, test_incidents,
              tear_down);
  g_test_add ("/db/record-store/estimates", Fixture, NULL, set_up, test_estimates,
              tear_down);
  g_test_add ("/db/record-store/replaced", Fixture, NULL, set_up, test_replaced,
              tear_down);
  g_test_add ("/db/record-store/append-only", Fixture, NULL, set_up, test_append_only,
              tear_down);
  g_test_add ("/db/record-store/no-record-without-import", Fixture, NULL, set_up,
              test_no_record_without_import, tear_down);

  return g_test_run ();
}
