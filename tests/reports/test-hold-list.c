/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/hold-list.h"

#include <string.h>

#include "outside.h"

static void
test_printed (void)
{
  const ScrutinyHoldListEntry entries[] = {
    { "A", "SS/2026/000017", "2026-02-27", "North", "2026-03-30" },
    { "Reserve 1", "SS/2026/000099", "2026-02-20", "South", NULL },
  };
  const ScrutinyHoldList list = { .panel = "Riverside",
                                  .force = "Made-up Force",
                                  .meeting = "Meeting 3",
                                  .day = "2026-03-18",
                                  .entries = entries,
                                  .n_entries = G_N_ELEMENTS (entries) };
  g_autofree char *path = outside_path ("hold.pdf");
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_hold_list_write (&list, path, &error));
  g_assert_no_error (error);
  words = outside_read_pdf (path);
  g_assert_nonnull (strstr (words, "SS/2026/000017"));
  g_assert_nonnull (strstr (words, "SS/2026/000099"));
  g_assert_nonnull (strstr (words, "2026-03-30"));
  g_assert_nonnull (strstr (words, "Please keep this footage"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reports/hold-list/every-record-is-named", test_printed);

  return g_test_run ();
}
