/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/learning.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "app/meeting.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/learning-store.h"
#include "model/day.h"
#include "model/visible-text.h"

/* What the panel saw and asks is for everybody who reads the log, the force too: it
 * is sealed under the key that every part is given. */
#define PURPOSE               SCRUTINY_PURPOSE_GROUNDS

#define MOST_OWNER_CHARACTERS 80
#define MOST_WORDS_BYTES      65536

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID, message);

  return FALSE;
}

/* Text that a person typed: something, not endless, and readable. */
static gboolean
check_words (const char *words, const char *missing, GError **error)
{
  g_autofree char *bare = NULL;

  if (words == NULL)
    return refuse (error, missing);
  if (!scrutiny_visible_text_check_words (words) || strlen (words) > MOST_WORDS_BYTES)
    return refuse (error, _("That text is too long or cannot be read."));
  bare = g_strstrip (g_strdup (words));

  return *bare != '\0' || refuse (error, missing);
}

static gboolean
check_owner_and_day (ScrutinySession *session,
                     const char *owner,
                     const char *due_day,
                     GError **error)
{
  g_autofree char *today = scrutiny_session_today (session);

  if (!check_words (owner, _("Say who owes the answer: a part, not a name."), error))
    return FALSE;
  if (g_utf8_strlen (owner, -1) > MOST_OWNER_CHARACTERS)
    return refuse (error, _("The owner's part has at most 80 letters."));
  if (due_day == NULL)
    return refuse (error, _("Say by which day the answer is due."));
  if (!scrutiny_day_check (due_day, error))
    return FALSE;

  return strcmp (due_day, today) >= 0 ||
         refuse (error, _("The answer cannot be due before today."));
}

static gboolean
check_point (const ScrutinyNewLearningPoint *point, GError **error)
{
  if (point->theme == NULL || !scrutiny_learning_theme_is_known (point->theme))
    return refuse (error, _("Choose a theme from the list."));

  return check_words (point->saw, _("Say what the panel saw."), error) &&
                      check_words (point->asks, _("Say what the panel asks."), error);
}

static GBytes *
seal_words (ScrutinySession *session,
            const char *what,
            gint64 id,
            const char *words,
            gsize size_bytes,
            GError **error)
{
  g_autofree char *context = g_strdup_printf ("%s:%" G_GINT64_FORMAT, what, id);

  return scrutiny_session_seal (session, PURPOSE, context, words, size_bytes, error);
}

/* Text between NULs; %NULL for %NULL. */
static char *
unseal_words (ScrutinySession *session,
              const char *what,
              gint64 id,
              GBytes *sealed,
              GError **error)
{
  g_autofree char *context = g_strdup_printf ("%s:%" G_GINT64_FORMAT, what, id);
  g_autoptr (GBytes) plain =
      scrutiny_session_unseal (session, PURPOSE, context, sealed, error);
  char *words;

  if (plain == NULL)
    return NULL;

  /* One byte more, so that it ends even if nobody ended it. */
  words = g_malloc0 (g_bytes_get_size (plain) + 2);
  memcpy (words, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));

  return words;
}

/* What was seen, a NUL, what is asked. */
static GBytes *
seal_point (ScrutinySession *session,
            gint64 number,
            const ScrutinyNewLearningPoint *point,
            GError **error)
{
  g_autoptr (GByteArray) words = g_byte_array_new ();

  g_byte_array_append (words, (const guint8 *) point->saw, strlen (point->saw) + 1);
  g_byte_array_append (words, (const guint8 *) point->asks, strlen (point->asks) + 1);

  return seal_words (session, "learning-point", number, (const char *) words->data,
                     words->len, error);
}

