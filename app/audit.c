/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/audit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/audit-tables-private.h"
#include "app/case-rows-private.h"
#include "app/error.h"
#include "db/audit-store.h"
#include "db/error.h"
#include "db/schema-check.h"

/* Problems beyond this many are counted, not told: a forged log could have
 * millions. */
#define MAX_SENTENCES 100

/* An entry that holds the hashes of all tables. */
typedef struct {
  gint64 seq; /* 0: none met */
  char *detail;
} Checkpoint;

/* The walk along the chain. */
typedef struct {
  ScrutinyAuditReport *report;
  gint64 head_seq; /* 0: no head was given */
  guint8 head_hash[SCRUTINY_HASH_BYTES];
  gboolean is_head_seen;
  GCancellable *cancellable;
  guint8 previous[SCRUTINY_HASH_BYTES];
  gint64 previous_at_us;
  Checkpoint newest;  /* of all */
  Checkpoint vouched; /* the newest that the head stands for */
} Walk;

static void
tell (GPtrArray *sentences, char *sentence)
{
  if (sentences->len < MAX_SENTENCES)
    g_ptr_array_add (sentences, sentence);
  else
    g_free (sentence);
}

static void
check_hash (Walk *walk, const ScrutinyAuditEntry *entry)
{
  guint8 hash[SCRUTINY_HASH_BYTES];

  scrutiny_audit_entry_make_hash (entry, hash);
  if (memcmp (hash, entry->hash, SCRUTINY_HASH_BYTES) != 0)
    tell (walk->report->problems,
          g_strdup_printf (_("Entry %" PRId64 " was changed."), entry->seq));

  if (memcmp (entry->previous, walk->previous, SCRUTINY_HASH_BYTES) != 0)
    tell (walk->report->problems,
          g_strdup_printf (_("Entry %" PRId64 " does not follow the one before "
                             "it: something was changed, taken out or put in."),
                              entry->seq));
}

static void
check_head (Walk *walk, const ScrutinyAuditEntry *entry)
{
  if (entry->seq != walk->head_seq)
    return;

  walk->is_head_seen = TRUE;
  if (memcmp (entry->hash, walk->head_hash, SCRUTINY_HASH_BYTES) != 0)
    tell (walk->report->problems,
          g_strdup_printf (_("Entry %" PRId64 " is not the one your head was "
                             "made from: the log was written anew."),
                              entry->seq));
}

static void
check_clock (Walk *walk, const ScrutinyAuditEntry *entry)
{
  if (entry->seq > 1 && entry->at_us < walk->previous_at_us)
    tell (walk->report->clock_jumps,
          g_strdup_printf (_("At entry %" PRId64 " the clock went back by %.3f "
                             "seconds. Order is by number, not by time."),
                              entry->seq,
                              (double) (walk->previous_at_us - entry->at_us) /
                                  G_USEC_PER_SEC));
}

static void
note_checkpoint (Checkpoint *checkpoint, const ScrutinyAuditEntry *entry)
{
  checkpoint->seq = entry->seq;
  g_free (checkpoint->detail);
  checkpoint->detail = g_strdup (entry->detail);
}

static void
look_for_checkpoint (Walk *walk, const ScrutinyAuditEntry *entry)
{
  if (!scrutiny_audit_tables_stand_in (entry->detail))
    return;

  note_checkpoint (&walk->newest, entry);
  if (entry->seq <= walk->head_seq)
    note_checkpoint (&walk->vouched, entry);
}

static gboolean
visit (const ScrutinyAuditEntry *entry, gpointer data, GError **error)
{
  Walk *walk = data;

  walk->report->n_entries++;
  if (entry->seq != walk->report->n_entries) {
    tell (walk->report->problems,
          g_strdup_printf (_("Entry %" PRId64 " stands where %" PRId64
                             " should: entries are missing."),
                              entry->seq, walk->report->n_entries));
    walk->report->n_entries = entry->seq;
  }

  check_hash (walk, entry);
  check_head (walk, entry);
  check_clock (walk, entry);
  look_for_checkpoint (walk, entry);

  memcpy (walk->previous, entry->hash, SCRUTINY_HASH_BYTES);
  walk->previous_at_us = entry->at_us;
  g_free (walk->report->head);
  walk->report->head = scrutiny_audit_entry_format_head (entry);

  return !g_cancellable_set_error_if_cancelled (walk->cancellable, error);
}

static gboolean
read_head (const char *head, Walk *walk, GError **error)
{
  const char *dash = strchr (head, '-');
  g_autofree char *count = dash ? g_strndup (head, (gsize) (dash - head)) : NULL;
  guint64 number = 0;
  gboolean is_head;

  is_head = dash != NULL && strlen (dash + 1) == 2 * SCRUTINY_HASH_BYTES &&
            g_ascii_string_to_unsigned (count, 10, 1, G_MAXINT64, &number, NULL);
  for (guint i = 0; is_head && i < SCRUTINY_HASH_BYTES; i++) {
    int high = g_ascii_xdigit_value (dash[1 + 2 * i]);
    int low = g_ascii_xdigit_value (dash[2 + 2 * i]);

    is_head = high >= 0 && low >= 0;
    walk->head_hash[i] = (guint8) (high * 16 + low);
  }

  if (!is_head)
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                         _("A head is a number, a hyphen and 64 digits from 0 to f, as "
                           "printed on the minutes."));
  walk->head_seq = (gint64) number;

  return is_head;
}

