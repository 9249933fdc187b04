/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/safeguarding.h"

#include <string.h>

#include "app/answers.h"
#include "app/audit.h"
#include "app/error.h"
#include "db/audit-store.h"
#include "tests/support/test-case.h"

static const char *const video[] = { "written_record", "bwv_single", NULL };

typedef struct {
  TestPanel *panel;
  gint64 case_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = video };
  g_autoptr (GError) error = NULL;

  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  fixture->case_id = test_case_add (fixture->panel);
  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_answers_open (fixture->panel->session, fixture->case_id, &facts, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_panel_free (fixture->panel);
}

static void
raise_as (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, name);
  scrutiny_safeguarding_raise (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_as_chair (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *worries;

  test_panel_sign_in (fixture->panel, "Chad");
  worries = scrutiny_safeguarding_list (fixture->panel->session, &error);
  g_assert_no_error (error);

  return worries;
}

static gboolean
answer (Fixture *fixture, gboolean is_referred, const char *words)
{
  g_autoptr (GError) error = NULL;
  gboolean is_taken =
      scrutiny_safeguarding_answer (fixture->panel->session, fixture->case_id,
                                    is_referred, words, &error);

  g_assert_true (is_taken == (error == NULL));

  return is_taken;
}

typedef struct {
  guint n_raised;
  guint n_named;
} Count;

static gboolean
count_entry (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  Count *count = data;

  if (g_str_equal (entry->act, "raise-safeguarding")) {
    count->n_raised++;
    count->n_named += entry->actor != 0 ? 1 : 0;
  }

  return TRUE;
}

static void
assert_logged (Fixture *fixture, guint n_raised)
{
  Count count = { 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;

  scrutiny_audit_store_visit (scrutiny_session_get_database (fixture->panel->session), 0,
                              count_entry, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count.n_raised, ==, n_raised);
  g_assert_cmpuint (count.n_named, ==, 0);
  report = scrutiny_audit_verify (fixture->panel->session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
}

static void
test_nobody_is_named (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) worries = NULL;
  const ScrutinySafeguardingWorry *worry;

  g_test_summary ("The chair learns in which case; neither row nor log says by whom, "
                  "nor that it was two");
  raise_as (fixture, "Mia");
  raise_as (fixture, "Max");
  worries = list_as_chair (fixture);
  g_assert_cmpuint (worries->len, ==, 1);
  worry = g_ptr_array_index (worries, 0);
  g_assert_cmpstr (worry->letter, ==, "A");
  g_assert_cmpint (worry->answered_at_us, ==, 0);
  assert_logged (fixture, 1);
}

static void
test_answered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) worries = NULL;
  const ScrutinySafeguardingWorry *first;
  const ScrutinySafeguardingWorry *second;

  g_test_summary ("The chair says what was done, once; a later worry is a new one");
  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_false (answer (fixture, TRUE, "To the duty desk."));
  raise_as (fixture, "Mia");
  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_false (answer (fixture, TRUE, ""));
  g_assert_true (answer (fixture, TRUE, "To the duty desk, 18:20."));
  g_assert_false (answer (fixture, FALSE, "Changed my mind."));

  raise_as (fixture, "Max");
  worries = list_as_chair (fixture);
  g_assert_cmpuint (worries->len, ==, 2);
  first = g_ptr_array_index (worries, 0);
  second = g_ptr_array_index (worries, 1);
  g_assert_cmpint (first->answered_at_us, ==, 0);
  g_assert_true (second->is_referred);
  g_assert_cmpstr (second->words, ==, "To the duty desk, 18:20.");
  assert_logged (fixture, 2);
}

static void
test_only_the_chair_reads (Fixture *fixture, gconstpointer user_data)
{
  static const char *const others[] = { "Cora", "Mia", "Flo" };

  raise_as (fixture, "Mia");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (GError) error = NULL;

    test_panel_sign_in (fixture->panel, others[i]);
    g_assert_null (scrutiny_safeguarding_list (fixture->panel->session, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_assert_false (answer (fixture, TRUE, "To nobody."));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/safeguarding/nobody-is-named", test_nobody_is_named);
  ADD ("/app/safeguarding/answered-once", test_answered);
  ADD ("/app/safeguarding/only-the-chair-reads", test_only_the_chair_reads);
#undef ADD

  return g_test_run ();
}