static gint64
store_point (ScrutinySession *session,
             const ScrutinyNewLearningPoint *point,
             GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyCase) one =
      scrutiny_case_store_find (database, point->meeting, point->letter, error);
  g_autoptr (GBytes) words = NULL;
  ScrutinyLearningPlain plain = { 0 };

  if (one == NULL)
    return 0;
  plain.number = scrutiny_learning_store_next_number (database, error);
  if (plain.number == 0)
    return 0;
  words = seal_point (session, plain.number, point, error);
  if (words == NULL)
    return 0;

  plain.case_id = scrutiny_case_get_id (one);
  plain.theme = point->theme;
  plain.words = words;
  plain.moment_us = point->moment_us;
  plain.at_us = scrutiny_session_now_us (session);
  plain.by = scrutiny_session_get_person_id (session);

  return scrutiny_learning_store_add (database, &plain, error) ? plain.number : 0;
}

static gboolean
store_event (ScrutinySession *session,
             ScrutinyLearningEvent *event,
             const char *text,
             GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GBytes) words = NULL;

  event->id = scrutiny_learning_store_next_event (database, error);
  if (event->id == 0)
    return FALSE;
  if (text != NULL) {
    words = seal_words (session, "learning-event", event->id, text, strlen (text), error);
    if (words == NULL)
      return FALSE;
  }
  event->words = words;
  event->at_us = scrutiny_session_now_us (session);
  event->by = scrutiny_session_get_person_id (session);

  return scrutiny_learning_store_add_event (database, event, error);
}

static gboolean
commit (ScrutinySession *session, gint64 number, const char *what, GError **error)
{
  g_autofree char *detail =
      g_strdup_printf ("{\"learning_point\":%" G_GINT64_FORMAT ",\"what\":\"%s\"}",
                       number, what);

  return scrutiny_use_case_commit (session, detail, error);
}

/* The one frame of everything that happens to a point that is there. */
static gboolean
happen (ScrutinySession *session,
        ScrutinyAct act,
        ScrutinyLearningEvent *event,
        const char *text,
        const char *what,
        GError **error)
{
  g_autoptr (ScrutinyLearningPoint) point =
      scrutiny_learning_get (session, event->number, error);

  if (point == NULL || !scrutiny_use_case_begin (session, act, error))
    return FALSE;
  if (!store_event (session, event, text, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  return commit (session, event->number, what, error);
}

/* A sealed meeting stays as it is: what comes later is a correction, a new line with a
 * reason, and is marked so wherever it is shown. Before the seal there is none. */
static gboolean
check_reason (ScrutinySession *session,
              gint64 number,
              const char **reason,
              gboolean *is_late,
              GError **error)
{
  g_autoptr (ScrutinyMeeting) meeting = scrutiny_meeting_find (session, number, error);

  if (meeting == NULL)
    return FALSE;
  *is_late = scrutiny_meeting_get_state (meeting) == SCRUTINY_MEETING_SEALED;
  if (!*is_late) {
    *reason = NULL;
    return TRUE;
  }
  if (check_words (*reason, "", NULL))
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
               _("Meeting %" PRId64
                 " is sealed. Say why this comes only now: it is marked as added after "
                 "the seal."),
                  number);

  return FALSE;
}

/**
 * scrutiny_learning_add:
 * @point: what the panel asks of the force, with owner and day
 *
 * A chair's. The point is in the log at once and its clock runs. Where the meeting is
 * sealed it needs a reason, and is a correction (docs/decisions/0009).
 *
 * Returns: its number, or 0 with @error set
 */
gint64
scrutiny_learning_add (ScrutinySession *session,
                       const ScrutinyNewLearningPoint *point,
                       GError **error)
{
  ScrutinyLearningEvent event = { .event = "opened" };
  const char *reason;
  gboolean is_late;
  gint64 number;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && point != NULL, 0);

  reason = point->reason;
  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ADD_LEARNING_POINT, error) ||
      !check_point (point, error) ||
      !check_reason (session, point->meeting, &reason, &is_late, error) ||
      !check_owner_and_day (session, point->owner, point->due_day, error) ||
      !scrutiny_use_case_begin (session, SCRUTINY_ACT_ADD_LEARNING_POINT, error))
    return 0;

  number = store_point (session, point, error);
  event.number = number;
  event.owner = point->owner;
  event.due_day = point->due_day;
  if (number == 0 || !store_event (session, &event, reason, error)) {
    scrutiny_use_case_abort (session);
    return 0;
  }

  return commit (session, number, is_late ? "added after the seal" : "added", error)
             ? number
             : 0;
}

