/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sampling/error.h"
#include "sampling/list-warning.h"
#include "sampling/list-writer.h"
#include "sampling/row-ids.h"
#include "tests/sampling/vectors.h"

static ScrutinyList *
write_list (json_t *entry, GError **error)
{
  g_auto (GStrv) columns = vectors_strings (json_object_get (entry, "columns"));
  guint n_columns = g_strv_length (columns);
  json_t *records = json_object_get (entry, "records");
  g_autoptr (ScrutinyListWriter) writer =
      scrutiny_list_writer_new ((const char *const *) columns, error);

  for (gsize i = 0; i < json_array_size (records); i++) {
    json_t *record = json_array_get (records, i);
    g_autofree const char **cells = g_new0 (const char *, n_columns + 1);

    for (guint j = 0; j < n_columns; j++)
      cells[j] = vectors_text (record, columns[j]);
    if (!scrutiny_list_writer_add (writer, vectors_text (record, "id"), cells, error))
      return NULL;
  }

  return scrutiny_list_writer_finish (writer, error);
}

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("lists");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    const char *text = vectors_text (entry, "text");
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyList) list = write_list (entry, &error);

    g_test_message ("%s", vectors_text (entry, "name"));
    if (text == NULL) {
      g_assert_null (list);
      g_assert_cmpstr (scrutiny_sampling_error_get_name (error->code), ==,
                       vectors_text (entry, "error"));
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (scrutiny_list_get_bytes (list), NULL),
                     g_bytes_get_size (scrutiny_list_get_bytes (list)), text,
                     strlen (text));
    g_assert_cmpstr (scrutiny_list_get_sha256 (list), ==, vectors_text (entry, "sha256"));
  }
}

static void
test_row_ids (void)
{
  json_t *cases = vectors_get ("row_ids");
  g_autoptr (ScrutinyRowIds) ids = scrutiny_row_ids_new ();

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    g_auto (GStrv) cells = vectors_strings (json_object_get (entry, "cells"));
    g_autofree char *id = scrutiny_row_ids_next (ids, (const char *const *) cells, NULL);

    g_assert_cmpstr (id, ==, vectors_text (entry, "id"));
  }
}

static void
test_bad_files (void)
{
  static const char *const bad[] = {
    "",
    "list/1\tid",
    "list/2\tid\n",
    "list/1\tno\n",
    "\xef\xbb\xbflist/1\tid\na\n",
    "list/1\tid\nb\na\n",
    "list/1\tid\na\na\n",
    "list/1\tid\na",
    "list/1\tid\r\na\r\n",
    "list/1\tid\n\n",
    "list/1\tid\na\tb\n",
    "list/1\tid\tcol\na\n",
    "list/1\tid\tb\ta\n",
    "list/1\tid\ta\ta\n",
    "list/1\tid\tA\n",
    "list/1\tid\tid\n",
    "list/1\tid\n a\n",
    "list/1\tid\ne\xcc\x81\n",
    "list/1\tid\n\xff\n",
    "list/1\tid\n\x01\n",
    "list/1\tid\tn\na\tx  y\n",
    "list/1\tid\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
  };

  g_test_summary ("A file that is not exactly in list form is refused, with its line.");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyList) list =
        scrutiny_list_new_from_bytes (bytes, NULL, NULL, &error);

    if (list != NULL)
      g_error ("accepted: %s", bad[i]);
    g_assert_nonnull (error);
  }
}

static ScrutinyList *
list_from (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ScrutinyList *list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return list;
}

static void
test_cells (void)
{
  g_autoptr (ScrutinyList) list = list_from ("list/1\tid\ta\tb\n1\tx\t\n2\t\ty z\n");
  g_autofree char *first = scrutiny_list_dup_cell (list, 0, 0);
  g_autofree char *blank = scrutiny_list_dup_cell (list, 0, 1);
  g_autofree char *last = scrutiny_list_dup_cell (list, 1, 1);
  guint place;

  g_assert_cmpstr (first, ==, "x");
  g_assert_cmpstr (blank, ==, "");
  g_assert_cmpstr (last, ==, "y z");
  g_assert_true (scrutiny_list_find_row (list, "2", &place));
  g_assert_cmpuint (place, ==, 1);
  g_assert_false (scrutiny_list_find_row (list, "3", &place));
  g_assert_false (scrutiny_list_find_column (list, "id", &place));
}

static void
test_warnings (void)
{
  g_autoptr (ScrutinyList) list =
      list_from ("list/1\tid\n0012\n123\nSS 1\nSS/2\nss1\nÉ-1\né-1\n");
  g_autoptr (GPtrArray) warnings = scrutiny_list_warning_find (list);
  const ScrutinyListWarning *digits = g_ptr_array_index (warnings, 0);
  const ScrutinyListWarning *near = g_ptr_array_index (warnings, 1);

  g_test_summary ("Near matches and eaten zeros are said; nothing is merged.");
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_cmpint (digits->kind, ==, SCRUTINY_LIST_WARNING_DIGITS_UNEQUAL);
  g_assert_cmpint (near->kind, ==, SCRUTINY_LIST_WARNING_NEAR_MATCH);
  g_assert_cmpstr (near->first_id, ==, "SS 1");
  g_assert_cmpstr (near->second_id, ==, "ss1");
}

static gboolean
stop_cb (guint64 done, guint64 total, gpointer user_data)
{
  return FALSE;
}

static void
test_stop (void)
{
  json_t *draw = vectors_find_draw ("D20");
  g_autoptr (GBytes) bytes = vectors_list_bytes (draw);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyList) list =
      scrutiny_list_new_from_bytes (bytes, stop_cb, NULL, &error);

  g_assert_null (list);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/list/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/list/names-rows-without-reference", test_row_ids);
  g_test_add_func ("/sampling/list/refuses-bad-files", test_bad_files);
  g_test_add_func ("/sampling/list/finds-cells", test_cells);
  g_test_add_func ("/sampling/list/warns-of-near-matches", test_warnings);
  g_test_add_func ("/sampling/list/can-be-stopped", test_stop);

  return g_test_run ();
}
