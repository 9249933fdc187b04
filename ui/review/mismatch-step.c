/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

static void
next_cb (ScrutinyStepPage *page, ScrutinyFormView *view)
{
  scrutiny_form_view_flush (view);
  scrutiny_case_flow_go (g_object_get_data (G_OBJECT (page), "case-flow"),
                         SCRUTINY_STEP_DONE);
}

/**
 * scrutiny_mismatch_step_new:
 *
 * Returns: (transfer floating): record against footage
 */
ScrutinyPage *
scrutiny_mismatch_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("Anything that does not match?"),
                                        _ ("Next – look over"));
  GtkWidget *view = scrutiny_form_view_new ();

  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (SCRUTINY_PAGE (page),
                               _ ("Compare what was written with what you saw and heard. A difference is not "
         "always a fault."));
  scrutiny_step_page_add (page, view);
  scrutiny_case_flow_show_form (flow, SCRUTINY_FORM_VIEW (view),
                                SCRUTINY_FORM_PART_MISMATCH);
  g_signal_connect_object (page, "next", G_CALLBACK (next_cb), view, 0);

  return SCRUTINY_PAGE (page);
}
