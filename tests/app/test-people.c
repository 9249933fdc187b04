/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people.h"

#include "app/error.h"
#include "db/error.h"
#include "tests/support/test-panel.h"

static ScrutinyPerson *
find (TestPanel *panel, const char *name)
{
  g_autoptr (GError) error = NULL;
  ScrutinyPerson *person = scrutiny_people_find (panel->session, name, &error);

  g_assert_no_error (error);

  return person;
}

static void
test_sign_in (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GError) unknown = NULL;

  g_test_summary ("A wrong name and a wrong passphrase are refused in the same words, "
                  "and nothing stays open.");

  test_panel_add_everybody (panel);
  test_panel_reopen (panel);
  g_assert_null (scrutiny_session_get_person (panel->session));

  g_assert_true (scrutiny_session_sign_in (panel->session, "mia", TEST_PASSPHRASE, NULL));
  g_assert_nonnull (scrutiny_session_get_keys (panel->session));
  g_assert_false (scrutiny_session_sign_in (panel->session, "Mia", "wrong", &wrong));
  g_assert_error (wrong, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
  g_assert_null (scrutiny_session_get_person (panel->session));
  g_assert_null (scrutiny_session_get_keys (panel->session));

  g_assert_false (
      scrutiny_session_sign_in (panel->session, "Nobody", TEST_PASSPHRASE, &unknown));
  g_assert_cmpstr (wrong->message, ==, unknown->message);
}

static void
test_everybody_can_sign_in (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GListModel) people = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (panel);
  test_panel_reopen (panel);
  people = scrutiny_people_list (panel->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    test_panel_sign_in (panel, scrutiny_person_get_name (person));
    g_assert_cmpint (scrutiny_session_get_person_id (panel->session), ==,
                     scrutiny_person_get_id (person));
  }
}

