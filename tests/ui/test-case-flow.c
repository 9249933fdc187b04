/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include "app/answers.h"
#include "app/case-close.h"
#include "app/safeguarding.h"
#include "tests/support/test-case.h"
#include "ui/review/form-view.h"
#include "ui/review/option-buttons.h"
#include "ui/review/question-row.h"
#include "ui/review/step-page.h"
#include "ui/review/watch-page.h"
#include "ui/sign-in/sign-in-page.h"
#include "ui/today/today-page.h"
#include "ui/window-private.h"

typedef struct {
  TestPanel *panel;
  gint64 case_id;
  ScrutinyWindow *window;
  const char *awaited;
} Fixture;

/* A case without footage, open for answers; the session that made it is closed. */
static void
make_open_case (Fixture *fixture)
{
  static const char *const material[] = { "written_record", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  ScrutinySession *session = fixture->panel->session;
  g_autoptr (GError) error = NULL;

  fixture->case_id = test_case_add (fixture->panel);
  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_answers_open (session, fixture->case_id, &facts, &error);
  g_assert_no_error (error);
}

static gboolean
shows_awaited (gpointer data)
{
  Fixture *fixture = data;

  return shows_text (fixture->window, fixture->awaited);
}

static void
wait_for (Fixture *fixture, const char *text)
{
  fixture->awaited = text;
  wait_until (shows_awaited, fixture, fixture->window);
}

static gboolean
is_editable_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PASSWORD_ENTRY_ROW (widget);
}

static gboolean
is_combo_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_COMBO_ROW (widget);
}

static void
sign_in (Fixture *fixture, guint nth)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  wait_for (fixture, "Who is here?");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_widget (window, is_combo_row, NULL)),
                              nth);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, is_editable_row, NULL)),
                         TEST_PASSPHRASE);
  click (fixture->window, "Sign in");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  make_open_case (fixture);
  g_clear_object (&fixture->panel->session);

  fixture->window = scrutiny_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  scrutiny_window_open_panel (fixture->window, fixture->panel->dir);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  test_panel_free (fixture->panel);
}

static gboolean
is_row_titled (GtkWidget *widget, const char *title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                      title);
}

/* Mia is the third name: Cora, Chad, Mia, Max, Flo by the order they joined, or by the
 * alphabet; the page says which. */
static guint
nth_name (Fixture *fixture, const char *name)
{
  GListModel *names;

  wait_for (fixture, "Who is here?");
  names = adw_combo_row_get_model (
      ADW_COMBO_ROW (find_widget (GTK_WIDGET (fixture->window), is_combo_row, NULL)));
  for (guint i = 0; i < g_list_model_get_n_items (names); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (names, i);

    if (g_str_equal (gtk_string_object_get_string (item), name))
      return i;
  }
  g_assert_not_reached ();
}

static void
open_case (Fixture *fixture)
{
  GtkWidget *row;

  sign_in (fixture, nth_name (fixture, "Mia"));
  wait_for (fixture, "Case A");
  row = find_widget (GTK_WIDGET (fixture->window), is_row_titled, "Case A");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
}

static gboolean
is_row_for (GtkWidget *widget, const char *question_id)
{
  return SCRUTINY_IS_QUESTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (scrutiny_question_get_id (scrutiny_question_row_get_question (
                          SCRUTINY_QUESTION_ROW (widget))),
                      question_id);
}

static gboolean
asks_awaited (gpointer data)
{
  Fixture *fixture = data;

  return find_widget (GTK_WIDGET (fixture->window), is_row_for, fixture->awaited) != NULL;
}

static gboolean
is_option_buttons (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_OPTION_BUTTONS (widget);
}

static void
answer (Fixture *fixture, const char *question_id, guint nth)
{
  GtkWidget *row;

  fixture->awaited = question_id;
  wait_until (asks_awaited, fixture, fixture->window);
  row = find_widget (GTK_WIDGET (fixture->window), is_row_for, question_id);
  scrutiny_option_buttons_press (SCRUTINY_OPTION_BUTTONS (
                                     find_widget (row, is_option_buttons, NULL)),
                                 nth);
}

static gboolean
says_saved (gpointer data)
{
  Fixture *fixture = data;

  return find_widget (GTK_WIDGET (fixture->window), is_label_beginning, "Saved ") != NULL;
}

