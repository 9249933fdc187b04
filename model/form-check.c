/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-check.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/visible-text.h"

#define SENTENCE_MAX_CHARS 2000 /* forms.md section 2: text, and so comments */
#define MOMENTS_MAX        64

/**
 * scrutiny_form_shows:
 *
 * Returns: whether @question is asked now: its section is, its own condition holds, it is
 *   not retired, and it is not one that only footage the member did not have can answer
 */
gboolean
scrutiny_form_shows (ScrutinyForm *form,
                     ScrutinyQuestion *question,
                     const ScrutinyFormContext *context,
                     ScrutinyAnswerSet *answers)
{
  const ScrutinyQuestionFields *f;
  ScrutinyFormSection *section;

  g_return_val_if_fail (SCRUTINY_IS_FORM (form), FALSE);
  g_return_val_if_fail (SCRUTINY_IS_QUESTION (question), FALSE);

  f = scrutiny_question_get (question);
  section = scrutiny_form_find_section (form, f->id);
  if (section == NULL || f->retired_in != NULL)
    return FALSE;
  if (f->needs_footage && !scrutiny_form_has_footage (context, answers))
    return FALSE;

  return scrutiny_form_section_is_shown (section, context, answers) &&
         scrutiny_form_condition_holds (f->visible_when, context, answers);
}

/**
 * scrutiny_form_requires:
 *
 * Returns: whether @question is asked now and wants an answer
 */
gboolean
scrutiny_form_requires (ScrutinyForm *form,
                        ScrutinyQuestion *question,
                        const ScrutinyFormContext *context,
                        ScrutinyAnswerSet *answers)
{
  const ScrutinyQuestionFields *f;

  if (!scrutiny_form_shows (form, question, context, answers))
    return FALSE;

  f = scrutiny_question_get (question);
  if (f->is_required)
    return TRUE;

  return f->required_when != NULL &&
         scrutiny_form_condition_holds (f->required_when, context, answers);
}

typedef void (*QuestionFunc) (ScrutinyQuestion *question, gpointer user_data);

static void
foreach_question (ScrutinyForm *form, QuestionFunc func, gpointer user_data)
{
  GPtrArray *sections = scrutiny_form_get_sections (form);

  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *questions = scrutiny_form_section_get (sections->pdata[i])->questions;

    for (guint j = 0; j < questions->len; j++)
      func (questions->pdata[j], user_data);
  }
}

typedef struct {
  ScrutinyForm *form;
  const ScrutinyFormContext *context;
  ScrutinyAnswerSet *answers;
  guint n_answered;
  guint n_asked;
  guint n_adverse;
  GPtrArray *problems;
} Walk;

static void
count_question (ScrutinyQuestion *question, gpointer user_data)
{
  Walk *walk = user_data;

  if (!scrutiny_form_requires (walk->form, question, walk->context, walk->answers))
    return;

  walk->n_asked++;
  if (scrutiny_answer_set_has (walk->answers, scrutiny_question_get_id (question)))
    walk->n_answered++;
}

/**
 * scrutiny_form_count:
 * @n_answered: (out): how many of the asked questions have an answer
 * @n_asked: (out): how many questions want one now
 *
 * For "4 of 11 answered". Optional questions are in neither number.
 */
void
scrutiny_form_count (ScrutinyForm *form,
                     const ScrutinyFormContext *context,
                     ScrutinyAnswerSet *answers,
                     guint *n_answered,
                     guint *n_asked)
{
  Walk walk = { form, context, answers, 0, 0, 0, NULL };

  g_return_if_fail (SCRUTINY_IS_FORM (form) && n_answered != NULL && n_asked != NULL);

  foreach_question (form, count_question, &walk);
  *n_answered = walk.n_answered;
  *n_asked = walk.n_asked;
}

/* Takes @sentence. */
static gboolean
refuse (GError **error, char *sentence)
{
  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);
  g_free (sentence);

  return FALSE;
}

