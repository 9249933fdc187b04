/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/case.h"
#include "app/demo-meeting-private.h"
#include "app/demo-records.h"
#include "app/demo.h"
#include "app/draw.h"
#include "app/import.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/seed.h"

#define DAY_US        ((gint64) 60 * 60 * 24 * G_USEC_PER_SEC)
#define PERIOD_DAYS   70 /* the first record of a meeting's period, before it */
#define CLIP_US       (10 * G_USEC_PER_SEC)
#define PAST_CLIP_US  (2 * G_USEC_PER_SEC)
#define PREPARED_DAYS 7

static char *
day_text (gint64 instant_us)
{
  g_autoptr (GDateTime) when =
      g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);

  return g_date_time_format (when, "%Y-%m-%d");
}

static gboolean
import_one (ScrutinyDemo *self,
            const char *name,
            const char *csv,
            const char *layout,
            GError **error)
{
  g_autofree char *csv_name = g_strconcat (name, ".csv", NULL);
  g_autofree char *layout_name = g_strconcat (name, ".json", NULL);
  g_autofree char *csv_path = scrutiny_demo_write_file (self, csv_name, csv, error);
  g_autofree char *layout_path = NULL;
  g_autoptr (ScrutinyImportResult) result = NULL;
  ScrutinyImportChoices choices = { .keeps_earlier = TRUE };

  layout_path = csv_path == NULL
                    ? NULL
                    : scrutiny_demo_write_file (self, layout_name, layout, error);
  if (layout_path == NULL)
    return FALSE;
  choices.layout = layout_path;
  result =
      scrutiny_import_file (self->session, csv_path, &choices, self->cancellable, error);
  return result != NULL;
}

static gboolean
import_records (ScrutinyDemo *self,
                const ScrutinyDemoMeeting *plan,
                gint64 meeting_us,
                GError **error)
{
  g_autofree char *first_day = day_text (meeting_us - PERIOD_DAYS * DAY_US);
  g_autofree char *searches =
      scrutiny_demo_records_searches (first_day,
                                      1 + (plan->number - 1) * SCRUTINY_DEMO_SEARCHES);
  g_autofree char *forces =
      scrutiny_demo_records_force (first_day,
                                   1 + (plan->number - 1) * SCRUTINY_DEMO_FORCE_EVENTS);

  return scrutiny_demo_sign_in (self, SCRUTINY_DEMO_COORDINATOR, error) &&
         import_one (self, "searches", searches, scrutiny_demo_records_search_layout (),
                     error) &&
         import_one (self, "force", forces, scrutiny_demo_records_force_layout (), error);
}

/* The commitment, two shares as if rolled, the draw. */
static gboolean
draw_cases (ScrutinyDemo *self,
            const ScrutinyDemoMeeting *plan,
            gint64 meeting_us,
            GError **error)
{
  static const char *const shares[] = { "4172906311", "6635121180", "8064290753" };
  g_autofree char *from = day_text (meeting_us - PERIOD_DAYS * DAY_US);
  g_autofree char *to = day_text (meeting_us - PREPARED_DAYS * DAY_US);
  ScrutinyListRequest request = { .meeting = plan->number,
                                  .from = from,
                                  .to = to,
                                  .take = plan->take,
                                  .reserves = -1,
                                  .are_warnings_answered = TRUE };
  g_autoptr (ScrutinyListOutcome) fixed = NULL;
  g_autoptr (ScrutinyDrawOutcome) drawn = NULL;

  if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error))
    return FALSE;
  fixed = scrutiny_list_fix (self->session, &request, NULL, NULL, error);
  if (fixed == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    g_autoptr (ScrutinyCeremony) ceremony =
        scrutiny_seed_add (self->session, plan->number, SCRUTINY_SHARE_D10,
                           shares[(i + plan->number) % G_N_ELEMENTS (shares)], error);

    if (ceremony == NULL)
      return FALSE;
  }
  drawn = scrutiny_meeting_draw (self->session, plan->number, NULL, NULL, error);
  return drawn != NULL;
}

/* Footage for most cases, damaged footage for one, none for the last. */
static gboolean
prepare_cases (ScrutinyDemo *self, const ScrutinyDemoMeeting *plan, GError **error)
{
  for (guint i = 0; i < plan->take; i++) {
    g_autofree char *letter = scrutiny_case_letter_for (i + 1);
    gboolean is_damaged = plan->has_damaged && i == plan->clips;

    if (i < plan->clips || is_damaged) {
      if (!scrutiny_demo_add_footage (self, plan->number, letter,
                                      plan->is_past ? PAST_CLIP_US : CLIP_US, is_damaged,
                                      error))
        return FALSE;
    } else if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error) ||
               !scrutiny_case_record_no_footage (
                   self->session, plan->number, letter, "deleted_by_retention",
                   _("The force says the clip was deleted after 31 days."), error))
      return FALSE;
    if (!scrutiny_demo_step (self, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * scrutiny_demo_hold_meeting:
 *
 * Plans, draws, prepares, and, if it is past, holds and seals one meeting.
 */
gboolean
scrutiny_demo_hold_meeting (ScrutinyDemo *self,
                            const ScrutinyDemoMeeting *plan,
                            gint64 today_us,
                            GError **error)
{
  gint64 meeting_us = today_us - plan->days_ago * DAY_US;
  g_autofree char *day = day_text (meeting_us);
  g_autoptr (GDateTime) when =
      g_date_time_new_from_unix_utc (meeting_us / G_USEC_PER_SEC);
  g_autofree char *title = g_date_time_format (when, _("%B %Y meeting"));
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  /* The clock never goes back: the log would say so, and rightly. */
  self->now_us =
      MAX (self->now_us, MIN (meeting_us - PREPARED_DAYS * DAY_US, today_us - DAY_US));
  if (!scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error))
    return FALSE;
  meeting = scrutiny_meeting_create (self->session, title, day, error);
  if (meeting == NULL)
    return FALSE;
  if (plan->take == 0)
    return scrutiny_meeting_give_consent (self->session, plan->number, TRUE, error);
  if (!import_records (self, plan, meeting_us, error) ||
      !draw_cases (self, plan, meeting_us, error) || !prepare_cases (self, plan, error))
    return FALSE;
  self->now_us = MIN (meeting_us, today_us - DAY_US / 24);
  return scrutiny_demo_sign_in (self, SCRUTINY_DEMO_CHAIR, error) &&
         scrutiny_meeting_open (self->session, plan->number, error) &&
         (!plan->is_past || scrutiny_demo_finish_meeting (self, plan, error));
}
