/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/footage-private.h"
#include "app/records.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/clip-store.h"
#include "db/hide-track-store.h"

/**
 * scrutiny_footage_open_as_member:
 *
 * What a member may see of @clip, whoever asks: the newest track if somebody else has
 * looked at it, else the cover and why.
 */
ScrutinyFootageTicket *
scrutiny_footage_open_as_member (ScrutinySession *session,
                                 ScrutinyClip *clip,
                                 gint64 *track_id,
                                 GError **error)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (GError) failure = NULL;
  const char *reason = NULL;

  *track_id = 0;
  ticket = scrutiny_footage_open_sealed (session, clip, error);
  if (ticket == NULL)
    return NULL;

  version = scrutiny_hide_track_store_get_newest (scrutiny_session_get_database (session),
                                                  scrutiny_clip_get_id (clip), &failure);
  if (version == NULL && failure == NULL)
    reason = _("Covered: nobody has marked what must be hidden yet.");
  else if (version != NULL && !scrutiny_hide_version_is_approved (version))
    reason = _("Covered: what is hidden has not been second-checked yet.");
  else if (version != NULL)
    track = scrutiny_hide_open_version (session, clip, version, &failure);
  if (reason == NULL && track == NULL)
    reason = _("Covered: the hide data of this clip is damaged.");

  if (track == NULL)
    return scrutiny_footage_ticket_with_cover (ticket, reason);

  *track_id = scrutiny_hide_version_get_id (version);
  return scrutiny_footage_ticket_with_track (ticket, track, FALSE, error);
}

/**
 * scrutiny_footage_watch:
 * @track_id: (out): the track version it will be watched under, 0 while all is covered;
 *   for scrutiny_footage_log_view()
 *
 * Returns: (transfer full): the right to watch @clip as a member may, or %NULL with
 *   @error set. Without a second-checked track it shows the cover and the reason.
 */
ScrutinyFootageTicket *
scrutiny_footage_watch (ScrutinySession *session,
                        ScrutinyClip *clip,
                        gint64 *track_id,
                        GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (SCRUTINY_IS_CLIP (clip) && track_id != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_WATCH_COVERED, error))
    return NULL;
  return scrutiny_footage_open_as_member (session, clip, track_id, error);
}

/**
 * scrutiny_footage_log_view:
 * @track_id: from the ticket's making; 0 if all was covered
 * @from_us: of the clip's time
 * @to_us: of the clip's time
 *
 * Writes down a stretch that was watched: at a pause, a jump or the end.
 */
gboolean
scrutiny_footage_log_view (ScrutinySession *session,
                           ScrutinyClip *clip,
                           gint64 track_id,
                           gint64 from_us,
                           gint64 to_us,
                           GError **error)
{
  ScrutinyClipView view = { 0 };
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_WATCH_COVERED, error))
    return FALSE;

  view.clip_id = scrutiny_clip_get_id (clip);
  view.track_id = track_id;
  view.person_id = scrutiny_session_get_person_id (session);
  view.from_us = MAX (from_us, 0);
  view.to_us = MAX (to_us, view.from_us);
  view.at_us = scrutiny_session_now_us (session);
  if (!scrutiny_clip_store_add_view (scrutiny_session_get_database (session), &view,
                                     error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"clip\":%" G_GINT64_FORMAT ",\"track\":%" G_GINT64_FORMAT
                            ",\"watched_us\":%" G_GINT64_FORMAT "}",
                            view.clip_id, track_id, view.to_us - view.from_us);
  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_footage_list_views:
 *
 * Returns: (transfer full) (element-type ScrutinyClipView): who watched what, for those
 *   who answer for the footage; %NULL with @error set
 */
GArray *
scrutiny_footage_list_views (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_ADD_FOOTAGE,
                                 SCRUTINY_ACT_SEAL_MEETING, error))
    return NULL;
  return scrutiny_clip_store_list_views (scrutiny_session_get_database (session),
                                         scrutiny_clip_get_id (clip), error);
}

/**
 * scrutiny_footage_dup_case_letter:
 * @meeting: (out): the number of the meeting whose case it is
 *
 * Returns: (transfer full) (nullable): the letter of the case that @clip shows
 */
char *
scrutiny_footage_dup_case_letter (ScrutinySession *session,
                                  ScrutinyClip *clip,
                                  gint64 *meeting)
{
  g_autoptr (ScrutinyCase) drawn_case = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);
  g_return_val_if_fail (meeting != NULL, NULL);

  drawn_case = scrutiny_case_store_get (scrutiny_session_get_database (session),
                                        scrutiny_clip_get_case_id (clip), NULL);
  if (drawn_case == NULL)
    return NULL;

  *meeting = scrutiny_case_get_meeting (drawn_case);
  return g_strdup (scrutiny_case_get_letter (drawn_case));
}

/**
 * scrutiny_footage_describe_gap:
 *
 * Compares the camera's clock with the time on the case's record: a wrong or trimmed clip
 * should be asked about.
 *
 * Returns: (transfer full) (nullable): a translated sentence, or %NULL if nothing is odd,
 *   a time is not known, or the person may not read records
 */
char *
scrutiny_footage_describe_gap (ScrutinySession *session, ScrutinyClip *clip)
{
  g_autoptr (ScrutinyCase) drawn_case = NULL;
  g_autoptr (ScrutinyRecord) record = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  drawn_case = scrutiny_case_store_get (scrutiny_session_get_database (session),
                                        scrutiny_clip_get_case_id (clip), NULL);
  if (drawn_case != NULL)
    record = scrutiny_records_find (session, scrutiny_case_get_record_ref (drawn_case),
                                    NULL, NULL);
  if (record == NULL || !scrutiny_record_has_time (record))
    return NULL;

  return scrutiny_clip_describe_gap (clip, scrutiny_record_get_started_at_us (record));
}
