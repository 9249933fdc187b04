/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/text-encoding.h"

static void
test_marks (void)
{
  g_assert_cmpint (scrutiny_text_encoding_find_mark ("\xef\xbb\xbf"
                                                     "a",
                                                     4),
                   ==, SCRUTINY_TEXT_MARK_UTF8);
  g_assert_cmpint (scrutiny_text_encoding_find_mark ("\xff\xfe", 2), ==,
                   SCRUTINY_TEXT_MARK_UTF16);
  g_assert_cmpint (scrutiny_text_encoding_find_mark ("\xfe\xff", 2), ==,
                   SCRUTINY_TEXT_MARK_UTF16);
  g_assert_cmpint (scrutiny_text_encoding_find_mark ("\xef\xbb", 2), ==,
                   SCRUTINY_TEXT_MARK_NONE);
  g_assert_cmpint (scrutiny_text_encoding_find_mark ("", 0), ==, SCRUTINY_TEXT_MARK_NONE);
}

static void
test_windows_as_iconv (void)
{
  g_test_summary (
      "All 256 bytes mean what the system's own conversion says, and the five "
      "that windows-1252 lacks mean nothing.");
  for (guint byte = 1; byte < 256; byte++) {
    char text = (char) byte;
    g_autofree char *ours = scrutiny_text_encoding_from_windows (&text, 1);
    g_autofree char *theirs =
        g_convert (&text, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

    g_assert_cmpstr (ours, ==, theirs);
  }
}

static void
test_controls (void)
{
  g_assert_false (scrutiny_text_encoding_has_control ("a\tb\r\n", 5));
  g_assert_false (scrutiny_text_encoding_has_control ("\xc2\x85\xc2\xa0", 4));
  g_assert_true (scrutiny_text_encoding_has_control ("\0", 1));
  g_assert_true (scrutiny_text_encoding_has_control ("a\x1b", 2));
  g_assert_true (scrutiny_text_encoding_has_control ("\x7f", 1));
  g_assert_true (scrutiny_text_encoding_has_control ("\xc2\x9f", 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/text-encoding/marks", test_marks);
  g_test_add_func ("/intake/text-encoding/windows-as-iconv", test_windows_as_iconv);
  g_test_add_func ("/intake/text-encoding/controls", test_controls);

  return g_test_run ();
}
