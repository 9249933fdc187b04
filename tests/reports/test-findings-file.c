/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings-file.h"

#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

#include "made-up.h"
#include "outside.h"

static char *
write_findings (guint per_meeting,
                ScrutinyAudience audience,
                ScrutinyFindingsFile format,
                const char *name)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (per_meeting);
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autoptr (GError) error = NULL;
  char *path = outside_path (name);

  scrutiny_findings_input_set_demo (input, TRUE);
  findings = scrutiny_findings_new (input, audience);
  g_assert_true (scrutiny_findings_file_write (findings, format, path, &error));
  g_assert_no_error (error);

  return path;
}

static void
test_pdf (void)
{
  g_autofree char *path =
      write_findings (12, SCRUTINY_AUDIENCE_PANEL, SCRUTINY_FINDINGS_FILE_PDF, "f.pdf");
  const char *const info[] = { "pdfinfo", path, NULL };
  const char *const text[] = { "pdftotext", path, "-", NULL };
  g_autofree char *facts = outside_ask (info);
  g_autofree char *words = outside_ask (text);
  GStatBuf status;

  g_test_summary ("Poppler reads a tagged PDF with page x of y and the DEMO mark");
  g_assert_nonnull (strstr (facts, "Tagged:          yes"));
  g_assert_nonnull (strstr (words, "DEMO"));
  g_assert_nonnull (strstr (words, "Page 1 of "));
  g_assert_nonnull (strstr (words, "Grounds explained in 16 of 20."));
  g_assert_nonnull (strstr (words, "Footage missing in 4 of 24 cases drawn."));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_pdf_same_bytes (void)
{
  g_autofree char *one =
      write_findings (12, SCRUTINY_AUDIENCE_PANEL, SCRUTINY_FINDINGS_FILE_PDF, "one.pdf");
  g_autofree char *two =
      write_findings (12, SCRUTINY_AUDIENCE_PANEL, SCRUTINY_FINDINGS_FILE_PDF, "two.pdf");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize length;
  gsize other_length;

  g_assert_true (g_file_get_contents (one, &first, &length, NULL));
  g_assert_true (g_file_get_contents (two, &second, &other_length, NULL));
  g_assert_cmpmem (first, length, second, other_length);
}

static void
test_xlsx (void)
{
  g_autofree char *path =
      write_findings (12, SCRUTINY_AUDIENCE_PANEL, SCRUTINY_FINDINGS_FILE_XLSX, "f.xlsx");
  const char *const script =
      "import sys, openpyxl\n"
      "book = openpyxl.load_workbook(sys.argv[1])\n"
      "for sheet in book:\n"
      "    for row in sheet.iter_rows():\n"
      "        for cell in row:\n"
      "            if cell.data_type == 'f' or cell.hyperlink:\n"
      "                print('ACTIVE', sheet.title, cell.coordinate)\n"
      "            if cell.value is not None:\n"
      "                print(sheet.title, cell.data_type, cell.value)\n";
  const char *const argv[] = { "/usr/bin/python3", "-c", script, path, NULL };
  g_autofree char *cells = outside_ask (argv);

  g_test_summary ("openpyxl finds real sheets, numbers as numbers, and no formula");
  g_assert_null (strstr (cells, "ACTIVE"));
  g_assert_nonnull (strstr (cells, "learning_points s =HYPERLINK("));
  g_assert_nonnull (strstr (cells, "grades_by_meeting n 12"));
  g_assert_nonnull (strstr (cells, "findings s Grounds explained in 16 of 20."));
}

static void
test_json (void)
{
  g_autofree char *path =
      write_findings (12, SCRUTINY_AUDIENCE_PANEL, SCRUTINY_FINDINGS_FILE_JSON, "f.json");
  json_error_t error;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES, &error);

  g_assert_nonnull (root);
  g_assert_cmpstr (json_string_value (json_object_get (root, "format")), ==,
                   "findings/1");
  g_assert_true (json_is_true (json_object_get (root, "demo")));
  g_assert_cmpuint (json_array_size (json_object_get (root, "headlines")), ==, 5);
  g_assert_nonnull (json_object_get (json_object_get (root, "tables"), "answers"));
  json_decref (root);
}

/* The public JSON holds the same figures as every other format: read it back as a
 * stranger would and look for whole numbers from 1 to 4. */
