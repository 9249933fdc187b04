/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"

#include <glib/gi18n.h>

#include "app/case-close.h"
#include "app/case-reveal.h"
#include "app/case.h"
#include "app/panel-view.h"
#include "app/safeguarding.h"
#include "app/told.h"
#include "cli/commands-private.h"

/* The case a command is about: MEETING CASE. */
static gboolean
find_case (ScrutinyInvocation *call, gint64 *case_id, GError **error)
{
  gint64 meeting;
  g_autoptr (ScrutinyCase) found = NULL;

  if (!scrutiny_invocation_meeting (call, &meeting, error))
    return FALSE;
  found = scrutiny_case_find (call->session, meeting, call->args[1], error);
  if (found == NULL)
    return FALSE;
  *case_id = scrutiny_case_get_id (found);
  return TRUE;
}

static json_t *
answer_progress (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;
  ScrutinyAnswerProgress progress = { 0 };

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !find_case (call, &case_id, error) ||
      !scrutiny_answers_get_progress (call->session, case_id, &progress, error))
    return NULL;
  return json_pack ("{s:i,s:i,s:i,s:b}", "expected", (int) progress.n_expected,
                    "handed_in", (int) progress.n_handed_in, "stood_out",
                    (int) progress.n_stood_out, "closed", progress.is_closed);
}

static json_t *
answer_import (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;
  guint n_saved = 0;
  g_autofree char *receipt = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 3, 3, error) ||
      !find_case (call, &case_id, error) ||
      scrutiny_answers_import (call->session, case_id, call->args[2], &n_saved, &receipt,
                               error) == 0)
    return NULL;
  return json_pack ("{s:s,s:i,s:b,s:o}", "case", call->args[1], "saved", (int) n_saved,
                    "handed_in", receipt != NULL, "receipt",
                    scrutiny_output_text (receipt));
}

/* What is said once the case is closed stands beside what was said before. */
static json_t *
answer_add (ScrutinyInvocation *call, GError **error)
{
  const char *reason = NULL;
  gint64 case_id;
  guint n_saved = 0;
  const GOptionEntry entries[] = {
    { "correction", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 3, 3, error) ||
      !find_case (call, &case_id, error) ||
      scrutiny_answers_import_later (call->session, case_id, call->args[2], reason,
                                     &n_saved, error) == 0)
    return NULL;
  return json_pack ("{s:s,s:i,s:b}", "case", call->args[1], "added", (int) n_saved,
                    "correction", reason != NULL);
}

static json_t *
answer_come_back (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !find_case (call, &case_id, error) ||
      scrutiny_answers_come_back (call->session, case_id, error) == 0)
    return NULL;
  return json_pack ("{s:s,s:b}", "case", call->args[1], "in", TRUE);
}

static json_t *
answer_close (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !find_case (call, &case_id, error) ||
      !scrutiny_case_close (call->session, case_id, error))
    return NULL;
  return json_pack ("{s:s,s:b}", "case", call->args[1], "closed", TRUE);
}

static json_t *
spread_to_json (const ScrutinyQuestionSpread *spread)
{
  json_t *choices = json_object ();
  json_t *numbers = json_array ();
  json_t *words = json_array ();

  for (guint i = 0; i < spread->choices->len; i++) {
    const ScrutinyChoiceCount *choice =
        &g_array_index (spread->choices, ScrutinyChoiceCount, i);

    json_object_set_new (choices, choice->code,
                         json_integer ((json_int_t) choice->count));
  }
  for (guint i = 0; i < spread->numbers->len; i++)
    json_array_append_new (numbers,
                           json_integer (
                               (json_int_t) g_array_index (spread->numbers, gint64, i)));
  for (guint i = 0; i < spread->texts->len; i++)
    json_array_append_new (words,
                           scrutiny_output_text (g_ptr_array_index (spread->texts, i)));
  for (guint i = 0; i < spread->comments->len; i++)
    json_array_append_new (words, scrutiny_output_text (
                                      g_ptr_array_index (spread->comments, i)));
  return json_pack ("{s:s,s:i,s:o,s:o,s:o}", "question", spread->question_id, "answered",
                    (int) spread->n_answered, "choices", choices, "numbers", numbers,
                    "words", words);
}

