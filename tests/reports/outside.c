/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "outside.h"

#include <glib/gstdio.h>

char *
outside_ask (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *answer = NULL;
  int status;

  g_spawn_sync (NULL, (GStrv) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer,
                &complaint, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", argv[0], complaint);

  return answer;
}

char *
outside_read_pdf (const char *path)
{
  const char *const argv[] = { "pdftotext", path, "-", NULL };

  return outside_ask (argv);
}

char *
outside_path (const char *name)
{
  const char *folder = g_get_user_data_dir ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);

  return g_build_filename (folder, name, NULL);
}
