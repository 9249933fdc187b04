/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/hide-doubt.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/use-case-private.h"
#include "db/hide-doubt-store.h"

/**
 * scrutiny_hide_doubt_add:
 * @clip: what was watched
 * @track_id: what was hidden in it then; 0 when all of it was covered
 * @kind: something should be hidden, or too much is
 * @at_us: the moment, within the clip
 *
 * Marks the moment for the coordinator, for whoever may watch. The log says that it was
 * said, and where.
 */
gboolean
scrutiny_hide_doubt_add (ScrutinySession *session,
                         ScrutinyClip *clip,
                         gint64 track_id,
                         ScrutinyDoubtKind kind,
                         gint64 at_us,
                         GError **error)
{
  ScrutinyHideDoubt doubt = { .kind = kind, .track_id = track_id, .at_us = at_us };
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (SCRUTINY_IS_CLIP (clip), FALSE);

  if (at_us < 0 || at_us > scrutiny_clip_get_duration_us (clip)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                         _("That moment is not in the clip."));
    return FALSE;
  }
  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_DOUBT_HIDING, error))
    return FALSE;

  doubt.clip_id = scrutiny_clip_get_id (clip);
  doubt.said_at_us = scrutiny_session_now_us (session);
  if (!scrutiny_hide_doubt_store_add (scrutiny_session_get_database (session), &doubt,
                                      scrutiny_session_get_person_id (session), error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  detail = g_strdup_printf ("{\"at_us\":%" G_GINT64_FORMAT ",\"clip\":%" G_GINT64_FORMAT
                            ",\"kind\":\"%s\"}",
                            at_us, doubt.clip_id, scrutiny_doubt_kind_to_code (kind));

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_hide_doubt_list:
 *
 * For those who may read what is hidden.
 *
 * Returns: (transfer full) (element-type ScrutinyHideDoubt): the moments marked, by place
 */
GArray *
scrutiny_hide_doubt_list (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (SCRUTINY_IS_CLIP (clip), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_HIDE_DOUBTS, error))
    return NULL;

  return scrutiny_hide_doubt_store_list (scrutiny_session_get_database (session),
                                         scrutiny_clip_get_id (clip), error);
}
