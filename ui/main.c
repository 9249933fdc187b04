/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <malloc.h>

#include "app/language.h"
#include "ui/application.h"

/* Frames of 4-8 MB come and go 30 times a second; by default each one would be
 * mapped and unmapped, and the page faults cost a quarter of the display time. */
static void
keep_freed_frames (void)
{
  mallopt (M_MMAP_THRESHOLD, 64 << 20);
  mallopt (M_TRIM_THRESHOLD, 256 << 20);
}

/* Without a GPU GTK 4.8 would draw with software GL, at half the speed of cairo. */
static void
choose_renderer (void)
{
  g_autoptr (GDir) dri = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  while (dri != NULL && (name = g_dir_read_name (dri)) != NULL)
    if (g_str_has_prefix (name, "render"))
      return;

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
}

int
main (int argc, char **argv)
{
  g_autoptr (ScrutinyApplication) application = NULL;

  keep_freed_frames ();
  choose_renderer ();
  /* Set now, before a thread runs, so that the window may change it later. */
  g_setenv ("LANGUAGE", "en", FALSE);
  scrutiny_language_start ();
  application = scrutiny_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
