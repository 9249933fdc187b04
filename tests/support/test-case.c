/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-case.h"

#include "app/answers.h"
#include "db/case-store.h"
#include "db/key-slot-store.h"
#include "db/person-store.h"
#include "db/statement.h"

static void
run (ScrutinyDatabase *database, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, sql, &error);

  g_assert_no_error (error);
  scrutiny_statement_bind_int64 (statement, 1, id);
  scrutiny_statement_run (statement, &error);
  g_assert_no_error (error);
}

/* The least a case hangs on: a meeting, a list, two shares and a draw. */
static void
add_draw (ScrutinyDatabase *database, gint64 id)
{
  run (database,
       "INSERT INTO meeting (id, title, day, created_at_us, created_by)"
       " VALUES (?1, 'Made up', '2026-11-02', 1, 1)",
       id);
  run (database,
       "INSERT INTO fixed_list (id, meeting_id, tag, plan, plan_sha256, list_sha256,"
       " records, committed_at_us, by)"
       " VALUES (?1, ?1, 'T' || ?1, '{}', printf('%064d', ?1), printf('%064d', ?1), 9, 1,"
       " 1)",
       id);
  run (database,
       "INSERT INTO seed_share (list_id, seat, method, digits, at_us, by)"
       " VALUES (?1, 1, 'd10', '123456', 2, 1), (?1, 2, 'd10', '654321', 2, 1)",
       id);
  run (database,
       "INSERT INTO draw (id, list_id, certificate, certificate_sha256, last_void, "
       "drawn_at_us, by)"
       " VALUES (?1, ?1, '{}', printf('%064d', ?1), 0, 3, 1)",
       id);
}

static void
entrust (ScrutinyDatabase *database,
         gint64 case_id,
         const char *name,
         const guint8 *secret)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) chair = scrutiny_person_store_find (database, name, &error);
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (GBytes) sealed = NULL;

  g_assert_no_error (error);
  slot = scrutiny_key_slot_store_get (database, scrutiny_person_get_id (chair), &error);
  g_assert_no_error (error);
  sealed = scrutiny_keys_seal_to (slot->public_key, secret, SCRUTINY_KEY_BYTES, &error);
  g_assert_no_error (error);
  scrutiny_case_store_add_secret (database, case_id, scrutiny_person_get_id (chair),
                                  sealed, &error);
  g_assert_no_error (error);
}

gint64
test_case_add (TestPanel *panel)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  ScrutinyDrawn drawn = { 1, 1, (char *) "record-1", (char *) "0.5" };
  ScrutinyNewCase new_case = { .letter = "A", .drawn = &drawn, .at_us = 3 };
  guint8 secret[SCRUTINY_KEY_BYTES];
  g_autoptr (GError) error = NULL;
  gint64 case_id, number = panel->now_us;

  g_assert_true (scrutiny_database_begin (database, &error));
  add_draw (database, number);
  new_case.meeting = number;
  new_case.draw_id = number;
  scrutiny_keys_new_case_pair (new_case.public_key, secret);
  case_id = scrutiny_case_store_add (database, &new_case, &error);
  g_assert_no_error (error);
  entrust (database, case_id, "Chad", secret);
  run (database,
       "INSERT INTO case_event (case_id, state, decider, at_us, by)"
       " VALUES (?1, 'second_look_done', 'chair', 4, 1)",
       case_id);
  g_assert_true (scrutiny_database_commit (database, &error));

  return case_id;
}

gint64
test_case_open (TestPanel *panel, const char *kind)
{
  static const char *const material[] = { "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = kind, .material = material };
  const gint64 case_id = test_case_add (panel);
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Chad");
  scrutiny_answers_open (panel->session, case_id, &facts, &error);
  g_assert_no_error (error);

  return case_id;
}

void
test_case_hand_in (TestPanel *panel, gint64 case_id, const char *name, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (ScrutinyForm) form = NULL;
  g_autofree char *receipt = NULL;

  test_panel_sign_in (panel, name);
  form = scrutiny_answers_get_form (panel->session, case_id, &error);
  g_assert_no_error (error);
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("fb_route", "supervisor", NULL));
  g_ptr_array_add (answers, scrutiny_form_new_grade (form, "ovr_grade", level, NULL,
                                                     "What I saw."));
  g_assert_cmpint (scrutiny_answers_save_all (panel->session, case_id, answers, &error),
                   >, 0);
  receipt = scrutiny_answers_hand_in (panel->session, case_id, &error);
  g_assert_no_error (error);
}
