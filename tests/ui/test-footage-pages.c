/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include "app/case.h"
#include "app/demo-footage.h"
#include "db/case-store.h"
#include "tests/support/test-case.h"
#include "ui/footage/footage-page.h"
#include "ui/player/player-view.h"
#include "ui/window.h"

/* The coordinator's and the chair's way with footage, in the real window with the real
 * worker, on made-up footage. */

typedef struct {
  TestPanel *panel;
  gint64 meeting;
  char *letter;
  ScrutinyWindow *window;
  const char *awaited;
} Fixture;

static gboolean
shows_awaited (gpointer data)
{
  Fixture *fixture = data;

  return shows_text (fixture->window, fixture->awaited) ||
         find_widget (GTK_WIDGET (fixture->window), is_button_named, fixture->awaited);
}

static void
wait_for (Fixture *fixture, const char *text)
{
  fixture->awaited = text;
  wait_until (shows_awaited, fixture, fixture->window);
}

static void
make_footage (Fixture *fixture, gboolean is_hidden)
{
  const ScrutinyDemoScene scene = {
    .seed = 1, .number = 0, .width = 320, .height = 180, .duration_us = 2000000
  };
  ScrutinySession *session = fixture->panel->session;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Cora");
  clip = scrutiny_demo_footage_add (session, fixture->meeting, fixture->letter, &scene, 0,
                                    FALSE, NULL, &error);
  g_assert_no_error (error);
  if (is_hidden)
    g_assert_true (scrutiny_demo_footage_hide (session, clip, &scene, &error));
}

static void
set_up (Fixture *fixture, gconstpointer is_hidden)
{
  g_autoptr (ScrutinyCase) about = NULL;
  gint64 case_id;

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  case_id = test_case_add (fixture->panel);
  about =
      scrutiny_case_store_get (scrutiny_session_get_database (fixture->panel->session),
                               case_id, NULL);
  fixture->meeting = scrutiny_case_get_meeting (about);
  fixture->letter = g_strdup (scrutiny_case_get_letter (about));
  make_footage (fixture, GPOINTER_TO_INT (is_hidden));
  g_clear_object (&fixture->panel->session);

  fixture->window = scrutiny_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  scrutiny_window_open_panel (fixture->window, fixture->panel->dir);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  test_panel_free (fixture->panel);
  g_free (fixture->letter);
}

static gboolean
is_combo_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_COMBO_ROW (widget);
}

static gboolean
is_password_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PASSWORD_ENTRY_ROW (widget);
}

static gboolean
is_signed_in (gpointer data)
{
  return scrutiny_window_get_person (((Fixture *) data)->window) != NULL;
}

static void
sign_in (Fixture *fixture, const char *name)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  AdwComboRow *names;
  GListModel *model;

  wait_for (fixture, "Who is here?");
  names = ADW_COMBO_ROW (find_widget (window, is_combo_row, NULL));
  model = adw_combo_row_get_model (names);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (g_str_equal (gtk_string_object_get_string (item), name))
      adw_combo_row_set_selected (names, i);
  }
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, is_password_row, NULL)),
                         TEST_PASSPHRASE);
  click (fixture->window, "Sign in");
  wait_until (is_signed_in, fixture, fixture->window);
  scrutiny_window_push (fixture->window, scrutiny_footage_page_new (fixture->meeting));
}

static void
test_coordinator (Fixture *fixture, gconstpointer data)
{
  g_autofree char *add = g_strdup_printf ("Add recording, case %s", fixture->letter);
  g_autofree char *hide = g_strdup_printf ("Hide, case %s", fixture->letter);
  g_autofree char *look = g_strdup_printf ("Second look, case %s", fixture->letter);

  g_test_summary ("The coordinator adds and hides, and cannot take the second look");
  sign_in (fixture, "Cora");
  wait_for (fixture, add);
  g_assert_nonnull (button_named (fixture->window, hide));
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_button_named, look));
  g_assert_true (shows_text (fixture->window,
                             "0:02 – nothing is hidden yet, so all of it is covered"));
  g_assert_null (find_widget (GTK_WIDGET (fixture->window), is_nameless_button, NULL));
}

static gboolean
is_player_view (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_PLAYER_VIEW (widget);
}

static gboolean
is_showing (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->window), is_player_view, NULL);

  return scrutiny_player_view_get_state (SCRUTINY_PLAYER_VIEW (view)) ==
         SCRUTINY_PLAYER_SHOWING;
}

static gboolean
is_watched (gpointer data)
{
  return shows_text (((Fixture *) data)->window, "You have watched all of it.");
}

static void
test_second_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *look = g_strdup_printf ("Second look, case %s", fixture->letter);

  g_test_summary ("The chair watches it covered to the end and says it may be shown");
  sign_in (fixture, "Chad");
  wait_for (fixture, look);
  click (fixture->window, look);
  wait_for (fixture, "Show footage");
  wait_for (fixture, "Not watched yet: 2 seconds");
  click (fixture->window, "Show footage");
  wait_until (is_showing, fixture, fixture->window);
  click (fixture->window, "Play");
  wait_until (is_watched, fixture, fixture->window);
  click (fixture->window, "It hides what it should");
  wait_for (fixture, "0:02 – second look done");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add ("/ui/footage/coordinator", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_coordinator, tear_down);
  g_test_add ("/ui/footage/second-look", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_second_look, tear_down);

  return g_test_run ();
}