/* Along the chain, then the tables against the newest hashes of them, and against
 * the newest that nobody can have forged. */
static gboolean
run (ScrutinySession *session, Walk *walk, GError **error)
{
  GPtrArray *problems = walk->report->problems;
  gboolean is_read;

  is_read = scrutiny_audit_store_visit (scrutiny_session_get_database (session), 0, visit,
                                        walk, error);
  if (is_read && walk->newest.seq != 0)
    is_read = scrutiny_audit_tables_compare (session, walk->newest.detail,
                                             walk->newest.seq, problems, error);
  if (is_read && walk->vouched.seq != 0 && walk->vouched.seq != walk->newest.seq)
    is_read = scrutiny_audit_tables_compare (session, walk->vouched.detail,
                                             walk->vouched.seq, problems, error);

  g_clear_pointer (&walk->newest.detail, g_free);
  g_clear_pointer (&walk->vouched.detail, g_free);

  return is_read;
}

/* A damaged file is a finding; that it could not be read to its end is not. */
static gboolean
check_file (ScrutinySession *session,
            GPtrArray *problems,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (scrutiny_database_check (scrutiny_session_get_database (session), cancellable,
                               &failure))
    return TRUE;
  if (g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT)) {
    tell (problems, g_strdup (failure->message));
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

/* The rules that keep rows as they are stand in the file: whoever dropped one could
 * change rows that no hash stands for yet. */
static gboolean
check_schema (ScrutinySession *session, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) differences =
      scrutiny_schema_compare (scrutiny_session_get_database (session), error);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    tell (problems,
          scrutiny_schema_difference_to_words (g_ptr_array_index (differences, i)));

  return differences != NULL;
}

/**
 * scrutiny_audit_verify:
 * @head: (nullable): "count-hash" from minutes or a receipt
 *
 * Reads the whole file, compares its schema with the program's own, and walks the
 * whole log. Nobody needs to be signed in. On the session's thread.
 *
 * Returns: (transfer full): what was found, or %NULL if the log cannot be read or
 *   @head is no head
 */
ScrutinyAuditReport *
scrutiny_audit_verify (ScrutinySession *session,
                       const char *head,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (ScrutinyAuditReport) report = NULL;
  Walk walk = { .cancellable = cancellable };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_VERIFY, error) ||
      (head != NULL && !read_head (head, &walk, error)))
    return NULL;

  report = g_new0 (ScrutinyAuditReport, 1);
  report->head = g_strdup ("");
  report->problems = g_ptr_array_new_with_free_func (g_free);
  report->clock_jumps = g_ptr_array_new_with_free_func (g_free);
  walk.report = report;

  if (!check_file (session, report->problems, cancellable, error) ||
      !check_schema (session, report->problems, error) || !run (session, &walk, error) ||
      !scrutiny_case_rows_compare (session, report->problems, error))
    return NULL;

  report->is_head_checked = head != NULL;
  if (head != NULL && !walk.is_head_seen)
    tell (report->problems,
          g_strdup_printf (_("Your head counts %" PRId64 " entries, the log "
                             "holds %" PRId64 ": its end was cut off or an "
                             "older copy was put back."),
                              walk.head_seq, report->n_entries));
  report->holds = report->problems->len == 0;

  return g_steal_pointer (&report);
}

/**
 * scrutiny_audit_report_free:
 * @self: (transfer full): a report
 */
void
scrutiny_audit_report_free (ScrutinyAuditReport *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->head);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->clock_jumps);
  g_free (self);
}

/**
 * scrutiny_audit_report_get_limits:
 *
 * What this check can and cannot show: translated, for the same page.
 */
const char *
scrutiny_audit_report_get_limits (const ScrutinyAuditReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_head_checked)
    return _("Compared with a head that left this machine: any change to the log up to "
             "that head shows. What came after it is checked for mistakes only.");

  return _("Without a head from the minutes this shows entries that were changed, taken "
           "out or put in, but not a log that somebody wrote anew from there on, nor an "
           "end that was cut off.");
}

/**
 * scrutiny_audit_get_head:
 *
 * Returns: (transfer full): "count-hash" of the newest entry, for minutes.
 */
char *
scrutiny_audit_get_head (ScrutinySession *session, GError **error)
{
  g_autoptr (ScrutinyAuditEntry) last = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  last = scrutiny_audit_store_get_last (scrutiny_session_get_database (session), error);

  return last ? scrutiny_audit_entry_format_head (last) : NULL;
}
