/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/demo-footage.h"
#include "app/error.h"
#include "app/footage.h"
#include "app/hide-doubt.h"
#include "app/hide.h"
#include "db/case-store.h"
#include "db/clip-store.h"
#include "db/statement.h"
#include "intake/hide-track-reader.h"
#include "tests/support/test-clip.h"
#include "tests/support/test-panel.h"

typedef struct {
  TestPanel *panel;
  ScrutinySession *session;
  char *path; /* of a recording in the clear */
} Fixture;

static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  statement = scrutiny_statement_new (scrutiny_session_get_database (fixture->session),
                                      sql, &error);
  g_assert_no_error (error);
  scrutiny_statement_run (statement, &error);
  g_assert_no_error (error);
}

/* A meeting with the drawn cases A and B, without the ceremony. */
static void
add_cases (Fixture *fixture)
{
  const char *const steps[] = {
    "INSERT INTO meeting (id, title, day, created_at_us, created_by)"
    " VALUES (1, 'November', '2026-11-22', 1, 1)",
    "INSERT INTO fixed_list (id, meeting_id, tag, plan, plan_sha256, list_sha256, "
    "records,"
    " committed_at_us, by) VALUES (1, 1, 'T', '{}', printf('%064d', 1),"
    " printf('%064d', 2), 2, 1, 1)",
    "INSERT INTO seed_share (list_id, seat, method, digits, at_us, by)"
    " VALUES (1, 1, 'd10', '0123456789', 2, 1)",
    "INSERT INTO seed_share (list_id, seat, method, digits, at_us, by)"
    " VALUES (1, 2, 'd10', '9876543210', 3, 1)",
    "INSERT INTO draw (id, list_id, certificate, certificate_sha256, last_void,"
    " drawn_at_us, by)"
    " VALUES (1, 1, '{}', printf('%064d', 3), 0, 4, 1)",
    "INSERT INTO drawn_case (meeting_id, draw_id, letter, record_ref, stratum, rank,"
    " ticket, public_key, added_at_us) VALUES (1, 1, 'A', 'r1', 1, 1, 't', zeroblob(32), "
    "5)",
    "INSERT INTO drawn_case (meeting_id, draw_id, letter, record_ref, stratum, rank,"
    " ticket, public_key, added_at_us) VALUES (1, 1, 'B', 'r2', 1, 2, 'u', zeroblob(32), "
    "5)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    execute (fixture, steps[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->panel = test_panel_new ();
  fixture->session = fixture->panel->session;
  test_panel_add_everybody (fixture->panel);
  add_cases (fixture);
  fixture->path = test_clip_make (fixture->panel->root, "clip.mp4", "magenta");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_panel_free (fixture->panel);
  g_free (fixture->path);
}

static ScrutinyClip *
add (Fixture *fixture, const char *letter)
{
  g_autoptr (GError) error = NULL;
  ScrutinyClip *clip = scrutiny_footage_add (fixture->session, 1, letter, fixture->path,
                                             NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return clip;
}

static void
import (Fixture *fixture, ScrutinyClip *clip)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  track = test_clip_make_track (&scrutiny_clip_get_row (clip)->shape);
  json = scrutiny_hide_track_to_json (track);
  version = scrutiny_hide_import (fixture->session, 1, "A", json, strlen (json),
                                  "track.json", &error);
  g_assert_no_error (error);
  g_assert_nonnull (version);
}

static ScrutinyCaseState
state_of (Fixture *fixture, const char *letter)
{
  g_autoptr (ScrutinyCase) drawn_case = NULL;

  drawn_case = scrutiny_case_store_find (scrutiny_session_get_database (fixture->session),
                                         1, letter, NULL);
  return scrutiny_case_get_state (drawn_case);
}

static guint
count_sealed (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->panel->dir, "footage", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  const ScrutinyFootageOrigin origin = { "Camera 2",
                                         G_GINT64_CONSTANT (1793000000000000) };
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (ScrutinyClip) again = NULL;
  g_autoptr (GListModel) clips = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *sha256 = NULL;
  gsize size = 0;

  clip = scrutiny_footage_add (fixture->session, 1, "A", fixture->path, &origin, NULL,
                               NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->path, &plain, &size, NULL);
  sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) plain, size);
  g_assert_cmpstr (scrutiny_clip_get_sha256 (clip), ==, sha256);
  g_assert_cmpint (scrutiny_clip_get_duration_us (clip), ==, 4000000);
  g_assert_cmpuint (scrutiny_clip_get_row (clip)->frames, ==, TEST_CLIP_FRAMES);
  g_assert_cmpstr (scrutiny_clip_get_camera (clip), ==, "Camera 2");
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_FOOTAGE_HELD);
  g_assert_cmpuint (count_sealed (fixture), ==, 1);

  again = scrutiny_footage_add (fixture->session, 1, "A", fixture->path, NULL, NULL, NULL,
                                NULL, &error);
  g_assert_null (again);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_assert_cmpuint (count_sealed (fixture), ==, 1);
  again = add (fixture, "B");
  g_assert_cmpuint (count_sealed (fixture), ==, 1);
  clips = scrutiny_footage_list (fixture->session, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (clips), ==, 2);
}

