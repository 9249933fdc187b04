/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/hide.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/footage-private.h"
#include "app/outside-file.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/clip-store.h"
#include "db/hide-track-store.h"
#include "intake/hide-track-reader.h"

#define TRACK_MAX_BYTES (32u << 20)

/* A track is sealed to its clip and version: a row that was copied elsewhere, or an older
 * version put back in a newer one's place, does not open. */
static char *
seal_context (ScrutinyClip *clip, guint version)
{
  return g_strdup_printf ("hide-track:%" G_GINT64_FORMAT ":%s:%u",
                          scrutiny_clip_get_id (clip), scrutiny_clip_get_sha256 (clip),
                          version);
}

static gboolean
find_newest (ScrutinySession *session,
             ScrutinyClip *clip,
             ScrutinyHideVersion **version,
             GError **error)
{
  g_autoptr (GError) failure = NULL;

  *version =
      scrutiny_hide_track_store_get_newest (scrutiny_session_get_database (session),
                                            scrutiny_clip_get_id (clip), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/** scrutiny_hide_need_newest: The newest version, which has to be there. */
ScrutinyHideVersion *
scrutiny_hide_need_newest (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  ScrutinyHideVersion *version = NULL;

  if (find_newest (session, clip, &version, error) && version == NULL)
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _("Nobody has marked what must be hidden in this clip yet."));
  return version;
}

static gboolean
is_for_clip (const ScrutinyHideTrack *track, ScrutinyClip *clip)
{
  return scrutiny_hide_clip_equal (scrutiny_hide_track_get_clip (track),
                                   &scrutiny_clip_get_row (clip)->shape);
}

/** scrutiny_hide_open_version: Returns: (transfer full): the track of @version, opened;
 * %NULL with @error set if it was changed or moved */
ScrutinyHideTrack *
scrutiny_hide_open_version (ScrutinySession *session,
                            ScrutinyClip *clip,
                            ScrutinyHideVersion *version,
                            GError **error)
{
  g_autofree char *context =
      seal_context (clip, scrutiny_hide_version_get_number (version));
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  gsize size = 0;
  const char *text;

  sealed = scrutiny_hide_track_store_get_sealed (scrutiny_session_get_database (session),
                                                 scrutiny_hide_version_get_id (version),
                                                 error);
  if (sealed == NULL)
    return NULL;
  json =
      scrutiny_session_unseal (session, SCRUTINY_PURPOSE_FOOTAGE, context, sealed, error);
  if (json == NULL)
    return NULL;

  text = g_bytes_get_data (json, &size);
  track = scrutiny_hide_track_read (text, size, _("stored hide track"), error);
  if (track == NULL || is_for_clip (track, clip))
    return g_steal_pointer (&track);

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                       _("The stored hide track belongs to another clip."));
  return NULL;
}

/* @are_done: (out): whether every clip of the case has a track, a second-checked one if
 * asked for. */
static gboolean
look_at_all (ScrutinySession *session,
             gint64 case_id,
             gboolean needs_approval,
             gboolean *are_done,
             GError **error)
{
  g_autoptr (GListModel) clips =
      scrutiny_clip_store_list_case (scrutiny_session_get_database (session), case_id,
                                     error);

  *are_done = TRUE;
  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);
    g_autoptr (ScrutinyHideVersion) version = NULL;

    if (!find_newest (session, clip, &version, error))
      return FALSE;
    if (version == NULL ||
        (needs_approval && !scrutiny_hide_version_is_approved (version)))
      *are_done = FALSE;
  }

  return clips != NULL;
}

static gboolean
move_case_if_done (ScrutinySession *session,
                   ScrutinyClip *clip,
                   ScrutinyCaseState next,
                   GError **error)
{
  const gint64 case_id = scrutiny_clip_get_case_id (clip);
  g_autoptr (ScrutinyCase) drawn_case = NULL;
  gboolean are_done;

  drawn_case =
      scrutiny_case_store_get (scrutiny_session_get_database (session), case_id, error);
  if (drawn_case == NULL ||
      !look_at_all (session, case_id, next == SCRUTINY_CASE_SECOND_LOOK_DONE, &are_done,
                    error))
    return FALSE;

  return !are_done || scrutiny_footage_move_case (session, drawn_case, next, error);
}

