/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

/* A folder with the files of the first known draw. */
typedef struct {
  char *folder;
  char *certificate;
  char *list;
  json_t *vectors;
} Files;

static char *
save (Files *files, const char *name, const char *text)
{
  char *path = g_build_filename (files->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
files_set_up (Files *files, gconstpointer data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "sampling", "vectors.json", NULL);
  json_t *draw;
  json_t *certificate;

  files->vectors = json_load_file (path, JSON_ALLOW_NUL, NULL);
  g_assert_nonnull (files->vectors);
  draw = json_array_get (json_object_get (files->vectors, "draws"), 0);
  certificate = json_array_get (json_object_get (files->vectors, "certificates"), 0);
  files->folder = g_dir_make_tmp ("cli-verify-XXXXXX", NULL);
  files->certificate =
      save (files, "draw.json",
            json_string_value (json_object_get (certificate, "canonical")));
  files->list =
      save (files, "draw.list",
            json_string_value (json_object_get (json_object_get (draw, "list"), "text")));
}

static void
files_tear_down (Files *files, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (files->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (files->folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (files->folder);
  g_free (files->folder);
  g_free (files->certificate);
  g_free (files->list);
  json_decref (files->vectors);
}

/* Runs the program and returns its exit status. */
static int
run (char **output, char **errors, const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list rest;
  int status;

  g_ptr_array_add (arguments, (char *) g_getenv ("BWV_SCRUTINY_CLI"));
  g_ptr_array_add (arguments, (char *) "--json");
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (char *) word);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                output, errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_holds (Files *files, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  json_t *answer;

  g_test_summary ("A true draw: exit 0, one JSON value, every check named.");
  g_assert_cmpint (run (&output, &errors, "verify", files->certificate, files->list,
                        NULL),
                   ==, 0);
  answer = json_loads (output, 0, NULL);
  g_assert_true (json_is_true (json_object_get (answer, "holds")));
  g_assert_cmpuint (json_object_size (json_object_get (answer, "checks")), ==, 14);
  json_decref (answer);
}

static void
test_lie (Files *files, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  json_t *answer;
  json_t *checks;

  g_test_summary ("One record renamed in the list: exit 1, and the checks say where.");
  g_assert_true (g_file_get_contents (files->list, &text, NULL, NULL));
  strstr (text, "0042")[3] = '3';
  path = save (files, "other.list", text);
  g_assert_cmpint (run (&output, &errors, "verify", files->certificate, path, NULL), ==,
                   1);
  answer = json_loads (output, 0, NULL);
  checks = json_object_get (answer, "checks");
  g_assert_true (json_is_false (json_object_get (answer, "holds")));
  g_assert_true (json_is_true (json_object_get (checks, "list_form")));
  g_assert_true (json_is_false (json_object_get (checks, "list_hash")));
  json_decref (answer);
}

static void
test_unreadable (Files *files, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_test_summary ("No certificate at all: exit 1, nothing on stdout, the file named.");
  g_assert_cmpint (run (&output, &errors, "verify", files->list, files->list, NULL), ==,
                   1);
  g_assert_cmpstr (output, ==, "");
  g_assert_nonnull (strstr (errors, files->list));
}

static void
test_use (Files *files, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run (&output, &errors, "verify", files->list, NULL), ==, 2);
}

static void
test_sample (Files *files, gconstpointer data)
{
  json_t *known =
      json_array_get (json_object_get (files->vectors, "with_replacement"), 0);
  json_t *tickets = json_object_get (known, "tickets");
  g_autofree char *ids = save (files, "ids", "a\nb\r\nc\nd\ne");
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  json_t *answer;
  json_t *selected;

  g_test_summary ("The stateless draw gives the tickets of consistent_sampler.");
  g_assert_cmpint (run (&output, &errors, "sample", "--ids", ids, "--seed", "52",
                        "--take", "15", "--with-replacement", NULL),
                   ==, 0);
  answer = json_loads (output, 0, NULL);
  selected = json_object_get (answer, "selected");
  g_assert_cmpuint (json_array_size (selected), ==, json_array_size (tickets));
  for (gsize i = 0; i < json_array_size (tickets); i++) {
    json_t *row = json_array_get (selected, i);
    json_t *wanted = json_array_get (tickets, i);

    g_assert_true (
        json_equal (json_object_get (row, "ticket"), json_array_get (wanted, 0)));
    g_assert_true (json_equal (json_object_get (row, "id"), json_array_get (wanted, 1)));
  }
  json_decref (answer);
}

static void
test_no_file (Files *files, gconstpointer data)
{
  static const char *const places[] = { "/dev/zero", "/" };

  g_test_summary ("An endless device or a folder is refused by name, within bounds.");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    char *outputs[3] = { NULL };
    char *errors[3] = { NULL };

    g_assert_cmpint (run (&outputs[0], &errors[0], "verify", files->certificate,
                          places[i], NULL),
                     ==, 1);
    g_assert_cmpint (run (&outputs[1], &errors[1], "sample", "--ids", places[i], "--seed",
                          "12345678901234567890", "--take", "3", NULL),
                     ==, 1);
    g_assert_cmpint (run (&outputs[2], &errors[2], "footage", "probe", places[i], NULL),
                     ==, 1);
    for (guint j = 0; j < 3; j++) {
      g_assert_cmpstr (outputs[j], ==, "");
      g_assert_nonnull (strstr (errors[j], places[i]));
      g_free (outputs[j]);
      g_free (errors[j]);
    }
  }
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Files, NULL, files_set_up, func, files_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/cli/sampling-commands/verify-holds", test_holds);
  ADD ("/cli/sampling-commands/verify-finds-a-lie", test_lie);
  ADD ("/cli/sampling-commands/verify-names-what-it-cannot-read", test_unreadable);
  ADD ("/cli/sampling-commands/no-file-is-refused", test_no_file);
  ADD ("/cli/sampling-commands/verify-wants-two-files", test_use);
  ADD ("/cli/sampling-commands/sample-is-compatible", test_sample);

  return g_test_run ();
}
