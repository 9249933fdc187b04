/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-words.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
choices_of (ScrutinyForm *form, const char *question_id)
{
  ScrutinyQuestion *question = scrutiny_form_find (form, question_id);

  if (question == NULL)
    return NULL;
  if (scrutiny_question_get (question)->type == SCRUTINY_QUESTION_RAG)
    return scrutiny_grading_scale_get_levels (scrutiny_form_get_scale (form));

  return scrutiny_question_get (question)->options;
}

/* A choice the form does not have any more is shown by its code. */
static char *
dup_choice (GPtrArray *choices, const char *code, const char *locale)
{
  ScrutinyQuestionOption *option =
      choices != NULL ? scrutiny_question_option_find (choices, code) : NULL;

  if (option == NULL)
    return g_strdelimit (g_strdup (code), "_", ' ');

  return scrutiny_form_text_dup_shown (scrutiny_question_option_get_text (option),
                                       locale);
}

/**
 * scrutiny_answer_dup_choice_words:
 * @form: the form it was asked by
 * @locale: the language to show, as "en-GB"
 *
 * Returns: (transfer full): what was chosen or counted, never what the member wrote:
 *   "Partly", "Grounds, Record", "12"; "Written words" for a text, "No answer" for none
 */
char *
scrutiny_answer_dup_choice_words (ScrutinyAnswer *self,
                                  ScrutinyForm *form,
                                  const char *locale)
{
  const ScrutinyAnswerFields *f;
  GPtrArray *choices;
  GString *words;

  g_return_val_if_fail (self != NULL && SCRUTINY_IS_FORM (form), NULL);

  f = scrutiny_answer_get (self);
  if (f->has_number)
    return g_strdup_printf ("%" G_GINT64_FORMAT, f->number);
  if (f->codes[0] == NULL)
    return g_strdup (f->text != NULL ? _("Written words") : _("No answer"));

  choices = choices_of (form, f->question_id);
  words = g_string_new (NULL);
  for (guint i = 0; f->codes[i] != NULL; i++) {
    g_autofree char *word = dup_choice (choices, f->codes[i], locale);

    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word);
  }

  return g_string_free (words, FALSE);
}

/**
 * scrutiny_answer_dup_words:
 * @form: the form it was asked by
 * @locale: the language to show
 *
 * Returns: (transfer full): the whole answer, with what the member wrote as they wrote
 *   it: "Partly – He had answered already."
 */
char *
scrutiny_answer_dup_words (ScrutinyAnswer *self, ScrutinyForm *form, const char *locale)
{
  const ScrutinyAnswerFields *f;
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (self != NULL && SCRUTINY_IS_FORM (form), NULL);

  f = scrutiny_answer_get (self);
  if (f->text != NULL)
    return g_strdup (f->text);
  chosen = scrutiny_answer_dup_choice_words (self, form, locale);

  return f->comment != NULL ? g_strdup_printf ("%s – %s", chosen, f->comment)
                            : g_steal_pointer (&chosen);
}
