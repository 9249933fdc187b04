/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "media/clip-facts.h"
#include "media/sealed-file-writer.h"
#include "tests/support/test-clip.h"
#include "ui/player/player-link.h"

/* What is on the screen, pixel by pixel: the window is drawn and its picture searched for
 * the one colour that must not be seen. The same with the editor's grant finds it, so
 * the search can fail (T13 in short). */

static const guint8 panel_key[32] = "a made-up footage sub-key, 32 b";

typedef struct {
  char *folder;
  ScrutinyFootageTicket *bare; /* without a track */
  ScrutinyHideClip clip;
  GtkWidget *window;
  ScrutinyPlayerView *view;
  ScrutinyPlayerLink *link;
  guint magenta; /* pixels, over every drawing of the window */
  guint drawings;
} Fixture;

static void
seal_clip (Fixture *fixture)
{
  g_autofree char *path = test_clip_make (fixture->folder, "clip.mp4", "magenta");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GError) error = NULL;
  ScrutinySealedFileReceipt receipt;
  ScrutinyClipFacts facts;

  scrutiny_sealed_file_write (G_INPUT_STREAM (stream), 0, fixture->folder, panel_key,
                              NULL, NULL, NULL, &receipt, &error);
  g_assert_no_error (error);
  fixture->bare =
      scrutiny_footage_ticket_new_sealed (scrutiny_sealed_file_open_in (fixture->folder,
                                                                        receipt.sha256,
                                                                        &error),
                                          panel_key, receipt.sha256, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_clip_facts_probe (&facts, fixture->bare, NULL, &error));
  fixture->clip = facts.clip;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->folder = g_dir_make_tmp ("screen-XXXXXX", NULL);
  seal_clip (fixture);
  fixture->window = gtk_window_new ();
  fixture->view = SCRUTINY_PLAYER_VIEW (scrutiny_player_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 520);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  fixture->link = scrutiny_player_link_new (fixture->view);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->link);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  scrutiny_footage_ticket_unref (fixture->bare);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Draws the window as it stands and searches the picture. */
static void
search (Fixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (fixture->window);
  const int width = gtk_widget_get_width (fixture->window);
  const int height = gtk_widget_get_height (fixture->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint8 *pixels = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)),
                                   node, NULL);
  gsk_render_node_unref (node);
  pixels = g_malloc ((gsize) gdk_texture_get_width (texture) * 4 *
                     (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, (gsize) gdk_texture_get_width (texture) * 4);
  for (gint i = 0; i < gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
       i++) {
    const guint8 *pixel = pixels + (gsize) i * 4; /* blue, green, red; or red first */

    fixture->magenta += pixel[0] > pixel[1] + 60 && pixel[2] > pixel[1] + 60;
  }
  fixture->drawings++;
}

static gboolean
is_over_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the window live for a while and searches it all the time. */
static void
watch_for (Fixture *fixture, guint time_ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (time_ms, is_over_cb, &is_over);
  while (!is_over) {
    g_main_context_iteration (NULL, TRUE);
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    search (fixture);
  }
}

static gboolean
is_showing (gpointer data)
{
  return scrutiny_player_view_get_state (((Fixture *) data)->view) ==
         SCRUTINY_PLAYER_SHOWING;
}

static void
open (Fixture *fixture, gboolean is_editing)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (&fixture->clip);
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  ticket = scrutiny_footage_ticket_with_track (fixture->bare, track, is_editing, NULL);
  scrutiny_player_link_open (fixture->link, ticket, "Case A", "4 seconds");
  search (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_OPEN, 0);
  wait_until (is_showing, fixture, fixture->window);
  watch_for (fixture, 400);
}

static void
test_editor_sees_it (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("The planted fault: with the editor's grant the colour is found");
  open (fixture, TRUE);
  g_assert_cmpuint (fixture->magenta, >, 1000);
}

