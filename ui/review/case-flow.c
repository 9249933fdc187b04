/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/case-flow.h"

#include <glib/gi18n.h>

#include "ui/review/case-flow-private.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/watch-page.h"

G_DEFINE_FINAL_TYPE (ScrutinyCaseFlow, scrutiny_case_flow, G_TYPE_OBJECT)

static void
scrutiny_case_flow_finalize (GObject *object)
{
  ScrutinyCaseFlow *self = SCRUTINY_CASE_FLOW (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->visit, scrutiny_case_visit_free);
  g_clear_object (&self->answers);
  g_ptr_array_unref (self->unsaved);

  G_OBJECT_CLASS (scrutiny_case_flow_parent_class)->finalize (object);
}

static void
scrutiny_case_flow_class_init (ScrutinyCaseFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_case_flow_finalize;
}

static void
scrutiny_case_flow_init (ScrutinyCaseFlow *self)
{
  self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
}

/**
 * scrutiny_case_flow_new:
 * @window: where its pages go
 * @visit: (transfer full): what was read of the case
 */
ScrutinyCaseFlow *
scrutiny_case_flow_new (ScrutinyWindow *window, ScrutinyCaseVisit *visit)
{
  ScrutinyCaseFlow *self = g_object_new (SCRUTINY_TYPE_CASE_FLOW, NULL);

  g_set_weak_pointer (&self->window, window);
  self->visit = visit;
  self->answers = g_object_ref (visit->own->alone);

  return self;
}

/**
 * scrutiny_case_flow_get_visit:
 *
 * Returns: (transfer none) (nullable): the case as it was read
 */
ScrutinyCaseVisit *
scrutiny_case_flow_get_visit (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), NULL);

  return self->visit;
}

/**
 * scrutiny_case_flow_get_answers:
 *
 * Returns: (transfer none) (nullable): what is answered so far
 */
ScrutinyAnswerSet *
scrutiny_case_flow_get_answers (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), NULL);

  return self->answers;
}

/** scrutiny_case_flow_get_window: Returns: (nullable): the window, while it is there. */
ScrutinyWindow *
scrutiny_case_flow_get_window (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), NULL);

  return self->window;
}

/**
 * scrutiny_case_flow_get_locale:
 *
 * Returns: the language of the questions, as forms name it
 */
const char *
scrutiny_case_flow_get_locale (ScrutinyCaseFlow *self)
{
  const char *language =
      self->window ? scrutiny_window_get_language (self->window) : "en";

  return g_str_equal (language, "cy") ? "cy-GB" : "en-GB";
}

/** scrutiny_case_flow_dup_title: Returns: (transfer full): "Case A" */
char *
scrutiny_case_flow_dup_title (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), NULL);

  return g_strdup_printf (_ ("Case %s"), scrutiny_case_get_letter (self->visit->about));
}

/** scrutiny_case_flow_hold: The flow lives as long as one of its pages. */
void
scrutiny_case_flow_hold (ScrutinyCaseFlow *self, gpointer page)
{
  g_object_set_data_full (G_OBJECT (page), "case-flow", g_object_ref (self),
                          g_object_unref);
}

static gboolean
has_answer (ScrutinyCaseFlow *self, ScrutinyFormPart part)
{
  GPtrArray *sections = scrutiny_form_get_sections (self->visit->own->form);

  for (guint i = 0; i < sections->len; i++) {
    ScrutinyFormSection *section = g_ptr_array_index (sections, i);
    GPtrArray *questions = scrutiny_form_section_get (section)->questions;

    for (guint j = 0; scrutiny_form_part_has (part, section) && j < questions->len; j++)
      if (scrutiny_answer_set_has (self->answers,
                                   scrutiny_question_get_id (questions->pdata[j])))
        return TRUE;
  }

  return FALSE;
}

/* Where this person goes on: the start, or where they stopped. */
static ScrutinyCaseStep
get_first_step (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), SCRUTINY_STEP_GATE);

  if (self->visit->own->end == SCRUTINY_END_STOOD_OUT)
    return SCRUTINY_STEP_OUT;
  if (self->visit->own->end == SCRUTINY_END_HANDED_IN)
    return self->visit->own->answering->is_closed ? SCRUTINY_STEP_LATER
                                                  : SCRUTINY_STEP_DONE;
  /* Who came back is asked again, however far they had got. */
  if (!has_answer (self, SCRUTINY_FORM_PART_GATE))
    return SCRUTINY_STEP_GATE;
  if (has_answer (self, SCRUTINY_FORM_PART_MISMATCH))
    return SCRUTINY_STEP_MISMATCH;
  if (has_answer (self, SCRUTINY_FORM_PART_WATCH))
    return SCRUTINY_STEP_WATCH;
  if (has_answer (self, SCRUTINY_FORM_PART_BEFORE))
    return SCRUTINY_STEP_BEFORE_WATCHING;

  return SCRUTINY_STEP_RECORD;
}

/**
 * scrutiny_case_flow_has_watched:
 *
 * Returns: whether anything was answered beside the footage; what was thought before
 *   is locked from then on
 */
gboolean
scrutiny_case_flow_has_watched (ScrutinyCaseFlow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE_FLOW (self), FALSE);

  return has_answer (self, SCRUTINY_FORM_PART_WATCH) ||
         has_answer (self, SCRUTINY_FORM_PART_MISMATCH);
}

