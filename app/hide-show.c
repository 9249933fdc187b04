/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/footage-private.h"
#include "app/hide.h"
#include "app/use-case-private.h"
#include "db/hide-track-store.h"
#include "media/clip-facts.h"

/**
 * scrutiny_hide_list_versions:
 *
 * Returns: (transfer full) (element-type ScrutinyHideVersion): newest first.
 */
GListModel *
scrutiny_hide_list_versions (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_ADD_FOOTAGE,
                                 SCRUTINY_ACT_WATCH_COVERED, error))
    return NULL;
  return scrutiny_hide_track_store_list (scrutiny_session_get_database (session),
                                         scrutiny_clip_get_id (clip), error);
}

/**
 * scrutiny_hide_get_track:
 *
 * Returns: (transfer full): the newest track, to be exported or edited.
 */
ScrutinyHideTrack *
scrutiny_hide_get_track (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  ScrutinyMatter matter = { 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  version = scrutiny_hide_need_newest (session, clip, error);
  if (version == NULL)
    return NULL;
  matter.owner_id = scrutiny_hide_version_get_made_by (version);
  if (!scrutiny_policy_ask_about (session, SCRUTINY_ACT_READ_HIDE_TRACK, &matter, error))
    return NULL;

  return scrutiny_hide_open_version (session, clip, version, error);
}

/**
 * scrutiny_hide_take_figures:
 * @figures: (out): how much the newest track takes away
 *
 * For everybody who may watch: hiding too much has to show. Blocks.
 */
gboolean
scrutiny_hide_take_figures (ScrutinySession *session,
                            ScrutinyClip *clip,
                            ScrutinyHideFigures *figures,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GArray) index = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);
  g_return_val_if_fail (figures != NULL, FALSE);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_EDIT_HIDE_TRACK,
                                 SCRUTINY_ACT_WATCH_COVERED, error))
    return FALSE;
  version = scrutiny_hide_need_newest (session, clip, error);
  track =
      version != NULL ? scrutiny_hide_open_version (session, clip, version, error) : NULL;
  ticket = track != NULL ? scrutiny_footage_open_sealed (session, clip, error) : NULL;
  index = ticket != NULL ? scrutiny_clip_facts_index (ticket, cancellable, error) : NULL;
  if (index == NULL)
    return FALSE;

  scrutiny_hide_figures_take (figures, track, (const gint64 *) (void *) index->data,
                              index->len, scrutiny_clip_get_duration_us (clip));
  return TRUE;
}

/**
 * scrutiny_hide_frame:
 * @at_us: the moment, since the clip's start
 * @facts: (out): what the picture shows
 *
 * Returns: (transfer full): a PNG of exactly what a member would see then, or %NULL with
 *   @error set. Blocks.
 */
GBytes *
scrutiny_hide_frame (ScrutinySession *session,
                     ScrutinyClip *clip,
                     gint64 at_us,
                     ScrutinyStillFacts *facts,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  gint64 track_id = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_RENDER_COVERED_COPY,
                                 SCRUTINY_ACT_WATCH_COVERED, error))
    return NULL;
  ticket = scrutiny_footage_open_as_member (session, clip, &track_id, error);

  return ticket != NULL
             ? scrutiny_still_make (ticket, at_us, 0, 0, facts, cancellable, error)
             : NULL;
}

/**
 * scrutiny_hide_render:
 * @path: where the covered MP4 goes; replaced only by a whole and checked copy
 * @progress: (nullable) (scope call): told how far it is
 * @receipt: (out): what was written
 *
 * A copy of what a member would see and hear, once the second look is done. It leaves
 * the sealed store, so it stands in the log. Blocks for about the clip's length.
 */
gboolean
scrutiny_hide_render (ScrutinySession *session,
                      ScrutinyClip *clip,
                      const char *path,
                      ScrutinyProgress progress,
                      gpointer progress_data,
                      ScrutinyCoveredCopyReceipt *receipt,
                      GCancellable *cancellable,
                      GError **error)
{
  ScrutinyFootageRelay relay = { progress, progress_data };
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autofree char *detail = NULL;
  gint64 track_id = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), FALSE);
  g_return_val_if_fail (path != NULL && receipt != NULL, FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_RENDER_COVERED_COPY, error))
    return FALSE;
  ticket = scrutiny_footage_open_as_member (session, clip, &track_id, error);
  if (ticket == NULL)
    return FALSE;
  if (track_id == 0) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 _("No copy was made. %s"),
                    scrutiny_footage_ticket_get_cover_reason (ticket));
    return FALSE;
  }

  /* The log says so before the copy can exist: better one word too many. */
  detail =
      g_strdup_printf ("{\"clip\":%" G_GINT64_FORMAT ",\"track\":%" G_GINT64_FORMAT "}",
                       scrutiny_clip_get_id (clip), track_id);
  return scrutiny_use_case_begin (session, SCRUTINY_ACT_RENDER_COVERED_COPY, error) &&
         scrutiny_use_case_commit (session, detail, error) &&
         scrutiny_covered_copy_write (ticket, path, scrutiny_footage_relay_cb, &relay,
                                      receipt, cancellable, error);
}
