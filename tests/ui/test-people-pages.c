/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "app/audit.h"
#include "app/people.h"
#include "tests/support/test-cases.h"
#include "tests/support/test-records.h"
#include "tests/ui/chair-window.h"
#include "ui/home/home-page.h"
#include "ui/learning/actions-page.h"
#include "ui/learning/new-action-page.h"
#include "ui/new-panel/recovery-page.h"
#include "ui/new-panel/recovery-print.h"
#include "ui/panel/copy-page.h"
#include "ui/panel/log-page.h"
#include "ui/panel/restore-page.h"
#include "ui/people/passphrase-page.h"
#include "ui/people/people-page.h"
#include "ui/people/person-page.h"
#include "ui/settings/settings-window.h"

/* People, passphrases, copies and the log, as somebody uses their pages. */

#define NEW_PASSPHRASE "three blue boats sail"

typedef struct {
  ChairWindow chair;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->chair.panel = test_panel_new ();
  test_panel_add_everybody (fixture->chair.panel);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  chair_window_close (&fixture->chair);
  test_panel_free (fixture->chair.panel);
}

static void
show (Fixture *fixture, const char *name, ScrutinyRole role, ScrutinyPage *page)
{
  chair_window_open (&fixture->chair, name, role);
  scrutiny_window_start_at (fixture->chair.window, page);
}

static gboolean
is_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) ==
             0;
}

/* Until a row with this title is on the screen; ten seconds at most. */
static GtkWidget *
wait_for_row (Fixture *fixture, const char *title)
{
  GtkWidget *root = GTK_WIDGET (fixture->chair.window);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (find_widget (root, is_row, title) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  if (find_widget (root, is_row, title) == NULL)
    g_error ("no row is titled: %s", title);

  return find_widget (root, is_row, title);
}

static void
set_row (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (wait_for_row (fixture, title)), text);
}

static void
choose (Fixture *fixture, const char *title, guint nth)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (wait_for_row (fixture, title)), nth);
}

static void
open_row (Fixture *fixture, const char *title)
{
  g_signal_emit_by_name (wait_for_row (fixture, title), "activated");
}

/* A button of the page on top. */
static void
press (Fixture *fixture, const char *name)
{
  click (scrutiny_window_get_page (fixture->chair.window), name);
}

static gboolean
opens (Fixture *fixture, const char *name, const char *passphrase)
{
  g_autoptr (ScrutinySession) session =
      scrutiny_session_new (fixture->chair.panel->dir, NULL);

  return scrutiny_session_sign_in (session, name, passphrase, NULL);
}

static void
assert_named (Fixture *fixture)
{
  g_assert_null (
      find_widget (GTK_WIDGET (fixture->chair.window), is_nameless_button, NULL));
}

static void
test_add_somebody (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_people_page_new ());
  wait_for_text (fixture->chair.window, "5 people.");
  press (fixture, "Add somebody");
  g_assert_false (gtk_widget_get_sensitive (
      button_named (fixture->chair.window, "Add to the panel")));
  set_row (fixture, "Name", "Mair");
  choose (fixture, "Language", 1);
  set_row (fixture, "Cleared until, such as 31 March 2027", "2026-11-20");
  set_row (fixture, "Passphrase, typed by them", NEW_PASSPHRASE);
  assert_named (fixture);
  press (fixture, "Add to the panel");
  wait_for_text (fixture->chair.window, "Mair");
  wait_for_text (fixture->chair.window,
                 "6 people. The clearance of 1 has ended or ends within 60 days.");
  g_assert_true (shows_text (fixture->chair.window,
                             "member – Cymraeg – clearance ended on 20 November 2026") ||
                 shows_text (fixture->chair.window,
                             "member – Cymraeg – clearance ends soon, on 20 November "
                             "2026"));
  g_assert_true (opens (fixture, "Mair", NEW_PASSPHRASE));
}

static void
test_wrong_day (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_people_page_new ());
  open_row (fixture, "Max");
  set_row (fixture, "Cleared until, such as 31 March 2027", "soon");
  press (fixture, "Keep this change");
  wait_for_text (fixture->chair.window, "“soon” is not a day. Write it as 2027-03-31.");
}

