/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/hide-edit.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/hide.h"
#include "app/policy.h"
#include "app/use-case-private.h"
#include "media/clip-facts.h"

struct _ScrutinyHideEdit {
  gatomicrefcount ref_count;

  ScrutinyClip *clip;
  ScrutinyFootageTicket *clear;   /* for the editor alone */
  ScrutinyFootageTicket *covered; /* as members will see it */
  ScrutinyHideTrack *track;
  GArray *times_us;  /* of gint64: each picture's; NULL if the clip could not be read */
  gint64 version_id; /* 0: nothing is stored yet */
  guint version;
  gint64 saved_at_us;
  ScrutinyHideFigures figures;
};

ScrutinyHideEdit *
scrutiny_hide_edit_ref (ScrutinyHideEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_hide_edit_unref (ScrutinyHideEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->clip);
  g_clear_pointer (&self->clear, scrutiny_footage_ticket_unref);
  g_clear_pointer (&self->covered, scrutiny_footage_ticket_unref);
  g_clear_pointer (&self->track, scrutiny_hide_track_unref);
  g_clear_pointer (&self->times_us, g_array_unref);
  g_free (self);
}

static ScrutinyHideEdit *
edit_new (ScrutinyClip *clip, ScrutinyFootageTicket *clear)
{
  ScrutinyHideEdit *self = g_new0 (ScrutinyHideEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->clip = g_object_ref (clip);
  self->clear = scrutiny_footage_ticket_ref (clear);

  return self;
}

/* Notes which version is the newest. */
static gboolean
take_version (ScrutinyHideEdit *self, ScrutinySession *session, GError **error)
{
  g_autoptr (GListModel) versions =
      scrutiny_hide_list_versions (session, self->clip, error);
  g_autoptr (ScrutinyHideVersion) newest =
      versions ? g_list_model_get_item (versions, 0) : NULL;

  if (newest != NULL) {
    self->version_id = scrutiny_hide_version_get_id (newest);
    self->version = scrutiny_hide_version_get_number (newest);
    self->saved_at_us = scrutiny_hide_version_get_row (newest)->made_at_us;
  }

  return versions != NULL;
}

/* The figures, and the same clip as members will see it under this track. */
static gboolean
finish (ScrutinyHideEdit *self, GError **error)
{
  self->covered =
      scrutiny_footage_ticket_with_track (self->clear, self->track, FALSE, error);
  if (self->times_us != NULL)
    scrutiny_hide_figures_take (&self->figures, self->track,
                                (const gint64 *) (void *) self->times_us->data,
                                self->times_us->len,
                                scrutiny_clip_get_duration_us (self->clip));

  return self->covered != NULL;
}

static ScrutinyHideTrack *
find_track (ScrutinySession *session,
            ScrutinyClip *clip,
            const ScrutinyHideEdit *edit,
            GError **error)
{
  return edit->version != 0
             ? scrutiny_hide_get_track (session, clip, error)
             : scrutiny_hide_track_new (&scrutiny_clip_get_row (clip)->shape,
                                        scrutiny_person_get_name (
                                            scrutiny_session_get_person (session)),
                                        error);
}

/* Nobody sees a clip clear without a line in the log. */
static gboolean
log_clear_view (ScrutinySession *session, ScrutinyClip *clip, GError **error)
{
  const ScrutinyMatter matter = { .is_hide_editor = TRUE };
  g_autofree char *detail = NULL;

  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_SEE_CLEAR_FOOTAGE, &matter,
                                      error))
    return FALSE;

  detail = g_strdup_printf ("{\"clip\":%" G_GINT64_FORMAT "}",
                            scrutiny_clip_get_row (clip)->id);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_hide_edit_open:
 * @clip: what is edited
 *
 * The right to see @clip clear, what is marked in it and how much that hides. A clip that
 * cannot be read to its end opens all the same, without figures. Blocks.
 *
 * Returns: (transfer full): for a coordinator's hide editor, or %NULL with @error set
 */
