/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings-input-private.h"

/* The structs of the public header borrow their strings, so they are const
 * there; the copies kept here are ours to free. */
static void
free_string (const char *text)
{
  g_free ((char *) text);
}

static void
free_stratum (gpointer data)
{
  FindingsStratum *stratum = data;

  g_free (stratum->key);
  g_free (stratum);
}

static void
free_exclusion (gpointer data)
{
  FindingsExclusion *exclusion = data;

  g_free (exclusion->code);
  g_free (exclusion);
}

static void
free_meeting (gpointer data)
{
  FindingsMeeting *meeting = data;

  free_string (meeting->facts.title);
  free_string (meeting->facts.day);
  free_string (meeting->facts.certificate_sha256);
  g_ptr_array_unref (meeting->strata);
  g_ptr_array_unref (meeting->exclusions);
  g_free (meeting);
}

static void
free_question (gpointer data)
{
  FindingsQuestion *question = data;

  g_free (question->id);
  g_free (question->text);
  g_free (question);
}

static void
free_case (gpointer data)
{
  FindingsCase *one = data;

  free_string (one->facts.letter);
  free_string (one->facts.reason);
  free_string (one->facts.drawn_as);
  g_array_unref (one->answers);
  g_free (one);
}

static void
free_point (gpointer data)
{
  ScrutinyFindingsPoint *point = data;

  free_string (point->letter);
  free_string (point->theme);
  free_string (point->saw);
  free_string (point->asks);
  free_string (point->owner);
  free_string (point->due_day);
  free_string (point->reply_kind);
  free_string (point->reply);
  g_free (point);
}