static void
test_change_and_undo (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("A part changes, and the toast takes the change back.");

  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_people_page_new ());
  open_row (fixture, "Max");
  wait_for_text (fixture->chair.window, "Forgot their passphrase?");
  g_assert_false (gtk_widget_get_sensitive (
      button_named (fixture->chair.window, "Keep this change")));
  choose (fixture, "Part", SCRUTINY_ROLE_COORDINATOR);
  press (fixture, "Keep this change");
  wait_for_text (fixture->chair.window, "Max is changed");
  click (fixture->chair.window, "_Undo");
  wait_for_text (fixture->chair.window, "Undone. All is as it was.");
}

static void
test_leave_and_come_back (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_people_page_new ());
  open_row (fixture, "Max");
  wait_for_text (fixture->chair.window, "Forgot their passphrase?");
  press (fixture, "End their part");
  wait_for_text (fixture->chair.window, "No longer on the panel");
  g_assert_false (opens (fixture, "Max", TEST_PASSPHRASE));

  open_row (fixture, "Max");
  wait_for_text (fixture->chair.window, "No longer on the panel.");
  press (fixture, "Let back in");
  wait_for_text (fixture->chair.window, "Let Max back in");
  set_row (fixture, "Their new passphrase", NEW_PASSPHRASE);
  press (fixture, "Let back in");
  wait_for_text (fixture->chair.window, "They are on the panel again.");
  g_assert_true (opens (fixture, "Max", NEW_PASSPHRASE));
}

static guint
count_settings (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *each = windows; each != NULL; each = each->next)
    n += SCRUTINY_IS_SETTINGS_WINDOW (each->data) ? 1 : 0;

  return n;
}

static void
test_nothing_left_behind (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window;

  g_test_summary ("Who signs out leaves no settings open and no news to undo.");

  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_people_page_new ());
  window = fixture->chair.window;
  open_row (fixture, "Max");
  wait_for_text (window, "Forgot their passphrase?");
  choose (fixture, "Part", SCRUTINY_ROLE_COORDINATOR);
  press (fixture, "Keep this change");
  wait_for_text (window, "Max is changed");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.settings", NULL);
  settle ();
  g_assert_cmpuint (count_settings (), ==, 1);

  scrutiny_window_sign_out (window);
  g_assert_cmpuint (count_settings (), ==, 0);
  g_assert_false (shows_text (window, "Max is changed"));
  wait_for_text (window, "Signed out");
  g_assert_null (find_widget (GTK_WIDGET (window), is_button_named, "_Undo"));
}

static void
rested_cb (GObject *source, GAsyncResult *result, gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

static gpointer
no_work (ScrutinySession *session,
         gpointer input,
         GDestroyNotify *result_free,
         GCancellable *cancellable,
         GError **error)
{
  return NULL;
}

/* Until all that was asked of the session is answered. */
static void
rest (Fixture *fixture)
{
  gboolean is_over = FALSE;

  scrutiny_session_run_async (fixture->chair.panel->session, no_work, NULL, NULL, NULL,
                              rested_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* The signal is given though the button is off: as if it came before it went off. */
static void
test_refused_twice (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button;

  g_test_summary ("Pressing twice what is refused says so, and does no harm.");

  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_people_page_new ());
  open_row (fixture, "Chad");
  wait_for_text (fixture->chair.window, "Forgot their passphrase?");
  button = button_named (fixture->chair.window, "End their part");
  press (fixture, "End their part");
  g_assert_false (gtk_widget_get_sensitive (button));
  press (fixture, "End their part");
  wait_for_text (fixture->chair.window,
                 "This panel has a chair: only a chair says who is chair.");
  rest (fixture);
  g_assert_true (gtk_widget_get_sensitive (button));
}

static void
test_reset (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_people_page_new ());
  open_row (fixture, "Mia");
  wait_for_text (fixture->chair.window, "Forgot their passphrase?");
  press (fixture, "Give a new one");
  set_row (fixture, "Their new passphrase", NEW_PASSPHRASE);
  press (fixture, "Set passphrase");
  wait_for_text (fixture->chair.window, "The new passphrase is set.");
  g_assert_true (opens (fixture, "Mia", NEW_PASSPHRASE));
  g_assert_false (opens (fixture, "Mia", TEST_PASSPHRASE));
}

static void
test_own_passphrase (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Mia", SCRUTINY_ROLE_MEMBER,
        scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_OWN, NULL));
  set_row (fixture, "Your new passphrase", NEW_PASSPHRASE);
  press (fixture, "Set passphrase");
  wait_for_text (fixture->chair.window,
                 "Your passphrase is changed. The old one opens nothing any more.");
  g_assert_true (opens (fixture, "Mia", NEW_PASSPHRASE));
}

