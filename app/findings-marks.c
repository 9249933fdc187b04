/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/answers.h"
#include "app/case-close.h"
#include "app/error.h"
#include "app/findings-private.h"
#include "db/finding-store.h"

#define LOCALE "en-GB"

/* The key every part is given: a force lead reads marks, never answers. */
#define PURPOSE SCRUTINY_PURPOSE_GROUNDS

static void
free_mark (gpointer data)
{
  ScrutinyCaseMark *mark = data;

  g_free (mark->question_id);
  g_free (mark->text);
  g_free (mark);
}

static ScrutinyCaseMark *
add_mark (GPtrArray *marks, const char *id, char *text, ScrutinyFindingsKind kind)
{
  ScrutinyCaseMark *mark = g_new0 (ScrutinyCaseMark, 1);

  mark->question_id = g_strdup (id);
  mark->text = text;
  mark->kind = kind;
  g_ptr_array_add (marks, mark);

  return mark;
}

gboolean
scrutiny_case_is_closed (ScrutinyCase *one)
{
  ScrutinyCaseState state = scrutiny_case_get_state (one);

  return state == SCRUTINY_CASE_ANSWERS_CLOSED || state == SCRUTINY_CASE_AGREED;
}

/* Only questions with a right and a wrong side make findings: facts do not. */
static void
add_question (GPtrArray *marks,
              const ScrutinyAnswerResults *results,
              ScrutinyQuestion *question)
{
  const ScrutinyQuestionFields *fields = scrutiny_question_get (question);
  const ScrutinyQuestionSpread *spread =
      scrutiny_answer_results_find (results, fields->id);
  ScrutinyCaseMark *mark;

  if (fields->polarity == SCRUTINY_POLARITY_NEUTRAL || spread == NULL ||
      (fields->type != SCRUTINY_QUESTION_YPN && fields->type != SCRUTINY_QUESTION_YN))
    return;

  mark = add_mark (marks, fields->id, scrutiny_question_dup_text (question, LOCALE),
                   fields->polarity == SCRUTINY_POLARITY_INVERTED
                       ? SCRUTINY_QUESTION_INVERTED
                       : SCRUTINY_QUESTION_COMPLIANCE);
  mark->members[SCRUTINY_ANSWER_YES] = scrutiny_question_spread_count (spread, "yes");
  mark->members[SCRUTINY_ANSWER_PARTLY] =
      scrutiny_question_spread_count (spread, "partly");
  mark->members[SCRUTINY_ANSWER_NO] = scrutiny_question_spread_count (spread, "no");
  mark->members[SCRUTINY_ANSWER_NOT_SEEN] =
      scrutiny_question_spread_count (spread, "not_seen") +
      scrutiny_question_spread_count (spread, "unsure");
  mark->members[SCRUTINY_ANSWER_NOT_APPLICABLE] =
      scrutiny_question_spread_count (spread, "not_applicable");
}

GPtrArray *
scrutiny_case_marks_from_results (ScrutinySession *session,
                                  ScrutinyCase *one,
                                  GError **error)
{
  gint64 case_id = scrutiny_case_get_id (one);
  g_autoptr (ScrutinyAnswerResults) results =
      scrutiny_case_read_results (session, case_id, error);
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (free_mark);
  GPtrArray *sections;
  ScrutinyCaseMark *grade;

  if (results == NULL)
    return NULL;
  form = scrutiny_answers_get_form (session, case_id, error);
  if (form == NULL)
    return NULL;

  sections = scrutiny_form_get_sections (form);
  for (guint s = 0; s < sections->len; s++) {
    GPtrArray *questions =
        scrutiny_form_section_get (g_ptr_array_index (sections, s))->questions;

    for (guint q = 0; q < questions->len; q++)
      add_question (marks, results, g_ptr_array_index (questions, q));
  }

  grade = add_mark (marks, scrutiny_form_get (form)->grade_question,
                    g_strdup (_("Overall grade")), SCRUTINY_QUESTION_GRADE);
  for (guint band = SCRUTINY_BAND_GREEN; band <= SCRUTINY_BAND_RED; band++)
    grade->members[band] = results->bands[band];

  return g_steal_pointer (&marks);
}

static char *
context_for (ScrutinyCase *one)
{
  return g_strdup_printf ("case-mark:%" G_GINT64_FORMAT, scrutiny_case_get_id (one));
}

/* A line a question: id, kind, mark and text, with TABs between. */
static gboolean
read_line (GPtrArray *marks, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", 4);
  gint64 kind;
  gint64 answer;

  if (g_strv_length (cells) != 4)
    return FALSE;
  kind = g_ascii_strtoll (cells[1], NULL, 10);
  answer = g_ascii_strtoll (cells[2], NULL, 10);
  if (kind < SCRUTINY_QUESTION_COMPLIANCE || kind > SCRUTINY_QUESTION_INVERTED ||
      answer < 0 || answer >= SCRUTINY_N_ANSWERS)
    return FALSE;

  add_mark (marks, cells[0], g_strdup (cells[3]), (ScrutinyFindingsKind) kind)
      ->members[answer] = 1;

  return TRUE;
}

gboolean
scrutiny_case_marks_from_shared (ScrutinySession *session,
                                 ScrutinyCase *one,
                                 GPtrArray **marks,
                                 GError **error)
{
  g_autofree char *context = context_for (one);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_mark);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  *marks = NULL;
  if (!scrutiny_finding_store_get_marks (scrutiny_session_get_database (session),
                                         scrutiny_case_get_id (one), &sealed, error))
    return FALSE;
  if (sealed == NULL)
    return TRUE;
  plain = scrutiny_session_unseal (session, PURPOSE, context, sealed, error);
  if (plain == NULL)
    return FALSE;

  text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (*lines[i] == '\0' || read_line (list, lines[i]))
      continue;
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _("The marks of a case are damaged."));
    return FALSE;
  }
  *marks = g_steal_pointer (&list);

  return TRUE;
}

gboolean
scrutiny_case_marks_share (ScrutinySession *session,
                           ScrutinyCase *one,
                           GPtrArray *marks,
                           GError **error)
{
  g_autofree char *context = context_for (one);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) sealed = NULL;

  for (guint i = 0; i < marks->len; i++) {
    const ScrutinyCaseMark *mark = g_ptr_array_index (marks, i);
    int answer = scrutiny_findings_mark (mark->members);
    g_autofree char *words = g_strdelimit (g_strdup (mark->text), "\t\n\r", ' ');

    if (mark->kind != SCRUTINY_QUESTION_GRADE && answer >= 0)
      g_string_append_printf (text, "%s\t%d\t%d\t%s\n", mark->question_id,
                              (int) mark->kind, answer, words);
  }
  sealed = scrutiny_session_seal (session, PURPOSE, context, text->str, text->len, error);

  return sealed != NULL &&
         scrutiny_finding_store_add_marks (scrutiny_session_get_database (session),
                                           scrutiny_case_get_id (one), sealed,
                                           scrutiny_session_now_us (session),
                                           scrutiny_session_get_person_id (session),
                                           error);
}