/**
 * scrutiny_learning_propose:
 * @point: what a member would ask; owner and day are left to the chair
 *
 * Only before the seal: a correction is the chair's.
 *
 * Returns: its number, or 0 with @error set
 */
gint64
scrutiny_learning_propose (ScrutinySession *session,
                           const ScrutinyNewLearningPoint *point,
                           GError **error)
{
  const char *reason = NULL;
  gboolean is_late;
  gint64 number;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && point != NULL, 0);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_PROPOSE_LEARNING_POINT, error) ||
      !check_point (point, error) ||
      !check_reason (session, point->meeting, &reason, &is_late, error) ||
      !scrutiny_use_case_begin (session, SCRUTINY_ACT_PROPOSE_LEARNING_POINT, error))
    return 0;

  number = store_point (session, point, error);
  if (number == 0) {
    scrutiny_use_case_abort (session);
    return 0;
  }

  return commit (session, number, "proposed", error) ? number : 0;
}

/**
 * scrutiny_learning_adopt:
 * @reason: (nullable): why only now, where the meeting is sealed
 *
 * A chair takes a member's proposal into the log.
 */
gboolean
scrutiny_learning_adopt (ScrutinySession *session,
                         gint64 number,
                         const char *owner,
                         const char *due_day,
                         const char *reason,
                         GError **error)
{
  ScrutinyLearningEvent event = { .number = number, .event = "opened" };
  g_autoptr (ScrutinyLearningPoint) point = NULL;
  gboolean is_late;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ADD_LEARNING_POINT, error) ||
      !check_owner_and_day (session, owner, due_day, error))
    return FALSE;
  point = scrutiny_learning_get (session, number, error);
  if (point == NULL ||
      !check_reason (session, scrutiny_learning_point_get_meeting (point), &reason,
                     &is_late, error))
    return FALSE;
  event.owner = owner;
  event.due_day = due_day;

  return happen (session, SCRUTINY_ACT_ADD_LEARNING_POINT, &event, reason,
                 is_late ? "opened after the seal" : event.event, error);
}

/**
 * scrutiny_learning_reply:
 * @kind: explain or reform
 * @day: when it was found out, or from when the change holds
 * @text: what was found or what changes; "noted" is refused
 *
 * A force lead's. The chair then accepts it or returns it.
 */
gboolean
scrutiny_learning_reply (ScrutinySession *session,
                         gint64 number,
                         ScrutinyReplyKind kind,
                         const char *day,
                         const char *text,
                         GError **error)
{
  ScrutinyLearningEvent event = { .number = number, .event = "answered" };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_REPLY_LEARNING_POINT, error) ||
      !check_words (text, _("Say what was found or what changes."), error) ||
                    !scrutiny_reply_check (text, error))
    return FALSE;
  event.reply_kind = scrutiny_reply_kind_to_code (kind);
  if (event.reply_kind == NULL)
    return refuse (error, _("Say whether you explain or change something."));
  if (day == NULL)
    return refuse (error, _("Say from which day the answer holds."));
  if (!scrutiny_day_check (day, error))
    return FALSE;
  event.reply_day = day;

  return happen (session, SCRUTINY_ACT_REPLY_LEARNING_POINT, &event, text, event.event,
                 error);
}

