/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel-view.h"

#include "app/answers.h"
#include "app/case-close.h"
#include "app/case.h"
#include "app/sealed-words-private.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/panel-store.h"
#include "db/panel-view-store.h"

/* Bound to the row's instant too, so that an older view cannot stand for a newer one. */
static char *
make_context (ScrutinySession *session, const ScrutinyPanelView *view)
{
  return g_strdup_printf ("panel-view:%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                          scrutiny_session_get_panel_uid (session), view->case_id,
                          view->set_at_us);
}

static char *
dup_words (const char *words)
{
  return words != NULL && *words != '\0' ? g_strdup (words) : NULL;
}

static gboolean
fill_grade (ScrutinySession *session,
            ScrutinyPanelView *view,
            const char *level,
            GError **error)
{
  g_autoptr (ScrutinyForm) form =
      scrutiny_answers_get_form (session, view->case_id, error);
  g_autofree char *quorum =
      scrutiny_panel_store_get_setting (scrutiny_session_get_database (session), "quorum",
                                        error);
  ScrutinyGradingScale *scale;

  if (form == NULL || quorum == NULL)
    return FALSE;

  scale = scrutiny_form_get_scale (form);
  view->level = g_strdup (level);
  view->scale_id = g_strdup (scrutiny_grading_scale_get_id (scale));
  view->scale_version = g_strdup (scrutiny_grading_scale_get_version (scale));
  view->band = scrutiny_grading_scale_band_of (scale, level);
  view->quorum = (guint) MAX (g_ascii_strtoll (quorum, NULL, 10), 1);

  return TRUE;
}

static gboolean
store_view (ScrutinySession *session, ScrutinyPanelView *view, GError **error)
{
  g_autofree char *context = NULL;
  g_autoptr (GBytes) words = NULL;

  view->set_at_us = scrutiny_session_now_us (session);
  view->set_by = scrutiny_session_get_person_id (session);
  context = make_context (session, view);
  words = scrutiny_sealed_words_seal (session, SCRUTINY_PURPOSE_GROUNDS, context,
                                      view->text, view->minority, error);

  return words != NULL &&
         scrutiny_panel_view_store_add (scrutiny_session_get_database (session), view,
                                        words, error);
}

/* The first view moves the case on; a later one puts it right and moves nothing. */
static gboolean
agree (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyCase) drawn =
      scrutiny_case_store_get (scrutiny_session_get_database (session), case_id, error);

  if (drawn == NULL)
    return FALSE;
  if (scrutiny_case_get_state (drawn) == SCRUTINY_CASE_AGREED)
    return TRUE;

  return scrutiny_case_advance (session, case_id, SCRUTINY_CASE_AGREED, error);
}

static gboolean
fill_and_store (ScrutinySession *session,
                ScrutinyPanelView *view,
                const char *level,
                GError **error)
{
  g_autoptr (ScrutinyAnswerResults) results =
      scrutiny_case_read_results (session, view->case_id, error);

  if (results == NULL || !fill_grade (session, view, level, error))
    return FALSE;

  view->n_graded = results->n_handed_in;
  view->n_stood_out = results->n_stood_out;

  return scrutiny_panel_view_check (view,
                                    scrutiny_answer_results_differ (results, view->band),
                                    error) &&
         store_view (session, view, error) && agree (session, view->case_id, error);
}

static char *
describe (const ScrutinyPanelView *view)
{
  return g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT ",\"band\":\"%s\","
                          "\"graded\":%u,\"minority\":%s}",
                          view->case_id, scrutiny_band_to_code (view->band),
                          view->n_graded, view->minority != NULL ? "true" : "false");
}

/**
 * scrutiny_panel_view_set:
 * @level: of the case's grading scale; the chair chooses it, nothing computes it
 * @method: "unanimous", "consensus", "vote" or "chair_on_no_agreement"
 * @text: what the panel agreed
 * @minority: (nullable): what others think; owed where any member's band differs
 *
 * Only for a closed case. A later view does not replace an earlier one: both are kept and
 * the newest counts.
 */
gboolean
scrutiny_panel_view_set (ScrutinySession *session,
                         gint64 case_id,
                         const char *level,
                         const char *method,
                         const char *text,
                         const char *minority,
                         GError **error)
{
  g_autoptr (ScrutinyPanelView) view = scrutiny_panel_view_new ();
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (level != NULL && method != NULL, FALSE);

  view->case_id = case_id;
  view->method = g_strdup (method);
  view->text = dup_words (text);
  view->minority = dup_words (minority);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_SET_PANEL_VIEW, error))
    return FALSE;
  if (!fill_and_store (session, view, level, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  detail = describe (view);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_panel_view_get:
 *
 * Returns: (transfer full): the panel's newest view, or %NULL with
 *   %SCRUTINY_DB_ERROR_NOT_FOUND while there is none
 */
ScrutinyPanelView *
scrutiny_panel_view_get (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyPanelView) view = NULL;
  g_autoptr (GBytes) words = NULL;
  g_autofree char *context = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_FINDINGS, error))
    return NULL;
  view = scrutiny_panel_view_store_get (scrutiny_session_get_database (session), case_id,
                                        &words, error);
  if (view == NULL)
    return NULL;
  context = make_context (session, view);
  if (!scrutiny_sealed_words_open (session, SCRUTINY_PURPOSE_GROUNDS, context, words,
                                   &view->text, &view->minority, error))
    return NULL;

  return g_steal_pointer (&view);
}
