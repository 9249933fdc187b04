/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

static void
next_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_leave (g_object_get_data (G_OBJECT (page), "case-flow"));
}

static void
come_back_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_come_back (g_object_get_data (G_OBJECT (page), "case-flow"));
}

/**
 * scrutiny_out_step_new:
 *
 * Returns: (transfer floating): that the member is out of the case, and the way back
 *   while there is one
 */
ScrutinyPage *
scrutiny_out_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page = scrutiny_step_page_new (title, _ ("This case is not for you"),
                                                             _ ("Back to the cases"));
  GtkWidget *back;

  scrutiny_case_flow_hold (flow, page);
  scrutiny_step_page_focus_next (page);
  scrutiny_page_set_help_text (SCRUTINY_PAGE (page),
                               _ ("You stepped out of this case. Nobody is told who did, or why. It does not "
         "count against you."));
  scrutiny_step_page_add_text (page, _ ("You said that you may know somebody in it. Nobody is told who, or why."));
  if (!scrutiny_case_flow_get_visit (flow)->own->answering->is_closed) {
    scrutiny_step_page_add_text (page, _ ("If that was a slip, come back in. You are then asked again."));
    back = scrutiny_step_page_add_button (page, _ ("Come back in"));
    g_signal_connect_object (back, "clicked", G_CALLBACK (come_back_cb), page,
                             G_CONNECT_SWAPPED);
  }
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);

  return SCRUTINY_PAGE (page);
}