static guint
count_small (json_t *value)
{
  json_t *part;
  const char *key;
  size_t i;
  guint found = 0;

  if (json_is_integer (value))
    return json_integer_value (value) >= 1 && json_integer_value (value) <= 4 ? 1 : 0;
  if (json_is_array (value)) {
    json_array_foreach (value, i, part) found += count_small (part);
  } else if (json_is_object (value)) {
    json_object_foreach (value, key, part) found += count_small (part);
  }

  return found;
}

static void
test_public (void)
{
  const guint sizes[] = { 3, 8, 14, 30 };

  g_test_summary ("No cell under 5 in the public file; the panel's file (the planted "
                  "fault: nothing hidden) has them");
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
    g_autofree char *path = write_findings (sizes[s], SCRUTINY_AUDIENCE_PUBLIC,
                                            SCRUTINY_FINDINGS_FILE_JSON, "p.json");
    g_autofree char *open = write_findings (sizes[s], SCRUTINY_AUDIENCE_PANEL,
                                            SCRUTINY_FINDINGS_FILE_JSON, "o.json");
    json_t *published = json_load_file (path, 0, NULL);
    json_t *whole = json_load_file (open, 0, NULL);

    g_assert_cmpuint (count_small (published), ==, 0);
    g_assert_cmpuint (count_small (whole), >, 0);
    json_decref (published);
    json_decref (whole);
  }
}

static void
test_long_note (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (4);
  g_autofree char *note = g_malloc (1024 * 1024 + 1);
  ScrutinyFindingsPoint point = { .number = 9,
                                  .meeting = 1,
                                  .letter = "A",
                                  .theme = "\342\200\256eman",
                                  .asks = "=cmd|' /C calc'!A0",
                                  .owner = "Force lead",
                                  .due_day = "2027-01-01" };
  const ScrutinyFindingsFile formats[] = { SCRUTINY_FINDINGS_FILE_PDF,
                                           SCRUTINY_FINDINGS_FILE_XLSX,
                                           SCRUTINY_FINDINGS_FILE_CSV };

  g_test_summary ("A note of a mebibyte, with line ends and marks that turn text "
                  "round, goes through every format");
  for (guint i = 0; i < 1024 * 1024; i++)
    note[i] = i % 997 == 0 ? '\n' : "longword "[i % 9];
  note[1024 * 1024] = '\0';
  point.saw = note;
  scrutiny_findings_input_add_point (input, &point);

  for (guint f = 0; f < G_N_ELEMENTS (formats); f++) {
    g_autoptr (ScrutinyFindings) findings =
        scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
    g_autofree char *path = outside_path ("long");
    g_autoptr (GError) error = NULL;

    g_assert_true (scrutiny_findings_file_write (findings, formats[f], path, &error));
    g_assert_no_error (error);
    if (formats[f] == SCRUTINY_FINDINGS_FILE_PDF) {
      const char *const argv[] = { "pdftotext", path, "-", NULL };
      g_autofree char *words = outside_ask (argv);

      /* All of it is on paper, and nothing that turns it round. */
      g_assert_cmpuint (strlen (words), >, 1000 * 1000);
      g_assert_null (strstr (words, "\342\200\256"));
    }
  }
}

static void
test_no_such_folder (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (2);
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);

  for (guint format = 0; format < 4; format++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (scrutiny_findings_file_write (findings, (ScrutinyFindingsFile) format,
                                                  "/nowhere/at/all", &error));
    g_assert_nonnull (error);
  }
}

static void
test_names (void)
{
  ScrutinyFindingsFile format;

  g_assert_true (scrutiny_findings_file_from_name ("xlsx", &format));
  g_assert_cmpint (format, ==, SCRUTINY_FINDINGS_FILE_XLSX);
  g_assert_false (scrutiny_findings_file_from_name ("docx", &format));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reports/findings-file/pdf-is-tagged-and-numbered", test_pdf);
  g_test_add_func ("/reports/findings-file/pdf-same-bytes-twice", test_pdf_same_bytes);
  g_test_add_func ("/reports/findings-file/xlsx-has-no-formula", test_xlsx);
  g_test_add_func ("/reports/findings-file/json", test_json);
  g_test_add_func ("/reports/findings-file/public-has-no-small-number", test_public);
  g_test_add_func ("/reports/findings-file/long-and-hostile-notes", test_long_note);
  g_test_add_func ("/reports/findings-file/no-such-folder", test_no_such_folder);
  g_test_add_func ("/reports/findings-file/names", test_names);

  return g_test_run ();
}
