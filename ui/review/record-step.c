/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/review/case-steps-private.h"
#include "ui/review/record-view.h"
#include "ui/review/step-page.h"

static void
next_cb (ScrutinyStepPage *page, ScrutinyFormView *view)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");

  scrutiny_form_view_flush (view);
  scrutiny_case_flow_go (flow, SCRUTINY_STEP_BEFORE_WATCHING);
}

/* What was thought before the footage stays as it was once something was watched. */
static void
lock_cb (ScrutinyStepPage *page, GtkWidget *view)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");

  gtk_widget_set_sensitive (view, !scrutiny_case_flow_has_watched (flow));
}

/**
 * scrutiny_record_step_new:
 *
 * Returns: (transfer floating): what the record says, never the outcome, and what the
 *   member thinks of it before any footage
 */
ScrutinyPage *
scrutiny_record_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("What the record says"), _ ("Next – footage"));
  ScrutinyCaseVisit *visit = scrutiny_case_flow_get_visit (flow);
  GtkWidget *view = scrutiny_form_view_new ();

  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (
      SCRUTINY_PAGE (page),
      _ ("Read what the officer wrote, and say what you think of it. What came out of "
         "the stop is shown later, so that it does not sway you."));
  if (visit->record != NULL)
    scrutiny_step_page_add (page, scrutiny_record_view_new (visit->record));
  else
    scrutiny_step_page_add_text (page, _ ("There is no written record for this case."));
  scrutiny_step_page_add (page, view);
  scrutiny_case_flow_show_form (flow, SCRUTINY_FORM_VIEW (view),
                                SCRUTINY_FORM_PART_BEFORE);
  g_signal_connect_object (page, "next", G_CALLBACK (next_cb), view, 0);
  g_signal_connect_object (page, "refreshed", G_CALLBACK (lock_cb), view, 0);

  return SCRUTINY_PAGE (page);
}