static gboolean
check_words (const char *id, const char *words, guint max_chars, GError **error)
{
  if (words == NULL)
    return TRUE;
  if (!scrutiny_visible_text_check_words (words))
    return refuse (error, g_strdup_printf (_ ("%s: the words are not text."), id));
  if (g_utf8_strlen (words, -1) > max_chars)
    return refuse (error,
                   g_strdup_printf (_ ("%s: that is too long. Use at most %u letters."),
                                       id, max_chars));

  return TRUE;
}

static GPtrArray *
choices_of (ScrutinyForm *form, const ScrutinyQuestionFields *f)
{
  if (f->type == SCRUTINY_QUESTION_RAG)
    return scrutiny_grading_scale_get_levels (scrutiny_form_get_scale (form));

  return f->options;
}

static gboolean
check_codes (ScrutinyForm *form,
             const ScrutinyQuestionFields *f,
             const char *const *codes,
             GError **error)
{
  guint n_codes = g_strv_length ((char **) codes);

  if (n_codes > 1 && f->type != SCRUTINY_QUESTION_MULTI)
    return refuse (error, g_strdup_printf (_ ("%s takes one choice only."), f->id));

  for (guint i = 0; i < n_codes; i++) {
    ScrutinyQuestionOption *option =
        scrutiny_question_option_find (choices_of (form, f), codes[i]);

    if (option == NULL)
      return refuse (error, g_strdup_printf (_ ("%s has no choice called \"%s\"."), f->id,
                                                codes[i]));
    if (n_codes > 1 && scrutiny_question_option_stands_alone (option))
      return refuse (error,
                     g_strdup_printf (_ ("%s: \"%s\" cannot stand beside other choices."),
                                         f->id, codes[i]));
    for (guint j = 0; j < i; j++) {
      if (g_str_equal (codes[i], codes[j]))
        return refuse (error,
                       g_strdup_printf (_ ("%s names \"%s\" twice."), f->id, codes[i]));
    }
  }

  return TRUE;
}

static gboolean
check_grade (ScrutinyForm *form,
             const ScrutinyQuestionFields *f,
             const ScrutinyAnswerFields *a,
             GError **error)
{
  ScrutinyGradingScale *scale = scrutiny_form_get_scale (form);
  GPtrArray *reasons = scrutiny_grading_scale_get_reasons (scale);
  ScrutinyBand band = scrutiny_grading_scale_band_of (scale, a->codes[0]);

  if (a->codes[0] == NULL)
    return TRUE;
  if (a->band != band ||
      g_strcmp0 (a->scale_id, scrutiny_grading_scale_get_id (scale)) != 0)
    return refuse (error,
                   g_strdup_printf (_ ("%s was graded on another scale than this form's."), f->id));
  if (a->reason != NULL && scrutiny_question_option_find (reasons, a->reason) == NULL)
    return refuse (error,
                   g_strdup_printf (_ ("%s: \"%s\" is not a reason for not grading."),
                                       f->id, a->reason));

  return TRUE;
}

static gboolean
check_moments (const ScrutinyQuestionFields *f,
               const ScrutinyAnswerFields *a,
               GError **error)
{
  if (a->n_moments > 0 && !f->takes_moments)
    return refuse (error, g_strdup_printf (_ ("%s takes no moments."), f->id));
  if (a->n_moments > MOMENTS_MAX)
    return refuse (error, g_strdup_printf (_ ("%s has too many moments."), f->id));

  for (guint i = 0; i < a->n_moments; i++) {
    if (a->moments[i].from_us < 0 || a->moments[i].to_us < a->moments[i].from_us)
      return refuse (error,
                     g_strdup_printf (_ ("%s: a moment ends before it starts."), f->id));
  }

  return TRUE;
}