/* Inside the open use case. Returns: the id of the new version, or 0. */
static gint64
store_track (ScrutinySession *session,
             ScrutinyClip *clip,
             const ScrutinyHideTrack *track,
             guint number,
             const char *sha256,
             const char *json,
             GError **error)
{
  g_autofree char *context = seal_context (clip, number);
  g_autoptr (GBytes) sealed = NULL;
  const ScrutinyHideVersionRow row = {
    .clip_id = scrutiny_clip_get_id (clip),
    .version = number,
    .sha256 = sha256,
    .made_at_us = scrutiny_session_now_us (session),
    .made_by = scrutiny_session_get_person_id (session),
  };
  gint64 id;

  sealed = scrutiny_session_seal (session, SCRUTINY_PURPOSE_FOOTAGE, context, json,
                                  strlen (json), error);
  if (sealed == NULL)
    return 0;
  id = scrutiny_hide_track_store_add (scrutiny_session_get_database (session), &row,
                                      sealed, error);
  if (id == 0 || !move_case_if_done (session, clip, SCRUTINY_CASE_HIDDEN, error))
    return 0;

  return id;
}

/**
 * scrutiny_hide_save:
 * @track: what must be hidden; made for @clip
 *
 * Stores a new version. Members see the cover until somebody else has looked at it.
 *
 * Returns: (transfer full): the version, or %NULL with @error set
 */
ScrutinyHideVersion *
scrutiny_hide_save (ScrutinySession *session,
                    ScrutinyClip *clip,
                    const ScrutinyHideTrack *track,
                    GError **error)
{
  g_autoptr (ScrutinyHideVersion) newest = NULL;
  g_autofree char *json = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *detail = NULL;
  guint number;
  gint64 id = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);
  g_return_val_if_fail (track != NULL && is_for_clip (track, clip), NULL);

  json = scrutiny_hide_track_to_json (track);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_EDIT_HIDE_TRACK, error))
    return NULL;
  if (find_newest (session, clip, &newest, error)) {
    number = newest != NULL ? scrutiny_hide_version_get_number (newest) + 1 : 1;
    id = store_track (session, clip, track, number, sha256, json, error);
  }
  if (id == 0) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  detail = g_strdup_printf ("{\"clip\":%" G_GINT64_FORMAT ",\"sha256\":\"%s\","
                            "\"track\":%" G_GINT64_FORMAT ",\"version\":%u}",
                            scrutiny_clip_get_id (clip), sha256, id, number);
  if (!scrutiny_use_case_commit (session, detail, error))
    return NULL;
  g_clear_object (&newest);
  return scrutiny_hide_need_newest (session, clip, error);
}

/* The clip of the case that the track names by its hash. */
static ScrutinyClip *
find_named_clip (ScrutinySession *session,
                 gint64 meeting,
                 const char *letter,
                 const ScrutinyHideTrack *track,
                 const char *file_name,
                 GError **error)
{
  const ScrutinyHideClip *named = scrutiny_hide_track_get_clip (track);
  g_autoptr (GListModel) clips =
      scrutiny_footage_list_case (session, meeting, letter, error);

  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);
    const ScrutinyHideClip *shape = &scrutiny_clip_get_row (clip)->shape;

    if (memcmp (shape->sha256, named->sha256, sizeof shape->sha256) != 0)
      continue;
    if (scrutiny_hide_clip_equal (shape, named))
      return g_steal_pointer (&clip);
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("%s: made for stream %u at %ux%u turned by %u; the clip is stream %u "
                   "at %ux%u turned by %u, or their time bases differ."),
                    file_name, named->stream, named->width, named->height,
                    named->rotation, shape->stream, shape->width, shape->height,
                    shape->rotation);
    return NULL;
  }

  if (clips != NULL)
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("%s: made for another recording; case %s has none with that sha256."),
                    file_name, letter);
  return NULL;
}

/**
 * scrutiny_hide_import:
 * @json: (array length=size_bytes): a hide track as JSON
 * @file_name: what to call it in a sentence
 *
 * Finds the clip of the case that the track names by its hash, and stores a new version
 * for it.
 *
 * Returns: (transfer full): the version, or %NULL with @error set and nothing stored
 */
ScrutinyHideVersion *
scrutiny_hide_import (ScrutinySession *session,
                      gint64 meeting,
                      const char *letter,
                      const char *json,
                      gsize size_bytes,
                      const char *file_name,
                      GError **error)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (letter != NULL && json != NULL && file_name != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_EDIT_HIDE_TRACK, error))
    return NULL;
  track = scrutiny_hide_track_read (json, size_bytes, file_name, error);
  if (track == NULL)
    return NULL;
  clip = find_named_clip (session, meeting, letter, track, file_name, error);

  return clip != NULL ? scrutiny_hide_save (session, clip, track, error) : NULL;
}