static void
test_not_a_video (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->panel->root, "notes.mp4", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file that is no video is refused and not kept");
  g_assert_true (g_file_set_contents (path, "not a video at all", -1, NULL));
  g_assert_null (scrutiny_footage_add (fixture->session, 1, "A", path, NULL, NULL, NULL,
                                       NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_sealed (fixture), ==, 0);
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_DRAWN);
}

/* Everything below @path: folders 0700, files 0600, no links. */
static void
check_modes (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  struct stat about;

  g_assert_cmpint (lstat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 07777, ==, S_ISDIR (about.st_mode) ? 0700 : 0600);
  g_assert_false (S_ISLNK (about.st_mode));
  dir = S_ISDIR (about.st_mode) ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    check_modes (child);
  }
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");

  g_test_summary ("With umask 000 everything in the panel is 0600 or 0700 (T22)");
  import (fixture, clip);
  check_modes (fixture->panel->dir);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sealed = NULL;
  guint checked = 0;
  gsize size = 0;

  g_assert_true (scrutiny_footage_check (fixture->session, &faults, &checked, NULL, NULL,
                                         NULL, &error));
  g_assert_cmpuint (checked, ==, 1);
  g_assert_cmpuint (faults->len, ==, 0);

  name = g_strconcat (scrutiny_clip_get_sha256 (clip), ".sealed", NULL);
  path = g_build_filename (fixture->panel->dir, "footage", name, NULL);
  g_assert_true (g_file_get_contents (path, &sealed, &size, NULL));
  sealed[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, sealed, (gssize) size, NULL));
  g_assert_true (scrutiny_footage_check (fixture->session, &more, &checked, NULL, NULL,
                                         NULL, &error));
  g_assert_cmpuint (more->len, ==, 1);
}

/* What a member sees at 1.5 s: the number of magenta pixels, and the reason if covered.
 */
