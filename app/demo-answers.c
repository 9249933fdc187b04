/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/answers.h"
#include "app/demo-private.h"
#include "app/demo.h"
#include "model/form-check.h"

/* What a made-up member thinks: most things went well, in some cases less so. */
typedef struct {
  ScrutinyForm *form;
  guint case_number;
  guint seat;
  guint question; /* how many were answered so far */
} Mind;

static const char why[] = "I could see and hear that part clearly.";
static const char worry[] = "The reason was not explained before the search began.";

/* A number that depends on who answers what, the same on every machine. */
static guint
roll (const Mind *mind, guint sides)
{
  guint32 x = mind->case_number * 2654435761u + mind->seat * 40503u +
              mind->question * 2246822519u + 977u;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;
  return x % sides;
}

/* Every third case is a worrying one. */
static gboolean
is_worried (const Mind *mind)
{
  return roll (mind, 10) < (mind->case_number % 3 == 2 ? 5u : 1u);
}

static ScrutinyAnswer *
choose_option (const Mind *mind, const ScrutinyQuestionFields *question)
{
  guint last = question->options->len - 1;
  ScrutinyQuestionOption *option;

  option = g_ptr_array_index (question->options, is_worried (mind) ? MIN (2u, last) : 0u);
  return scrutiny_answer_new_choice (question->id,
                                     scrutiny_question_option_get_code (option), NULL);
}

static ScrutinyAnswer *
choose_many (const Mind *mind, const ScrutinyQuestionFields *question)
{
  ScrutinyQuestionOption *option =
      g_ptr_array_index (question->options,
                         roll (mind, MIN (3u, question->options->len)));

  return scrutiny_answer_new_choice (question->id,
                                     scrutiny_question_option_get_code (option), NULL);
}

static ScrutinyAnswer *
choose_grade (const Mind *mind, const ScrutinyQuestionFields *question)
{
  guint bad =
      mind->case_number % 3 == 2 ? 1u + (mind->seat == 4) : (mind->seat == 2 ? 1u : 0u);
  static const char *const levels[] = { "green", "amber", "red" };

  return scrutiny_form_new_grade (mind->form, question->id, levels[bad], NULL,
                                  bad > 0 ? worry : why);
}

static ScrutinyAnswer *
choose_yes_or_no (const Mind *mind, const ScrutinyQuestionFields *question)
{
  gboolean is_inverted = question->polarity == SCRUTINY_POLARITY_INVERTED ||
                         question->polarity == SCRUTINY_POLARITY_NEUTRAL;
  gboolean is_bad = is_worried (mind);
  const char *code = is_bad == is_inverted ? "yes" : "no";

  if (question->type == SCRUTINY_QUESTION_YPN && !is_bad && roll (mind, 9) == 8)
    code = "not_seen";
  return scrutiny_answer_new_choice (question->id, code, is_bad ? worry : NULL);
}

static ScrutinyAnswer *
make_up (const Mind *mind, const ScrutinyQuestionFields *question)
{
  switch (question->type) {
  case SCRUTINY_QUESTION_YPN:
  case SCRUTINY_QUESTION_YN:
    return choose_yes_or_no (mind, question);
  case SCRUTINY_QUESTION_FIVE:
    return scrutiny_answer_new_choice (question->id, is_worried (mind) ? "2" : "4",
                                       is_worried (mind) ? worry : NULL);
  case SCRUTINY_QUESTION_RAG:
    return choose_grade (mind, question);
  case SCRUTINY_QUESTION_SINGLE:
    return choose_option (mind, question);
  case SCRUTINY_QUESTION_MULTI:
    return choose_many (mind, question);
  case SCRUTINY_QUESTION_NUM:
    return scrutiny_answer_new_number (question->id, 3 + roll (mind, 9));
  case SCRUTINY_QUESTION_TEXT:
  default:
    return scrutiny_answer_new_text (question->id,
                                     mind->case_number % 3 == 2 ? worry : why);
  }
}

/* The same answer with the sentence that is owed for it. */
static ScrutinyAnswer *
explain (ScrutinyAnswer *answer)
{
  ScrutinyAnswerFields fields = *scrutiny_answer_get (answer);
  g_autoptr (ScrutinyAnswer) plain G_GNUC_UNUSED = answer;

  fields.comment = worry;
  return scrutiny_answer_new (&fields);
}

/* The gate is left open: nobody in the demo knows anybody. */
static ScrutinyAnswer *
answer_question (const Mind *mind, ScrutinyQuestion *question)
{
  const ScrutinyQuestionFields *fields = scrutiny_question_get (question);
  ScrutinyAnswer *answer;

  if (strcmp (fields->id, "view_conflict") == 0)
    return scrutiny_answer_new_choice (fields->id, "no", NULL);
  answer = make_up (mind, fields);
  return scrutiny_question_wants_comment (question, answer) ? explain (answer) : answer;
}

/* Walks the form once, in the order of the questions: what is shown and asked depends on
 * what was answered before. */
static GPtrArray *
fill_in (Mind *mind, const ScrutinyFormContext *context)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (ScrutinyAnswerSet) so_far = scrutiny_answer_set_new ();
  GPtrArray *sections = scrutiny_form_get_sections (mind->form);

  for (guint s = 0; s < sections->len; s++) {
    const ScrutinyFormSectionFields *section =
        scrutiny_form_section_get (g_ptr_array_index (sections, s));

    for (guint q = 0; q < section->questions->len; q++) {
      ScrutinyQuestion *question = g_ptr_array_index (section->questions, q);
      g_autoptr (ScrutinyAnswerSet) before = NULL;
      ScrutinyAnswer *answer;

      if (!scrutiny_form_shows (mind->form, question, context, so_far) ||
          !scrutiny_form_requires (mind->form, question, context, so_far))
        continue;
      mind->question++;
      answer = answer_question (mind, question);
      before = g_steal_pointer (&so_far);
      so_far = scrutiny_answer_set_with (before, answer);
      g_ptr_array_add (answers, answer);
    }
  }
  return g_steal_pointer (&answers);
}

gboolean
scrutiny_demo_answer (ScrutinyDemo *self,
                      gint64 case_id,
                      guint case_number,
                      guint seat,
                      GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autofree char *receipt = NULL;
  ScrutinyFormContext context;
  Mind mind = { .case_number = case_number, .seat = seat };

  if (!scrutiny_demo_sign_in (self, scrutiny_demo_members[seat], error))
    return FALSE;
  own = scrutiny_own_answers_load (self->session, case_id, error);
  if (own == NULL)
    return FALSE;
  mind.form = own->form;
  context = own->context;
  context.stage = SCRUTINY_STAGE_AFTER_VIEW;
  answers = fill_in (&mind, &context);
  if (scrutiny_answers_save_all (self->session, case_id, answers, error) == 0)
    return FALSE;
  receipt = scrutiny_answers_hand_in (self->session, case_id, error);
  return receipt != NULL;
}