static json_t *
spreads_to_json (GPtrArray *spreads)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < spreads->len; i++)
    json_array_append_new (rows, spread_to_json (g_ptr_array_index (spreads, i)));
  return rows;
}

static json_t *
answer_to_json (ScrutinyAnswer *answer)
{
  const ScrutinyAnswerFields *f;
  json_t *codes = json_array ();

  if (answer == NULL)
    return json_null ();
  f = scrutiny_answer_get (answer);
  for (guint i = 0; f->codes[i] != NULL; i++)
    json_array_append_new (codes, json_string (f->codes[i]));
  return json_pack ("{s:o,s:o,s:o,s:o}", "choices", codes, "number",
                    f->has_number ? json_integer (f->number) : json_null (), "text",
                    scrutiny_output_text (f->text), "comment",
                    scrutiny_output_text (f->comment));
}

static json_t *
changes_to_json (GPtrArray *changes)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < changes->len; i++) {
    const ScrutinyAnswerChange *change = g_ptr_array_index (changes, i);

    json_array_append_new (rows,
                           json_pack ("{s:s,s:o,s:o,s:o}", "question",
                                      scrutiny_answer_change_get_question_id (change),
                                      "before", answer_to_json (change->before), "after",
                                      answer_to_json (change->after), "correction",
                                      scrutiny_output_text (change->reason)));
  }
  return rows;
}

static json_t *
answer_results (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !find_case (call, &case_id, error))
    return NULL;
  results = scrutiny_case_read_results (call->session, case_id, error);
  if (results == NULL)
    return NULL;
  return json_pack ("{s:i,s:i,s:i,s:{s:i,s:i,s:i,s:i},s:o,s:o,s:o}", "handed_in",
                    (int) results->n_handed_in, "stood_out", (int) results->n_stood_out,
                    "unfinished", (int) results->n_unfinished, "grades", "green",
                    (int) results->bands[SCRUTINY_BAND_GREEN], "amber",
                    (int) results->bands[SCRUTINY_BAND_AMBER], "red",
                    (int) results->bands[SCRUTINY_BAND_RED], "not_gradable",
                    (int) results->bands[SCRUTINY_BAND_NOT_GRADABLE], "questions",
                    spreads_to_json (results->before_talk), "added_after",
                    spreads_to_json (results->after_talk), "changes",
                    changes_to_json (results->changes));
}

static json_t *
held_back_to_json (ScrutinyRecord *record)
{
  json_t *fields = json_object ();

  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    const char *field;
    const char *value;
    json_t *values;

    scrutiny_record_get_value_at (record, i, &field, &value);
    values = json_object_get (fields, field);
    if (values == NULL) {
      values = json_array ();
      json_object_set_new (fields, field, values);
    }
    json_array_append_new (values, scrutiny_output_text (value));
  }
  return fields;
}

/* What is asked once the rest is known; "answer import" takes the answers. */
static json_t *
reveal_questions (ScrutinyForm *form)
{
  GPtrArray *sections = scrutiny_form_get_sections (form);
  json_t *asked = json_array ();

  for (guint i = 0; i < sections->len; i++) {
    const ScrutinyFormSectionFields *f = scrutiny_form_section_get (sections->pdata[i]);

    for (guint j = 0; f->stage == SCRUTINY_STAGE_AFTER_REVEAL && j < f->questions->len;
         j++) {
      ScrutinyQuestion *question = g_ptr_array_index (f->questions, j);
      g_autofree char *text = scrutiny_question_dup_text (question, "en-GB");

      json_array_append_new (asked, json_pack ("{s:s,s:s}", "question",
                                               scrutiny_question_get_id (question),
                                               "text", text));
    }
  }
  return asked;
}

