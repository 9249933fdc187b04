/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can only be seen once a form's modules stand together. */
#include <glib/gi18n-lib.h>

#include "intake/error.h"
#include "intake/form-parts-private.h"

typedef struct {
  GHashTable *questions; /* id -> ScrutinyQuestion, borrowed */
  const char *file_name;
  const char *looking_at; /* the question whose conditions are checked */
  GError **error;
  gboolean holds;
} Join;

static void
refuse (Join *join, const char *id, const char *what)
{
  if (join->holds)
    g_set_error (join->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _ ("%s: question %s: %s"), join->file_name, id, what);
  join->holds = FALSE;
}

static gboolean
can_be_answered (ScrutinyQuestion *question, const char *code)
{
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);
  ScrutinyBand band;

  if (f->type == SCRUTINY_QUESTION_RAG)
    return scrutiny_band_from_code (code, &band);

  return scrutiny_question_option_find (f->options, code) != NULL;
}

/* A condition may look at a question that this form does not ask: it then never holds. */
static void
check_condition (const char *question_id, const char *const *codes, gpointer user_data)
{
  Join *join = user_data;
  ScrutinyQuestion *question = g_hash_table_lookup (join->questions, question_id);

  for (guint i = 0; question != NULL && codes[i] != NULL; i++) {
    if (!can_be_answered (question, codes[i]))
      refuse (join, join->looking_at,
              _ ("its condition looks for a choice that is not there."));
  }
}

static void
check_question (Join *join, ScrutinyQuestion *question)
{
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);

  join->looking_at = f->id;
  scrutiny_form_condition_foreach_answer (f->visible_when, check_condition, join);
  scrutiny_form_condition_foreach_answer (f->required_when, check_condition, join);
  for (guint i = 0; f->comment_when != NULL && f->comment_when[i] != NULL; i++) {
    if (!can_be_answered (question, f->comment_when[i]))
      refuse (join, f->id, _ ("a comment is wanted for a choice that is not there."));
  }
}

static void
collect_section (Join *join, ScrutinyFormSection *section)
{
  GPtrArray *questions = scrutiny_form_section_get (section)->questions;

  for (guint i = 0; i < questions->len; i++) {
    const char *id = scrutiny_question_get_id (questions->pdata[i]);

    if (!g_hash_table_insert (join->questions, (gpointer) id, questions->pdata[i]))
      refuse (join, id, _ ("this is asked twice in one form."));
  }
}

static void
check_section (Join *join, ScrutinyFormSection *section)
{
  const ScrutinyFormSectionFields *f = scrutiny_form_section_get (section);

  join->looking_at = f->id;
  scrutiny_form_condition_foreach_answer (f->visible_when, check_condition, join);
  for (guint i = 0; i < f->questions->len; i++)
    check_question (join, f->questions->pdata[i]);
}

/**
 * scrutiny_form_join_check:
 *
 * No id twice, every condition satisfiable, and a grade to lock.
 */
gboolean
scrutiny_form_join_check (GPtrArray *sections,
                          const char *grade_question,
                          const char *file_name,
                          GError **error)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  Join join = { questions, file_name, NULL, error, TRUE };
  ScrutinyQuestion *grade;

  for (guint i = 0; i < sections->len; i++)
    collect_section (&join, sections->pdata[i]);
  for (guint i = 0; i < sections->len && join.holds; i++)
    check_section (&join, sections->pdata[i]);

  grade = g_hash_table_lookup (questions, grade_question);
  if (grade == NULL || scrutiny_question_get (grade)->type != SCRUTINY_QUESTION_RAG)
    refuse (&join, grade_question, _ ("the form has no such grade."));

  return join.holds;
}