ScrutinyHideEdit *
scrutiny_hide_edit_open (ScrutinySession *session,
                         ScrutinyClip *clip,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (ScrutinyFootageTicket) clear = NULL;
  g_autoptr (ScrutinyHideEdit) self = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && SCRUTINY_IS_CLIP (clip), NULL);

  clear = scrutiny_hide_edit (session, clip, NULL, error);
  if (clear == NULL || !log_clear_view (session, clip, error))
    return NULL;

  self = edit_new (clip, clear);
  if (!take_version (self, session, error))
    return NULL;
  self->track = find_track (session, clip, self, error);
  if (self->track == NULL)
    return NULL;
  self->times_us = scrutiny_clip_facts_index (self->clear, cancellable, NULL);

  return finish (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Whether @before still starts from the newest version. */
static gboolean
is_newest (ScrutinySession *session, ScrutinyHideEdit *before, GError **error)
{
  g_autoptr (ScrutinyHideEdit) now = edit_new (before->clip, before->clear);

  if (!take_version (now, session, error))
    return FALSE;
  if (now->version_id == before->version_id)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _ ("What is hidden in this clip was changed elsewhere meanwhile. "
                          "Go back and open it again."));
  return FALSE;
}

/**
 * scrutiny_hide_edit_save:
 * @before: what the change started from
 * @track: what is marked now
 *
 * A new version, unless @track is what is stored already. A second look at an older
 * version does not hold for it. Does not write over what somebody else stored.
 *
 * Returns: (transfer full): the state after the COMMIT, or %NULL with @error set
 */
ScrutinyHideEdit *
scrutiny_hide_edit_save (ScrutinySession *session,
                         ScrutinyHideEdit *before,
                         ScrutinyHideTrack *track,
                         GError **error)
{
  g_autoptr (ScrutinyHideEdit) self = NULL;
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autofree char *old_json = NULL;
  g_autofree char *new_json = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && before != NULL, NULL);
  g_return_val_if_fail (track != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_EDIT_HIDE_TRACK, error) ||
      !is_newest (session, before, error))
    return NULL;
  old_json = scrutiny_hide_track_to_json (before->track);
  new_json = scrutiny_hide_track_to_json (track);
  if (before->version != 0 && g_str_equal (old_json, new_json))
    return scrutiny_hide_edit_ref (before);

  version = scrutiny_hide_save (session, before->clip, track, error);
  if (version == NULL)
    return NULL;
  self = edit_new (before->clip, before->clear);
  self->track = scrutiny_hide_track_ref (track);
  self->times_us = before->times_us ? g_array_ref (before->times_us) : NULL;
  self->version_id = scrutiny_hide_version_get_id (version);
  self->version = scrutiny_hide_version_get_number (version);
  self->saved_at_us = scrutiny_hide_version_get_row (version)->made_at_us;

  return finish (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * scrutiny_hide_edit_get_clear:
 *
 * Returns: (transfer none): every picture clear; the window has to say so
 */
ScrutinyFootageTicket *
scrutiny_hide_edit_get_clear (ScrutinyHideEdit *self)
{
  return self->clear;
}

/**
 * scrutiny_hide_edit_get_covered:
 *
 * Returns: (transfer none): what members will see, second look or not
 */
ScrutinyFootageTicket *
scrutiny_hide_edit_get_covered (ScrutinyHideEdit *self)
{
  return self->covered;
}

/** scrutiny_hide_edit_get_track: Returns: (transfer none): what is marked */
ScrutinyHideTrack *
scrutiny_hide_edit_get_track (ScrutinyHideEdit *self)
{
  return self->track;
}

/**
 * scrutiny_hide_edit_get_figures:
 *
 * Returns: (nullable): how much is hidden, or %NULL if the clip could not be read
 */
const ScrutinyHideFigures *
scrutiny_hide_edit_get_figures (ScrutinyHideEdit *self)
{
  return self->times_us != NULL ? &self->figures : NULL;
}

/**
 * scrutiny_hide_edit_get_version:
 *
 * Returns: the number of the version that is stored, 0 if none is
 */
guint
scrutiny_hide_edit_get_version (ScrutinyHideEdit *self)
{
  return self->version;
}

/**
 * scrutiny_hide_edit_get_saved_at_us:
 *
 * Returns: when it was stored, microseconds UTC; 0 if none is
 */
gint64
scrutiny_hide_edit_get_saved_at_us (ScrutinyHideEdit *self)
{
  return self->saved_at_us;
}
