/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/review/case-steps-private.h"
#include "ui/review/step-page.h"

static void
next_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_go (g_object_get_data (G_OBJECT (page), "case-flow"),
                         SCRUTINY_STEP_WATCH);
}

static void
skip_cb (ScrutinyStepPage *page)
{
  scrutiny_case_flow_skip (g_object_get_data (G_OBJECT (page), "case-flow"));
}

/**
 * scrutiny_before_step_new:
 *
 * Returns: (transfer floating): how long the footage is and what has been hidden, or
 *   why there is none, before a first picture
 */
ScrutinyPage *
scrutiny_before_step_new (ScrutinyCaseFlow *flow)
{
  ScrutinyCaseVisit *visit = scrutiny_case_flow_get_visit (flow);
  gboolean can_watch = scrutiny_case_visit_can_watch (visit);
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  g_autofree char *words = scrutiny_case_visit_dup_footage_words (visit);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, can_watch ? _ ("Before you watch")
                                               : _ ("No footage to watch"), can_watch
                                                    ? _ ("To the footage")
                                                    : _ ("Answer from the record"));
  GtkWidget *skip = scrutiny_step_page_add_button (page, _ ("Skip this case"));

  scrutiny_case_flow_hold (flow, page);
  scrutiny_step_page_focus_next (page);
  scrutiny_page_set_help_text (SCRUTINY_PAGE (page),
                               _ ("Nothing plays by itself. You may hide the picture at any moment with the key "
         "B. You may skip the case, and you need no reason."));
  scrutiny_step_page_add_text (page, words);
  scrutiny_step_page_add_text (page, _ ("You may skip this case. You need no reason, nobody is told, and it does "
               "not count against you."));
  if (can_watch)
    scrutiny_step_page_add_text (page, _ ("The footage opens covered. B hides the picture at once, M turns the "
                 "sound off."));
  g_signal_connect_object (skip, "clicked", G_CALLBACK (skip_cb), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);

  return SCRUTINY_PAGE (page);
}
