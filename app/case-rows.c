/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-rows-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/error.h"
#include "db/answer-store.h"
#include "db/answering-store.h"
#include "db/audit-store.h"

static gboolean
refuse_tampered (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED, sentence);

  return FALSE;
}

void
scrutiny_case_rows_free (ScrutinyCaseRows *self)
{
  g_clear_pointer (&self->answering, scrutiny_answering_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ends, g_array_unref);
  g_free (self);
}

/**
 * scrutiny_case_rows_load:
 *
 * Returns: (transfer full): every row given to the case and how each member ended,
 *   still sealed
 */
ScrutinyCaseRows *
scrutiny_case_rows_load (ScrutinySession *session, gint64 case_id, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyCaseRows) self = g_new0 (ScrutinyCaseRows, 1);

  self->answering = scrutiny_answering_store_get (database, case_id, error);
  if (self->answering == NULL)
    return NULL;
  self->rows = scrutiny_answer_store_list (database, case_id, error);
  if (self->rows == NULL)
    return NULL;
  self->ends = scrutiny_answer_store_list_ends (database, case_id, error);

  return self->ends != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * scrutiny_case_rows_make_digest:
 *
 * Over every answer given before the closing and every end; additions after the talk are
 * later rows and not in it.
 */
GBytes *
scrutiny_case_rows_make_digest (ScrutinySession *session, const ScrutinyCaseRows *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head =
      g_strdup_printf ("scrutiny-closing/1\n%s\n%" G_GINT64_FORMAT "\n",
                       scrutiny_session_get_panel_uid (session),
                       self->answering->case_id);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) head, -1);
  for (guint i = 0; i < self->rows->len; i++) {
    const ScrutinyAnswerRow *row = self->rows->pdata[i];

    if (row->phase == SCRUTINY_PHASE_ALONE)
      scrutiny_answer_row_hash (row, checksum);
  }
  for (guint i = 0; i < self->ends->len; i++) {
    const ScrutinyAnswerEnd *end = &g_array_index (self->ends, ScrutinyAnswerEnd, i);
    const char *kind = scrutiny_answer_end_kind_to_code (end->kind);

    g_checksum_update (checksum, end->tag, sizeof end->tag);
    g_checksum_update (checksum, (const guchar *) kind, (gssize) strlen (kind) + 1);
    g_checksum_update (checksum, end->receipt, sizeof end->receipt);
  }
  g_checksum_get_digest (checksum, digest, &size);

  return g_bytes_new (digest, size);
}

static void
member_rows_free (gpointer data)
{
  ScrutinyMemberRows *member = data;

  g_ptr_array_unref (member->envelopes);
  g_ptr_array_unref (member->rows);
  g_free (member);
}

static ScrutinyMemberRows *
ensure_member (GPtrArray *members, const guint8 *tag)
{
  ScrutinyMemberRows *member;

  for (guint i = 0; i < members->len; i++) {
    member = members->pdata[i];
    if (memcmp (member->member, tag, sizeof member->member) == 0)
      return member;
  }

  member = g_new0 (ScrutinyMemberRows, 1);
  memcpy (member->member, tag, sizeof member->member);
  member->envelopes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_envelope_free);
  member->rows = g_ptr_array_new ();
  g_ptr_array_add (members, member);

  return member;
}

static void
insert_in_order (ScrutinyMemberRows *member,
                 ScrutinyAnswerEnvelope *envelope,
                 ScrutinyAnswerRow *row)
{
  guint at = member->envelopes->len;

  while (at > 0 &&
         ((ScrutinyAnswerEnvelope *) member->envelopes->pdata[at - 1])->n > envelope->n)
    at--;
  g_ptr_array_insert (member->envelopes, (int) at, envelope);
  g_ptr_array_insert (member->rows, (int) at, row);
}

/* Rows count 0, 1, 2: one that is missing or there twice was taken out or slipped in. */
static gboolean
check_counting (const ScrutinyMemberRows *member, GError **error)
{
  for (guint i = 0; i < member->envelopes->len; i++) {
    if (((ScrutinyAnswerEnvelope *) member->envelopes->pdata[i])->n != i)
      return refuse_tampered (error,
                              _ ("Answers of this case were taken away or slipped in."));
  }

  return TRUE;
}

static gboolean
takes_receipt (const ScrutinyCaseRows *self, const guint8 *receipt, guint8 *is_taken)
{
  for (guint i = 0; i < self->ends->len; i++) {
    const ScrutinyAnswerEnd *end = &g_array_index (self->ends, ScrutinyAnswerEnd, i);

    if (end->kind == SCRUTINY_END_HANDED_IN && !is_taken[i] &&
        memcmp (end->receipt, receipt, sizeof end->receipt) == 0) {
      is_taken[i] = TRUE;
      return TRUE;
    }
  }

  return FALSE;
}

