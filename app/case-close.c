/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-close.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <stdio.h>

#include "app/answers.h"
#include "app/case-rows-private.h"
#include "app/case.h"
#include "app/error.h"
#include "app/use-case-private.h"
#include "db/answering-store.h"
#include "db/audit-store.h"

static gboolean
refuse (GError **error, int code, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, code, sentence);

  return FALSE;
}

static char *
describe_closing (ScrutinyCaseRows *rows, GBytes *digest)
{
  GString *detail = g_string_new (NULL);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (digest, &size);
  const char *separator = "";

  g_string_append_printf (detail,
                          "{\"case\":%" G_GINT64_FORMAT ",\"rows\":%u,\"digest\":\"",
                          rows->answering->case_id, rows->rows->len);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (detail, "%02x", bytes[i]);
  g_string_append (detail, "\",\"receipts\":[");
  for (guint i = 0; i < rows->ends->len; i++) {
    const ScrutinyAnswerEnd *end = &g_array_index (rows->ends, ScrutinyAnswerEnd, i);

    if (end->kind != SCRUTINY_END_HANDED_IN)
      continue;
    g_string_append_printf (detail, "%s\"", separator);
    for (guint j = 0; j < SCRUTINY_RECEIPT_BYTES; j++)
      g_string_append_printf (detail, "%02x", end->receipt[j]);
    g_string_append_c (detail, '"');
    separator = ",";
  }
  g_string_append (detail, "]}");

  return g_string_free (detail, FALSE);
}

static gboolean
write_closing (ScrutinySession *session,
               ScrutinyCaseRows *rows,
               const ScrutinyCaseKeys *keys,
               GBytes *digest,
               GError **error)
{
  gint64 case_id = rows->answering->case_id;
  g_autoptr (GBytes) sealed =
      scrutiny_case_keys_seal_secrets (session, case_id, keys, error);

  return sealed != NULL &&
         scrutiny_answering_store_close (scrutiny_session_get_database (session), case_id,
                                         sealed, digest, rows->rows->len,
                                         scrutiny_session_now_us (session),
                                         scrutiny_session_get_person_id (session), error);
}

typedef struct {
  gint64 case_id;
  GHashTable *people; /* ids of who answered, as the log says */
} LoggedPeople;

static gboolean
take_person (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  LoggedPeople *logged = data;
  gint64 case_id = 0, actor = entry->actor;

  if (g_strcmp0 (entry->act, scrutiny_act_get_code (SCRUTINY_ACT_ANSWER)) == 0 &&
      sscanf (entry->detail, "{\"case\":%" G_GINT64_MODIFIER "d}", &case_id) == 1 &&
      case_id == logged->case_id)
    g_hash_table_add (logged->people, g_memdup2 (&actor, sizeof actor));

  return TRUE;
}

/* Anybody with the database could seal rows to the case's public keys. They would come
 * from one more member than the log knows. */
static gboolean
check_people (ScrutinySession *session, gint64 case_id, guint n_members, GError **error)
{
  g_autoptr (GHashTable) people =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LoggedPeople logged = { case_id, people };

  if (!scrutiny_audit_store_visit (scrutiny_session_get_database (session), 0,
                                   take_person, &logged, error))
    return FALSE;

  return n_members <= g_hash_table_size (people) ||
         refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
                 _ ("There are answers from more people than the log says answered."));
}

/* Everything is opened once before it counts as closed, so that a case with a row that
 * does not fit is not closed in silence. */
static char *
store_closing (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyCaseRows) rows = scrutiny_case_rows_load (session, case_id, error);
  g_auto (ScrutinyCaseKeys) keys = { { 0 } };
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (rows == NULL)
    return NULL;
  if (rows->answering->is_closed) {
    refuse (error, SCRUTINY_APP_ERROR_STATE, _ ("This case is closed already."));
    return NULL;
  }
  if (!scrutiny_case_keys_recover (session, rows->answering, &keys, error))
    return NULL;

  members = scrutiny_case_rows_open (session, rows, &keys, error);
  digest = scrutiny_case_rows_make_digest (session, rows);
  if (members == NULL || !check_people (session, case_id, members->len, error) ||
      !write_closing (session, rows, &keys, digest, error) ||
      !scrutiny_case_advance (session, case_id, SCRUTINY_CASE_ANSWERS_CLOSED, error))
    return NULL;

  return describe_closing (rows, digest);
}

