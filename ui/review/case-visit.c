/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/case-visit.h"

#include <glib/gi18n.h>

#include "app/case-record.h"
#include "app/case.h"
#include "app/error.h"
#include "reports/reason.h"
#include "ui/player/player-words.h"

static void
clip_free (ScrutinyCaseClip *clip)
{
  g_clear_object (&clip->clip);
  g_clear_pointer (&clip->ticket, scrutiny_footage_ticket_unref);
  g_free (clip->refusal);
  g_free (clip);
}

void
scrutiny_case_visit_free (ScrutinyCaseVisit *self)
{
  g_clear_object (&self->about);
  g_clear_pointer (&self->own, scrutiny_own_answers_free);
  g_clear_pointer (&self->record, scrutiny_record_unref);
  g_clear_pointer (&self->clips, g_ptr_array_unref);
  g_free (self);
}

/* A clip that may not be watched is still there, with the reason: it is never left out
 * in silence. */
static void
add_clip (ScrutinyCaseVisit *self, ScrutinySession *session, ScrutinyClip *clip)
{
  ScrutinyCaseClip *added = g_new0 (ScrutinyCaseClip, 1);
  g_autoptr (GError) error = NULL;

  added->clip = g_object_ref (clip);
  added->ticket = scrutiny_footage_watch (session, clip, &added->track_id, &error);
  if (error != NULL)
    added->refusal = g_strdup (error->message);
  g_ptr_array_add (self->clips, added);
}

static gboolean
load_clips (ScrutinyCaseVisit *self, ScrutinySession *session, GError **error)
{
  g_autoptr (GListModel) clips =
      scrutiny_footage_list_case (session, self->meeting,
                                  scrutiny_case_get_letter (self->about), error);

  if (clips == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);

    add_clip (self, session, clip);
  }

  return TRUE;
}

/* A draw from a list without records here (another force's, an older import) has no
 * record to show; anything else that goes wrong is an error. */
static gboolean
load_record (ScrutinyCaseVisit *self, ScrutinySession *session, GError **error)
{
  g_autoptr (GError) failure = NULL;

  self->record =
      scrutiny_case_read_record (session, self->meeting,
                                 scrutiny_case_get_letter (self->about), &failure);
  if (failure == NULL ||
      g_error_matches (failure, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/**
 * scrutiny_case_visit_load:
 *
 * On the session's thread.
 *
 * Returns: (transfer full): all that the pages of a case show
 */
ScrutinyCaseVisit *
scrutiny_case_visit_load (ScrutinySession *session,
                          gint64 meeting,
                          const char *letter,
                          GError **error)
{
  g_autoptr (ScrutinyCaseVisit) self = g_new0 (ScrutinyCaseVisit, 1);

  self->meeting = meeting;
  self->clips = g_ptr_array_new_with_free_func ((GDestroyNotify) clip_free);
  self->about = scrutiny_case_find (session, meeting, letter, error);
  if (self->about == NULL)
    return NULL;
  self->own =
      scrutiny_own_answers_load (session, scrutiny_case_get_id (self->about), error);
  if (self->own == NULL || !load_record (self, session, error) ||
      !load_clips (self, session, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** scrutiny_case_visit_can_watch: Whether at least one clip may be shown. */
gboolean
scrutiny_case_visit_can_watch (ScrutinyCaseVisit *self)
{
  for (guint i = 0; i < self->clips->len; i++) {
    const ScrutinyCaseClip *clip = g_ptr_array_index (self->clips, i);

    if (clip->ticket != NULL)
      return TRUE;
  }

  return FALSE;
}

static char *
dup_lengths (ScrutinyCaseVisit *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->clips->len; i++) {
    const ScrutinyCaseClip *clip = g_ptr_array_index (self->clips, i);
    g_autofree char *length =
        scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (clip->clip));

    if (i > 0)
      g_string_append_c (words, '\n');
    g_string_append_printf (words, _ ("Camera %u: %s"), i + 1, length);
    if (clip->refusal != NULL)
      g_string_append_printf (words, " – %s", clip->refusal);
    if (scrutiny_clip_get_row (clip->clip)->is_truncated)
      g_string_append_printf (words, " – %s", _ ("the file ends early"));
  }

  return g_string_free (words, FALSE);
}

/**
 * scrutiny_case_visit_dup_footage_words:
 *
 * Returns: (transfer full): how long each clip is, or why there is none
 */
char *
scrutiny_case_visit_dup_footage_words (ScrutinyCaseVisit *self)
{
  const char *code = scrutiny_case_get_no_footage_code (self->about);

  if (self->clips->len > 0)
    return dup_lengths (self);
  if (code != NULL)
    return g_strdup_printf (_ ("There is no footage of this case: %s. It stays in and is counted. Answer "
           "from what was written."),
        scrutiny_reason_get_words (code));

  return g_strdup (_ ("There is no footage of this case. It stays in and is counted. "
                      "Answer from what was written."));
}
