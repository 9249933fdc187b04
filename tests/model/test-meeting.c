/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/meeting.h"

#include "model/error.h"

static void
test_titles (void)
{
  static const char *const bad[] = {
    "", "Two\nlines", "\u202eMay", "\x1b[31mMay", "\xff", "Ma\u200by",
  };
  g_autoptr (ScrutinyMeeting) good =
      scrutiny_meeting_new (0, "Cyfarfod Mai – May", "2026-05-04",
                            SCRUTINY_MEETING_PLANNED, 0, NULL);

  g_test_summary ("A title is visible: nothing in it moves a cursor or turns the text.");
  g_assert_nonnull (good);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (scrutiny_meeting_new (0, bad[i], "2026-05-04",
                                         SCRUTINY_MEETING_PLANNED, 0, &error));
    g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/meeting/titles-are-visible", test_titles);

  return g_test_run ();
}