static void
test_recovery_code (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = fixture->chair.panel;

  g_test_summary ("With nobody signed in, a wrong code is refused and the printed one "
                  "gives a new passphrase.");

  chair_window_open (&fixture->chair, "Mia", SCRUTINY_ROLE_MEMBER);
  scrutiny_session_sign_out (panel->session);
  scrutiny_window_start_at (fixture->chair.window,
                            scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_RECOVER,
                                                          NULL));
  wait_for_row (fixture, "Name");
  settle ();
  while (!GTK_IS_STRING_LIST (
             adw_combo_row_get_model (ADW_COMBO_ROW (wait_for_row (fixture, "Name")))) ||
         g_list_model_get_n_items (adw_combo_row_get_model (
             ADW_COMBO_ROW (wait_for_row (fixture, "Name")))) < 5)
    g_main_context_iteration (NULL, FALSE);
  set_row (fixture, "Recovery code, as printed", "not the code");
  set_row (fixture, "The new passphrase", NEW_PASSPHRASE);
  g_assert_false (
      gtk_widget_get_sensitive (button_named (fixture->chair.window, "Set passphrase")));
  choose (fixture, "Name", 2);
  press (fixture, "Set passphrase");
  wait_for_text (fixture->chair.window,
                 "That name and passphrase do not open this panel.");
  set_row (fixture, "Recovery code, as printed", panel->recovery_code);
  press (fixture, "Set passphrase");
  wait_for_text (fixture->chair.window, "The new passphrase is set. Sign in with it.");
  g_assert_true (opens (fixture, "Mia", NEW_PASSPHRASE));
}

static void
test_chair_agrees (Fixture *fixture, gconstpointer unused)
{
  test_panel_sign_in (fixture->chair.panel, "Cora");
  test_records_add (fixture->chair.panel, 10);
  test_meeting_add (fixture->chair.panel);
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_home_page_new ());
  open_row (fixture, "A chair agrees here");
  set_row (fixture, "The chair’s passphrase", TEST_PASSPHRASE);
  while (!gtk_widget_get_sensitive (button_named (fixture->chair.window, "Agree")))
    g_main_context_iteration (NULL, FALSE); /* the only chair is chosen once read */
  press (fixture, "Agree");
  wait_for_text (fixture->chair.window, "The chair agrees until you sign out.");
  g_assert_cmpint (scrutiny_session_get_chair_id (fixture->chair.panel->session), !=, 0);
}

