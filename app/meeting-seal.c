/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/meeting-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/audit-tables-private.h"
#include "app/audit.h"
#include "app/error.h"
#include "app/use-case-private.h"
#include "db/audit-store.h"
#include "db/case-store.h"
#include "db/meeting-store.h"

/* Sealing: the meeting is over, its head goes on the minutes, and nothing can be
 * added to it any more. All on the session's thread. */

/* Letters of a head that are read aloud: a label, not a proof. */
#define CODE_DIGITS 16

static void
look_at_case (ScrutinyCase *drawn, ScrutinySealChecklist *list)
{
  const char *letter = scrutiny_case_get_letter (drawn);

  switch (scrutiny_case_get_state (drawn)) {
  case SCRUTINY_CASE_AGREED:
    break;
  case SCRUTINY_CASE_SET_ASIDE:
    g_ptr_array_add (list->remarks,
                     g_strdup_printf (_("Case %s was set aside (%s)."), letter,
                                         scrutiny_case_get_code (drawn)));
    break;
  case SCRUTINY_CASE_OPEN:
    g_ptr_array_add (list->blockers,
                     g_strdup_printf (_("Close the answers of case %s."), letter));
    break;
  case SCRUTINY_CASE_ANSWERS_CLOSED:
    g_ptr_array_add (list->blockers,
                     g_strdup_printf (_("Agree a panel view on case %s."), letter));
    break;
  case SCRUTINY_CASE_DRAWN:
  case SCRUTINY_CASE_FOOTAGE_HELD:
  case SCRUTINY_CASE_NO_FOOTAGE:
  case SCRUTINY_CASE_HIDDEN:
  case SCRUTINY_CASE_SECOND_LOOK_DONE:
  default:
    g_ptr_array_add (list->remarks,
                     g_strdup_printf (_("Case %s was not reached; it is counted as not seen."), letter));
    break;
  }
}

static ScrutinySealChecklist *
check (ScrutinySession *session, gint64 number, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinySealChecklist) list = g_new0 (ScrutinySealChecklist, 1);
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  g_autoptr (GListModel) cases = NULL;

  list->blockers = g_ptr_array_new_with_free_func (g_free);
  list->remarks = g_ptr_array_new_with_free_func (g_free);

  meeting = scrutiny_meeting_store_get (database, number, error);
  if (meeting == NULL)
    return NULL;
  if (scrutiny_meeting_get_state (meeting) == SCRUTINY_MEETING_SEALED)
    g_ptr_array_add (list->blockers, g_strdup (_("This meeting is sealed already.")));
  else if (scrutiny_meeting_get_state (meeting) != SCRUTINY_MEETING_OPEN)
    g_ptr_array_add (list->blockers, g_strdup (_("Open the meeting first.")));

  cases = scrutiny_case_store_list (database, number, error);
  if (cases == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    look_at_case (drawn, list);
  }
  list->may_seal = list->blockers->len == 0;

  return g_steal_pointer (&list);
}

/**
 * scrutiny_seal_checklist_free:
 * @self: (transfer full): a checklist
 */
void
scrutiny_seal_checklist_free (ScrutinySealChecklist *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->blockers, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/**
 * scrutiny_meeting_check_seal:
 *
 * Returns: (transfer full): what stands between @number and its seal.
 */
ScrutinySealChecklist *
scrutiny_meeting_check_seal (ScrutinySession *session, gint64 number, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return check (session, number, error);
}

static gboolean
store_seal (ScrutinySession *session, gint64 number, GError **error)
{
  g_autoptr (ScrutinySealChecklist) list = check (session, number, error);
  g_autofree char *head = NULL;

  if (list == NULL)
    return FALSE;
  if (!list->may_seal) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         g_ptr_array_index (list->blockers, 0));
    return FALSE;
  }

  head = scrutiny_audit_get_head (session, error);

  return head != NULL &&
         scrutiny_meeting_store_seal (scrutiny_session_get_database (session), number,
                                      head, scrutiny_session_now_us (session),
                                      scrutiny_session_get_person_id (session), error);
}

/**
 * scrutiny_meeting_seal:
 *
 * Every case must be agreed, set aside or not reached.
 *
 * Returns: (transfer full): the head with the seal in it, "count-hash", for the
 *   minutes and two members' notes
 */
char *
scrutiny_meeting_seal (ScrutinySession *session, gint64 number, GError **error)
{
  g_autofree char *plain = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_SEAL_MEETING, error))
    return NULL;

  plain = g_strdup_printf ("{\"meeting\":%" G_GINT64_FORMAT "}", number);
  if (store_seal (session, number, error))
    detail = scrutiny_audit_tables_describe (session, plain, error);
  if (detail == NULL) {
    scrutiny_use_case_abort (session);
    return NULL;
  }
  if (!scrutiny_use_case_commit (session, detail, error))
    return NULL;

  return scrutiny_audit_get_head (session, error);
}

static gboolean
take_first (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  char **head = data;

  if (*head == NULL)
    *head = scrutiny_audit_entry_format_head (entry);

  return TRUE;
}

/**
 * scrutiny_meeting_get_seal:
 *
 * Returns: (transfer full): the head that @number was sealed with, or %NULL with
 *   %SCRUTINY_APP_ERROR_STATE while it is not
 */
char *
scrutiny_meeting_get_seal (ScrutinySession *session, gint64 number, GError **error)
{
  ScrutinyDatabase *database;
  g_autofree char *before = NULL;
  char *head = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  database = scrutiny_session_get_database (session);
  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error) ||
      !scrutiny_meeting_store_get_seal (database, number, &before, error))
    return NULL;

  if (before == NULL) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _("This meeting is not sealed yet."));
    return NULL;
  }

  /* The seal's own entry is the one after the head that it was made on. */
  if (!scrutiny_audit_store_visit (database, g_ascii_strtoll (before, NULL, 10) + 1,
                                   take_first, &head, error))
    g_clear_pointer (&head, g_free);
  else if (head == NULL)
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _("The log's end with this meeting's seal is missing."));

  return head;
}

/**
 * scrutiny_meeting_seal_to_code:
 * @head: "count-hash"
 *
 * Returns: (transfer full): the first 16 digits in fours, to be read aloud; a
 *   label that proves nothing by itself
 */
char *
scrutiny_meeting_seal_to_code (const char *head)
{
  const char *hash;
  GString *code = g_string_new (NULL);

  g_return_val_if_fail (head != NULL, g_string_free (code, FALSE));

  hash = strchr (head, '-');
  for (guint i = 0; hash != NULL && i < CODE_DIGITS && hash[1 + i] != '\0'; i++) {
    if (i > 0 && i % 4 == 0)
      g_string_append_c (code, ' ');
    g_string_append_c (code, g_ascii_toupper (hash[1 + i]));
  }

  return g_string_free (code, FALSE);
}
