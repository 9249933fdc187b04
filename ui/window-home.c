/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/today-page.h"
#include "ui/window-private.h"

/**
 * scrutiny_window_go_home:
 *
 * Shows the first page of whoever is signed in.
 */
void
scrutiny_window_go_home (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  scrutiny_window_start_at (self, scrutiny_today_page_new ());
}