/**
 * scrutiny_case_close:
 *
 * A chair closes the answers to a case. It takes the chair's key and a share that a
 * member passed on by handing in. The digest of all answers and every receipt go into the
 * log, so that a head printed later holds them.
 */
gboolean
scrutiny_case_close (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_CLOSE_ANSWERS, error))
    return FALSE;
  detail = store_closing (session, case_id, error);
  if (detail == NULL) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  return scrutiny_use_case_commit (session, detail, error);
}

/* The rows of a closed case and what opens them; any change since is refused. */
static ScrutinyCaseRows *
load_closed (ScrutinySession *session,
             gint64 case_id,
             ScrutinyCaseKeys *keys,
             GError **error)
{
  g_autoptr (ScrutinyCaseRows) rows = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) digest = NULL;

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RESULTS, error))
    return NULL;
  rows = scrutiny_case_rows_load (session, case_id, error);
  if (rows == NULL)
    return NULL;
  if (!scrutiny_answering_store_get_closed (scrutiny_session_get_database (session),
                                            case_id, &sealed, &stored, error) ||
      !scrutiny_case_keys_load (session, rows->answering, keys, error) ||
      !scrutiny_case_keys_unseal_secrets (session, case_id, sealed, keys, error))
    return NULL;

  digest = scrutiny_case_rows_make_digest (session, rows);
  if (!g_bytes_equal (digest, stored)) {
    refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
            _ ("The answers to this case were changed after it was closed."));
    return NULL;
  }

  return g_steal_pointer (&rows);
}

/* The member's standing answers: the newest to each question. After handing in, only what
 * the reveal asks counts. */
static ScrutinyAnswerSet *
standing_answers (ScrutinyMemberRows *member,
                  ScrutinyForm *form,
                  ScrutinyAnswerPhase phase)
{
  ScrutinyAnswerSet *set = scrutiny_answer_set_new ();

  for (guint i = 0; i < member->envelopes->len; i++) {
    const ScrutinyAnswerEnvelope *envelope = member->envelopes->pdata[i];
    const char *id = scrutiny_answer_get (envelope->answer)->question_id;
    ScrutinyFormSection *section = scrutiny_form_find_section (form, id);
    ScrutinyAnswerSet *with;

    if (envelope->phase != phase)
      continue;
    if (phase == SCRUTINY_PHASE_ALONE && i >= member->n_handed_in && section != NULL &&
        scrutiny_form_section_get (section)->stage != SCRUTINY_STAGE_AFTER_REVEAL)
      continue;
    with = scrutiny_answer_set_with (set, envelope->answer);
    g_object_unref (set);
    set = with;
  }

  return set;
}

static void
add_set (ScrutinyAnswerResults *results, GPtrArray *spreads, ScrutinyAnswerSet *set)
{
  g_autoptr (GPtrArray) answers = scrutiny_answer_set_list (set);

  for (guint i = 0; i < answers->len; i++)
    scrutiny_answer_results_add (results, spreads, answers->pdata[i]);
}

/* What was added after the talk once for each question; each correction by itself. */
static void
add_changes (ScrutinyAnswerResults *results,
             ScrutinyMemberRows *member,
             ScrutinyAnswerSet *alone,
             ScrutinyAnswerSet *talked)
{
  g_autoptr (GPtrArray) added = scrutiny_answer_set_list (talked);

  for (guint i = 0; i < added->len; i++) {
    const char *id = scrutiny_answer_get (added->pdata[i])->question_id;

    if (!scrutiny_answer_is_empty (added->pdata[i]))
      scrutiny_answer_results_add_change (results, scrutiny_answer_set_find (alone, id),
                                          added->pdata[i], NULL);
  }
  for (guint i = 0; i < member->envelopes->len; i++) {
    const ScrutinyAnswerEnvelope *envelope = member->envelopes->pdata[i];
    const char *id = scrutiny_answer_get (envelope->answer)->question_id;

    if (envelope->phase == SCRUTINY_PHASE_CORRECTION)
      scrutiny_answer_results_add_change (results, scrutiny_answer_set_find (alone, id),
                                          envelope->answer, envelope->reason);
  }
}

