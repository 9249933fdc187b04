/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session-private.h"
#include "app/use-case-private.h"

/* Nothing is written without a word in the log, and nothing is in the log that
 * was not written: both stand in one transaction. */

/**
 * scrutiny_use_case_begin_about:
 * @matter: (nullable): what the act is about
 *
 * Asks the policy, then takes the write lock.
 */
gboolean
scrutiny_use_case_begin_about (ScrutinySession *session,
                               ScrutinyAct act,
                               const ScrutinyMatter *matter,
                               GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (scrutiny_session_get_act (session) == -1, FALSE);

  if (!scrutiny_policy_ask_about (session, act, matter, error) ||
      !scrutiny_database_begin (scrutiny_session_get_database (session), error))
    return FALSE;

  scrutiny_session_set_act (session, (int) act);

  return TRUE;
}

/**
 * scrutiny_use_case_begin:
 *
 * scrutiny_use_case_begin_about() for an act about nothing in particular.
 */
gboolean
scrutiny_use_case_begin (ScrutinySession *session, ScrutinyAct act, GError **error)
{
  return scrutiny_use_case_begin_about (session, act, NULL, error);
}

static gboolean
commit_as (ScrutinySession *session, gint64 actor, const char *detail, GError **error)
{
  int act;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (scrutiny_session_get_act (session) != -1, FALSE);
  g_return_val_if_fail (detail != NULL, FALSE);

  act = scrutiny_session_get_act (session);
  if (!scrutiny_session_write_log (session, (ScrutinyAct) act, actor, detail, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  scrutiny_session_set_act (session, -1);

  return scrutiny_database_commit (scrutiny_session_get_database (session), error);
}

/**
 * scrutiny_use_case_commit:
 * @detail: what happened, as a JSON object: ids, codes and hashes, never a secret,
 *   a name or free text
 *
 * Returns: %TRUE when everything, its log entry too, is on disk; on %FALSE
 *   nothing is
 */
gboolean
scrutiny_use_case_commit (ScrutinySession *session, const char *detail, GError **error)
{
  return commit_as (session, scrutiny_session_get_person_id (session), detail, error);
}

/**
 * scrutiny_use_case_commit_unnamed:
 *
 * scrutiny_use_case_commit() for what nobody may be named for: the log's entry has no
 * person.
 */
gboolean
scrutiny_use_case_commit_unnamed (ScrutinySession *session,
                                  const char *detail,
                                  GError **error)
{
  return commit_as (session, 0, detail, error);
}

/** scrutiny_use_case_abort: Forgets everything since begin. */
void
scrutiny_use_case_abort (ScrutinySession *session)
{
  g_return_if_fail (SCRUTINY_IS_SESSION (session));

  scrutiny_session_set_act (session, -1);
  scrutiny_database_rollback (scrutiny_session_get_database (session));
}