static json_t *
answer_reveal (ScrutinyInvocation *call, GError **error)
{
  gint64 meeting;
  gint64 case_id;
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autoptr (ScrutinyForm) form = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !scrutiny_invocation_meeting (call, &meeting, error) ||
      !find_case (call, &case_id, error))
    return NULL;
  record = scrutiny_case_read_reveal (call->session, meeting, call->args[1], error);
  if (record == NULL)
    return NULL;
  form = scrutiny_answers_get_form (call->session, case_id, error);
  if (form == NULL)
    return NULL;
  return json_pack ("{s:s,s:o,s:o}", "case", call->args[1], "held_back",
                    held_back_to_json (record), "questions", reveal_questions (form));
}

static json_t *
answer_receipt (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;
  gboolean is_counted = FALSE;

  if (!scrutiny_invocation_parse (call, NULL, 3, 3, error) ||
      !find_case (call, &case_id, error) ||
      !scrutiny_case_check_receipt (call->session, case_id, call->args[2], &is_counted,
                                    error))
    return NULL;
  call->has_failed = !is_counted;
  return json_pack ("{s:b}", "counted", is_counted);
}

/* Somebody may need protecting. */

static json_t *
worry_raise (ScrutinyInvocation *call, GError **error)
{
  gint64 case_id;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !find_case (call, &case_id, error) ||
      !scrutiny_safeguarding_raise (call->session, case_id, error))
    return NULL;
  return json_pack ("{s:s,s:b}", "case", call->args[1], "chair_told", TRUE);
}

static json_t *
worry_list (ScrutinyInvocation *call, GError **error)
{
  json_t *rows;
  g_autoptr (GPtrArray) worries = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 0, 0, error))
    return NULL;
  worries = scrutiny_safeguarding_list (call->session, error);
  if (worries == NULL)
    return NULL;
  rows = json_array ();
  for (guint i = 0; i < worries->len; i++) {
    const ScrutinySafeguardingWorry *worry = g_ptr_array_index (worries, i);
    gboolean waits = worry->answered_at_us == 0;

    json_array_append_new (rows,
                           json_pack ("{s:I,s:s,s:I,s:o,s:o,s:o}", "meeting",
                                      (json_int_t) worry->meeting, "case", worry->letter,
                                      "raised_at_us", (json_int_t) worry->raised_at_us,
                                      "answered_at_us",
                                      waits ? json_null ()
                                            : json_integer (worry->answered_at_us),
                                      "referred",
                                      waits ? json_null ()
                                            : json_boolean (worry->is_referred),
                                      "text", scrutiny_output_text (worry->words)));
  }
  return json_pack ("{s:o}", "worries", rows);
}

static json_t *
worry_answer (ScrutinyInvocation *call, GError **error)
{
  const char *referred = NULL;
  const char *text = NULL;
  gint64 case_id;
  const GOptionEntry entries[] = {
    { "referred", 0, 0, G_OPTION_ARG_STRING, &referred, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error))
    return NULL;
  if (text == NULL ||
      (g_strcmp0 (referred, "yes") != 0 && g_strcmp0 (referred, "no") != 0))
    return scrutiny_invocation_refuse_use (call, error);
  if (!find_case (call, &case_id, error) ||
      !scrutiny_safeguarding_answer (call->session, case_id,
                                     g_str_equal (referred, "yes"), text, error))
    return NULL;
  return json_pack ("{s:s,s:b}", "case", call->args[1], "referred",
                    g_str_equal (referred, "yes"));
}

/* What the panel agrees, and what it was told. */