static void
test_copy_and_restore (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = fixture->chair.panel;
  g_autofree char *copy = g_build_filename (panel->root, "Copy.panel", NULL);
  g_autofree char *again = g_build_filename (panel->root, "Again.panel", NULL);
  g_autofree char *spoilt = g_build_filename (copy, "panel.db", NULL);
  g_autoptr (GError) error = NULL;

  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_copy_page_new ());
  set_row (fixture, "A new folder for the copy", copy);
  assert_named (fixture);
  press (fixture, "Make the copy");
  wait_for_text (fixture->chair.window, "The copy is complete and compared");

  g_test_message ("a second copy is not made over the first");
  press (fixture, "Make the copy");
  while (!find_widget (GTK_WIDGET (fixture->chair.window), is_label_beginning, "“"))
    g_main_context_iteration (NULL, FALSE);

  scrutiny_window_start_at (fixture->chair.window, scrutiny_restore_page_new ());
  set_row (fixture, "The folder of the copy", copy);
  set_row (fixture, "A new folder for the panel", again);
  press (fixture, "Restore it");
  wait_for_text (fixture->chair.window, "Who is here?");

  g_assert_true (g_file_set_contents (spoilt, "spoilt", -1, &error));
  scrutiny_window_start_at (fixture->chair.window, scrutiny_restore_page_new ());
  set_row (fixture, "The folder of the copy", copy);
  set_row (fixture, "A new folder for the panel", again);
  press (fixture, "Restore it");
  while (!find_widget (GTK_WIDGET (fixture->chair.window), is_label_beginning, "“"))
    g_main_context_iteration (NULL, FALSE);
}

static void
test_check_log (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = fixture->chair.panel;
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *head = NULL;
  g_autofree char *spaced = NULL;
  sqlite3 *file = NULL;

  g_test_summary ("Without a sign-in: a head from the minutes holds, also with spaces; "
                  "a rule taken out by another program is named.");

  head = scrutiny_audit_get_head (panel->session, NULL);
  spaced = g_strdup_printf (" %.12s %s ", head, head + 12);
  chair_window_open (&fixture->chair, "Mia", SCRUTINY_ROLE_MEMBER);
  scrutiny_session_sign_out (panel->session);
  scrutiny_window_start_at (fixture->chair.window, scrutiny_log_page_new ());
  press (fixture, "Check the log");
  wait_for_text (fixture->chair.window,
                 "Everything holds, as far as can be seen without a head.");
  set_row (fixture, "Head from the minutes, such as 24-f128…", spaced);
  press (fixture, "Check the log");
  wait_for_text (fixture->chair.window,
                 "Everything holds, up to the head you gave and after it.");

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, "DROP TRIGGER audit_kept", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (file);
  press (fixture, "Check the log");
  wait_for_text (fixture->chair.window, "Something was changed. Do not rely on this "
                                        "panel before you know what.");
  g_assert_nonnull (find_widget (GTK_WIDGET (fixture->chair.window), is_label_beginning,
                                 "The rule “audit_kept” was taken out"));
  assert_named (fixture);
}

/* Writes "sealed" into the states of meeting 1, as a seal does. */
static void
seal (TestPanel *panel)
{
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  sqlite3 *file = NULL;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file,
                                 "INSERT INTO meeting_event (meeting_id, event, head, "
                                 "at_us, by) VALUES (1, 'sealed', '1-0', 0, 1)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (file);
}

static void
test_after_the_seal (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("An action from a sealed meeting asks why only now, and shows it.");

  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 2);
  seal (fixture->chair.panel);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_actions_page_new ());
  scrutiny_window_push (fixture->chair.window, scrutiny_new_action_page_new (1, "A", -1));
  set_row (fixture, "What we saw", "No reason was given.");
  set_row (fixture, "What we ask", "Explain why.");
  press (fixture, "Add this action");
  set_row (fixture, "The meeting is sealed: why only now?", "We forgot it.");
  press (fixture, "Add this action");
  open_row (fixture, "Explain why.");
  wait_for_text (fixture->chair.window, "Added after the seal, because");
  g_assert_true (shows_text (fixture->chair.window, "We forgot it."));
}

/* The sheet has ink, and its code is drawn from what the page was given. */
static void
test_recovery_sheet (Fixture *fixture, gconstpointer unused)
{
  cairo_surface_t *surfaces[2];
  static const char *const codes[] = { "aaaaa-bbbbb", "aaaaa-ccccc" };

  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR,
        scrutiny_recovery_page_new ("Riverside", codes[0]));
  g_assert_true (shows_text (fixture->chair.window, codes[0]));
  g_assert_nonnull (button_named (fixture->chair.window, "Print…"));
  for (guint i = 0; i < 2; i++) {
    cairo_t *cairo;

    surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 400);
    cairo = cairo_create (surfaces[i]);
    scrutiny_recovery_print_draw (cairo, 400, "Riverside", codes[i]);
    cairo_destroy (cairo);
    cairo_surface_flush (surfaces[i]);
  }
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (surfaces[0]),
                           cairo_image_surface_get_data (surfaces[1]), 400 * 400),
                   !=, 0);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

