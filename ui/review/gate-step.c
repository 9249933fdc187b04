/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

#define CONFLICT_QUESTION "view_conflict"

/* "No" leads on at once. Anything else takes the member out of the case, so it waits for
 * the button that says so. */
static void
answered_cb (ScrutinyFormView *view, ScrutinyAnswer *answer, ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");

  if (scrutiny_answer_has_code (answer, "no")) {
    scrutiny_case_flow_save (flow, answer);
    scrutiny_case_flow_go (flow, SCRUTINY_STEP_RECORD);
    return;
  }
  scrutiny_step_page_set_next (page, scrutiny_answer_is_empty (answer)
                                         ? NULL
                                         : _ ("Step out of this case"), TRUE);
}

static void
step_out_cb (ScrutinyStepPage *page, ScrutinyFormView *view)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  ScrutinyAnswer *answer =
      scrutiny_answer_set_find (scrutiny_form_view_get_answers (view), CONFLICT_QUESTION);

  if (answer == NULL)
    return;
  scrutiny_case_flow_step_out (flow, answer);
}

/**
 * scrutiny_gate_step_new:
 *
 * Returns: (transfer floating): "Do you think you may know anyone in this case?"
 */
ScrutinyPage *
scrutiny_gate_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page = scrutiny_step_page_new (title, _ ("Know anyone here?"), NULL);
  GtkWidget *view = scrutiny_form_view_new ();
  ScrutinyCaseVisit *visit = scrutiny_case_flow_get_visit (flow);

  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (SCRUTINY_PAGE (page),
                               _ ("If you may know anyone in this case, you step out of it. Nobody is told who "
         "stepped out, or why. It does not count against you."));
  scrutiny_step_page_add (page, view);
  scrutiny_form_view_show (SCRUTINY_FORM_VIEW (view), visit->own->form,
                           &visit->own->context, scrutiny_case_flow_get_answers (flow),
                           SCRUTINY_FORM_PART_GATE, scrutiny_case_flow_get_locale (flow));
  g_signal_connect_object (view, "answered", G_CALLBACK (answered_cb), page, 0);
  g_signal_connect_object (page, "next", G_CALLBACK (step_out_cb), view, 0);

  return SCRUTINY_PAGE (page);
}