/**
 * scrutiny_hide_import_file:
 * @path: a hide track as JSON, at most 32 MiB
 *
 * As scrutiny_hide_import(), from a file that anybody may have made.
 *
 * Returns: (transfer full): the version, or %NULL with @error set and nothing stored
 */
ScrutinyHideVersion *
scrutiny_hide_import_file (ScrutinySession *session,
                           gint64 meeting,
                           const char *letter,
                           const char *path,
                           GError **error)
{
  g_autoptr (GBytes) json = scrutiny_outside_file_read (path, TRACK_MAX_BYTES, error);
  gsize size_bytes = 0;
  const char *text = json == NULL ? NULL : g_bytes_get_data (json, &size_bytes);

  return json == NULL ? NULL
                      : scrutiny_hide_import (session, meeting, letter, text ? text : "",
                                              size_bytes, path, error);
}

/**
 * scrutiny_hide_edit:
 * @track: (nullable): what is marked so far; %NULL takes the newest version, or none
 *
 * Returns: (transfer full): the right to see @clip clear, for the hide editor alone,
 *   which has to say so; or %NULL with @error set
 */
ScrutinyFootageTicket *
scrutiny_hide_edit (ScrutinySession *session,
                    ScrutinyClip *clip,
                    const ScrutinyHideTrack *track,
                    GError **error)
{
  const ScrutinyMatter matter = { .is_hide_editor = TRUE };
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (ScrutinyHideVersion) newest = NULL;
  g_autoptr (ScrutinyHideTrack) own = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  if (!scrutiny_policy_ask_about (session, SCRUTINY_ACT_SEE_CLEAR_FOOTAGE, &matter,
                                  error) ||
      !find_newest (session, clip, &newest, error))
    return NULL;
  if (track == NULL && newest != NULL)
    own = scrutiny_hide_open_version (session, clip, newest, error);
  else if (track == NULL)
    own = scrutiny_hide_track_new (&scrutiny_clip_get_row (clip)->shape,
                                   scrutiny_person_get_name (
                                       scrutiny_session_get_person (session)),
                                   error);
  if (track == NULL && own == NULL)
    return NULL;

  ticket = scrutiny_footage_open_sealed (session, clip, error);
  return ticket != NULL
             ? scrutiny_footage_ticket_with_track (ticket, track != NULL ? track : own,
                                                   TRUE, error)
             : NULL;
}

/**
 * scrutiny_hide_look_again:
 * @track_id: (out): the version looked at; for scrutiny_footage_log_view()
 *
 * Returns: (transfer full): the right to watch @clip covered by its newest track, second
 *   checked or not, for somebody who did not make it; or %NULL with @error set
 */
ScrutinyFootageTicket *
scrutiny_hide_look_again (ScrutinySession *session,
                          ScrutinyClip *clip,
                          gint64 *track_id,
                          GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyMatter matter = { 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);
  g_return_val_if_fail (track_id != NULL, NULL);

  version = scrutiny_hide_need_newest (session, clip, error);
  if (version == NULL)
    return NULL;
  matter.owner_id = scrutiny_hide_version_get_made_by (version);
  if (!scrutiny_policy_ask_about (session, SCRUTINY_ACT_SECOND_LOOK, &matter, error))
    return NULL;

  track = scrutiny_hide_open_version (session, clip, version, error);
  ticket = track != NULL ? scrutiny_footage_open_sealed (session, clip, error) : NULL;
  if (ticket == NULL)
    return NULL;
  *track_id = scrutiny_hide_version_get_id (version);
  return scrutiny_footage_ticket_with_track (ticket, track, FALSE, error);
}

/* How much of the clip the person signed in has watched under this version; stretches
 * come in the order of the clip's time. */
static gboolean
measure_watched (ScrutinySession *session,
                 ScrutinyClip *clip,
                 ScrutinyHideVersion *version,
                 gint64 *watched_us,
                 GError **error)
{
  const gint64 person_id = scrutiny_session_get_person_id (session);
  const gint64 duration_us = scrutiny_clip_get_duration_us (clip);
  g_autoptr (GArray) views = NULL;
  gint64 end_us = 0;

  *watched_us = 0;
  views = scrutiny_clip_store_list_views (scrutiny_session_get_database (session),
                                          scrutiny_clip_get_id (clip), error);
  for (guint i = 0; views != NULL && i < views->len; i++) {
    const ScrutinyClipView *view = &g_array_index (views, ScrutinyClipView, i);
    const gint64 from_us = MAX (view->from_us, end_us);
    const gint64 to_us = MIN (view->to_us, duration_us);

    if (view->person_id != person_id ||
        view->track_id != scrutiny_hide_version_get_id (version) || to_us <= from_us)
      continue;
    *watched_us += to_us - from_us;
    end_us = to_us;
  }

  return views != NULL;
}