static json_t *
view_set (ScrutinyInvocation *call, GError **error)
{
  const char *grade = NULL;
  const char *method = "consensus";
  const char *text = NULL;
  const char *minority = NULL;
  gint64 case_id;
  const GOptionEntry entries[] = {
    { "grade", 0, 0, G_OPTION_ARG_STRING, &grade, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "minority", 0, 0, G_OPTION_ARG_STRING, &minority, NULL, NULL },
    { "method", 0, 0, G_OPTION_ARG_STRING, &method, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error))
    return NULL;
  if (grade == NULL || text == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  if (!find_case (call, &case_id, error) ||
      !scrutiny_panel_view_set (call->session, case_id, grade, method, text, minority,
                                error))
    return NULL;
  return json_pack ("{s:s,s:s,s:b}", "case", call->args[1], "grade", grade, "minority",
                    minority != NULL);
}

static json_t *
told_add (ScrutinyInvocation *call, GError **error)
{
  const char *who = NULL;
  const char *what = NULL;
  gint64 case_id;
  const GOptionEntry entries[] = {
    { "who", 0, 0, G_OPTION_ARG_STRING, &who, NULL, NULL },
    { "what", 0, 0, G_OPTION_ARG_STRING, &what, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error))
    return NULL;
  if (who == NULL || what == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  if (!find_case (call, &case_id, error) ||
      !scrutiny_told_add (call->session, case_id, who, what,
                          scrutiny_session_now_us (call->session), error))
    return NULL;
  return json_pack ("{s:s,s:o}", "case", call->args[1], "who",
                    scrutiny_output_text (who));
}

const ScrutinyCommand scrutiny_answer_commands[] = {
  { "answer import", "MEETING CASE FILE.json",
    N_ ("Saves the answers of a file for who is signed in, all or none"),
        SCRUTINY_NEEDS_SIGNED_IN,
        answer_import },
    { "answer come-back", "MEETING CASE",
      N_ ("Comes back into a case you stepped out of by a slip"),
          SCRUTINY_NEEDS_SIGNED_IN,
          answer_come_back },
      { "answer reveal", "MEETING CASE",
        N_ ("Shows what was held back until you had handed in, and what is asked then"),
            SCRUTINY_NEEDS_SIGNED_IN,
            answer_reveal },
        { "answer add", "MEETING CASE FILE.json [--correction REASON]",
          N_ ("Adds to your answers once the case is closed; both versions are kept"),
              SCRUTINY_NEEDS_SIGNED_IN,
              answer_add },
          { "answer progress", "MEETING CASE",
            N_ ("Says how many have answered, never who"),
                SCRUTINY_NEEDS_SIGNED_IN,
                answer_progress },
            { "answer close", "MEETING CASE",
              N_ ("Closes a case: the answers can be read, unnamed"),
                  SCRUTINY_NEEDS_SIGNED_IN,
                  answer_close },
              { "answer results", "MEETING CASE",
                N_ ("Shows the spread of a closed case"),
                    SCRUTINY_NEEDS_SIGNED_IN,
                    answer_results },
                { "answer receipt", "MEETING CASE CODE",
                  N_ ("Checks that a receipt's answers count"),
                      SCRUTINY_NEEDS_SIGNED_IN,
                      answer_receipt },
                  { "safeguarding raise", "MEETING CASE",
                    N_ ("Tells the chair that somebody may need protecting, never who says so"),
                        SCRUTINY_NEEDS_SIGNED_IN,
                        worry_raise },
                    { "safeguarding list", "",
                      N_ ("Lists the worries that were raised, those that wait first (chair)"),
                          SCRUTINY_NEEDS_SIGNED_IN,
                          worry_list },
                      { "safeguarding answer", "MEETING CASE --referred yes|no --text T",
                        N_ ("Says what was done about a worry (chair)"),
                            SCRUTINY_NEEDS_SIGNED_IN,
                            worry_answer },
                        { "view set",
                          "MEETING CASE --grade G --text T [--minority T] "
                          "[--method unanimous|consensus|vote|chair_on_no_agreement]",
                          N_ ("Writes down the panel's view and the minority's"),
                              SCRUTINY_NEEDS_SIGNED_IN,
                              view_set },
                          { "told add", "MEETING CASE --who PART --what T",
                            N_ ("Keeps what the police told the panel with the case"),
                                SCRUTINY_NEEDS_SIGNED_IN,
                                told_add },
                            { 0 },
                        };
