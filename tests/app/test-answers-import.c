/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"
#include "app/error.h"
#include "tests/support/test-case.h"

#define HEAD     "{\"format\":1,\"form_id\":\"stop_search\",\"hand_in\":true,\"answers\":["
#define CONFLICT "{\"q\":\"view_conflict\",\"code\":\"no\"}"

static guint
import (TestPanel *panel,
        gint64 case_id,
        const char *text,
        char **receipt,
        GError **error)
{
  g_autofree char *path = g_build_filename (panel->root, "answers.json", NULL);
  guint n_saved = 0;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (scrutiny_answers_import (panel->session, case_id, path, &n_saved, receipt, error) ==
      0)
    return 0;

  return n_saved;
}

static void
test_all_or_none (void)
{
  static const char *const material[] = { "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autofree char *receipt = NULL;
  g_autoptr (GError) error = NULL;
  gint64 case_id;

  test_panel_add_everybody (panel);
  case_id = test_case_add (panel);
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_answers_open (panel->session, case_id, &facts, &error));
  test_panel_sign_in (panel, "Mia");

  /* Amber owes a word, so the file is refused, and nothing of it is kept. */
  g_assert_cmpuint (import (panel, case_id,
                            HEAD CONFLICT ",{\"q\":\"ovr_grade\",\"code\":\"amber\"}]}",
                            &receipt, &error),
                    ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  own = scrutiny_own_answers_load (panel->session, case_id, &error);
  g_assert_cmpuint (own->rows->len, ==, 0);
  g_clear_pointer (&own, scrutiny_own_answers_free);

  g_assert_cmpuint (import (panel, case_id,
                            HEAD CONFLICT ",{\"q\":\"ovr_grade\",\"code\":\"amber\","
                                          "\"comment\":\"Late.\"}]}",
                            &receipt, &error),
                    ==, 2);
  g_assert_no_error (error);
  own = scrutiny_own_answers_load (panel->session, case_id, &error);
  g_assert_cmpstr (own->receipt, ==, receipt);

  test_panel_sign_in (panel, "Cora");
  g_assert_cmpuint (import (panel, case_id, HEAD CONFLICT "]}", NULL, &error), ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/answers-import/all-or-none", test_all_or_none);

  return g_test_run ();
}
