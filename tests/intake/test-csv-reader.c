/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/csv-reader.h"

#include <string.h>

#include "intake/error.h"

/* Rows as "line:cell|cell", bad ones as "line!reason". */
static gboolean
row_cb (const ScrutinyCsvRow *row, gpointer user_data, GError **error)
{
  GPtrArray *rows = user_data;
  g_autofree char *cells = NULL;

  if (row->reason != NULL) {
    g_assert_cmpuint (row->raw_length, >, 0);
    g_ptr_array_add (rows,
                     g_strdup_printf ("%" G_GINT64_FORMAT "!%s", row->line, row->reason));
    return TRUE;
  }
  g_assert_cmpuint (g_strv_length ((char **) row->cells), ==, row->cell_count);
  cells = g_strjoinv ("|", (char **) row->cells);
  g_ptr_array_add (rows, g_strdup_printf ("%" G_GINT64_FORMAT ":%s", row->line, cells));

  return TRUE;
}

/* Gives its bytes a few at a time, so that every boundary is met. */
static char *
read_in_steps (const char *bytes, gsize length, gsize step)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ScrutinyCsvReader) reader = scrutiny_csv_reader_new (row_cb, rows);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new ();
  g_autoptr (GError) error = NULL;

  for (gsize at = 0; at < length; at += step) {
    g_autoptr (GBytes) part = g_bytes_new (bytes + at, MIN (step, length - at));

    g_memory_input_stream_add_bytes (G_MEMORY_INPUT_STREAM (stream), part);
  }
  scrutiny_csv_reader_read (reader, stream, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (rows, NULL);

  return g_strjoinv ("\n", (char **) rows->pdata);
}

