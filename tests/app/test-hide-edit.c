/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/hide-edit.h"

#include "app/demo-footage.h"
#include "app/error.h"
#include "app/footage.h"
#include "app/hide.h"
#include "model/hide-draft.h"
#include "tests/support/test-cases.h"
#include "tests/support/test-clip.h"

/* The hide editor without its face. */
typedef struct {
  TestPanel *panel;
  ScrutinySession *session;
  ScrutinyClip *clip;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->panel = test_panel_new ();
  fixture->session = fixture->panel->session;
  test_panel_add_everybody (fixture->panel);
  test_cases_add_meeting (fixture->panel, 1, "2026-11-03", 3);
  test_panel_sign_in (fixture->panel, "Cora");
  path = test_clip_make (fixture->panel->root, "clip.mp4", "magenta");
  fixture->clip = scrutiny_footage_add (fixture->session, 1, "A", path, NULL, NULL, NULL,
                                        NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->clip);
  test_panel_free (fixture->panel);
}

static ScrutinyHideEdit *
open_edit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ScrutinyHideEdit *edit =
      scrutiny_hide_edit_open (fixture->session, fixture->clip, NULL, &error);

  g_assert_no_error (error);

  return edit;
}

static ScrutinyHideTrack *
draw (ScrutinyHideEdit *edit, double x)
{
  g_autoptr (ScrutinyHideDraft) draft =
      scrutiny_hide_draft_new (scrutiny_hide_edit_get_track (edit), "Cora");
  const ScrutinyHideKey box = { .x = x, .y = 0, .w = 0.5, .h = 1 };
  guint nth;

  g_assert_true (scrutiny_hide_draft_add_box (draft, "face",
                                              SCRUTINY_HIDE_SHAPE_RECTANGLE, "bystander",
                                              &box, &nth, NULL));
  g_assert_true (scrutiny_hide_draft_add_span (draft, SCRUTINY_HIDE_ITEM_SOUND, 1000000,
                                               3000000, "name", &nth, NULL));

  return scrutiny_hide_track_ref (scrutiny_hide_draft_get_track (draft));
}

static void
test_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyHideEdit) edit = open_edit (fixture);
  g_autoptr (ScrutinyHideEdit) saved = NULL;
  g_autoptr (ScrutinyHideEdit) again = NULL;
  g_autoptr (ScrutinyHideTrack) track = draw (edit, 0);
  g_autoptr (ScrutinyHideTrack) stored = NULL;
  g_autofree char *drawn_json = NULL;
  g_autofree char *stored_json = NULL;
  const ScrutinyHideFigures *figures;

  g_test_summary ("What is drawn is what is stored, with its figures; nothing new is "
                  "nothing stored");
  g_assert_cmpuint (scrutiny_hide_edit_get_version (edit), ==, 0);
  g_assert_true (
      scrutiny_footage_ticket_is_editing (scrutiny_hide_edit_get_clear (edit)));
  g_assert_false (
      scrutiny_footage_ticket_is_editing (scrutiny_hide_edit_get_covered (edit)));

  saved = scrutiny_hide_edit_save (fixture->session, edit, track, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpuint (scrutiny_hide_edit_get_version (saved), ==, 1);
  g_assert_cmpint (scrutiny_hide_edit_get_saved_at_us (saved), >, 0);
  figures = scrutiny_hide_edit_get_figures (saved);
  g_assert_cmpfloat_with_epsilon (figures->covered_area_percent, 50, 0.5);
  g_assert_cmpint (figures->muted_us, ==, 2000000);
  g_assert_false (
      scrutiny_footage_ticket_is_editing (scrutiny_hide_edit_get_covered (saved)));

  stored = scrutiny_hide_get_track (fixture->session, fixture->clip, NULL);
  drawn_json = scrutiny_hide_track_to_json (track);
  stored_json = scrutiny_hide_track_to_json (stored);
  g_assert_cmpstr (drawn_json, ==, stored_json);

  again = scrutiny_hide_edit_save (fixture->session, saved, track, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (scrutiny_hide_edit_get_version (again), ==, 1);
}

static void
test_changed_elsewhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyHideEdit) edit = open_edit (fixture);
  g_autoptr (ScrutinyHideTrack) track = draw (edit, 0);
  g_autoptr (ScrutinyHideTrack) other = draw (edit, 0.5);
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("What somebody else stored meanwhile is not written over");
  version = scrutiny_hide_save (fixture->session, fixture->clip, other, NULL);
  g_assert_nonnull (version);
  g_assert_null (scrutiny_hide_edit_save (fixture->session, edit, track, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  versions = scrutiny_hide_list_versions (fixture->session, fixture->clip, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (versions), ==, 1);
}

static void
test_approval_falls (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyHideEdit) edit = open_edit (fixture);
  g_autoptr (ScrutinyHideTrack) first = draw (edit, 0);
  g_autoptr (ScrutinyHideTrack) second = draw (edit, 0.5);
  g_autoptr (ScrutinyHideEdit) saved = NULL;
  g_autoptr (ScrutinyHideEdit) changed = NULL;
  ScrutinyStillFacts facts;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_test_summary ("Members see the cover again after a change, until a new second look");
  saved = scrutiny_hide_edit_save (fixture->session, edit, first, NULL);
  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_true (scrutiny_hide_approve (fixture->session, 1, "A", fixture->clip, NULL));
  before = scrutiny_hide_frame (fixture->session, fixture->clip, 0, &facts, NULL, NULL);
  g_assert_false (facts.is_whole_cover);

  test_panel_sign_in (fixture->panel, "Cora");
  changed = scrutiny_hide_edit_save (fixture->session, saved, second, NULL);
  g_assert_cmpuint (scrutiny_hide_edit_get_version (changed), ==, 2);
  test_panel_sign_in (fixture->panel, "Chad");
  after = scrutiny_hide_frame (fixture->session, fixture->clip, 0, &facts, NULL, NULL);
  g_assert_true (facts.is_whole_cover);
}

