/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/case-reveal.h"
#include "ui/page-run.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/record-view.h"
#include "ui/review/step-page.h"

typedef struct {
  gint64 meeting;
  char *letter;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->letter);
  g_free (wanted);
}

static gpointer
reveal_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  Wanted *wanted = input;

  *result_free = (GDestroyNotify) scrutiny_record_unref;

  return scrutiny_case_read_reveal (session, wanted->meeting, wanted->letter, error);
}

/* What may be answered now is asked until the case is closed. */
static void
ask (ScrutinyStepPage *page, ScrutinyCaseFlow *flow)
{
  ScrutinyOwnAnswers *own = scrutiny_case_flow_get_visit (flow)->own;
  GtkWidget *view;

  if (own->answering->is_closed ||
      !scrutiny_form_part_is_asked (SCRUTINY_FORM_PART_AFTER, own->form))
    return;
  view = scrutiny_form_view_new ();
  scrutiny_step_page_add (page, view);
  scrutiny_case_flow_show_form (flow, SCRUTINY_FORM_VIEW (view),
                                SCRUTINY_FORM_PART_AFTER);
  g_object_set_data (G_OBJECT (page), "form-view", view);
}

static void
revealed_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyStepPage *step = SCRUTINY_STEP_PAGE (page);

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_step_page_add_text (step, _ ("Your grade is locked. This was held back so that it could not sway you."));
  scrutiny_step_page_add (step, scrutiny_record_view_new_reveal (result));
  ask (step, g_object_get_data (G_OBJECT (page), "case-flow"));
}

/* Read once: what is typed below must not go away when the page comes back into view. */
static void
refreshed_cb (ScrutinyStepPage *page)
{
  ScrutinyCaseFlow *flow = g_object_get_data (G_OBJECT (page), "case-flow");
  Wanted *wanted;

  if (g_object_get_data (G_OBJECT (page), "is-read") != NULL)
    return;
  g_object_set_data (G_OBJECT (page), "is-read", GINT_TO_POINTER (TRUE));
  wanted = g_new0 (Wanted, 1);
  wanted->meeting = scrutiny_case_flow_get_visit (flow)->meeting;
  wanted->letter =
      g_strdup (scrutiny_case_get_letter (scrutiny_case_flow_get_visit (flow)->about));
  scrutiny_page_run (SCRUTINY_PAGE (page), reveal_work, wanted, wanted_free, revealed_cb,
                     (GDestroyNotify) scrutiny_record_unref);
}

static void
next_cb (ScrutinyStepPage *page)
{
  GtkWidget *view = g_object_get_data (G_OBJECT (page), "form-view");

  if (view != NULL)
    scrutiny_form_view_flush (SCRUTINY_FORM_VIEW (view));
  scrutiny_case_flow_leave (g_object_get_data (G_OBJECT (page), "case-flow"));
}

/**
 * scrutiny_reveal_step_new:
 *
 * Returns: (transfer floating): what was held back until the grade was locked, and what
 *   is asked then
 */
ScrutinyPage *
scrutiny_reveal_step_new (ScrutinyCaseFlow *flow)
{
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);
  ScrutinyStepPage *page =
      scrutiny_step_page_new (title, _ ("What was held back"), _ ("Done – next case"));

  scrutiny_case_flow_hold (flow, page);
  scrutiny_page_set_help_text (
      SCRUTINY_PAGE (page),
      _ ("This is the rest of the record: what came of it, the force recorded, ethnicity "
         "and the supervisor’s check. You may say whether you see the case differently "
         "now. Your grade stays as it is."));
  g_signal_connect (page, "next", G_CALLBACK (next_cb), NULL);
  g_signal_connect (page, "refreshed", G_CALLBACK (refreshed_cb), NULL);

  return SCRUTINY_PAGE (page);
}
