/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "config.h"

/* Where the Welsh words lie: beside a program that runs from where it was built, in
 * the prefix it was moved to, or where it was configured to be. */
static char *
find_folder (void)
{
  static const char *const places[] = { "../po", "../share/locale" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *beside = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; beside != NULL && i < G_N_ELEMENTS (places); i++) {
    g_autofree char *folder = g_build_filename (beside, places[i], NULL);
    g_autofree char *words =
        g_build_filename (folder, "cy", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

    if (g_file_test (words, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&folder);
  }

  return g_strdup (SCRUTINY_LOCALEDIR);
}

/**
 * scrutiny_language_start:
 *
 * Lets the program speak the language of its surroundings, and any other that is
 * chosen later through the variable LANGUAGE. Called once by main(), before there is
 * a second thread. In the C locale gettext would translate nothing at all, whatever
 * a person chooses.
 */
void
scrutiny_language_start (void)
{
  g_autofree char *folder = find_folder ();
  const char *messages;

  setlocale (LC_ALL, "");
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
