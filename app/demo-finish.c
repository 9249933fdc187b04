/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/case-close.h"
#include "app/case.h"
#include "app/demo-meeting-private.h"
#include "app/demo.h"
#include "app/learning.h"
#include "app/meeting-seal.h"
#include "app/panel-view.h"
#include "app/told.h"

#define DAY_US ((gint64) 60 * 60 * 24 * G_USEC_PER_SEC)

static char *
day_after (ScrutinyDemo *self, gint64 days)
{
  g_autoptr (GDateTime) when =
      g_date_time_new_from_unix_utc ((self->now_us + days * DAY_US) / G_USEC_PER_SEC);

  return g_date_time_format (when, "%Y-%m-%d");
}

/* What the chair writes down once a case is closed. */
static gboolean
agree (ScrutinyDemo *self, gint64 case_id, gboolean is_good, GError **error)
{
  return scrutiny_panel_view_set (
      self->session, case_id, is_good ? "green" : "amber", "consensus",
      is_good
      ? _("A clear reason, calmly explained. The person understood what was going on.")
      : _("The reason came after the search had begun, and not all of it was said."),
           is_good
           ? _("One member found the ending abrupt.")
           : _("One member saw a serious concern: the grounds were not there at all."),
                error);
}

static gboolean
hold_case (ScrutinyDemo *self,
           const ScrutinyDemoMeeting *plan,
           guint number,
           GError **error)
{
  g_autofree char *letter = scrutiny_case_letter_for (number + 1);
  g_autoptr (ScrutinyCase) drawn =
      scrutiny_case_find (self->session, plan->number, letter, error);
  gint64 case_id;

  if (drawn == NULL)
    return FALSE;
  case_id = scrutiny_case_get_id (drawn);
  for (guint seat = 0; seat < SCRUTINY_DEMO_N_MEMBERS; seat++) {
    if (!scrutiny_demo_answer (self, case_id, plan->number + number, seat, error))
      return FALSE;
  }
  if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error) ||
      !scrutiny_case_close (self->session, case_id, error) ||
      !agree (self, case_id, (plan->number + number) % 3 != 2, error))
    return FALSE;
  return number != 0 ||
         scrutiny_told_add (self->session, case_id,
                            _("force lead"),
                               _("The officer has since had training on grounds."),
                                  self->now_us, error);
}

/* One point the force has answered, and one that waits. */
static gboolean
ask_for_learning (ScrutinyDemo *self, const ScrutinyDemoMeeting *plan, GError **error)
{
  g_autofree char *due = day_after (self, 28);
  g_autofree char *reply_day = NULL;
  ScrutinyNewLearningPoint grounds = {
    .meeting = plan->number,
    .letter = "B",
    .theme = "grounds",
    .saw = _("Grounds that name only a smell of cannabis."),
              .asks = _("Say how supervisors check such records."),
                         .owner = "force_lead", .due_day = due, .moment_us = -1 };
  ScrutinyNewLearningPoint receipt = {
    .meeting = plan->number,
    .letter = "C",
    .theme = "gowisely",
    .saw = _("Nobody was told they can have a copy."),
              .asks = _("Offer a receipt after every search."), .owner = "force_lead",
                         .due_day = due, .moment_us = -1 };
  gint64 number = scrutiny_learning_add (self->session, &grounds, error);

  if (number <= 0 || scrutiny_learning_add (self->session, &receipt, error) <= 0 ||
      !scrutiny_demo_sign_in (self, SCRUTINY_DEMO_FORCE_LEAD, error))
    return FALSE;
  reply_day = day_after (self, 21);
  self->now_us += 21 * DAY_US;
  return scrutiny_learning_reply (self->session, number, SCRUTINY_REPLY_REFORM, reply_day,
                                  _("From next month sergeants sample five records a week and report to this panel."),
                                     error) &&
                                  scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR,
                                                         error) &&
                                  scrutiny_learning_accept (self->session, number, error);
}

/**
 * scrutiny_demo_finish_meeting:
 *
 * Everybody answers every case; the chair closes, agrees, seals and asks.
 */
gboolean
scrutiny_demo_finish_meeting (ScrutinyDemo *self,
                              const ScrutinyDemoMeeting *plan,
                              GError **error)
{
  g_autofree char *head = NULL;

  for (guint i = 0; i < plan->take; i++) {
    if (!hold_case (self, plan, i, error) || !scrutiny_demo_step (self, error))
      return FALSE;
  }
  if (!ask_for_learning (self, plan, error))
    return FALSE;
  head = scrutiny_meeting_seal (self->session, plan->number, error);
  return head != NULL;
}