static guint
look (Fixture *fixture, ScrutinyClip *clip, ScrutinyStillFacts *facts)
{
  g_autofree char *path = g_build_filename (fixture->panel->root, "still.png", NULL);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;

  png = scrutiny_hide_frame (fixture->session, clip, 1500000, facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  return test_clip_count_magenta_in_file (path);
}

static void
test_second_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (GError) error = NULL;
  ScrutinyStillFacts facts;

  g_test_summary ("Members see the cover until somebody else has looked");
  g_assert_cmpuint (look (fixture, clip, &facts), ==, 0);
  g_assert_true (facts.is_whole_cover);
  import (fixture, clip);
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_HIDDEN);
  g_assert_cmpuint (look (fixture, clip, &facts), ==, 0);
  g_assert_true (facts.is_whole_cover);
  g_assert_nonnull (strstr (facts.reason, "second-checked"));

  g_assert_false (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_false (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  g_clear_error (&error);

  test_panel_sign_in (fixture->panel, "Chad");
  g_test_message ("the log never names another case than the one looked at");
  g_assert_false (scrutiny_hide_approve (fixture->session, 1, "B", clip, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_SECOND_LOOK_DONE);
  g_assert_false (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  g_assert_cmpuint (look (fixture, clip, &facts), ==, 0);
  g_assert_false (facts.is_whole_cover);

  /* a new version needs a new look */
  test_panel_sign_in (fixture->panel, "Cora");
  import (fixture, clip);
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_HIDDEN);
  look (fixture, clip, &facts);
  g_assert_true (facts.is_whole_cover);
}

static void
test_wrong_tracks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  ScrutinyHideClip shape = scrutiny_clip_get_row (clip)->shape;

  g_test_summary (
      "A track for another clip, size or stream is refused, and nothing kept");
  for (guint i = 0; i < 3; i++) {
    ScrutinyHideClip wrong = shape;
    g_autoptr (ScrutinyHideTrack) track = NULL;
    g_autofree char *json = NULL;
    g_autoptr (GError) error = NULL;

    if (i == 0)
      wrong.sha256[5] ^= 1;
    else if (i == 1)
      wrong.width += 2;
    else
      wrong.rotation = 90;
    track = test_clip_make_track (&wrong);
    json = scrutiny_hide_track_to_json (track);
    g_assert_null (scrutiny_hide_import (fixture->session, 1, "A", json, strlen (json),
                                         "wrong.json", &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "wrong.json"));
  }
  g_assert_cmpint (state_of (fixture, "A"), ==, SCRUTINY_CASE_FOOTAGE_HELD);
}

/* Somebody with the disk swaps stored tracks: the newest version gets an older one's
 * bytes. The triggers are dropped first, as such a person would. */
static void
test_swapped_track (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (GError) error = NULL;
  ScrutinyStillFacts facts;

  import (fixture, clip);
  import (fixture, clip);
  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_true (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  look (fixture, clip, &facts);
  g_assert_false (facts.is_whole_cover);

  execute (fixture, "DROP TRIGGER hide_track_fixed");
  execute (fixture, "UPDATE hide_track SET track = (SELECT track FROM hide_track"
                    " WHERE version = 1) WHERE version = 2");
  look (fixture, clip, &facts);
  g_assert_true (facts.is_whole_cover);
  g_assert_nonnull (strstr (facts.reason, "damaged"));
}

static void
test_render (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autofree char *path = g_build_filename (fixture->panel->root, "covered.mp4", NULL);
  g_autoptr (GError) error = NULL;
  ScrutinyCoveredCopyReceipt receipt;
  ScrutinyHideFigures figures;

  g_test_summary ("The covered copy holds no magenta, and exists only second-checked");
  g_assert_cmpuint (test_clip_count_magenta_in_file (fixture->path), >, 10000);
  import (fixture, clip);
  g_assert_false (scrutiny_hide_render (fixture->session, clip, path, NULL, NULL,
                                        &receipt, NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_true (scrutiny_hide_approve (fixture->session, 1, "A", clip, &error));
  test_panel_sign_in (fixture->panel, "Cora");
  scrutiny_hide_render (fixture->session, clip, path, NULL, NULL, &receipt, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipt.frames, ==, TEST_CLIP_FRAMES);
  g_assert_cmpuint (test_clip_count_magenta_in_file (path), ==, 0);

  g_assert_true (
      scrutiny_hide_take_figures (fixture->session, clip, &figures, NULL, &error));
  g_assert_cmpfloat_with_epsilon (figures.covered_area_percent, 4.3, 0.5);
  g_assert_cmpint (figures.muted_us, ==, 1000000);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GArray) views = NULL;
  g_autoptr (GError) error = NULL;
  gint64 track_id = 0, unwatched_us = 0;

  g_test_summary ("Who watched what is kept, and shows what the second look has missed");
  import (fixture, clip);
  test_panel_sign_in (fixture->panel, "Chad");
  ticket = scrutiny_hide_look_again (fixture->session, clip, &track_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (ticket);
  g_assert_true (
      scrutiny_footage_log_view (fixture->session, clip, track_id, 0, 1500000, &error));
  g_assert_true (scrutiny_footage_log_view (fixture->session, clip, track_id, 1000000,
                                            2000000, &error));
  g_assert_true (
      scrutiny_footage_log_view (fixture->session, clip, 0, 0, 4000000, &error));
  g_assert_true (
      scrutiny_hide_get_unwatched (fixture->session, clip, &unwatched_us, &error));
  g_assert_cmpint (unwatched_us, ==, 2000000);

  views = scrutiny_footage_list_views (fixture->session, clip, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (views->len, ==, 3);
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_null (scrutiny_footage_list_views (fixture->session, clip, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

static void
test_denied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  gint64 track_id = 0;

  g_test_summary ("Clear footage is for the coordinator's editor, and for nobody else");
  ticket = scrutiny_hide_edit (fixture->session, clip, NULL, NULL);
  g_assert_nonnull (ticket);
  g_assert_true (scrutiny_footage_ticket_is_editing (ticket));
  g_assert_null (scrutiny_footage_watch (fixture->session, clip, &track_id, NULL));
  for (guint role = SCRUTINY_ROLE_CHAIR; role < SCRUTINY_N_ROLES; role++) {
    test_panel_sign_in_role (fixture->panel, (ScrutinyRole) role);
    g_assert_null (scrutiny_hide_edit (fixture->session, clip, NULL, NULL));
    g_assert_null (scrutiny_footage_add (fixture->session, 1, "B", fixture->path, NULL,
                                         NULL, NULL, NULL, NULL));
  }
  g_assert_null (scrutiny_footage_watch (fixture->session, clip, &track_id, NULL));
  g_assert_null (scrutiny_footage_list (fixture->session, NULL));
  scrutiny_session_sign_out (fixture->session);
  g_assert_null (scrutiny_footage_list (fixture->session, NULL));
}

static gboolean
is_refused (Fixture *fixture, const char *sql)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (scrutiny_session_get_database (fixture->session),
                                      sql, NULL);
  return statement == NULL || !scrutiny_statement_run (statement, NULL);
}

static void
test_doubts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GError) error = NULL;
  const ScrutinyHideDoubt *first;

  g_test_summary ("Who watches marks a moment; coordinator and chair read it, nobody "
                  "changes it, and a force lead does neither");
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_true (scrutiny_hide_doubt_add (fixture->session, clip, 0,
                                          SCRUTINY_DOUBT_TOO_MUCH, 900000, &error));
  g_assert_no_error (error);
  g_assert_true (scrutiny_hide_doubt_add (fixture->session, clip, 0,
                                          SCRUTINY_DOUBT_SHOULD_HIDE, 400000, NULL));
  g_assert_false (scrutiny_hide_doubt_add (fixture->session, clip, 0,
                                           SCRUTINY_DOUBT_SHOULD_HIDE, -1, NULL));
  g_assert_false (scrutiny_hide_doubt_add (fixture->session, clip, 0,
                                           SCRUTINY_DOUBT_SHOULD_HIDE, G_MAXINT64 / 2,
                                           NULL));
  g_assert_null (scrutiny_hide_doubt_list (fixture->session, clip, NULL));

  test_panel_sign_in_role (fixture->panel, SCRUTINY_ROLE_FORCE_LEAD);
  g_assert_false (scrutiny_hide_doubt_add (fixture->session, clip, 0,
                                           SCRUTINY_DOUBT_SHOULD_HIDE, 0, NULL));
  g_assert_null (scrutiny_hide_doubt_list (fixture->session, clip, NULL));

  test_panel_sign_in (fixture->panel, "Cora");
  doubts = scrutiny_hide_doubt_list (fixture->session, clip, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (doubts->len, ==, 2);
  first = &g_array_index (doubts, ScrutinyHideDoubt, 0);
  g_assert_cmpint (first->at_us, ==, 400000);
  g_assert_cmpint (first->kind, ==, SCRUTINY_DOUBT_SHOULD_HIDE);
  g_assert_true (is_refused (fixture, "UPDATE hide_doubt SET at_us = 1"));
  g_assert_true (is_refused (fixture, "DELETE FROM hide_doubt"));
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyClip) clip = add (fixture, "A");

  g_test_summary ("The schema itself refuses what no use case would ask");
  import (fixture, clip);
  import (fixture, clip);
  g_assert_true (is_refused (fixture, "UPDATE clip SET camera = 'x'"));
  g_assert_true (is_refused (fixture, "DELETE FROM clip"));
  g_assert_true (is_refused (fixture, "UPDATE hide_track SET made_by = 2"));
  g_assert_true (is_refused (fixture, "DELETE FROM hide_track"));
  g_assert_true (is_refused (fixture, "INSERT INTO hide_approval VALUES (2, 0, 1, 1)"));
  g_assert_true (is_refused (fixture, "INSERT INTO hide_approval VALUES (1, 0, 1, 2)"));
  g_assert_true (is_refused (fixture, "INSERT INTO hide_track (clip_id, version, track,"
                                      " track_sha256, made_at_us, made_by) VALUES (1, 9,"
                                      " zeroblob(50), printf('%064d', 1), 1, 1)"));
  g_assert_false (is_refused (fixture, "INSERT INTO hide_approval VALUES (2, 0, 1, 2)"));
  g_assert_true (is_refused (fixture, "DELETE FROM hide_approval"));
  g_assert_true (
      is_refused (fixture, "INSERT INTO clip_view VALUES (1, 1, 2, 2, 5, 3, 1)"));
}

static void
test_demo (Fixture *fixture, gconstpointer data)
{
  const ScrutinyDemoScene scene = {
    .seed = 7, .number = 0, .width = 320, .height = 180, .duration_us = 3000000
  };
  g_autoptr (ScrutinyClip) whole = NULL;
  g_autoptr (ScrutinyClip) damaged = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyHideFigures figures;

  g_test_summary (
      "Made-up footage, its track, and a damaged one that can still be opened");
  whole = scrutiny_demo_footage_add (fixture->session, 1, "A", &scene, 0, FALSE, NULL,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_clip_get_duration_us (whole), ==, 3000000);
  g_assert_true (scrutiny_demo_footage_hide (fixture->session, whole, &scene, &error));
  g_assert_no_error (error);
  g_assert_true (
      scrutiny_hide_take_figures (fixture->session, whole, &figures, NULL, &error));
  g_assert_cmpfloat (figures.covered_area_percent, >, 1.0);

  damaged =
      scrutiny_demo_footage_add (fixture->session, 1, "B", &scene, 0, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_clip_get_sha256 (whole), !=,
                   scrutiny_clip_get_sha256 (damaged));
  g_assert_true (scrutiny_demo_footage_hide (fixture->session, damaged, &scene, &error));
}

#define ADD(path, func)                                                                  \
  g_test_add ("/app/footage/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  umask (0);

  ADD ("add", test_add);
  ADD ("not-a-video", test_not_a_video);
  ADD ("modes", test_modes);
  ADD ("check", test_check);
  ADD ("second-look", test_second_look);
  ADD ("wrong-tracks", test_wrong_tracks);
  ADD ("swapped-track", test_swapped_track);
  ADD ("render", test_render);
  ADD ("views", test_views);
  ADD ("denied", test_denied);
  ADD ("doubts", test_doubts);
  ADD ("schema", test_schema);
  ADD ("demo", test_demo);

  return g_test_run ();
}