static void
assert_rows (const char *bytes, const char *expected)
{
  g_autofree char *rows = read_in_steps (bytes, strlen (bytes), 1 << 20);

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_plain (void)
{
  assert_rows ("a,b\n1,2\n", "1:a|b\n2:1|2");
  assert_rows ("a,b\r\n1,2\r\n", "1:a|b\n2:1|2");
  assert_rows ("a,b\r1,2", "1:a|b\n2:1|2");
  assert_rows ("\xef\xbb\xbf"
               "a,b\n",
               "1:a|b");
  assert_rows ("a,\n,\n", "1:a|\n2:|");
  assert_rows ("a\n\n \n b \n", "1:a\n4:b");
  assert_rows ("", "");
}

static void
test_quotes (void)
{
  assert_rows ("\"a,\"\"x\"\"\",b\n", "1:a,\"x\"|b");
  assert_rows ("\"two\nlines\",b\nc,d\n", "1:two\nlines|b\n3:c|d");
  assert_rows ("\"two\r\nlines\",b\r\nc,d\r\n", "1:two\r\nlines|b\n3:c|d");
}

static void
test_stray_quote (void)
{
  g_test_summary ("A stray quote spoils its own row and no other.");
  assert_rows ("a,b\n1,2\"x\n3,4\n", "1:a|b\n2!stray-quote\n3:3|4");
  assert_rows ("a,b\n\"1\"x,2\n3,4\n", "1:a|b\n2!stray-quote\n3:3|4");
  assert_rows ("a,b\n\"1,2\n3,4\n5,6\n", "1:a|b\n2!unclosed-quote\n3:3|4\n4:5|6");
  assert_rows ("a\n\"", "1:a\n2!unclosed-quote");
  assert_rows ("a\nb\"c\nx\"e\nf\n", "1:a\n2!stray-quote\n3!stray-quote\n4:f");
}

static void
test_every_boundary (void)
{
  static const char bytes[] =
      "\xef\xbb\xbfh,\"i\"\r\n\"a\r\nb\",c\r\n1\"\r\n\xc3\xa9,2\r\n"
      "\n\"open,x\r\ny,z";
  g_autofree char *whole = read_in_steps (bytes, sizeof bytes - 1, 1000);

  g_test_summary ("The result does not depend on where the bytes were cut on the way.");
  for (gsize step = 1; step < 8; step++) {
    g_autofree char *parts = read_in_steps (bytes, sizeof bytes - 1, step);

    g_assert_cmpstr (parts, ==, whole);
  }
}

static void
test_windows (void)
{
  assert_rows ("a\x92s,b\n", "1:a\xe2\x80\x99s|b");
  assert_rows ("caf\xe9,\xa3"
               "5\n",
               "1:caf\xc3\xa9|\xc2\xa3"
               "5");
  assert_rows ("\xc3\xa9,\x81\n", "1!encoding");
}

static void
test_control_characters (void)
{
  static const char bytes[] = "a,b\0c\n\x1b,d\nx,y\n";
  g_autofree char *rows = read_in_steps (bytes, sizeof bytes - 1, 1000);

  g_assert_cmpstr (rows, ==, "1!control-character\n2!control-character\n3:x|y");
}

static void
test_long_fields (void)
{
  g_autoptr (GString) bytes = g_string_new ("a,b\n");
  g_autofree char *rows = NULL;

  g_test_summary ("A field of 100 kB, one of 300 kB, an unclosed one and an endless line "
                  "cost their own rows, and not more memory than the limit.");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (bytes, 'x');
  g_string_append (bytes, ",1\n");
  for (guint i = 0; i < 300000; i++)
    g_string_append_c (bytes, 'y');
  g_string_append (bytes, ",1\n\"");
  for (guint i = 0; i < 3000000; i++)
    g_string_append_c (bytes, 'z');
  g_string_append (bytes, "\"\nc,d\n");
  rows = read_in_steps (bytes->str, bytes->len, 70000);

  g_assert_cmpstr (rows, ==,
                   "1:a|b\n2!field-too-long\n3!row-too-long\n4!row-too-long\n5:c|d");
}

static void
test_many_fields (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_c (bytes, ',');
  g_string_append (bytes, "\nc,d\n");
  rows = read_in_steps (bytes->str, bytes->len, 100);

  g_assert_cmpstr (rows, ==, "1!too-many-fields\n2:c|d");
}

static void
test_exact_bytes_hash (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ScrutinyCsvReader) reader = scrutiny_csv_reader_new (row_cb, rows);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("abc", 3, NULL);

  g_assert_true (scrutiny_csv_reader_read (reader, stream, NULL, NULL));
  g_assert_cmpstr (scrutiny_csv_reader_get_sha256 (reader), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpint (scrutiny_csv_reader_get_size_bytes (reader), ==, 3);
}

static void
test_delimiter (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ScrutinyCsvReader) reader = scrutiny_csv_reader_new (row_cb, rows);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data ("a;b,c\n1;\"2;3\"", -1, NULL);

  scrutiny_csv_reader_set_delimiter (reader, ';');
  g_assert_true (scrutiny_csv_reader_read (reader, stream, NULL, NULL));
  g_assert_cmpstr (g_ptr_array_index (rows, 0), ==, "1:a|b,c");
  g_assert_cmpstr (g_ptr_array_index (rows, 1), ==, "2:1|2;3");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/csv-reader/plain", test_plain);
  g_test_add_func ("/intake/csv-reader/quotes", test_quotes);
  g_test_add_func ("/intake/csv-reader/stray-quote", test_stray_quote);
  g_test_add_func ("/intake/csv-reader/every-boundary", test_every_boundary);
  g_test_add_func ("/intake/csv-reader/windows-letters", test_windows);
  g_test_add_func ("/intake/csv-reader/control-characters", test_control_characters);
  g_test_add_func ("/intake/csv-reader/long-fields", test_long_fields);
  g_test_add_func ("/intake/csv-reader/many-fields", test_many_fields);
  g_test_add_func ("/intake/csv-reader/exact-bytes-hash", test_exact_bytes_hash);
  g_test_add_func ("/intake/csv-reader/delimiter", test_delimiter);

  return g_test_run ();
}