static ScrutinyPage *
new_page (ScrutinyCaseFlow *self, ScrutinyCaseStep step)
{
  switch (step) {
  case SCRUTINY_STEP_RECORD:
    return scrutiny_record_step_new (self);
  case SCRUTINY_STEP_BEFORE_WATCHING:
    return scrutiny_before_step_new (self);
  case SCRUTINY_STEP_WATCH:
    return scrutiny_watch_page_new (self);
  case SCRUTINY_STEP_MISMATCH:
    return scrutiny_mismatch_step_new (self);
  case SCRUTINY_STEP_DONE:
    return scrutiny_done_step_new (self);
  case SCRUTINY_STEP_REVEAL:
    return scrutiny_reveal_step_new (self);
  case SCRUTINY_STEP_LATER:
    return scrutiny_later_step_new (self);
  case SCRUTINY_STEP_OUT:
    return scrutiny_out_step_new (self);
  case SCRUTINY_STEP_GATE:
  default:
    return scrutiny_gate_step_new (self);
  }
}

/** scrutiny_case_flow_go: Shows the page of @step over the one in view. */
void
scrutiny_case_flow_go (ScrutinyCaseFlow *self, ScrutinyCaseStep step)
{
  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  if (self->window == NULL)
    return;
  scrutiny_case_flow_drop_undo (self->window);
  scrutiny_window_push (self->window, new_page (self, step));
}

static gboolean
is_form_view (GtkWidget *widget)
{
  return SCRUTINY_IS_FORM_VIEW (widget);
}

static GtkWidget *
find_form_view (GtkWidget *widget)
{
  GtkWidget *found = is_form_view (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_form_view (child);

  return found;
}

static ScrutinyCaseStep
step_of (ScrutinyFormSection *section)
{
  static const ScrutinyCaseStep steps[] = {
    [SCRUTINY_FORM_PART_GATE] = SCRUTINY_STEP_GATE,
    [SCRUTINY_FORM_PART_BEFORE] = SCRUTINY_STEP_RECORD,
    [SCRUTINY_FORM_PART_WATCH] = SCRUTINY_STEP_WATCH,
    [SCRUTINY_FORM_PART_MISMATCH] = SCRUTINY_STEP_MISMATCH,
  };

  for (guint part = 0; part < G_N_ELEMENTS (steps); part++)
    if (scrutiny_form_part_has ((ScrutinyFormPart) part, section))
      return steps[part];

  return SCRUTINY_STEP_DONE;
}

/**
 * scrutiny_case_flow_go_to_question:
 * @question_id: a question of the form
 *
 * Shows the page that asks it, with the focus on it.
 */
void
scrutiny_case_flow_go_to_question (ScrutinyCaseFlow *self, const char *question_id)
{
  ScrutinyFormSection *section;
  GtkWidget *view;

  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  section = scrutiny_form_find_section (self->visit->own->form, question_id);
  if (section == NULL || self->window == NULL)
    return;
  scrutiny_case_flow_go (self, step_of (section));
  view = find_form_view (GTK_WIDGET (scrutiny_window_get_page (self->window)));
  if (view != NULL)
    scrutiny_form_view_jump (SCRUTINY_FORM_VIEW (view), question_id);
}

/**
 * scrutiny_case_flow_resume:
 *
 * Shows the page on which this person goes on, over those that Back leads to, and, where
 * they had begun to answer it, says at which question.
 */
void
scrutiny_case_flow_resume (ScrutinyCaseFlow *self)
{
  ScrutinyCaseStep step = get_first_step (self);
  GtkWidget *view;
  const char *question_id;
  g_autofree char *sentence = NULL;
  guint number = 0;

  for (guint i = SCRUTINY_STEP_RECORD; step <= SCRUTINY_STEP_MISMATCH && i < step; i++)
    scrutiny_case_flow_go (self, (ScrutinyCaseStep) i);
  scrutiny_case_flow_go (self, step);
  if (self->window == NULL ||
      (step != SCRUTINY_STEP_WATCH && step != SCRUTINY_STEP_MISMATCH))
    return;
  view = find_form_view (GTK_WIDGET (scrutiny_window_get_page (self->window)));
  question_id =
      view ? scrutiny_form_view_find_next (SCRUTINY_FORM_VIEW (view), &number) : NULL;
  if (question_id == NULL)
    return;
  scrutiny_form_view_jump (SCRUTINY_FORM_VIEW (view), question_id);
  sentence = g_strdup_printf (_ ("You were on case %s, question %u."),
                                 scrutiny_case_get_letter (self->visit->about), number);
  scrutiny_window_say (self->window, sentence);
}

/** scrutiny_case_flow_leave: Back to the list of cases. */
void
scrutiny_case_flow_leave (ScrutinyCaseFlow *self)
{
  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  if (self->window != NULL)
    scrutiny_window_go_home (self->window);
}

static void
answered_cb (ScrutinyFormView *view, ScrutinyAnswer *answer, ScrutinyCaseFlow *self)
{
  scrutiny_case_flow_save (self, answer);
}

/**
 * scrutiny_case_flow_show_form:
 * @view: a page's form
 * @part: which questions
 *
 * Every change in @view is saved at once.
 */
void
scrutiny_case_flow_show_form (ScrutinyCaseFlow *self,
                              ScrutinyFormView *view,
                              ScrutinyFormPart part)
{
  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  scrutiny_form_view_show (view, self->visit->own->form, &self->visit->own->context,
                           self->answers, part, scrutiny_case_flow_get_locale (self));
  g_signal_connect_object (view, "answered", G_CALLBACK (answered_cb), self, 0);
}
