/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/panel-view.h"

#include <string.h>

static ScrutinyPanelView *
make_view (const char *method, const char *text, const char *minority)
{
  ScrutinyPanelView *view = scrutiny_panel_view_new ();

  view->band = SCRUTINY_BAND_AMBER;
  view->method = g_strdup (method);
  view->text = g_strdup (text);
  view->minority = g_strdup (minority);
  view->quorum = 3;

  return view;
}

static gboolean
may_be_set (ScrutinyPanelView *view, gboolean members_differ)
{
  g_autoptr (GError) error = NULL;
  gboolean may = scrutiny_panel_view_check (view, members_differ, &error);

  g_assert_cmpint (may, ==, error == NULL);
  scrutiny_panel_view_free (view);

  return may;
}

static void
test_check (void)
{
  g_autofree char *long_text = g_strnfill (SCRUTINY_VIEW_TEXT_MAX_CHARS + 1, 'a');
  ScrutinyPanelView *ungraded = make_view ("vote", "Agreed.", NULL);

  ungraded->band = SCRUTINY_BAND_NONE;
  g_assert_false (may_be_set (ungraded, FALSE));
  g_assert_true (may_be_set (make_view ("unanimous", "Agreed.", NULL), FALSE));
  g_assert_false (may_be_set (make_view ("unanimous", "", NULL), FALSE));
  g_assert_false (may_be_set (make_view ("unanimous", NULL, NULL), FALSE));
  g_assert_false (may_be_set (make_view ("dice", "Agreed.", NULL), FALSE));
  g_assert_false (may_be_set (make_view ("vote", long_text, NULL), FALSE));
  g_assert_false (may_be_set (make_view ("vote", "\xff", NULL), FALSE));
  g_assert_false (may_be_set (make_view ("vote", "Agreed.", NULL), TRUE));
  g_assert_false (may_be_set (make_view ("unanimous", "Agreed.", "Not me."), TRUE));
  g_assert_true (may_be_set (make_view ("vote", "Agreed.", "Not me."), TRUE));
}

static void
test_quorum (void)
{
  g_autoptr (ScrutinyPanelView) view = make_view ("vote", "Agreed.", NULL);
  g_autoptr (GError) error = NULL;

  view->n_graded = 2;
  g_assert_false (scrutiny_panel_view_check_publish (view, &error));
  g_assert_nonnull (strstr (error->message, "needs 3"));
  view->n_graded = 3;
  g_assert_true (scrutiny_panel_view_check_publish (view, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/panel-view/what-it-owes", test_check);
  g_test_add_func ("/model/panel-view/quorum", test_quorum);

  return g_test_run ();
}
