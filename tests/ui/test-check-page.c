/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include <adwaita.h>
#include <string.h>

#include "tests/sampling/random-draw.h"
#include "tests/support/test-panel.h"
#include "ui/certificate/check-page.h"
#include "ui/window.h"

typedef struct {
  char *folder;
  ScrutinyWindow *window;
  GFile *certificate;
  GFile *list;
  GBytes *list_bytes;
  const char *awaited;
} Fixture;

static GFile *
write_file (Fixture *fixture, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (ScrutinyCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;

  for (guint number = 0; certificate == NULL; number++)
    certificate = random_draw_certify (random, number, &fixture->list_bytes);
  fixture->folder = g_dir_make_tmp ("check-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->certificate = write_file (fixture, "certificate.json",
                                     scrutiny_certificate_get_bytes (certificate));
  fixture->list = write_file (fixture, "list.tsv", fixture->list_bytes);

  fixture->window = scrutiny_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  scrutiny_window_start_at (fixture->window, scrutiny_check_page_new ());
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  test_remove_tree (fixture->folder);
  g_object_unref (fixture->certificate);
  g_object_unref (fixture->list);
  g_bytes_unref (fixture->list_bytes);
  g_free (fixture->folder);
}

static gboolean
shows_awaited (gpointer data)
{
  Fixture *fixture = data;

  return find_widget (GTK_WIDGET (fixture->window), is_label_beginning,
                      fixture->awaited) != NULL;
}

static void
check (Fixture *fixture, GFile *certificate, GFile *list, const char *awaited)
{
  scrutiny_check_page_check (SCRUTINY_CHECK_PAGE (
                                 scrutiny_window_get_page (fixture->window)),
                             certificate, list);
  fixture->awaited = awaited;
  wait_until (shows_awaited, fixture, fixture->window);
}

static void
test_holds (Fixture *fixture, gconstpointer unused)
{
  check (fixture, fixture->certificate, fixture->list, "Everything holds.");
  g_assert_true (
      shows_text (fixture->window, "This is the list that was fixed before the dice"));
  g_assert_true (shows_text (fixture->window, "Holds"));
  g_assert_false (shows_text (fixture->window, "Does not hold"));
}

static void
test_other_list (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (fixture->list_bytes, NULL),
                                     g_bytes_get_size (fixture->list_bytes));
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (GFile) list = NULL;
  char *last_line;

  g_test_summary ("The planted fault: a record taken off the list after the dice");
  g_strchomp (text);
  last_line = strrchr (text, '\n');
  g_assert_nonnull (last_line);
  last_line[1] = '\0';
  changed = g_bytes_new (text, strlen (text));
  list = write_file (fixture, "changed.tsv", changed);
  check (fixture, fixture->certificate, list, "This draw does not hold.");
  g_assert_true (shows_text (fixture->window, "Does not hold"));
}

static void
test_not_a_certificate (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Two files the wrong way round are said in words, not a crash");
  scrutiny_check_page_check (SCRUTINY_CHECK_PAGE (
                                 scrutiny_window_get_page (fixture->window)),
                             fixture->list, fixture->certificate);
  while (gtk_widget_get_sensitive (button_named (fixture->window, "Check it")))
    g_main_context_iteration (NULL, TRUE);
  while (!gtk_widget_get_sensitive (button_named (fixture->window, "Check it")))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (shows_text (fixture->window, "Holds"));
  button_named (fixture->window, "Put this message away");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/certificate/a-fair-draw-holds", test_holds);
  ADD ("/ui/certificate/a-changed-list-does-not", test_other_list);
  ADD ("/ui/certificate/wrong-files-are-refused-in-words", test_not_a_certificate);
#undef ADD

  return g_test_run ();
}