ScrutinyFindingsInput *
scrutiny_findings_input_new (const char *panel, const char *force, const char *day)
{
  ScrutinyFindingsInput *self;

  g_return_val_if_fail (panel != NULL && force != NULL && day != NULL, NULL);

  self = g_new0 (ScrutinyFindingsInput, 1);
  self->panel = g_strdup (panel);
  self->force = g_strdup (force);
  self->day = g_strdup (day);
  self->meetings = g_ptr_array_new_with_free_func (free_meeting);
  self->questions = g_ptr_array_new_with_free_func (free_question);
  self->cases = g_ptr_array_new_with_free_func (free_case);
  self->points = g_ptr_array_new_with_free_func (free_point);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
scrutiny_findings_input_free (ScrutinyFindingsInput *self)
{
  if (self == NULL)
    return;

  g_free (self->panel);
  g_free (self->force);
  g_free (self->day);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
scrutiny_findings_input_set_demo (ScrutinyFindingsInput *self, gboolean is_demo)
{
  g_return_if_fail (self != NULL);

  self->is_demo = is_demo;
}

/** scrutiny_findings_input_add_meeting: One meeting more, copied */
void
scrutiny_findings_input_add_meeting (ScrutinyFindingsInput *self,
                                     const ScrutinyFindingsMeeting *meeting)
{
  FindingsMeeting *copy;

  g_return_if_fail (self != NULL && meeting != NULL);

  copy = g_new0 (FindingsMeeting, 1);
  copy->facts = *meeting;
  copy->facts.title = g_strdup (meeting->title);
  copy->facts.day = g_strdup (meeting->day);
  copy->facts.certificate_sha256 = g_strdup (meeting->certificate_sha256);
  copy->strata = g_ptr_array_new_with_free_func (free_stratum);
  copy->exclusions = g_ptr_array_new_with_free_func (free_exclusion);
  g_ptr_array_add (self->meetings, copy);
}

static FindingsMeeting *
last_meeting (ScrutinyFindingsInput *self)
{
  g_return_val_if_fail (self != NULL && self->meetings->len > 0, NULL);

  return g_ptr_array_index (self->meetings, self->meetings->len - 1);
}

void
scrutiny_findings_input_add_stratum (ScrutinyFindingsInput *self,
                                     const char *key,
                                     guint list_size)
{
  FindingsMeeting *meeting = last_meeting (self);
  FindingsStratum *stratum;

  g_return_if_fail (meeting != NULL && key != NULL);

  stratum = g_new0 (FindingsStratum, 1);
  stratum->key = g_strdup (key);
  stratum->list_size = list_size;
  g_ptr_array_add (meeting->strata, stratum);
}

void
scrutiny_findings_input_add_exclusion (ScrutinyFindingsInput *self,
                                       const char *code,
                                       guint count)
{
  FindingsMeeting *meeting = last_meeting (self);
  FindingsExclusion *exclusion;

  g_return_if_fail (meeting != NULL && code != NULL);

  exclusion = g_new0 (FindingsExclusion, 1);
  exclusion->code = g_strdup (code);
  exclusion->count = count;
  g_ptr_array_add (meeting->exclusions, exclusion);
}

guint
scrutiny_findings_input_add_question (ScrutinyFindingsInput *self,
                                      const char *id,
                                      const char *text,
                                      ScrutinyFindingsKind kind)
{
  FindingsQuestion *question;

  g_return_val_if_fail (self != NULL && id != NULL && text != NULL, 0);

  question = g_new0 (FindingsQuestion, 1);
  question->id = g_strdup (id);
  question->text = g_strdup (text);
  question->kind = kind;
  g_ptr_array_add (self->questions, question);

  return self->questions->len - 1;
}

guint
scrutiny_findings_input_add_case (ScrutinyFindingsInput *self,
                                  const ScrutinyFindingsCase *one)
{
  FindingsCase *copy;
  guint index = G_MAXUINT;

  g_return_val_if_fail (self != NULL && one != NULL, 0);

  for (guint m = 0; m < self->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (self->meetings, m);

    if (meeting->facts.number == one->meeting)
      index = m;
  }
  g_return_val_if_fail (index != G_MAXUINT, 0);

  copy = g_new0 (FindingsCase, 1);
  copy->facts = *one;
  copy->facts.letter = g_strdup (one->letter);
  copy->facts.reason = g_strdup (one->reason);
  copy->facts.drawn_as = g_strdup (one->drawn_as);
  copy->meeting_index = index;
  copy->answers = g_array_new (FALSE, TRUE, sizeof (FindingsAnswer));
  g_ptr_array_add (self->cases, copy);

  return self->cases->len - 1;
}

void
scrutiny_findings_input_add_answer (ScrutinyFindingsInput *self,
                                    guint case_index,
                                    guint question_index,
                                    guint answer,
                                    guint members)
{
  FindingsCase *one;
  FindingsAnswer fresh = { .question = question_index };

  g_return_if_fail (self != NULL && case_index < self->cases->len);
  g_return_if_fail (question_index < self->questions->len && answer < SCRUTINY_N_ANSWERS);

  one = g_ptr_array_index (self->cases, case_index);
  for (guint i = 0; i < one->answers->len; i++) {
    FindingsAnswer *known = &g_array_index (one->answers, FindingsAnswer, i);

    if (known->question == question_index) {
      known->members[answer] += members;
      return;
    }
  }
  fresh.members[answer] = members;
  g_array_append_val (one->answers, fresh);
}

/** scrutiny_findings_input_add_point: One learning point more, copied */
void
scrutiny_findings_input_add_point (ScrutinyFindingsInput *self,
                                   const ScrutinyFindingsPoint *point)
{
  ScrutinyFindingsPoint *copy;

  g_return_if_fail (self != NULL && point != NULL);

  copy = g_new0 (ScrutinyFindingsPoint, 1);
  *copy = *point;
  copy->letter = g_strdup (point->letter);
  copy->theme = g_strdup (point->theme);
  copy->saw = g_strdup (point->saw);
  copy->asks = g_strdup (point->asks);
  copy->owner = g_strdup (point->owner);
  copy->due_day = g_strdup (point->due_day);
  copy->reply_kind = g_strdup (point->reply_kind);
  copy->reply = g_strdup (point->reply);
  g_ptr_array_add (self->points, copy);
}

const FindingsAnswer *
scrutiny_findings_input_find_answer (const FindingsCase *one, guint question)
{
  for (guint i = 0; i < one->answers->len; i++) {
    const FindingsAnswer *answer = &g_array_index (one->answers, FindingsAnswer, i);

    if (answer->question == question)
      return answer;
  }

  return NULL;
}

int
scrutiny_findings_mark (const guint *members)
{
  guint all = 0;
  guint told;

  g_return_val_if_fail (members != NULL, -1);

  for (guint i = 0; i < SCRUTINY_N_ANSWERS; i++)
    all += members[i];
  if (all == 0)
    return -1;

  if (members[SCRUTINY_ANSWER_NOT_APPLICABLE] * 2 > all)
    return SCRUTINY_ANSWER_NOT_APPLICABLE;
  told =
      all - members[SCRUTINY_ANSWER_NOT_APPLICABLE] - members[SCRUTINY_ANSWER_NOT_SEEN];
  if (told == 0 || members[SCRUTINY_ANSWER_NOT_SEEN] * 2 > all)
    return SCRUTINY_ANSWER_NOT_SEEN;
  if (members[SCRUTINY_ANSWER_YES] * 2 > told)
    return SCRUTINY_ANSWER_YES;
  if (members[SCRUTINY_ANSWER_NO] * 2 > told)
    return SCRUTINY_ANSWER_NO;

  return SCRUTINY_ANSWER_PARTLY;
}

void
scrutiny_findings_input_add_note (ScrutinyFindingsInput *self, const char *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}
