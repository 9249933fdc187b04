/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/case-facts.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/footage.h"
#include "app/told.h"
#include "model/day.h"
#include "ui/player/player-words.h"
#include "ui/records/record-words.h"

static void
clip_free (gpointer data)
{
  ScrutinyCaseFactsClip *clip = data;

  g_clear_object (&clip->clip);
  g_clear_pointer (&clip->doubts, g_array_unref);
  g_free (clip);
}

void
scrutiny_prepared_case_free (gpointer self)
{
  ScrutinyPreparedCase *prepared = self;

  g_clear_object (&prepared->about);
  g_free (prepared->words);
  g_clear_pointer (&prepared->clips, g_ptr_array_unref);
  g_clear_pointer (&prepared->told, g_ptr_array_unref);
  g_free (prepared);
}

/* What this person may not read is left out, not an error: the case is shown anyway. */
static void
load_track (ScrutinyCaseFactsClip *self, ScrutinySession *session)
{
  g_autoptr (GListModel) versions =
      scrutiny_hide_list_versions (session, self->clip, NULL);
  g_autoptr (ScrutinyHideVersion) newest =
      versions ? g_list_model_get_item (versions, 0) : NULL;

  self->unwatched_us = -1;
  if (newest == NULL)
    return;
  self->has_track = TRUE;
  self->is_approved = scrutiny_hide_version_is_approved (newest);
  self->has_figures =
      scrutiny_hide_take_figures (session, self->clip, &self->figures, NULL, NULL);
  if (!scrutiny_hide_get_unwatched (session, self->clip, &self->unwatched_us, NULL))
    self->unwatched_us = -1;
}

/**
 * scrutiny_prepared_case_load:
 *
 * On the session's thread.
 *
 * Returns: (transfer full): the case with its clips
 */
ScrutinyPreparedCase *
scrutiny_prepared_case_load (ScrutinySession *session,
                             gint64 meeting,
                             const char *letter,
                             GError **error)
{
  ScrutinyPreparedCase *self = g_new0 (ScrutinyPreparedCase, 1);
  g_autoptr (GListModel) clips = NULL;

  self->clips = g_ptr_array_new_with_free_func (clip_free);
  self->about = scrutiny_case_find (session, meeting, letter, error);
  if (self->about == NULL) {
    scrutiny_prepared_case_free (self);
    return NULL;
  }
  self->words =
      scrutiny_words_for_reference (session, scrutiny_case_get_record_ref (self->about));
  clips = scrutiny_footage_list_case (session, meeting, letter, NULL);
  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    ScrutinyCaseFactsClip *clip = g_new0 (ScrutinyCaseFactsClip, 1);

    clip->clip = g_list_model_get_item (clips, i);
    g_ptr_array_add (self->clips, clip);
    load_track (clip, session);
    clip->doubts = scrutiny_hide_doubt_list (session, clip->clip, NULL);
  }
  self->told = scrutiny_told_list (session, scrutiny_case_get_id (self->about), NULL);

  return self;
}

/**
 * scrutiny_prepared_case_describe:
 *
 * Returns: (transfer full): "12% of the picture hidden, 9 s silent. Looked at twice."
 */
char *
scrutiny_prepared_case_describe (const ScrutinyCaseFactsClip *clip)
{
  g_autofree char *figures = NULL;
  const char *look;

  if (!clip->has_track)
    return g_strdup (_ ("Nothing is marked yet, so all of it is covered."));
  look = clip->is_approved ? _ ("Second look done.") : _ ("Second look to come.");
  if (!clip->has_figures)
    return g_strdup (look);
  figures = g_strdup_printf (_ ("%.0f%% of the picture hidden, %.0f s silent."),
                                clip->figures.covered_area_percent,
                                (double) clip->figures.muted_us / G_USEC_PER_SEC);

  return g_strdup_printf ("%s %s", figures, look);
}

/**
 * scrutiny_prepared_case_show_told:
 * @told: (nullable) (element-type ScrutinyToldNote): what the police told the panel
 *
 * Lists who said it, when, and what.
 */
void
scrutiny_prepared_case_show_told (ScrutinyFactList *list, GPtrArray *told)
{
  scrutiny_fact_list_clear (list);
  for (guint i = 0; told != NULL && i < told->len; i++) {
    const ScrutinyToldNote *note = g_ptr_array_index (told, i);
    g_autoptr (GDateTime) at =
        g_date_time_new_from_unix_local (note->told_at_us / G_USEC_PER_SEC);
    g_autofree char *when = at ? scrutiny_day_format (at, "%-d %B %Y, %H:%M") : NULL;
    g_autofree char *title =
        when ? g_strdup_printf ("%s, %s", note->who, when) : g_strdup (note->who);

    scrutiny_fact_list_add (list, title, note->what);
  }
}