static void
test_covered (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("Play, pause, jump, step, resize, hide and come back: never on screen");
  open (fixture, FALSE);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 1);
  watch_for (fixture, 1500);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SEEK_TO, 3200000);
  watch_for (fixture, 300);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 0);
  for (guint i = 0; i < 4; i++) {
    scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_STEP, i % 2 == 0 ? -1 : 1);
    watch_for (fixture, 120);
  }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 460);
  watch_for (fixture, 500);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_HIDE, 1);
  watch_for (fixture, 100);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_HIDE, 0);
  watch_for (fixture, 300);
  g_test_message ("%u drawings searched", fixture->drawings);
  g_assert_cmpuint (fixture->drawings, >, 30);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static void
test_hidden_then_another (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("B, then another clip: it opens under its own cover, and can be shown");
  open (fixture, FALSE);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_HIDE, 1);
  g_assert_true (scrutiny_player_view_is_hidden (fixture->view));

  scrutiny_player_link_open (fixture->link, fixture->bare, "Case B", "5 seconds");
  g_assert_false (scrutiny_player_view_is_hidden (fixture->view));
  g_assert_cmpint (scrutiny_player_view_get_state (fixture->view), ==,
                   SCRUTINY_PLAYER_COVERED);
  g_assert_true (shows_text (fixture->window, "Case B"));
  watch_for (fixture, 100);

  open (fixture, FALSE);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static void
test_no_track (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyFootageTicket) ticket =
      scrutiny_footage_ticket_with_cover (fixture->bare, "Not second-checked yet.");

  scrutiny_player_link_open (fixture->link, ticket, "Case A", "4 seconds");
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_OPEN, 0);
  wait_until (is_showing, fixture, fixture->window);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 1);
  watch_for (fixture, 800);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

/* The processes this one has started, as the kernel lists them. */
static char *
list_children (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  char *children = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));

  return g_strstrip (children);
}

static void
kill_worker (void)
{
  g_autofree char *children = list_children ();
  g_auto (GStrv) pids = g_strsplit (children, " ", -1);

  for (guint i = 0; pids[i] != NULL; i++)
    kill ((pid_t) g_ascii_strtoll (pids[i], NULL, 10), SIGKILL);
}

static void
test_worker_killed (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("The worker is killed in the middle: covered, back at the place");
  open (fixture, FALSE);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 1);
  watch_for (fixture, 600);
  kill_worker ();
  watch_for (fixture, 200);
  wait_until (is_showing, fixture, fixture->window);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 1);
  watch_for (fixture, 500);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static gboolean
is_not_showing (gpointer data)
{
  return !is_showing (data);
}

static void
test_editor_loses_worker (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("The editor's worker dies: what was clear is off the screen at once");
  open (fixture, TRUE);
  g_assert_cmpuint (fixture->magenta, >, 1000);
  kill_worker ();
  wait_until (is_not_showing, fixture, fixture->window);
  fixture->magenta = 0;
  search (fixture);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static gboolean
is_covered (gpointer data)
{
  return !scrutiny_player_link_is_clear (((Fixture *) data)->link);
}

static void
test_editor_covers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (&fixture->clip);
  g_autoptr (ScrutinyFootageTicket) covered = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_test_summary ("While it plays clear, the editor asks for it as members see it: from "
                  "the first covered picture on nothing clear, by the same worker");
  open (fixture, TRUE);
  before = list_children ();
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_PLAY, 1);
  watch_for (fixture, 400);
  covered = scrutiny_footage_ticket_with_track (fixture->bare, track, FALSE, NULL);
  scrutiny_player_link_set_ticket (fixture->link, covered);
  wait_until (is_covered, fixture, fixture->window);
  fixture->magenta = 0;
  watch_for (fixture, 800);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  after = list_children ();
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/screen/editor-sees-it", test_editor_sees_it);
  ADD ("/ui/screen/covered", test_covered);
  ADD ("/ui/screen/hidden-then-another", test_hidden_then_another);
  ADD ("/ui/screen/no-track", test_no_track);
  ADD ("/ui/screen/worker-killed", test_worker_killed);
  ADD ("/ui/screen/editor-loses-worker", test_editor_loses_worker);
  ADD ("/ui/screen/editor-covers", test_editor_covers);
#undef ADD

  return g_test_run ();
}
