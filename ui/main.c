/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new (SCRUTINY_APP_ID, G_APPLICATION_NON_UNIQUE);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
