/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/told.h"

#include "app/sealed-words-private.h"
#include "app/use-case-private.h"
#include "db/answering-store.h"
#include "db/error.h"
#include "db/told-note-store.h"

static char *
make_context (ScrutinySession *session, const ScrutinyToldNote *note)
{
  return g_strdup_printf ("told:%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                          scrutiny_session_get_panel_uid (session), note->case_id,
                          note->noted_at_us);
}

/* Said before the case was closed, it may have swayed somebody; a case that is not even
 * open yet counts as before. */
static gboolean
fill_before_grading (ScrutinySession *session, ScrutinyToldNote *note, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (ScrutinyAnswering) answering =
      scrutiny_answering_store_get (scrutiny_session_get_database (session),
                                    note->case_id, &failure);

  if (answering == NULL &&
      !g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  note->is_before_grading = answering == NULL || !answering->is_closed;

  return TRUE;
}

static gboolean
store_note (ScrutinySession *session, ScrutinyToldNote *note, GError **error)
{
  g_autofree char *context = make_context (session, note);
  g_autoptr (GBytes) words = NULL;

  if (!scrutiny_told_note_check (note, error) ||
      !fill_before_grading (session, note, error))
    return FALSE;
  words = scrutiny_sealed_words_seal (session, SCRUTINY_PURPOSE_ANSWERS, context,
                                      note->who, note->what, error);

  return words != NULL &&
         scrutiny_told_note_store_add (scrutiny_session_get_database (session), note,
                                       words, scrutiny_session_get_person_id (session),
                                       error);
}

/**
 * scrutiny_told_add:
 * @who: the part of who said it, never a name
 * @what: what was said
 * @told_at_us: when, microseconds UTC; 0 for now
 *
 * Keeps with the case what the panel was told, and whether members were still grading.
 */
gboolean
scrutiny_told_add (ScrutinySession *session,
                   gint64 case_id,
                   const char *who,
                   const char *what,
                   gint64 told_at_us,
                   GError **error)
{
  g_autoptr (ScrutinyToldNote) note = scrutiny_told_note_new ();
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  note->case_id = case_id;
  note->who = g_strdup (who);
  note->what = g_strdup (what);
  note->noted_at_us = scrutiny_session_now_us (session);
  note->told_at_us = told_at_us != 0 ? told_at_us : note->noted_at_us;

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ADD_TOLD_NOTE, error))
    return FALSE;
  if (!store_note (session, note, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  detail = g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT ",\"before_grading\":%s}",
                            case_id, note->is_before_grading ? "true" : "false");

  return scrutiny_use_case_commit (session, detail, error);
}

typedef struct {
  ScrutinySession *session;
  GPtrArray *notes;
} Listing;

static gboolean
take_note (ScrutinyToldNote *note, GBytes *words, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autofree char *context = make_context (listing->session, note);

  g_ptr_array_add (listing->notes, note);

  return scrutiny_sealed_words_open (listing->session, SCRUTINY_PURPOSE_ANSWERS, context,
                                     words, &note->who, &note->what, error);
}

/**
 * scrutiny_told_list:
 *
 * Returns: (transfer full) (element-type ScrutinyToldNote): what the panel was told, in
 *   the order it was noted
 */
GPtrArray *
scrutiny_told_list (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (GPtrArray) notes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_told_note_free);
  Listing listing = { session, notes };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RESULTS, error) ||
      !scrutiny_told_note_store_visit (scrutiny_session_get_database (session), case_id,
                                       take_note, &listing, error))
    return NULL;

  return g_steal_pointer (&notes);
}