static void
test_denied (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyHideEdit) edit = open_edit (fixture);
  g_autoptr (ScrutinyHideTrack) track = draw (edit, 0);
  g_autoptr (GError) error = NULL;

  g_test_summary ("Nobody but a coordinator opens the editor, or stores what one drew");
  for (guint role = SCRUTINY_ROLE_CHAIR; role < SCRUTINY_N_ROLES; role++) {
    test_panel_sign_in_role (fixture->panel, (ScrutinyRole) role);
    g_assert_null (
        scrutiny_hide_edit_open (fixture->session, fixture->clip, NULL, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_clear_error (&error);
    g_assert_null (scrutiny_hide_edit_save (fixture->session, edit, track, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_clear_error (&error);
  }
  scrutiny_session_sign_out (fixture->session);
  g_assert_null (scrutiny_hide_edit_open (fixture->session, fixture->clip, NULL, NULL));
  g_assert_null (scrutiny_hide_edit_save (fixture->session, edit, track, NULL));
}

static void
test_damaged_clip (Fixture *fixture, gconstpointer unused)
{
  const ScrutinyDemoScene scene = {
    .seed = 1, .number = 0, .width = 320, .height = 180, .duration_us = 2000000
  };
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (ScrutinyHideEdit) edit = NULL;
  g_autoptr (ScrutinyHideEdit) saved = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A clip with a spoilt stretch can be edited like any other");
  clip =
      scrutiny_demo_footage_add (fixture->session, 1, "B", &scene, 0, TRUE, NULL, &error);
  g_assert_no_error (error);
  edit = scrutiny_hide_edit_open (fixture->session, clip, NULL, &error);
  g_assert_no_error (error);
  track = draw (edit, 0);
  saved = scrutiny_hide_edit_save (fixture->session, edit, track, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_hide_edit_get_version (saved), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func)                                                                  \
  g_test_add ("/app/hide-edit/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("first", test_first);
  ADD ("changed-elsewhere", test_changed_elsewhere);
  ADD ("approval-falls", test_approval_falls);
  ADD ("denied", test_denied);
  ADD ("damaged-clip", test_damaged_clip);
#undef ADD

  return g_test_run ();
}
