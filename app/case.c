/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/answers-private.h"
#include "app/case-private.h"
#include "app/error.h"
#include "app/session-private.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/draw-store.h"
#include "sampling/leaving.h"

/* Cases and what becomes of them. Nothing leaves the agenda without a reason, and
 * nobody chooses what comes instead. All on the session's thread. */

/**
 * scrutiny_case_find:
 *
 * Returns: (transfer full): case @letter of @meeting as it stands now.
 */
ScrutinyCase *
scrutiny_case_find (ScrutinySession *session,
                    gint64 meeting,
                    const char *letter,
                    GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (letter != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_case_store_find (scrutiny_session_get_database (session), meeting,
                                   letter, error);
}

/**
 * scrutiny_case_list:
 *
 * Returns: (transfer full) (element-type ScrutinyCase): the cases of @meeting by
 *   letter, those set aside too.
 */
GListModel *
scrutiny_case_list (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_case_store_list (scrutiny_session_get_database (session), meeting,
                                   error);
}

/* Adds the reserves that may still be called up, once a draw. */
static gboolean
add_reserves (ScrutinySession *session,
              gint64 case_id,
              gint64 *last_draw_id,
              GStrvBuilder *refs,
              GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GPtrArray) reserves = NULL;
  gint64 draw_id;

  if (!scrutiny_case_store_get_draw_id (database, case_id, &draw_id, error))
    return FALSE;
  if (draw_id == *last_draw_id)
    return TRUE;

  *last_draw_id = draw_id;
  reserves = scrutiny_draw_store_list_free_reserves (database, draw_id, error);
  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    g_strv_builder_add (refs, ((ScrutinyDrawn *) g_ptr_array_index (reserves, i))->id);

  return reserves != NULL;
}

/**
 * scrutiny_case_list_holds:
 *
 * Whose footage must be kept from being deleted: the cases on the agenda and all
 * reserves.
 *
 * Returns: (transfer full): the records' ids
 */
GStrv
scrutiny_case_list_holds (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_autoptr (GListModel) cases = scrutiny_case_list (session, meeting, error);
  g_autoptr (GStrvBuilder) refs = g_strv_builder_new ();
  gint64 last_draw_id = 0;

  if (cases == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    if (scrutiny_case_is_on_agenda (drawn))
      g_strv_builder_add (refs, scrutiny_case_get_record_ref (drawn));
    if (!add_reserves (session, scrutiny_case_get_id (drawn), &last_draw_id, refs, error))
      return NULL;
  }

  return g_strv_builder_end (refs);
}

static gboolean
move_on (ScrutinySession *session,
         ScrutinyCase *drawn,
         ScrutinyCaseState state,
         const char *code,
         const char *text,
         GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *context = NULL;
  ScrutinyCaseEvent event = {
    .case_id = scrutiny_case_get_id (drawn),
    .state = state,
    .code = code,
    .decider = scrutiny_person_get_role (scrutiny_session_get_person (session)),
    .at_us = scrutiny_session_now_us (session),
    .by = scrutiny_session_get_person_id (session),
  };

  if (!scrutiny_case_state_may_follow (scrutiny_case_get_state (drawn), state)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 _("Case %s is “%s”: it cannot become “%s” now."),
                    scrutiny_case_get_letter (drawn),
                    scrutiny_case_state_get_title (scrutiny_case_get_state (drawn)),
                    scrutiny_case_state_get_title (state));
    return FALSE;
  }

  if (text != NULL && *text != '\0') {
    context = g_strdup_printf ("case:%" G_GINT64_FORMAT ":event", event.case_id);
    sealed = scrutiny_session_seal (session, SCRUTINY_PURPOSE_GROUNDS, context, text,
                                    strlen (text), error);
    if (sealed == NULL)
      return FALSE;
  }
  event.text = sealed;

  return scrutiny_case_store_add_event (scrutiny_session_get_database (session), &event,
                                        error);
}

/**
 * scrutiny_case_advance:
 *
 * Only between scrutiny_use_case_begin() and its commit.
 *
 * Returns: whether the case is now @state; %SCRUTINY_APP_ERROR_STATE if that
 *   cannot follow
 */
gboolean
scrutiny_case_advance (ScrutinySession *session,
                       gint64 case_id,
                       ScrutinyCaseState state,
                       GError **error)
{
  g_autoptr (ScrutinyCase) drawn = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (scrutiny_session_get_act (session) != -1, FALSE);

  drawn =
      scrutiny_case_store_get (scrutiny_session_get_database (session), case_id, error);

  return drawn != NULL && move_on (session, drawn, state, NULL, NULL, error);
}

static gboolean
check_leaving (const char *code, GError **error)
{
  ScrutinyLeavingClass klass;

  if (!scrutiny_leaving_class_from_code (code, &klass)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is not a reason for setting a case aside."), code);
    return FALSE;
  }
  if (klass == SCRUTINY_LEAVING_STAYS) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” does not take a case off the agenda: the member steps out, the "
                   "case stays."),
                    code);
    return FALSE;
  }

  return TRUE;
}

/* The next unused reserve of the same stratum; NULL without @error when none is
 * left: the place stays empty. */