static gboolean
check_kind_of_answer (const ScrutinyQuestionFields *f,
                      const ScrutinyAnswerFields *a,
                      GError **error)
{
  gboolean chooses = scrutiny_question_type_has_options (f->type);

  if ((a->codes[0] != NULL && !chooses) ||
      (a->text != NULL && f->type != SCRUTINY_QUESTION_TEXT) ||
      (a->has_number && f->type != SCRUTINY_QUESTION_NUM) ||
      (a->reason != NULL && f->type != SCRUTINY_QUESTION_RAG))
    return refuse (error, g_strdup_printf (_ ("%s is answered in another way."), f->id));
  if (a->has_number && (a->number < 0 || a->number > G_MAXINT32))
    return refuse (error, g_strdup_printf (_ ("%s: the number cannot be right."), f->id));

  return TRUE;
}

/**
 * scrutiny_form_check_answer:
 * @answer: an answer to one question, from a screen or a file
 *
 * Whether the answer fits its question at all; whether it is complete is asked when the
 * set is handed in, so that a half-made answer can be saved.
 *
 * Returns: %TRUE if it may be stored
 */
gboolean
scrutiny_form_check_answer (ScrutinyForm *form, ScrutinyAnswer *answer, GError **error)
{
  const ScrutinyAnswerFields *a;
  const ScrutinyQuestionFields *f;
  ScrutinyQuestion *question;

  g_return_val_if_fail (SCRUTINY_IS_FORM (form) && answer != NULL, FALSE);

  a = scrutiny_answer_get (answer);
  question = scrutiny_form_find (form, a->question_id);
  if (question == NULL)
    return refuse (error,
                   g_strdup_printf (_ ("This form has no question %s."), a->question_id));

  f = scrutiny_question_get (question);
  if (!check_kind_of_answer (f, a, error) || !check_codes (form, f, a->codes, error) ||
      !check_words (f->id, a->comment, SENTENCE_MAX_CHARS, error) ||
      !check_words (f->id, a->text, f->max_chars, error) || !check_moments (f, a, error))
    return FALSE;

  return f->type != SCRUTINY_QUESTION_RAG || check_grade (form, f, a, error);
}

static void
add_problem (Walk *walk, ScrutinyFormProblemKind kind, const char *id, const char *words)
{
  ScrutinyFormProblem *problem = g_new0 (ScrutinyFormProblem, 1);

  problem->kind = kind;
  problem->question_id = g_strdup (id);
  problem->sentence = g_strdup (words);
  g_ptr_array_add (walk->problems, problem);
}

static gboolean
is_explained (Walk *walk, const ScrutinyQuestionFields *f, const ScrutinyAnswerFields *a)
{
  if (a->comment != NULL)
    return TRUE;

  return f->comment_from != NULL &&
         scrutiny_answer_set_has (walk->answers, f->comment_from);
}

static void
check_answered (Walk *walk, ScrutinyQuestion *question, ScrutinyAnswer *answer)
{
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);
  const ScrutinyAnswerFields *a = scrutiny_answer_get (answer);

  if (scrutiny_question_wants_comment (question, answer) && !is_explained (walk, f, a))
    add_problem (walk, SCRUTINY_PROBLEM_COMMENT, f->id,
                 _ ("Say in a sentence what makes you think so."));
  if (a->band == SCRUTINY_BAND_NOT_GRADABLE && a->reason == NULL)
    add_problem (walk, SCRUTINY_PROBLEM_REASON, f->id,
                 _ ("Choose why this case cannot be graded."));
  if (a->band == SCRUTINY_BAND_RED && f->red_needs != NULL &&
      !scrutiny_answer_set_has (walk->answers, f->red_needs))
    add_problem (walk, SCRUTINY_PROBLEM_ROUTE, f->red_needs,
                 _ ("You marked a concern. Choose who should hear it."));
}

