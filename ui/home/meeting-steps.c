/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/home/meeting-steps.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/learning.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/records.h"
#include "model/day.h"
#include "ui/count-words.h"

/* How many cases on the agenda have come at least this far. */
typedef struct {
  guint all;
  guint with_footage; /* or a reason why there is none */
  guint hidden;
  guint looked_at;
  guint agreed;
} CaseCounts;

void
scrutiny_meeting_steps_free (ScrutinyMeetingSteps *self)
{
  g_clear_object (&self->meeting);
  g_clear_object (&self->meetings);
  for (guint i = 0; i < SCRUTINY_N_MEETING_STEPS; i++)
    g_free (self->said[i]);
  g_free (self);
}

/**
 * scrutiny_meeting_step_get_title:
 *
 * Returns: (transfer none): the step in the words of the home page
 */
const char *
scrutiny_meeting_step_get_title (ScrutinyMeetingStep step)
{
  static const char *const titles[] = {
    N_ ("Import list"), N_ ("Check"),   N_ ("Fix the list"), N_ ("Draw"),
                                                                 N_ ("Get footage"), N_ ("Hide"),    N_ ("Second look"),  N_ ("Meeting"),
                                                                                                                              N_ ("Seal"),        N_ ("Actions"),
                                                                                                                              };

  return _ (titles[step]);
}

/**
 * scrutiny_meeting_step_get_verb:
 *
 * Returns: what the suggested button says while @step is next
 */
const char *
scrutiny_meeting_step_get_verb (ScrutinyMeetingStep step)
{
  static const char
      *const
          verbs
              [] = {
                N_ ("Import a list"),      N_ ("Check the list"),
                                               N_ ("Fix the list"),       N_ ("Roll the dice"),
                                                                              N_ ("Add footage"),        N_ ("Hide what must be hidden"),
                                                                                                   N_ ("Take a second look"), N_ ("Go to the meeting"),
                                                                                                                                  N_ ("Seal the meeting"),   N_ ("Look at the actions"),
                                                                                                                                  };

  return _ (verbs[step]);
}

/* What a step is, while there is nothing to count yet. */
static const char *
get_hint (ScrutinyMeetingStep step)
{
  static const char *const hints[] = {
    [SCRUTINY_MEETING_STEP_IMPORT_LIST] = N_ ("The records that the force sent"),
        [SCRUTINY_MEETING_STEP_CHECK_LIST] = N_ ("Compare it with the force’s own total"),
            [SCRUTINY_MEETING_STEP_FIX_LIST] = N_ ("Choose how many cases, and seal the choice"),
                [SCRUTINY_MEETING_STEP_DRAW] = N_ ("Dice pick the cases"),
                    [SCRUTINY_MEETING_STEP_GET_FOOTAGE] = N_ ("Ask the force, then add the clips"),
                        [SCRUTINY_MEETING_STEP_HIDE] =
                            N_ ("Faces, names and what harms"),
                                [SCRUTINY_MEETING_STEP_SECOND_LOOK] =
                                    N_ ("Another person watches all of it"),
                                        [SCRUTINY_MEETING_STEP_MEETING] =
                                            N_ ("Watch, answer and agree"),
                                                [SCRUTINY_MEETING_STEP_SEAL] =
                                                    N_ ("End the meeting with a code"),
                                                        [SCRUTINY_MEETING_STEP_ACTIONS] =
                                                            N_ ("What the force will do"),
                                                        };

  return _ (hints[step]);
}

static void
count_case (CaseCounts *counts, ScrutinyCase *about)
{
  ScrutinyCaseState state = scrutiny_case_get_state (about);
  gboolean is_without = scrutiny_case_get_no_footage_code (about) != NULL;

  if (!scrutiny_case_is_on_agenda (about))
    return;
  counts->all++;
  if (is_without || state != SCRUTINY_CASE_DRAWN)
    counts->with_footage++;
  if (is_without || (state != SCRUTINY_CASE_DRAWN && state != SCRUTINY_CASE_FOOTAGE_HELD))
    counts->hidden++;
  if (is_without || state == SCRUTINY_CASE_SECOND_LOOK_DONE ||
      state == SCRUTINY_CASE_OPEN || state == SCRUTINY_CASE_ANSWERS_CLOSED ||
      state == SCRUTINY_CASE_AGREED)
    counts->looked_at++;
  if (state == SCRUTINY_CASE_AGREED)
    counts->agreed++;
}

static void
say_cases (ScrutinyMeetingSteps *self,
           ScrutinyMeetingStep step,
           guint done,
           const CaseCounts *counts)
{
  self->is_done[step] = counts->all > 0 && done == counts->all;
  if (counts->all > 0)
    self->said[step] = g_strdup_printf (_ ("%u of %u cases"), done, counts->all);
}

static gboolean
load_cases (ScrutinyMeetingSteps *self, ScrutinySession *session, GError **error)
{
  CaseCounts counts = { 0 };
  g_autoptr (GListModel) cases =
      scrutiny_case_list (session, scrutiny_meeting_get_number (self->meeting), error);

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases, i);

    count_case (&counts, about);
  }
  say_cases (self, SCRUTINY_MEETING_STEP_GET_FOOTAGE, counts.with_footage, &counts);
  say_cases (self, SCRUTINY_MEETING_STEP_HIDE, counts.hidden, &counts);
  say_cases (self, SCRUTINY_MEETING_STEP_SECOND_LOOK, counts.looked_at, &counts);
  say_cases (self, SCRUTINY_MEETING_STEP_MEETING, counts.agreed, &counts);
  if (counts.all > 0)
    self->said[SCRUTINY_MEETING_STEP_DRAW] =
        g_strdup_printf (g_dngettext (NULL, "%u case drawn", "%u cases drawn",
                                      counts.all),
                         counts.all);

  return TRUE;
}