/* Reads with a session of its own what is on disk. */
static ScrutinyOwnAnswers *
read_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ScrutinyOwnAnswers *own;

  test_panel_reopen (fixture->panel);
  test_panel_sign_in (fixture->panel, "Mia");
  own = scrutiny_own_answers_load (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);

  return own;
}

static void
test_today (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  sign_in (fixture, nth_name (fixture, "Mia"));
  wait_for (fixture, "Not started");
  g_assert_true (SCRUTINY_IS_TODAY_PAGE (scrutiny_window_get_page (fixture->window)));
  row = find_widget (GTK_WIDGET (fixture->window), is_row_titled, "Case A");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Case A, Not started");
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer unused)
{
  wait_for (fixture, "Who is here?");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_widget (GTK_WIDGET (fixture->window),
                                                          is_combo_row, NULL)),
                              0);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (GTK_WIDGET (fixture->window),
                                                    is_editable_row, NULL)),
                         "not this one");
  click (fixture->window, "Sign in");
  wait_for (fixture, "That name and passphrase do not open this panel.");
  g_assert_true (SCRUTINY_IS_SIGN_IN_PAGE (scrutiny_window_get_page (fixture->window)));
}

static void
test_saved_means_on_disk (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_test_summary ("When the line says Saved, another session reads the answer");
  open_case (fixture);
  answer (fixture, "view_conflict", 1);
  wait_until (says_saved, fixture, fixture->window);
  own = read_back (fixture);
  g_assert_true (
      scrutiny_answer_has_code (scrutiny_answer_set_find (own->alone, "view_conflict"),
                                "no"));
}

static void
test_gate (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_test_summary ("Yes takes nobody out before they press the button that says so");
  open_case (fixture);
  answer (fixture, "view_conflict", 0);
  settle ();
  g_assert_false (says_saved (fixture));
  click (fixture->window, "Step out of this case");
  wait_for (fixture, "Not for you");
  own = read_back (fixture);
  g_assert_cmpint (own->end, ==, SCRUTINY_END_STOOD_OUT);
}

static void
go_to_watching (Fixture *fixture)
{
  open_case (fixture);
  answer (fixture, "view_conflict", 1);
  wait_for (fixture, "What the record says");
  answer (fixture, "before_grounds_enough", 0);
  click (fixture->window, "Next – footage");
  wait_for (fixture, "No footage to watch");
  click (fixture->window, "Answer from the record");
  g_assert_true (SCRUTINY_IS_WATCH_PAGE (scrutiny_window_get_page (fixture->window)));
}

static gboolean
has_receipt (gpointer data)
{
  Fixture *fixture = data;

  return shows_text (fixture->window,
                     "Keep this code to check that your answers were counted:");
}

static void
test_whole_case (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_test_summary ("From the gate to the receipt, with most questions left out");
  go_to_watching (fixture);
  answer (fixture, "ovr_grade", 0);
  click (fixture->window, "Next");
  wait_for (fixture, "Anything that does not match?");
  click (fixture->window, "Next – look over");
  wait_for (fixture, "Not answered – you may leave these");
  g_assert_false (shows_text (fixture->window, "Still needed"));
  click (fixture->window, "Hand in – done");
  wait_until (has_receipt, fixture, fixture->window);

  own = read_back (fixture);
  g_assert_cmpint (own->end, ==, SCRUTINY_END_HANDED_IN);
  g_assert_true (shows_text (fixture->window, own->receipt));
}

static void
test_links (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("A missing grade is listed with a link that leads to its question");
  go_to_watching (fixture);
  click (fixture->window, "Next");
  wait_for (fixture, "Anything that does not match?");
  click (fixture->window, "Next – look over");
  wait_for (fixture, "Still needed");
  g_assert_false (
      gtk_widget_get_sensitive (button_named (fixture->window, "Hand in – done")));
  click (fixture->window, "Go to: Overall grade");
  fixture->awaited = "ovr_grade";
  wait_until (asks_awaited, fixture, fixture->window);
}