static void
test_menu_follows_part (Fixture *fixture, gconstpointer unused)
{
  chair_window_open (&fixture->chair, "Mia", SCRUTINY_ROLE_MEMBER);
  scrutiny_window_start_at (fixture->chair.window, scrutiny_log_page_new ());
  gtk_widget_activate_action (GTK_WIDGET (fixture->chair.window), "win.people", NULL);
  settle ();
  g_assert_false (shows_text (fixture->chair.window, "Who is on the panel"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->chair.window), "win.passphrase", NULL);
  settle ();
  g_assert_true (shows_text (fixture->chair.window, "Change your passphrase"));
}

/* Every page fits a window of 360 pixels, with text twice the size too. */
static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (ScrutinyPerson) somebody = NULL;
  int old_dpi;

  somebody = scrutiny_people_find (fixture->chair.panel->session, "Mia", NULL);
  chair_window_open (&fixture->chair, "Cora", SCRUTINY_ROLE_COORDINATOR);
  g_object_get (settings, "gtk-xft-dpi", &old_dpi, NULL);
  for (int dpi = 96; dpi <= 192; dpi += 96) {
    ScrutinyPage *pages[] = {
      scrutiny_people_page_new (),
      scrutiny_person_page_new (NULL),
      scrutiny_person_page_new (somebody),
      scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_RECOVER, NULL),
      scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_OWN, NULL),
      scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_STAND_BY, NULL),
      scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_COME_BACK, somebody),
      scrutiny_copy_page_new (),
      scrutiny_restore_page_new (),
      scrutiny_log_page_new (),
      scrutiny_recovery_page_new ("Riverside", "m73xv-b8b3m-ym8ua-8w8qy-vmvwh"),
    };

    g_object_set (settings, "gtk-xft-dpi", dpi * 1024, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
      int least_px;

      scrutiny_window_push (fixture->chair.window, pages[i]);
      settle ();
      gtk_widget_measure (GTK_WIDGET (pages[i]), GTK_ORIENTATION_HORIZONTAL, -1,
                          &least_px, NULL, NULL, NULL);
      g_test_message ("%s: %d px", scrutiny_page_get_title (pages[i]), least_px);
      g_assert_cmpint (least_px, <=, 360);
    }
  }
  g_object_set (settings, "gtk-xft-dpi", old_dpi, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/people-pages/add-somebody", test_add_somebody);
  ADD ("/ui/people-pages/wrong-day", test_wrong_day);
  ADD ("/ui/people-pages/change-and-undo", test_change_and_undo);
  ADD ("/ui/people-pages/leave-and-come-back", test_leave_and_come_back);
  ADD ("/ui/people-pages/refused-twice", test_refused_twice);
  ADD ("/ui/people-pages/nothing-left-behind", test_nothing_left_behind);
  ADD ("/ui/people-pages/reset", test_reset);
  ADD ("/ui/people-pages/own-passphrase", test_own_passphrase);
  ADD ("/ui/people-pages/recovery-code", test_recovery_code);
  ADD ("/ui/people-pages/chair-agrees", test_chair_agrees);
  ADD ("/ui/people-pages/copy-and-restore", test_copy_and_restore);
  ADD ("/ui/people-pages/check-log", test_check_log);
  ADD ("/ui/people-pages/after-the-seal", test_after_the_seal);
  ADD ("/ui/people-pages/recovery-sheet", test_recovery_sheet);
  ADD ("/ui/people-pages/menu-follows-part", test_menu_follows_part);
  ADD ("/ui/people-pages/narrow", test_narrow);
#undef ADD

  return g_test_run ();
}
