/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody answers a case under two keys: a new passphrase given by somebody else brings a
 * new key pair, to which the answers before it are strangers. */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/answers-private.h"
#include "app/error.h"
#include "db/audit-store.h"

typedef struct {
  gint64 case_id;
  gint64 person_id;
  gboolean has_answered;
  gboolean is_sealed_off; /* a new key came after an answer */
} KeyHistory;

static gboolean
is_answer (const ScrutinyAuditEntry *entry, const KeyHistory *history)
{
  gint64 case_id = 0;

  return entry->actor == history->person_id &&
         g_strcmp0 (entry->act, scrutiny_act_get_code (SCRUTINY_ACT_ANSWER)) == 0 &&
         sscanf (entry->detail, "{\"case\":%" G_GINT64_MODIFIER "d}", &case_id) == 1 &&
         case_id == history->case_id;
}

static gboolean
is_new_key (const ScrutinyAuditEntry *entry, const KeyHistory *history)
{
  g_autofree char *reset = NULL;

  if (g_strcmp0 (entry->act, scrutiny_act_get_code (SCRUTINY_ACT_SIGN_IN)) == 0)
    return entry->actor == history->person_id &&
           g_str_equal (entry->detail, "{\"recovery\":true}");
  if (g_strcmp0 (entry->act, scrutiny_act_get_code (SCRUTINY_ACT_MANAGE_PEOPLE)) != 0)
    return FALSE;
  reset =
      g_strdup_printf ("{\"person\":%" G_GINT64_FORMAT ",\"what\":\"passphrase reset\"}",
                       history->person_id);

  return g_str_equal (entry->detail, reset);
}

static gboolean
take_entry (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  KeyHistory *history = data;

  if (is_answer (entry, history))
    history->has_answered = TRUE;
  else if (history->has_answered && is_new_key (entry, history))
    history->is_sealed_off = TRUE;

  return TRUE;
}

/**
 * scrutiny_answers_check_once:
 *
 * Reads the log, so only for who has no row under the key they hold now.
 */
gboolean
scrutiny_answers_check_once (ScrutinySession *session,
                             ScrutinyOwnAnswers *own,
                             GError **error)
{
  KeyHistory history = { .case_id = own->answering->case_id,
                         .person_id = scrutiny_session_get_person_id (session) };

  if (own->rows->len > 0)
    return TRUE;
  if (!scrutiny_audit_store_visit (scrutiny_session_get_database (session), 0, take_entry,
                                   &history, error))
    return FALSE;
  if (!history.is_sealed_off)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _ ("Your answers to this case are sealed to your old passphrase. "
                                "It cannot be answered again."));

  return FALSE;
}