static void
test_resume (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Who stopped beside the footage goes on there");
  go_to_watching (fixture);
  scrutiny_window_say (fixture->window, ""); /* earlier answers were saved, too */
  answer (fixture, "ovr_grade", 0);
  wait_until (says_saved, fixture, fixture->window);
  scrutiny_window_close_panel (fixture->window);
  scrutiny_window_open_panel (fixture->window, fixture->panel->dir);
  open_case (fixture);
  fixture->awaited = "ovr_grade";
  wait_until (asks_awaited, fixture, fixture->window);
  g_assert_nonnull (find_widget (GTK_WIDGET (fixture->window), is_label_beginning,
                                 "You were on case A, question "));
  g_assert_true (SCRUTINY_IS_WATCH_PAGE (scrutiny_window_get_page (fixture->window)));
}

static void
test_lock (Fixture *fixture, gconstpointer unused)
{
  gint64 now_us;

  g_test_summary ("Ten quiet minutes sign out; what was answered is there again");
  go_to_watching (fixture);
  now_us = g_get_monotonic_time ();
  g_assert_false (
      scrutiny_window_lock_if_idle (fixture->window, now_us + 9 * 60 * G_USEC_PER_SEC));
  g_assert_true (
      scrutiny_window_lock_if_idle (fixture->window, now_us + 11 * 60 * G_USEC_PER_SEC));
  g_assert_null (scrutiny_window_get_person (fixture->window));
  g_assert_null (scrutiny_window_get_session (fixture->window));
  wait_for (fixture, "Who is here?");
}

static void
test_lock_after_sleep (Fixture *fixture, gconstpointer unused)
{
  gint64 slept_us = fixture->window->slept_us;

  g_test_summary ("After the computer slept, however short, somebody must sign in again");
  go_to_watching (fixture);
  g_assert_false (scrutiny_window_lock_if_slept (fixture->window, slept_us + 1000));
  g_assert_true (
      scrutiny_window_lock_if_slept (fixture->window, slept_us + 5 * G_USEC_PER_SEC));
  g_assert_null (scrutiny_window_get_person (fixture->window));
  wait_for (fixture, "Who is here?");
}

static void
step_out (Fixture *fixture)
{
  open_case (fixture);
  answer (fixture, "view_conflict", 0);
  settle ();
  click (fixture->window, "Step out of this case");
  wait_for (fixture, "Not for you");
}

static void
assert_in (Fixture *fixture)
{
  g_autoptr (ScrutinyOwnAnswers) own = read_back (fixture);

  g_assert_cmpint (own->end, ==, SCRUTINY_END_NONE);
  g_assert_false (scrutiny_answer_set_has (own->alone, "view_conflict"));
}

static void
test_undo (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Stepping out by a slip is undone at once, or later from the case");
  step_out (fixture);
  g_assert_true (shows_text (fixture->window, "You are out of case A"));
  click (fixture->window, "Undo");
  wait_for (fixture, "You are back in the case.");
  assert_in (fixture);

  answer (fixture, "view_conflict", 2);
  settle ();
  click (fixture->window, "Step out of this case");
  wait_for (fixture, "Not for you");
  adw_action_row_activate (ADW_ACTION_ROW (
      find_widget (GTK_WIDGET (fixture->window), is_row_titled, "Case A")));
  wait_for (fixture, "This case is not for you");
  click (fixture->window, "Come back in");
  wait_for (fixture, "Know anyone here?");
  assert_in (fixture);
}

static void
test_asked_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyAnswer) slip =
      scrutiny_answer_new_choice ("view_conflict", "yes", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Who came back is asked first, however far they had got");
  go_to_watching (fixture);
  scrutiny_window_say (fixture->window, "");
  answer (fixture, "ovr_grade", 0);
  wait_until (says_saved, fixture, fixture->window);
  scrutiny_window_close_panel (fixture->window);
  test_panel_reopen (fixture->panel);
  test_panel_sign_in (fixture->panel, "Mia");
  scrutiny_answers_save (fixture->panel->session, fixture->case_id, slip, &error);
  g_assert_no_error (error);
  scrutiny_answers_come_back (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->panel->session);

  scrutiny_window_open_panel (fixture->window, fixture->panel->dir);
  open_case (fixture);
  wait_for (fixture, "Know anyone here?");
  g_assert_false (SCRUTINY_IS_WATCH_PAGE (scrutiny_window_get_page (fixture->window)));
}

