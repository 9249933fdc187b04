/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/welcome/welcome-page.h"
#include "ui/window-private.h"

/**
 * scrutiny_window_get_language:
 *
 * Returns: (transfer none): "en" or "cy", the language questions are shown in
 */
const char *
scrutiny_window_get_language (ScrutinyWindow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), "en");

  return self->language;
}

/* The words of the program follow the process's language. main() has set the
 * variable before any thread started, so changing its value here moves no memory
 * under another thread; naming the text domain again drops gettext's cache. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  textdomain (GETTEXT_PACKAGE);
}

/**
 * scrutiny_window_set_language:
 * @language: "en" or "cy"; anything else means "en"
 *
 * Pages opened from now on speak it; the welcome page and the first page of who is
 * signed in change at once.
 */
void
scrutiny_window_set_language (ScrutinyWindow *self, const char *language)
{
  const char *wanted = g_strcmp0 (language, "cy") == 0 ? "cy" : "en";
  ScrutinyPage *page;

  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (g_str_equal (self->language, wanted))
    return;
  g_free (self->language);
  self->language = g_strdup (wanted);
  speak (wanted);
  g_object_notify (G_OBJECT (self), "language");

  page = scrutiny_window_get_page (self);
  if (SCRUTINY_IS_WELCOME_PAGE (page))
    scrutiny_window_start_at (self, scrutiny_welcome_page_new ());
  else if (self->person != NULL && self->pages->len == 1)
    scrutiny_window_go_home (self);
  else if (page != NULL)
    scrutiny_page_refresh (page);
}
