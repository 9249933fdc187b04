/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-preview.h"

#include <string.h>

#include "app/error.h"
#include "tests/support/test-panel.h"

#define LAYOUT                                                                           \
  "{\"format\":\"record-layout/1\",\"name\":\"own\",\"kind\":\"stop_search\","           \
  "\"delimiter\":\";\",\"date\":{\"column\":\"Wann\",\"format\":\"%d.%m.%Y\"},"          \
  "\"columns\":[{\"column\":\"Who\",\"field\":\"gender\"}]}"
#define ROWS "Wann;Who;Shoe\n05.01.2026;male;9\n06.01.2026;female;7\n"

static char *
write_file (TestPanel *panel, const char *name, const char *text)
{
  char *path = g_build_filename (panel->root, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static ScrutinyImportPreview *
look (TestPanel *panel, const char *path, const char *layout, GError **error)
{
  return scrutiny_import_preview (panel->session, path, layout, 1, NULL, error);
}

static void
test_own_layout (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *path = write_file (panel, "own.csv", ROWS);
  g_autofree char *layout = write_file (panel, "own.json", LAYOUT);
  g_autoptr (GError) error = NULL;
  ScrutinyImportPreview *preview;
  const ScrutinyImportColumn *column;

  g_test_summary ("A force's own columns are shown for what its layout file says.");
  g_assert_null (look (panel, path, NULL, &error));
  g_assert_nonnull (strstr (error->message, "own.csv: "));
  g_clear_error (&error);

  preview = look (panel, path, layout, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (preview->layout, ==, "own");
  g_assert_cmpuint (preview->columns->len, ==, 3);
  g_assert_cmpuint (preview->rows->len, ==, 1);
  column = g_ptr_array_index (preview->columns, 1);
  g_assert_cmpstr (column->name, ==, "Who");
  g_assert_cmpstr (column->field, ==, "gender");
  column = g_ptr_array_index (preview->columns, 2);
  g_assert_null (column->field);
  scrutiny_import_preview_free (preview);
}

static void
test_bad_layout (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *path = write_file (panel, "own.csv", ROWS);
  g_autofree char *layout = write_file (panel, "own.json", "{\"format\":");
  g_autoptr (GError) error = NULL;

  g_assert_null (look (panel, path, layout, &error));
  g_assert_nonnull (strstr (error->message, "own.json, line 1"));
  g_clear_error (&error);
  g_assert_null (look (panel, path, "no-such-layout", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (look (panel, panel->root, NULL, &error));
  g_assert_nonnull (strstr (error->message, "is a folder"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/import-preview/own-layout", test_own_layout);
  g_test_add_func ("/app/import-preview/bad-layout", test_bad_layout);

  return g_test_run ();
}