static void
check_question (ScrutinyQuestion *question, gpointer user_data)
{
  Walk *walk = user_data;
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);
  ScrutinyAnswer *answer = scrutiny_answer_set_find (walk->answers, f->id);

  /* An answer to a question that has since gone is kept but asks for nothing. */
  if (!scrutiny_form_shows (walk->form, question, walk->context, walk->answers))
    return;

  if (answer != NULL && !scrutiny_answer_is_empty (answer)) {
    check_answered (walk, question, answer);
    return;
  }

  if (!scrutiny_form_requires (walk->form, question, walk->context, walk->answers))
    return;
  if (g_strcmp0 (f->id, scrutiny_form_get (walk->form)->grade_question) == 0)
    add_problem (walk, SCRUTINY_PROBLEM_GRADE, f->id, _ ("Choose an overall grade."));
  else
    add_problem (walk, SCRUTINY_PROBLEM_UNANSWERED, f->id, _ ("Not answered yet."));
}

/**
 * scrutiny_form_list_problems:
 *
 * Returns: (transfer full) (element-type ScrutinyFormProblem): what is missing, in the
 *   order of the form; questions left out are listed but stand in nobody's way
 */
GPtrArray *
scrutiny_form_list_problems (ScrutinyForm *form,
                             const ScrutinyFormContext *context,
                             ScrutinyAnswerSet *answers)
{
  Walk walk = { form, context, answers, 0, 0, 0, NULL };

  g_return_val_if_fail (SCRUTINY_IS_FORM (form), NULL);

  walk.problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_form_problem_free);
  foreach_question (form, check_question, &walk);

  return walk.problems;
}

/**
 * scrutiny_form_check_hand_in:
 *
 * Returns: whether the set may be handed in; @error names the first thing in the way
 */
gboolean
scrutiny_form_check_hand_in (ScrutinyForm *form,
                             const ScrutinyFormContext *context,
                             ScrutinyAnswerSet *answers,
                             GError **error)
{
  g_autoptr (GPtrArray) problems = scrutiny_form_list_problems (form, context, answers);

  for (guint i = 0; problems != NULL && i < problems->len; i++) {
    const ScrutinyFormProblem *problem = problems->pdata[i];

    if (scrutiny_form_problem_blocks (problem))
      return refuse (error,
                     g_strdup_printf ("%s: %s", problem->question_id, problem->sentence));
  }

  return problems != NULL;
}

static void
count_adverse (ScrutinyQuestion *question, gpointer user_data)
{
  Walk *walk = user_data;
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);
  ScrutinyAnswer *answer = scrutiny_answer_set_find (walk->answers, f->id);

  if (f->is_critical && answer != NULL &&
      scrutiny_form_shows (walk->form, question, walk->context, walk->answers) &&
      scrutiny_question_is_adverse (question, answer))
    walk->n_adverse++;
}

/**
 * scrutiny_form_list_nudges:
 *
 * A nudge is a second thought the member may wave away; it never changes or refuses a
 * grade.
 *
 * Returns: (transfer full) (element-type utf8): sentences, often none
 */
GPtrArray *
scrutiny_form_list_nudges (ScrutinyForm *form,
                           const ScrutinyFormContext *context,
                           ScrutinyAnswerSet *answers)
{
  Walk walk = { form, context, answers, 0, 0, 0, NULL };
  GPtrArray *nudges = g_ptr_array_new_with_free_func (g_free);
  const char *grade_question;
  ScrutinyAnswer *grade;

  g_return_val_if_fail (SCRUTINY_IS_FORM (form), nudges);

  grade_question = scrutiny_form_get (form)->grade_question;
  grade = scrutiny_answer_set_find (answers, grade_question);
  if (grade == NULL || scrutiny_answer_get (grade)->band != SCRUTINY_BAND_GREEN)
    return nudges;

  foreach_question (form, count_adverse, &walk);
  if (walk.n_adverse > 0)
    g_ptr_array_add (
        nudges,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "You marked %u important question as a concern but "
                                      "chose a good grade. You can leave it so.",
                                      "You marked %u important questions as a concern "
                                      "but "
                                      "chose a good grade. You can leave it so.",
                                      walk.n_adverse),
                         walk.n_adverse));

  return nudges;
}
