/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choices.h"

#include "app/people.h"
#include "tests/support/test-panel.h"

static void
test_own (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  ScrutinyChoices choices = SCRUTINY_CHOICES_INIT;
  ScrutinyChoices read = SCRUTINY_CHOICES_INIT;

  g_test_summary ("Choices follow the person, in the panel, over a restart");
  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Mia");
  g_assert_true (scrutiny_choices_read (panel->session, &read, &error));
  g_assert_no_error (error);
  g_assert_true (read.has_letters);
  g_assert_false (read.starts_silent);

  choices.style = SCRUTINY_STYLE_DARK;
  choices.has_letters = FALSE;
  choices.starts_grey = TRUE;
  g_assert_true (scrutiny_choices_save (panel->session, &choices, &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_choices_read (panel->session, &read, NULL));
  g_assert_true (read.has_letters);
  g_assert_cmpint (read.style, ==, SCRUTINY_STYLE_SYSTEM);

  test_panel_reopen (panel);
  test_panel_sign_in (panel, "Mia");
  g_assert_true (scrutiny_choices_read (panel->session, &read, NULL));
  g_assert_cmpmem (&read, sizeof read, &choices, sizeof choices);

  choices.style = SCRUTINY_STYLE_SYSTEM;
  g_assert_true (scrutiny_choices_save (panel->session, &choices, NULL));
  g_assert_true (scrutiny_choices_read (panel->session, &read, NULL));
  g_assert_cmpint (read.style, ==, SCRUTINY_STYLE_SYSTEM);
}

static void
test_nobody (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ScrutinyChoices choices = SCRUTINY_CHOICES_INIT;

  scrutiny_session_sign_out (panel->session);
  g_assert_false (scrutiny_choices_read (panel->session, &choices, NULL));
  g_assert_false (scrutiny_choices_save (panel->session, &choices, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/choices/follow-the-person", test_own);
  g_test_add_func ("/app/choices/need-somebody", test_nobody);

  return g_test_run ();
}