/** scrutiny_learning_accept: A chair finds that the answer is one: the point is done. */
gboolean
scrutiny_learning_accept (ScrutinySession *session, gint64 number, GError **error)
{
  ScrutinyLearningEvent event = { .number = number, .event = "accepted" };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  return scrutiny_policy_ask (session, SCRUTINY_ACT_ACCEPT_LEARNING_POINT, error) &&
         happen (session, SCRUTINY_ACT_ACCEPT_LEARNING_POINT, &event, NULL, event.event,
                 error);
}

/**
 * scrutiny_learning_return:
 *
 * A chair finds that it is not, says why, and sets a new day.
 */
gboolean
scrutiny_learning_return (ScrutinySession *session,
                          gint64 number,
                          const char *why,
                          const char *due_day,
                          GError **error)
{
  ScrutinyLearningEvent event = { .number = number, .event = "returned" };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ACCEPT_LEARNING_POINT, error) ||
      !check_words (why, _("Say what is missing in the answer."), error) ||
                    !check_owner_and_day (session, "-", due_day, error))
    return FALSE;
  event.due_day = due_day;

  return happen (session, SCRUTINY_ACT_ACCEPT_LEARNING_POINT, &event, why, event.event,
                 error);
}

/* Where the points read are put, and whose keys open them. */
typedef struct {
  ScrutinySession *session;
  GListStore *points;
} Reading;

static gboolean
read_point (const ScrutinyLearningPointRow *row,
            GBytes *words,
            gint64 opened_event,
            GBytes *after_seal,
            gint64 reply_event,
            GBytes *reply,
            gint64 return_event,
            GBytes *returned_why,
            gpointer data,
            GError **error)
{
  Reading *reading = data;
  ScrutinyLearningPointRow open = *row;
  g_autofree char *saw =
      unseal_words (reading->session, "learning-point", row->number, words, error);
  g_autofree char *reply_text = NULL;
  g_autofree char *why = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (ScrutinyLearningPoint) point = NULL;

  if (saw == NULL)
    return FALSE;
  if (after_seal != NULL) {
    reason = unseal_words (reading->session, "learning-event", opened_event, after_seal,
                           error);
    if (reason == NULL)
      return FALSE;
  }
  if (reply != NULL) {
    reply_text =
        unseal_words (reading->session, "learning-event", reply_event, reply, error);
    if (reply_text == NULL)
      return FALSE;
  }
  if (returned_why != NULL) {
    why = unseal_words (reading->session, "learning-event", return_event, returned_why,
                        error);
    if (why == NULL)
      return FALSE;
  }

  open.saw = saw;
  open.asks = saw + strlen (saw) + 1;
  open.reply = reply_text;
  open.returned_why = why;
  open.after_seal = reason;
  point = scrutiny_learning_point_new (&open);
  g_list_store_append (reading->points, point);

  return TRUE;
}

static GListModel *
read_points (ScrutinySession *session, gint64 number, GError **error)
{
  Reading reading = { .session = session };
  GListModel *points;

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_LEARNING_POINTS, error))
    return NULL;

  reading.points = g_list_store_new (SCRUTINY_TYPE_LEARNING_POINT);
  points = G_LIST_MODEL (reading.points);
  if (!scrutiny_learning_store_each (scrutiny_session_get_database (session), number,
                                     read_point, &reading, error))
    g_clear_object (&points);

  return points;
}

/**
 * scrutiny_learning_list:
 *
 * Returns: (transfer full) (element-type ScrutinyLearningPoint): all, by number;
 *   proposals too
 */
GListModel *
scrutiny_learning_list (ScrutinySession *session, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  return read_points (session, 0, error);
}

/**
 * scrutiny_learning_get:
 *
 * Returns: (transfer full): the point called @number, or %NULL with @error set
 */
ScrutinyLearningPoint *
scrutiny_learning_get (ScrutinySession *session, gint64 number, GError **error)
{
  g_autoptr (GListModel) points = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  /* 0 means all to the store, so it is no point's number here. */
  points = read_points (session, number == 0 ? -1 : number, error);

  return points ? g_list_model_get_item (points, 0) : NULL;
}