/* Mia hands in with a session of the test's own, and the chair closes. */
static void
close_for_mia (Fixture *fixture)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autofree char *receipt = NULL;

  test_panel_reopen (fixture->panel);
  test_panel_sign_in (fixture->panel, "Mia");
  form = scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, &error);
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("rec_detail", "yes", NULL));
  g_ptr_array_add (answers,
                   scrutiny_form_new_grade (form, "ovr_grade", "green", NULL, NULL));
  scrutiny_answers_save_all (fixture->panel->session, fixture->case_id, answers, &error);
  receipt = scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_case_close (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->panel->session);
}

static void
open_detail (Fixture *fixture)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), is_row_titled,
                                "Is the record detailed enough to be understood by "
                                "someone who was not there?");

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
}

static void
test_after_the_talk (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_test_summary ("Once the case is closed a member adds, and both versions are shown");
  close_for_mia (fixture);
  open_case (fixture);
  wait_for (fixture, "After the talk");
  open_detail (fixture);
  wait_for (fixture, "Add to your answer");
  g_assert_true (shows_text (fixture->window, "You said: Yes"));
  click (fixture->window, "Keep both versions");
  wait_for (fixture, "Say first what you would add.");
  answer (fixture, "rec_detail", 1);
  click (fixture->window, "Keep both versions");
  wait_for (fixture, "You said: Yes\nYou added: Partly");

  own = read_back (fixture);
  g_assert_true (
      scrutiny_answer_has_code (scrutiny_answer_set_find (own->alone, "rec_detail"),
                                "yes"));
  g_assert_true (
      scrutiny_answer_has_code (scrutiny_answer_set_find (own->later, "rec_detail"),
                                "partly"));
}

static void
test_sign_out (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Whoever leaves the computer to the next person leaves nothing open");
  go_to_watching (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-out", NULL);
  g_assert_null (scrutiny_window_get_person (fixture->window));
  wait_for (fixture, "Who is here?");
}

static void
test_tell_the_chair (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) worries = NULL;
  g_autoptr (GError) error = NULL;
  const ScrutinySafeguardingWorry *worry;

  g_test_summary ("A worry goes to the chair when the member says so, and not before");
  go_to_watching (fixture);
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_label_beginning,
                              "If somebody may need protecting today"));
  answer (fixture, "vul_safeguard", 1);
  settle ();
  test_panel_reopen (fixture->panel);
  test_panel_sign_in (fixture->panel, "Chad");
  worries = scrutiny_safeguarding_list (fixture->panel->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (worries->len, ==, 0);

  click (fixture->window, "Tell the chair now");
  wait_for (fixture,
            "The chair is told that a worry was raised in this case, not by whom.");
  g_ptr_array_unref (worries);
  worries = scrutiny_safeguarding_list (fixture->panel->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (worries->len, ==, 1);
  worry = g_ptr_array_index (worries, 0);
  g_assert_cmpstr (worry->letter, ==, "A");
}

static void
test_skip (Fixture *fixture, gconstpointer unused)
{
  go_to_watching (fixture);
  click (fixture->window, "Skip");
  wait_for (fixture, "Skipped");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/case/today-says-states-in-words", test_today);
  ADD ("/ui/case/wrong-passphrase-opens-nothing", test_wrong_passphrase);
  ADD ("/ui/case/saved-means-on-disk", test_saved_means_on_disk);
  ADD ("/ui/case/gate-steps-out-on-request", test_gate);
  ADD ("/ui/case/stepping-out-is-undone", test_undo);
  ADD ("/ui/case/asked-again-after-coming-back", test_asked_again);
  ADD ("/ui/case/after-the-talk", test_after_the_talk);
  ADD ("/ui/case/from-gate-to-receipt", test_whole_case);
  ADD ("/ui/case/unanswered-has-links", test_links);
  ADD ("/ui/case/goes-on-where-it-stopped", test_resume);
  ADD ("/ui/case/locks-after-ten-quiet-minutes", test_lock);
  ADD ("/ui/case/sleep-signs-out", test_lock_after_sleep);
  ADD ("/ui/case/sign-out-asks-who-is-here", test_sign_out);
  ADD ("/ui/case/tell-the-chair", test_tell_the_chair);
  ADD ("/ui/case/skip-needs-no-reason", test_skip);
#undef ADD

  return g_test_run ();
}
