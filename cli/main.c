/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

int
main (int argc, char **argv)
{
  g_print ("bwv-scrutiny-cli %s\n", SCRUTINY_VERSION);
  return 0;
}