/* The receipt of a member is a hash over their first rows; how many shows here. */
static void
match_receipt (ScrutinySession *session,
               const ScrutinyCaseRows *self,
               ScrutinyMemberRows *member,
               guint8 *is_taken)
{
  g_autoptr (GChecksum) checksum =
      scrutiny_answer_receipt_begin (session, self->answering->case_id);
  guint8 receipt[SCRUTINY_RECEIPT_BYTES];

  for (guint i = 0; i < member->rows->len; i++) {
    scrutiny_answer_row_hash (member->rows->pdata[i], checksum);
    scrutiny_answer_receipt_read (checksum, receipt);
    if (takes_receipt (self, receipt, is_taken)) {
      member->n_handed_in = i + 1;
      return;
    }
  }
}

static gboolean
match_receipts (ScrutinySession *session,
                const ScrutinyCaseRows *self,
                GPtrArray *members,
                GError **error)
{
  g_autofree guint8 *is_taken = g_new0 (guint8, MAX (self->ends->len, 1));

  for (guint i = 0; i < members->len; i++) {
    if (!check_counting (members->pdata[i], error))
      return FALSE;
    match_receipt (session, self, members->pdata[i], is_taken);
  }
  for (guint i = 0; i < self->ends->len; i++) {
    if (g_array_index (self->ends, ScrutinyAnswerEnd, i).kind == SCRUTINY_END_HANDED_IN &&
        !is_taken[i])
      return refuse_tampered (error, _ ("A receipt of this case no longer fits the answers it was for."));
  }

  return TRUE;
}

/**
 * scrutiny_case_rows_open:
 *
 * (element-type ScrutinyMemberRows): every member's rows, and each receipt matched; a
 * receipt without its rows is an error.
 */
GPtrArray *
scrutiny_case_rows_open (ScrutinySession *session,
                         const ScrutinyCaseRows *self,
                         const ScrutinyCaseKeys *keys,
                         GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_rows_free);

  for (guint i = 0; i < self->rows->len; i++) {
    ScrutinyAnswerRow *row = self->rows->pdata[i];
    ScrutinyAnswerEnvelope *envelope =
        scrutiny_answer_envelope_open_closed (self->answering->case_id, row, keys, error);

    if (envelope == NULL)
      return NULL;
    insert_in_order (ensure_member (members, envelope->member), envelope, row);
  }

  return match_receipts (session, self, members, error) ? g_steal_pointer (&members)
                                                        : NULL;
}

/* What the log says of each closing: case id -> digest in hex. */
static gboolean
take_closing (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  GHashTable *logged = data;
  char digest[65] = "";
  gint64 case_id = 0;
  guint n_rows;

  if (g_strcmp0 (entry->act, scrutiny_act_get_code (SCRUTINY_ACT_CLOSE_ANSWERS)) == 0 &&
      sscanf (entry->detail,
              "{\"case\":%" G_GINT64_MODIFIER "d,\"rows\":%u,\"digest\":\"%64[0-9a-f]",
              &case_id, &n_rows, digest) == 3)
    g_hash_table_replace (logged, g_memdup2 (&case_id, sizeof case_id),
                          g_strdup (digest));

  return TRUE;
}

static char *
to_hex (GBytes *bytes)
{
  GString *hex = g_string_new (NULL);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  for (gsize i = 0; i < g_bytes_get_size (bytes); i++)
    g_string_append_printf (hex, "%02x", data[i]);

  return g_string_free (hex, FALSE);
}

/* The rows, what the closing stored and what the log says must be one and the same. */
static gboolean
compare_case (ScrutinySession *session,
              gint64 case_id,
              const char *logged,
              GPtrArray *problems,
              GError **error)
{
  g_autoptr (ScrutinyCaseRows) rows = scrutiny_case_rows_load (session, case_id, error);
  g_autoptr (GBytes) secret = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) digest = NULL;
  g_autofree char *hex = NULL;

  if (rows == NULL ||
      !scrutiny_answering_store_get_closed (scrutiny_session_get_database (session),
                                            case_id, &secret, &stored, error))
    return FALSE;

  digest = scrutiny_case_rows_make_digest (session, rows);
  hex = to_hex (digest);
  if (!g_bytes_equal (digest, stored) || g_strcmp0 (hex, logged) != 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("The answers to case number %" PRId64
                            " were changed after it was closed."),
                                                   case_id));

  return TRUE;
}

gboolean
scrutiny_case_rows_compare (ScrutinySession *session, GPtrArray *problems, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GHashTable) logged =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) cases = scrutiny_answering_store_list_closed (database, error);

  if (cases == NULL ||
      !scrutiny_audit_store_visit (database, 0, take_closing, logged, error))
    return FALSE;

  for (guint i = 0; i < cases->len; i++) {
    gint64 case_id = g_array_index (cases, gint64, i);

    if (!compare_case (session, case_id, g_hash_table_lookup (logged, &case_id), problems,
                       error))
      return FALSE;
  }

  return TRUE;
}
