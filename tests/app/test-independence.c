/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers are independent because of which key opens what, not because the program asks
 * nicely: each person here holds the database and their own keys, and tries every key on
 * every row. */
#include "app/answers.h"
#include "app/case-close.h"
#include "app/error.h"
#include "db/answer-store.h"
#include "db/answering-store.h"
#include "db/case-store.h"
#include "db/error.h"
#include "tests/support/test-case.h"

static const char *const others[] = { "Cora", "Chad", "Max", "Flo" };

typedef struct {
  TestPanel *panel;
  gint64 case_id;
} Fixture;

static void
answer_as (Fixture *fixture, const char *name)
{
  static const char *const questions[] = { "ss_necessary", "bwv_told", "rec_detail" };
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, name);
  form = scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_ptr_array_add (answers,
                     scrutiny_answer_new_choice (questions[i], "no", "As I saw it."));
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("fb_route", "supervisor", NULL));
  g_ptr_array_add (answers, scrutiny_form_new_grade (form, "ovr_grade", "amber", NULL,
                                                     "As I saw it."));
  scrutiny_answers_save_all (fixture->panel->session, fixture->case_id, answers, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  static const char *const material[] = { "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  g_autoptr (GError) error = NULL;

  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  fixture->case_id = test_case_add (fixture->panel);
  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_answers_open (fixture->panel->session, fixture->case_id, &facts, &error);
  g_assert_no_error (error);
  answer_as (fixture, "Mia");
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_panel_free (fixture->panel);
}

/* ---- what somebody can try ---- */

static GPtrArray *
list_rows (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows =
      scrutiny_answer_store_list (scrutiny_session_get_database (fixture->panel->session),
                                  fixture->case_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 0);

  return rows;
}

/* Under every sub-key of the panel this person was entrusted with. */
static gboolean
opens_with_panel_keys (Fixture *fixture, GBytes *sealed)
{
  ScrutinySession *session = fixture->panel->session;
  g_autofree char *by_case =
      g_strdup_printf ("answer:%" G_GINT64_FORMAT, fixture->case_id);
  const char *const contexts[] = { "", "answer", "answers", by_case };

  for (guint purpose = 0; purpose < SCRUTINY_N_PURPOSES; purpose++) {
    for (guint i = 0; i < G_N_ELEMENTS (contexts); i++) {
      g_autoptr (GBytes) opened =
          scrutiny_session_unseal (session, (ScrutinyPurpose) purpose, contexts[i],
                                   sealed, NULL);

      if (opened != NULL)
        return TRUE;
    }
  }

  return FALSE;
}

static gboolean
opens_with_own_key (Fixture *fixture, GBytes *sealed)
{
  g_autoptr (GBytes) opened =
      scrutiny_keys_open (scrutiny_session_get_keys (fixture->panel->session), sealed,
                          NULL);

  return opened != NULL;
}

/* Whatever lies in the database sealed to this person: the case's secret for a chair, the
 * members' for a member, what a member has passed on to a chair. */
static GBytes *
open_secret (Fixture *fixture, GBytes *sealed)
{
  return sealed != NULL
             ? scrutiny_keys_open (scrutiny_session_get_keys (fixture->panel->session),
                                   sealed, NULL)
             : NULL;
}

typedef struct {
  GBytes *inner; /* the case's secret, or NULL */
  GBytes *outer; /* the members' secret, or NULL */
} Secrets;

static Secrets
find_secrets (Fixture *fixture)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (fixture->panel->session);
  gint64 me = scrutiny_session_get_person_id (fixture->panel->session);
  g_autoptr (GBytes) of_case =
      scrutiny_case_store_get_secret (database, fixture->case_id, me, NULL);
  g_autoptr (GBytes) share =
      scrutiny_answering_store_get_share (database, fixture->case_id, me, NULL);
  g_autoptr (GBytes) passed =
      scrutiny_answering_store_get_release (database, fixture->case_id, me, NULL);
  Secrets secrets = { open_secret (fixture, of_case),
                      open_secret (fixture, share != NULL ? share : passed) };

  return secrets;
}

static GBytes *
open_layer (GBytes *sealed, const guint8 *public_key, GBytes *secret)
{
  return secret != NULL
             ? scrutiny_keys_open_with (public_key, g_bytes_get_data (secret, NULL),
                                        sealed, NULL)
             : NULL;
}

