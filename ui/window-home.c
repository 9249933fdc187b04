/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/findings/findings-page.h"
#include "ui/home/home-page.h"
#include "ui/today/today-page.h"
#include "ui/window-private.h"

static ScrutinyPage *
new_home (ScrutinyPerson *person)
{
  ScrutinyRole role = person ? scrutiny_person_get_role (person) : SCRUTINY_ROLE_MEMBER;

  switch (role) {
  case SCRUTINY_ROLE_COORDINATOR:
  case SCRUTINY_ROLE_CHAIR:
    return scrutiny_home_page_new ();
  case SCRUTINY_ROLE_FORCE_LEAD:
    return scrutiny_findings_page_new ();
  case SCRUTINY_ROLE_MEMBER:
  default:
    return scrutiny_today_page_new ();
  }
}

/**
 * scrutiny_window_go_home:
 *
 * Shows the first page of whoever is signed in.
 */
void
scrutiny_window_go_home (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  scrutiny_window_start_at (self, new_home (self->person));
}
