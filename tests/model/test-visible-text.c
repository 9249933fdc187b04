/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/visible-text.h"

static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *shown; /* NULL: as it is */
  } tries[] = {
    { "Polite.\nThin grounds.\t(5)", NULL },
    { "Two\r\nlines", NULL },
    { "Cwrdd â’r plentyn 👨‍👩‍👧", NULL },
    { "a\x1b[2Jb", "a\uFFFD[2Jb" },
    { "over\rwritten", "over\uFFFDwritten" },
    { "a\xc2\x9b"
      "2Jb",
      "a\uFFFD2Jb" },
    { "\u202Eevil", "\uFFFDevil" },
    { "\u2066in\u2069", "\uFFFDin\uFFFD" },
    { "a\xff", "a\uFFFD" },
  };

  g_test_summary ("Words of many lines pass; what drives a terminal or turns letters "
                  "around does not, and is shown as one plain sign.");
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autofree char *shown = scrutiny_visible_text_show (tries[i].text);
    gboolean is_plain = tries[i].shown == NULL;

    g_assert_cmpint (scrutiny_visible_text_check_words (tries[i].text), ==, is_plain);
    g_assert_cmpstr (shown, ==, is_plain ? tries[i].text : tries[i].shown);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/visible-text/words", test_words);

  return g_test_run ();
}