/* Not to be read by everybody: then the step says less. */
static void
load_fixed (ScrutinyMeetingSteps *self, ScrutinySession *session)
{
  g_autoptr (ScrutinyFixedList) fixed =
      scrutiny_list_get_fixed (session, scrutiny_meeting_get_number (self->meeting),
                               NULL);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *day = NULL;

  if (fixed == NULL)
    return;
  at = g_date_time_new_from_unix_local (fixed->committed_at_us / G_USEC_PER_SEC);
  day = at ? scrutiny_day_format (at, "%-d %B %Y") : g_strdup ("");
  self->said[SCRUTINY_MEETING_STEP_FIX_LIST] =
      g_strdup_printf (g_dngettext (NULL, "%u record, %s", "%u records, %s",
                                    fixed->n_records),
                       fixed->n_records, day);
}

static gboolean
load_records (ScrutinyMeetingSteps *self, ScrutinySession *session, GError **error)
{
  g_autoptr (ScrutinyRecordFilter) all = scrutiny_record_filter_new ();
  gint64 count = scrutiny_records_count (session, all, NULL, error);
  g_autofree char *words = NULL;

  if (count < 0)
    return FALSE;
  self->is_done[SCRUTINY_MEETING_STEP_IMPORT_LIST] = count > 0;
  words = scrutiny_words_for_count (count);
  self->said[SCRUTINY_MEETING_STEP_IMPORT_LIST] =
      count > 0 ? g_strdup_printf (g_dngettext (NULL, "%s record", "%s records",
                                                (gulong) count),
                                   words)
                : NULL;

  return TRUE;
}

static gboolean
load_actions (ScrutinyMeetingSteps *self, ScrutinySession *session, GError **error)
{
  g_autoptr (GListModel) points = scrutiny_learning_list (session, error);
  g_autofree char *today = NULL;
  guint late = 0;
  guint open = 0;

  if (points == NULL)
    return FALSE;
  today = scrutiny_session_today (session);
  for (guint i = 0; i < g_list_model_get_n_items (points); i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (points, i);

    open += scrutiny_learning_point_get_state (point) != SCRUTINY_LEARNING_ACCEPTED;
    late += scrutiny_learning_point_is_overdue (point, today);
  }
  self->is_done[SCRUTINY_MEETING_STEP_ACTIONS] =
      open == 0 && g_list_model_get_n_items (points) > 0;
  self->said[SCRUTINY_MEETING_STEP_ACTIONS] =
      late > 0 ? g_strdup_printf (_ ("%u open, %u late"), open, late)
               : g_strdup_printf (_ ("%u open"), open);

  return TRUE;
}

static void
choose_meeting (ScrutinyMeetingSteps *self, gint64 number)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->meetings); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (self->meetings, i);
    gboolean is_wanted =
        number != 0
            ? scrutiny_meeting_get_number (meeting) == number
            : self->meeting == NULL || scrutiny_meeting_get_number (meeting) >
                                           scrutiny_meeting_get_number (self->meeting);

    if (is_wanted)
      g_set_object (&self->meeting, meeting);
  }
}

static void
suggest (ScrutinyMeetingSteps *self)
{
  ScrutinyMeetingState state = scrutiny_meeting_get_state (self->meeting);

  self->is_done[SCRUTINY_MEETING_STEP_CHECK_LIST] = state >= SCRUTINY_MEETING_LIST_FIXED;
  self->is_done[SCRUTINY_MEETING_STEP_FIX_LIST] = state >= SCRUTINY_MEETING_LIST_FIXED;
  self->is_done[SCRUTINY_MEETING_STEP_DRAW] = state >= SCRUTINY_MEETING_DRAWN;
  self->is_done[SCRUTINY_MEETING_STEP_SEAL] = state >= SCRUTINY_MEETING_SEALED;
  /* A list that is fixed has been imported, whatever was imported since. */
  self->is_done[SCRUTINY_MEETING_STEP_IMPORT_LIST] |=
      state >= SCRUTINY_MEETING_LIST_FIXED;
  self->next = SCRUTINY_MEETING_STEP_ACTIONS;
  for (guint i = SCRUTINY_N_MEETING_STEPS; i-- > 0;) {
    if (!self->is_done[i])
      self->next = (ScrutinyMeetingStep) i;
  }
}

/**
 * scrutiny_meeting_steps_load:
 * @number: the meeting's number; 0: the newest
 *
 * On the session's thread.
 *
 * Returns: (transfer full): how far the meeting is
 */
ScrutinyMeetingSteps *
scrutiny_meeting_steps_load (ScrutinySession *session, gint64 number, GError **error)
{
  g_autoptr (ScrutinyMeetingSteps) self = g_new0 (ScrutinyMeetingSteps, 1);

  self->meetings = scrutiny_meeting_list (session, error);
  if (self->meetings == NULL)
    return NULL;
  choose_meeting (self, number);
  if (self->meeting == NULL)
    return g_steal_pointer (&self);
  if (!scrutiny_meeting_has_consent (session, scrutiny_meeting_get_number (self->meeting),
                                     &self->has_consent, error) ||
      !load_records (self, session, error) || !load_cases (self, session, error) ||
      !load_actions (self, session, error))
    return NULL;
  load_fixed (self, session);
  suggest (self);
  for (guint i = 0; i < SCRUTINY_N_MEETING_STEPS; i++)
    if (self->said[i] == NULL && !self->is_done[i])
      self->said[i] = g_strdup (get_hint ((ScrutinyMeetingStep) i));

  return g_steal_pointer (&self);
}