static void
test_name_is_taken (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) again =
      scrutiny_person_new ("CORA", SCRUTINY_ROLE_MEMBER, NULL);
  g_autoptr (ScrutinyPerson) empty = NULL;
  g_autoptr (ScrutinyPerson) turned = NULL;

  g_assert_null (scrutiny_people_add (panel->session, again, TEST_PASSPHRASE, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_clear_error (&error);

  empty = scrutiny_person_new ("", SCRUTINY_ROLE_MEMBER, &error);
  g_assert_null (empty);
  g_clear_error (&error);
  turned = scrutiny_person_new ("Mi\u202ea", SCRUTINY_ROLE_MEMBER, &error);
  g_assert_null (turned);
}

static void
test_new_part_brings_its_keys (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) flo = NULL;
  g_autoptr (ScrutinyPerson) member = NULL;
  guint8 key[SCRUTINY_KEY_BYTES];

  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Flo");
  g_assert_false (scrutiny_session_derive_key (panel->session, SCRUTINY_PURPOSE_FOOTAGE,
                                               key, &error));
  g_clear_error (&error);

  test_panel_sign_in (panel, "Cora");
  flo = find (panel, "Flo");
  member = scrutiny_person_with_role (flo, SCRUTINY_ROLE_MEMBER);
  g_assert_true (scrutiny_people_change (panel->session, member, &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Flo");
  g_assert_true (scrutiny_session_derive_key (panel->session, SCRUTINY_PURPOSE_FOOTAGE,
                                              key, &error));
}

static void
test_who_leaves_is_out (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) mia = NULL;
  g_autoptr (ScrutinyPerson) gone = NULL;
  g_autoptr (ScrutinyPerson) cora = NULL;
  g_autoptr (ScrutinyPerson) alone = NULL;

  cora = find (panel, "Cora");
  alone = scrutiny_person_with_active (cora, FALSE);
  g_assert_false (scrutiny_people_change (panel->session, alone, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);

  test_panel_add_everybody (panel);
  mia = find (panel, "Mia");
  gone = scrutiny_person_with_active (mia, FALSE);
  g_assert_true (scrutiny_people_change (panel->session, gone, &error));
  g_assert_no_error (error);
  g_assert_false (
      scrutiny_session_sign_in (panel->session, "Mia", TEST_PASSPHRASE, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
}

static void
test_chair_is_the_chairs (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) second =
      scrutiny_person_new ("Cher", SCRUTINY_ROLE_CHAIR, NULL);
  g_autoptr (ScrutinyPerson) chad = NULL;
  g_autoptr (ScrutinyPerson) demoted = NULL;
  g_autoptr (ScrutinyPerson) stored = NULL;

  g_test_summary ("A coordinator cannot make, unmake or take over the chair whose "
                  "consent they need.");

  test_panel_add_everybody (panel);
  g_assert_null (scrutiny_people_add (panel->session, second, TEST_PASSPHRASE, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);

  chad = find (panel, "Chad");
  demoted = scrutiny_person_with_role (chad, SCRUTINY_ROLE_MEMBER);
  g_assert_false (scrutiny_people_change (panel->session, demoted, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (scrutiny_people_reset_passphrase (panel->session,
                                                    scrutiny_person_get_id (chad),
                                                    "taken over!", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);

  test_panel_sign_in (panel, "Chad");
  stored = scrutiny_people_add (panel->session, second, TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
test_passphrases_change (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) mia = NULL;

  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Mia");
  g_assert_true (
      scrutiny_people_change_passphrase (panel->session, "another one", &error));
  g_assert_false (
      scrutiny_session_sign_in (panel->session, "Mia", TEST_PASSPHRASE, NULL));
  g_assert_true (scrutiny_session_sign_in (panel->session, "Mia", "another one", &error));

  test_panel_sign_in (panel, "Cora");
  mia = find (panel, "Mia");
  g_assert_true (scrutiny_people_reset_passphrase (panel->session,
                                                   scrutiny_person_get_id (mia),
                                                   TEST_PASSPHRASE, &error));
  test_panel_sign_in (panel, "Mia");
}

static void
test_own_clearance (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) cora = find (panel, "Cora");
  g_autoptr (ScrutinyPerson) alone =
      scrutiny_person_with_clearance (cora, "2026-12-31", NULL);
  g_autoptr (ScrutinyPerson) longer =
      scrutiny_person_with_clearance (cora, "2036-12-31", NULL);
  g_autoptr (ScrutinyPerson) without = NULL;

  g_test_summary ("Nobody lengthens or drops their own clearance while somebody else "
                  "can; who is alone must be able to.");

  g_assert_true (scrutiny_people_change (panel->session, alone, &error));
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Cora");
  test_panel_add_everybody (panel);
  without = scrutiny_person_with_clearance (cora, NULL, NULL);
  g_assert_false (scrutiny_people_change (panel->session, longer, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (scrutiny_people_change (panel->session, without, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_people_change (panel->session, longer, &error));
  g_assert_no_error (error);
}

static void
test_coming_back (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) mia = NULL;
  g_autoptr (ScrutinyPerson) gone = NULL;
  g_autoptr (ScrutinyPerson) back = NULL;

  g_test_summary ("Who left comes back with a new passphrase.");

  test_panel_add_everybody (panel);
  mia = find (panel, "Mia");
  gone = scrutiny_person_with_active (mia, FALSE);
  back = scrutiny_person_with_active (mia, TRUE);
  g_assert_true (scrutiny_people_change (panel->session, gone, &error));
  g_assert_true (scrutiny_people_reset_passphrase (panel->session,
                                                   scrutiny_person_get_id (mia),
                                                   TEST_PASSPHRASE, &error));
  g_assert_true (scrutiny_people_change (panel->session, back, &error));
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Mia");
}

static void
test_recovery_code (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_test_summary ("The printed code opens the panel when every passphrase is lost.");

  sealed = scrutiny_session_seal (panel->session, SCRUTINY_PURPOSE_GROUNDS, "row:1",
                                  "kept", 4, &error);
  test_panel_reopen (panel);
  g_assert_false (scrutiny_people_recover (panel->session, "not the code", "Cora",
                                           "a new one", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
  g_clear_error (&error);

  g_assert_true (scrutiny_people_recover (panel->session, panel->recovery_code, "Cora",
                                          "a new one", &error));
  g_assert_no_error (error);
  g_assert_true (scrutiny_session_sign_in (panel->session, "Cora", "a new one", &error));
  plain = scrutiny_session_unseal (panel->session, SCRUTINY_PURPOSE_GROUNDS, "row:1",
                                   sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "kept", 4);
}

typedef struct {
  GMainLoop *loop;
  GThread *here;
  guint n_done;
} Waiter;

static gpointer
count_on_thread (ScrutinySession *session,
                 gpointer input,
                 GDestroyNotify *result_free,
                 GCancellable *cancellable,
                 GError **error)
{
  Waiter *waiter = input;
  g_autoptr (GListModel) people = scrutiny_people_list (session, error);

  g_assert_true (g_thread_self () != waiter->here);
  *result_free = g_object_unref;

  return g_steal_pointer (&people);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiter *waiter = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) people =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);
  if (++waiter->n_done == 50)
    g_main_loop_quit (waiter->loop);
}

static void
test_own_thread (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiter waiter = { loop, g_thread_self (), 0 };

  for (guint i = 0; i < 50; i++)
    scrutiny_session_run_async (panel->session, count_on_thread, &waiter, NULL, NULL,
                                counted_cb, &waiter);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiter.n_done, ==, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/people/sign-in", test_sign_in);
  g_test_add_func ("/app/people/everybody-can-sign-in", test_everybody_can_sign_in);
  g_test_add_func ("/app/people/name-is-taken", test_name_is_taken);
  g_test_add_func ("/app/people/new-part-brings-its-keys", test_new_part_brings_its_keys);
  g_test_add_func ("/app/people/who-leaves-is-out", test_who_leaves_is_out);
  g_test_add_func ("/app/people/chair-is-the-chairs", test_chair_is_the_chairs);
  g_test_add_func ("/app/people/passphrases-change", test_passphrases_change);
  g_test_add_func ("/app/people/recovery-code", test_recovery_code);
  g_test_add_func ("/app/people/own-thread", test_own_thread);
  g_test_add_func ("/app/people/own-clearance", test_own_clearance);
  g_test_add_func ("/app/people/coming-back", test_coming_back);

  return g_test_run ();
}