static gboolean
call_up_reserve (ScrutinySession *session,
                 ScrutinyCase *leaver,
                 ScrutinyCase **replaced_by,
                 GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GPtrArray) reserves = NULL;
  const ScrutinyDrawn *reserve;
  gint64 draw_id, case_id;

  if (!scrutiny_case_store_get_draw_id (database, scrutiny_case_get_id (leaver), &draw_id,
                                        error))
    return FALSE;
  reserves = scrutiny_draw_store_list_free_reserves (database, draw_id, error);
  if (reserves == NULL)
    return FALSE;

  reserve = scrutiny_leaving_find_reserve (reserves, scrutiny_case_get_stratum (leaver));
  if (reserve == NULL)
    return TRUE;

  case_id =
      scrutiny_case_put_on_agenda (session, scrutiny_case_get_meeting (leaver), draw_id,
                                   reserve, scrutiny_case_get_id (leaver), error);
  if (case_id != 0)
    *replaced_by = scrutiny_case_store_get (database, case_id, error);

  return *replaced_by != NULL;
}

static char *
describe (ScrutinyCase *drawn, const char *code, ScrutinyCase *replaced_by)
{
  return g_strdup_printf ("{\"case\":\"%s\",\"code\":\"%s\",\"meeting\":%" G_GINT64_FORMAT
                          ",\"replaced_by\":\"%s\"}",
                          scrutiny_case_get_letter (drawn), code,
                          scrutiny_case_get_meeting (drawn),
                          replaced_by ? scrutiny_case_get_letter (replaced_by) : "");
}

/**
 * scrutiny_case_set_aside:
 * @code: an exclusion or missing-footage code, or duplicate, out_of_scope,
 *   made_in_error
 * @text: (nullable): the reason in words; sealed
 * @replaced_by: (out) (transfer full) (nullable): the reserve that stepped in,
 *   %NULL when none was left
 *
 * Counted with its reason in every figure.
 */
gboolean
scrutiny_case_set_aside (ScrutinySession *session,
                         gint64 meeting,
                         const char *letter,
                         const char *code,
                         const char *text,
                         ScrutinyCase **replaced_by,
                         GError **error)
{
  const ScrutinyMatter matter = { .meeting_id = meeting };
  g_autoptr (ScrutinyCase) drawn = NULL;
  g_autoptr (ScrutinyCase) reserve = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (letter != NULL && code != NULL, FALSE);

  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_SET_ASIDE_CASE, &matter,
                                      error))
    return FALSE;

  if (check_leaving (code, error))
    drawn = scrutiny_case_find (session, meeting, letter, error);
  if (drawn == NULL ||
      !move_on (session, drawn, SCRUTINY_CASE_SET_ASIDE, code, text, error) ||
      !call_up_reserve (session, drawn, &reserve, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = describe (drawn, code, reserve);
  if (!scrutiny_use_case_commit (session, detail, error))
    return FALSE;
  if (replaced_by != NULL)
    *replaced_by = g_steal_pointer (&reserve);

  return TRUE;
}

/**
 * scrutiny_case_record_no_footage:
 * @code: why there is none
 * @text: (nullable): the reason in words; sealed
 *
 * The case stays on the agenda: the panel reviews the written record, and the gap
 * is counted.
 */
gboolean
scrutiny_case_record_no_footage (ScrutinySession *session,
                                 gint64 meeting,
                                 const char *letter,
                                 const char *code,
                                 const char *text,
                                 GError **error)
{
  const ScrutinyMatter matter = { .meeting_id = meeting };
  g_autoptr (ScrutinyCase) drawn = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (letter != NULL && code != NULL, FALSE);

  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_RECORD_NO_FOOTAGE, &matter,
                                      error))
    return FALSE;

  if (!scrutiny_leaving_is_for (code, SCRUTINY_LEAVING_FOR_NO_FOOTAGE))
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is not a reason for missing footage."), code);
  else
    drawn = scrutiny_case_find (session, meeting, letter, error);

  if (drawn == NULL ||
      !move_on (session, drawn, SCRUTINY_CASE_NO_FOOTAGE, code, text, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = describe (drawn, code, NULL);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_case_open:
 *
 * Opens one case that became ready after its meeting was opened.
 */
gboolean
scrutiny_case_open (ScrutinySession *session,
                    gint64 meeting,
                    const char *letter,
                    GError **error)
{
  g_autoptr (ScrutinyCase) drawn = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (letter != NULL, FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_OPEN_MEETING, error))
    return FALSE;

  drawn = scrutiny_case_find (session, meeting, letter, error);
  if (drawn == NULL || !move_on (session, drawn, SCRUTINY_CASE_OPEN, NULL, NULL, error) ||
      !scrutiny_answers_start (session, drawn, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"case\":\"%s\",\"meeting\":%" G_GINT64_FORMAT "}", letter,
                            meeting);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_case_open_secret:
 * @secret_key: (out): opens the answers to the case; the caller wipes it
 *
 * Only a chair to whom the case was entrusted when it was drawn holds a key to it,
 * and only a chair may close.
 */
gboolean
scrutiny_case_open_secret (ScrutinySession *session,
                           gint64 case_id,
                           guint8 secret_key[SCRUTINY_KEY_BYTES],
                           GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_CLOSE_ANSWERS, error))
    return FALSE;
  sealed =
      scrutiny_case_store_get_secret (scrutiny_session_get_database (session), case_id,
                                      scrutiny_session_get_person_id (session), error);
  if (sealed != NULL)
    opened = scrutiny_keys_open (scrutiny_session_get_keys (session), sealed, error);
  if (opened == NULL)
    return FALSE;
  if (g_bytes_get_size (opened) != SCRUTINY_KEY_BYTES) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _("The key of this case was changed."));
    return FALSE;
  }

  memcpy (secret_key, g_bytes_get_data (opened, NULL), SCRUTINY_KEY_BYTES);

  return TRUE;
}