static void
add_member (ScrutinyAnswerResults *results,
            ScrutinyMemberRows *member,
            ScrutinyForm *form)
{
  g_autoptr (ScrutinyAnswerSet) alone =
      standing_answers (member, form, SCRUTINY_PHASE_ALONE);
  g_autoptr (ScrutinyAnswerSet) talked =
      standing_answers (member, form, SCRUTINY_PHASE_DISCUSSION);
  ScrutinyAnswer *grade =
      scrutiny_answer_set_find (alone, scrutiny_form_get (form)->grade_question);

  add_set (results, results->before_talk, alone);
  add_set (results, results->after_talk, talked);
  add_changes (results, member, alone, talked);
  if (grade != NULL && scrutiny_answer_get (grade)->band < SCRUTINY_N_BANDS)
    results->bands[scrutiny_answer_get (grade)->band]++;
}

/* Who said they may know somebody has ended too, and left one row or a few. */
static void
count_unfinished (ScrutinyAnswerResults *results, GPtrArray *members)
{
  guint n_without_receipt = 0;

  for (guint i = 0; i < members->len; i++) {
    const ScrutinyMemberRows *member = members->pdata[i];

    if (member->n_handed_in == 0)
      n_without_receipt++;
  }
  results->n_unfinished =
      n_without_receipt - MIN (n_without_receipt, results->n_stood_out);
}

/**
 * scrutiny_case_read_results:
 *
 * What all members said, once the case is closed. Every row is checked against the digest
 * of the closing and every receipt against its rows.
 *
 * Returns: (transfer full): the spread of answers, without names; or %NULL with
 *   %SCRUTINY_APP_ERROR_TAMPERED where anything was changed
 */
ScrutinyAnswerResults *
scrutiny_case_read_results (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_auto (ScrutinyCaseKeys) keys = { { 0 } };
  g_autoptr (ScrutinyCaseRows) rows = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *salt = NULL;
  ScrutinyAnswerResults *results;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  rows = load_closed (session, case_id, &keys, error);
  if (rows == NULL)
    return NULL;
  form = scrutiny_answers_get_form (session, case_id, error);
  if (form == NULL)
    return NULL;
  members = scrutiny_case_rows_open (session, rows, &keys, error);
  if (members == NULL)
    return NULL;

  results = scrutiny_answer_results_new ();
  scrutiny_answer_ends_count (rows->ends, &results->n_handed_in, &results->n_stood_out);
  count_unfinished (results, members);
  for (guint i = 0; i < members->len; i++) {
    ScrutinyMemberRows *member = members->pdata[i];

    if (member->n_handed_in > 0)
      add_member (results, member, form);
  }
  salt = g_compute_checksum_for_data (G_CHECKSUM_SHA256, keys.inner_secret,
                                      sizeof keys.inner_secret);
  scrutiny_answer_results_finish (results, salt);

  return results;
}

/**
 * scrutiny_case_check_receipt:
 * @receipt: as the member kept it
 * @is_counted: (out): whether answers with this receipt were counted as handed in
 *
 * Every receipt of the case is checked against its rows on the way, so a receipt that is
 * there stands for answers that are there unchanged.
 *
 * Returns: %FALSE if the case is not closed or anything in it was changed
 */
gboolean
scrutiny_case_check_receipt (ScrutinySession *session,
                             gint64 case_id,
                             const char *receipt,
                             gboolean *is_counted,
                             GError **error)
{
  g_auto (ScrutinyCaseKeys) keys = { { 0 } };
  g_autoptr (ScrutinyCaseRows) rows = NULL;
  g_autoptr (GPtrArray) members = NULL;
  guint8 wanted[SCRUTINY_RECEIPT_BYTES];

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (receipt != NULL && is_counted != NULL, FALSE);

  if (!scrutiny_receipt_from_words (receipt, wanted))
    return refuse (error, SCRUTINY_APP_ERROR_INVALID,
                   _ ("A receipt has 64 letters and digits, in eights."));
  rows = load_closed (session, case_id, &keys, error);
  if (rows == NULL)
    return FALSE;
  members = scrutiny_case_rows_open (session, rows, &keys, error);
  if (members == NULL)
    return FALSE;

  *is_counted = FALSE;
  for (guint i = 0; i < rows->ends->len; i++) {
    const ScrutinyAnswerEnd *end = &g_array_index (rows->ends, ScrutinyAnswerEnd, i);

    if (end->kind == SCRUTINY_END_HANDED_IN &&
        sodium_memcmp (end->receipt, wanted, sizeof wanted) == 0)
      *is_counted = TRUE;
  }

  return TRUE;
}
