/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/safeguarding.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/sealed-words-private.h"
#include "app/use-case-private.h"
#include "db/answering-store.h"
#include "db/safeguarding-store.h"

/* forms.md, vul_safeguard, and practice.md 7: the chair hears of it the same day and
 * passes it on to who protects. That is its own act: an answer stays sealed until the
 * case is closed, and nobody is told that somebody gave one. */

static char *
make_context (ScrutinySession *session, gint64 worry_id)
{
  return g_strdup_printf ("safeguarding:%s:%" G_GINT64_FORMAT,
                          scrutiny_session_get_panel_uid (session), worry_id);
}

/**
 * scrutiny_safeguarding_raise:
 * @case_id: a case that is or was open for answers
 *
 * Tells the chairs that a worry was raised in this case, never by whom: neither the row
 * nor the log's entry has a person. While one waits, another adds nothing, not even to
 * the log.
 */
gboolean
scrutiny_safeguarding_raise (ScrutinySession *session, gint64 case_id, GError **error)
{
  ScrutinyDatabase *database;
  g_autoptr (ScrutinyAnswering) answering = NULL;
  g_autofree char *detail = NULL;
  gint64 waiting = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_RAISE_SAFEGUARDING, error))
    return FALSE;
  database = scrutiny_session_get_database (session);
  answering = scrutiny_answering_store_get (database, case_id, error);
  if (answering == NULL ||
      !scrutiny_safeguarding_store_find_open (database, case_id, &waiting, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  if (waiting != 0) {
    scrutiny_use_case_abort (session);
    return TRUE;
  }
  if (!scrutiny_safeguarding_store_add (database, case_id,
                                        scrutiny_session_now_us (session), error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT "}", case_id);

  return scrutiny_use_case_commit_unnamed (session, detail, error);
}

static gboolean
check_words (const char *words, GError **error)
{
  if (words != NULL && *words != '\0' && g_utf8_validate (words, -1, NULL) &&
      g_utf8_strlen (words, -1) <= SCRUTINY_SAFEGUARDING_WORDS_MAX_CHARS)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                       _ ("Write to whom it was passed on, or why not, in at most 500 letters."));

  return FALSE;
}

static gboolean
store_answer (ScrutinySession *session,
              gint64 case_id,
              gboolean is_referred,
              const char *words,
              GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  ScrutinySafeguardingWorry worry = { .is_referred = is_referred };
  g_autofree char *context = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (!check_words (words, error) ||
      !scrutiny_safeguarding_store_find_open (database, case_id, &worry.id, error))
    return FALSE;
  if (worry.id == 0) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _ ("No worry waits for an answer in this case."));
    return FALSE;
  }
  worry.answered_at_us = scrutiny_session_now_us (session);
  context = make_context (session, worry.id);
  sealed = scrutiny_sealed_words_seal (session, SCRUTINY_PURPOSE_ANSWERS, context, words,
                                       NULL, error);

  return sealed != NULL &&
         scrutiny_safeguarding_store_answer (database, &worry, sealed,
                                             scrutiny_session_get_person_id (session),
                                             error);
}

/**
 * scrutiny_safeguarding_answer:
 * @case_id: a case with a worry that waits
 * @is_referred: whether it was passed on to who protects
 * @words: to whom, or why not; at most 500 letters
 *
 * A chair's.
 */
gboolean
scrutiny_safeguarding_answer (ScrutinySession *session,
                              gint64 case_id,
                              gboolean is_referred,
                              const char *words,
                              GError **error)
{
  g_autofree char *detail =
      g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT ",\"referred\":%s}", case_id,
                       is_referred ? "true" : "false");

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ANSWER_SAFEGUARDING, error))
    return FALSE;
  if (!store_answer (session, case_id, is_referred, words, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  return scrutiny_use_case_commit (session, detail, error);
}

typedef struct {
  ScrutinySession *session;
  GPtrArray *worries;
} Listing;

static gboolean
take_worry (ScrutinySafeguardingWorry *worry,
            GBytes *words,
            gpointer data,
            GError **error)
{
  Listing *listing = data;
  g_autofree char *context = make_context (listing->session, worry->id);
  g_autofree char *nothing = NULL;

  g_ptr_array_add (listing->worries, worry);

  return words == NULL ||
         scrutiny_sealed_words_open (listing->session, SCRUTINY_PURPOSE_ANSWERS, context,
                                     words, &worry->words, &nothing, error);
}

/**
 * scrutiny_safeguarding_list:
 *
 * A chair's.
 *
 * Returns: (transfer full) (element-type ScrutinySafeguardingWorry): of all meetings,
 *   those that wait first
 */
GPtrArray *
scrutiny_safeguarding_list (ScrutinySession *session, GError **error)
{
  g_autoptr (GPtrArray) worries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_safeguarding_worry_free);
  Listing listing = { session, worries };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_SAFEGUARDING, error) ||
      !scrutiny_safeguarding_store_visit (scrutiny_session_get_database (session),
                                          take_worry, &listing, error))
    return NULL;

  return g_steal_pointer (&worries);
}