/* Both layers, in either order, with whatever secrets there are. */
static gboolean
opens_with_secrets (Fixture *fixture, GBytes *sealed)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (fixture->panel->session);
  g_autoptr (ScrutinyCase) drawn =
      scrutiny_case_store_get (database, fixture->case_id, NULL);
  g_autoptr (ScrutinyAnswering) answering =
      scrutiny_answering_store_get (database, fixture->case_id, NULL);
  const guint8 *inner_key = scrutiny_case_get_public_key (drawn);
  const guint8 *outer_key = g_bytes_get_data (answering->public_key, NULL);
  Secrets secrets = find_secrets (fixture);
  g_autoptr (GBytes) outside = open_layer (sealed, outer_key, secrets.outer);
  g_autoptr (GBytes) direct = open_layer (sealed, inner_key, secrets.inner);
  g_autoptr (GBytes) inside =
      outside != NULL ? open_layer (outside, inner_key, secrets.inner) : NULL;
  gboolean opens = direct != NULL || inside != NULL;

  if (outside != NULL)
    opens = opens || opens_with_own_key (fixture, outside) ||
            opens_with_panel_keys (fixture, outside);
  g_clear_pointer (&secrets.inner, g_bytes_unref);
  g_clear_pointer (&secrets.outer, g_bytes_unref);

  return opens;
}

static gboolean
can_read (Fixture *fixture, GBytes *sealed)
{
  return opens_with_own_key (fixture, sealed) ||
         opens_with_panel_keys (fixture, sealed) || opens_with_secrets (fixture, sealed);
}

static guint
count_readable (Fixture *fixture, GPtrArray *rows)
{
  guint n_readable = 0;

  for (guint i = 0; i < rows->len; i++) {
    const ScrutinyAnswerRow *row = rows->pdata[i];

    if (can_read (fixture, row->own) || can_read (fixture, row->closing))
      n_readable++;
  }

  return n_readable;
}

/* ---- tests ---- */

static void
test_nobody_else (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = list_rows (fixture);

  g_test_summary ("coordinator, chair, another member, force lead: nobody, with any key");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    test_panel_sign_in (fixture->panel, others[i]);
    g_assert_cmpuint (count_readable (fixture, rows), ==, 0);
  }
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_cmpuint (count_readable (fixture, rows), ==, rows->len);
}

/* The same attempts find an answer that was sealed with the panel's key. */
static void
test_planted_fault (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Mia");
  sealed = scrutiny_session_seal (fixture->panel->session, SCRUTINY_PURPOSE_ANSWERS,
                                  "answer", "no", 2, &error);
  g_assert_no_error (error);
  test_panel_sign_in (fixture->panel, "Cora");
  g_assert_true (can_read (fixture, sealed));
  test_panel_sign_in (fixture->panel, "Max");
  g_assert_true (can_read (fixture, sealed));
}

/* One half is not enough: a chair cannot read before a member has handed in. */
static void
test_chair_needs_a_member (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *receipt = NULL;
  Secrets secrets;

  test_panel_sign_in (fixture->panel, "Chad");
  secrets = find_secrets (fixture);
  g_assert_nonnull (secrets.inner);
  g_assert_null (secrets.outer);
  g_bytes_unref (secrets.inner);
  g_assert_false (
      scrutiny_case_close (fixture->panel->session, fixture->case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);

  test_panel_sign_in (fixture->panel, "Mia");
  receipt = scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  test_panel_sign_in (fixture->panel, "Max");
  secrets = find_secrets (fixture);
  g_assert_null (secrets.inner);
  g_clear_pointer (&secrets.outer, g_bytes_unref);
}

static void
test_program_refuses_too (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt = NULL;
  g_autoptr (GError) error = NULL;

  receipt = scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    test_panel_sign_in (fixture->panel, others[i]);
    g_assert_null (
        scrutiny_case_read_results (fixture->panel->session, fixture->case_id, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    if (g_str_equal (others[i], "Chad"))
      continue;
    g_assert_false (
        scrutiny_case_close (fixture->panel->session, fixture->case_id, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_clear_error (&error);
  }
}

/* Rows of two members: no tag in common, nothing in clear that differs but random bytes.
 */
static void
test_rows_tell_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  const ScrutinyAnswerRow *first;

  answer_as (fixture, "Max");
  rows = list_rows (fixture);
  own = scrutiny_own_answers_load (fixture->panel->session, fixture->case_id, NULL);
  g_assert_cmpuint (own->rows->len * 2, ==, rows->len);
  first = rows->pdata[0];
  for (guint i = 0; i < rows->len; i++) {
    const ScrutinyAnswerRow *row = rows->pdata[i];

    g_assert_cmpuint (g_bytes_get_size (row->own), ==, g_bytes_get_size (first->own));
    g_assert_cmpuint (g_bytes_get_size (row->closing), ==,
                      g_bytes_get_size (first->closing));
  }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/app/independence/nobody-else-can-read", test_nobody_else);
  add ("/app/independence/planted-fault-is-caught", test_planted_fault);
  add ("/app/independence/chair-needs-a-member", test_chair_needs_a_member);
  add ("/app/independence/program-refuses-too", test_program_refuses_too);
  add ("/app/independence/rows-tell-nothing", test_rows_tell_nothing);

  return g_test_run ();
}