/**
 * scrutiny_hide_get_unwatched:
 * @unwatched_us: (out): how much of the clip the person signed in has not watched under
 *   its newest track
 */
gboolean
scrutiny_hide_get_unwatched (ScrutinySession *session,
                             ScrutinyClip *clip,
                             gint64 *unwatched_us,
                             GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  gint64 watched_us = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_WATCH_COVERED, error))
    return FALSE;
  version = scrutiny_hide_need_newest (session, clip, error);
  if (version == NULL || !measure_watched (session, clip, version, &watched_us, error))
    return FALSE;

  *unwatched_us = MAX (scrutiny_clip_get_duration_us (clip) - watched_us, 0);
  return TRUE;
}

/* The log must not name another case than the one that is looked at. */
static gboolean
check_case (ScrutinySession *session,
            gint64 meeting,
            const char *letter,
            ScrutinyClip *clip,
            GError **error)
{
  g_autoptr (ScrutinyCase) drawn_case =
      scrutiny_case_store_find (scrutiny_session_get_database (session), meeting, letter,
                                error);

  if (drawn_case == NULL)
    return FALSE;
  if (scrutiny_case_get_id (drawn_case) == scrutiny_clip_get_case_id (clip))
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
               _("This recording does not belong to case %s."), letter);
  return FALSE;
}

/* Inside the open use case: what was looked at is still what counts. */
static gboolean
check_newest (ScrutinySession *session,
              ScrutinyClip *clip,
              ScrutinyHideVersion *version,
              GError **error)
{
  g_autoptr (ScrutinyHideVersion) newest =
      scrutiny_hide_need_newest (session, clip, error);

  if (newest == NULL)
    return FALSE;
  if (scrutiny_hide_version_get_id (newest) == scrutiny_hide_version_get_id (version))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _("What is hidden has changed meanwhile. Look at it again."));
  return FALSE;
}

/**
 * scrutiny_hide_approve:
 * @clip: a clip of the case
 *
 * The second look: the newest track hides what it should, says somebody who did not make
 * it. How much of the clip they had watched is kept with it.
 */
gboolean
scrutiny_hide_approve (ScrutinySession *session,
                       gint64 meeting,
                       const char *letter,
                       ScrutinyClip *clip,
                       GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autofree char *detail = NULL;
  ScrutinyMatter matter = { 0 };
  gint64 watched_us = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);
  g_return_val_if_fail (letter != NULL, FALSE);

  version = scrutiny_hide_need_newest (session, clip, error);
  if (version == NULL)
    return FALSE;
  if (scrutiny_hide_version_is_approved (version)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _("The second look at this hide track has been taken already."));
    return FALSE;
  }

  matter.owner_id = scrutiny_hide_version_get_made_by (version);
  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_SECOND_LOOK, &matter, error))
    return FALSE;
  if (check_case (session, meeting, letter, clip, error) &&
      check_newest (session, clip, version, error))
    track = scrutiny_hide_open_version (session, clip, version, error);
  if (track == NULL || !measure_watched (session, clip, version, &watched_us, error) ||
      !scrutiny_hide_track_store_approve (scrutiny_session_get_database (session),
                                          scrutiny_hide_version_get_id (version),
                                          watched_us, scrutiny_session_now_us (session),
                                          scrutiny_session_get_person_id (session),
                                          error) ||
      !move_case_if_done (session, clip, SCRUTINY_CASE_SECOND_LOOK_DONE, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"case\":\"%s\",\"clip\":%" G_GINT64_FORMAT
                            ",\"meeting\":%" G_GINT64_FORMAT
                            ",\"sha256\":\"%s\",\"version\":%u,\"watched_us\":"
                            "%" G_GINT64_FORMAT "}",
                            letter, scrutiny_clip_get_id (clip), meeting,
                            scrutiny_hide_version_get_row (version)->sha256,
                            scrutiny_hide_version_get_number (version), watched_us);
  return scrutiny_use_case_commit (session, detail, error);
}
