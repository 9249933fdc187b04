/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/record-store.h"
#include "db/statement.h"
#include "model/text-key.h"

#include <string.h>

/* As in the reader of files: reports within this of the first are one incident, where no
 * number ties them. */
#define INCIDENT_WINDOW_US ((gint64) 15 * 60 * G_USEC_PER_SEC)

/* A key for what the row says in our codes, however the file wrote it. SQLite's integers
 * have a sign, so the bits are kept and the sign means nothing. */
static gint64
content_key_of (ScrutinyRecord *record, const char *text, gsize length)
{
  const char *area = scrutiny_record_get_area (record);
  guint64 key = scrutiny_text_key (0, text, length);

  key = scrutiny_text_key (key, area, strlen (area));

  return (gint64) (key >> 1);
}

/**
 * scrutiny_record_store_add:
 * @database: a panel, inside a transaction
 * @import_id: the number its import will have
 * @record: a record just read
 * @ref: what it goes by on lists
 * @grounds: (nullable): its grounds, sealed
 */
gboolean
scrutiny_record_store_add (ScrutinyDatabase *database,
                           gint64 import_id,
                           ScrutinyRecord *record,
                           const char *ref,
                           GBytes *grounds,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  gsize length = 0;
  g_autofree char *text = scrutiny_record_to_text (record, &length);

  statement = scrutiny_statement_new (
      database,
      "INSERT INTO record (import_id, line, ref, ordinal, started_at_us, time_precision,"
      " day, area, incident_key, content_key, fields, grounds)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, import_id);
  scrutiny_statement_bind_int64 (statement, 2, scrutiny_record_get_line (record));
  scrutiny_statement_bind_text (statement, 3, ref);
  scrutiny_statement_bind_int64 (statement, 4, scrutiny_record_get_ordinal (record));
  scrutiny_statement_bind_int64 (statement, 5,
                                 scrutiny_record_get_started_at_us (record));
  scrutiny_statement_bind_text (statement, 6,
                                scrutiny_time_precision_to_text (
                                    scrutiny_record_get_time_precision (record)));
  scrutiny_statement_bind_text (statement, 7, scrutiny_record_get_day (record));
  scrutiny_statement_bind_text (statement, 8, scrutiny_record_get_area (record));
  scrutiny_statement_bind_text (statement, 9, scrutiny_record_get_incident_key (record));
  scrutiny_statement_bind_int64 (statement, 10, content_key_of (record, text, length));
  scrutiny_statement_bind_text (statement, 11, text);
  scrutiny_statement_bind_bytes (statement, 12, grounds);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_record_store_has_ref:
 * @database: a panel
 * @ref: a name
 * @except_import: an import whose names do not count, such as one being replaced; 0 none
 * @except_other: another; 0 none
 * @has: (out): whether a record or an incident that stands goes by it
 */
gboolean
scrutiny_record_store_has_ref (ScrutinyDatabase *database,
                               const char *ref,
                               gint64 except_import,
                               gint64 except_other,
                               gboolean *has,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (
      database,
      "SELECT 1 FROM record r WHERE r.ref = ?1 AND r.import_id NOT IN (?2, ?3)"
      " AND NOT EXISTS (SELECT 1 FROM record_import n WHERE n.replaces = r.import_id)"
      " UNION ALL"
      " SELECT 1 FROM record_incident g JOIN record r ON r.id = g.record_id"
      " WHERE g.ref = ?1 AND r.import_id NOT IN (?2, ?3)"
      " AND NOT EXISTS (SELECT 1 FROM record_import n WHERE n.replaces = r.import_id)"
      " LIMIT 1",
      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_text (statement, 1, ref);
  scrutiny_statement_bind_int64 (statement, 2, except_import);
  scrutiny_statement_bind_int64 (statement, 3, except_other);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    *has = TRUE;
    return TRUE;
  case SCRUTINY_STEP_DONE:
    *has = FALSE;
    return TRUE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/* The reports of the incident being gathered. */
typedef struct {
  GArray *ids;    /* gint64, the lead first */
  char *key;      /* what they share */
  char *lead_ref; /* of the first report */
  gint64 started_at_us;
  gint64 import_id;
  gint64 replaces;
} Incident;

static void
incident_clear (Incident *self)
{
  g_array_unref (self->ids);
  g_free (self->key);
  g_free (self->lead_ref);
}

static gboolean
add_report (ScrutinyDatabase *database,
            gint64 record_id,
            gint64 lead_id,
            const char *ref,
            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO record_incident (record_id, lead_id, "
                                      "ref) VALUES (?1, ?2, ?3)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, record_id);
  scrutiny_statement_bind_int64 (statement, 2, lead_id);
  scrutiny_statement_bind_text (statement, 3, ref);

  return scrutiny_statement_run (statement, error);
}

/* An incident of two files must not go by one name. */
static char *
find_free_name (ScrutinyDatabase *database, const Incident *incident, GError **error)
{
  g_autofree char *name = g_strdup (incident->key);
  gboolean is_taken = TRUE;

  for (guint i = 2; TRUE; i++) {
    if (!scrutiny_record_store_has_ref (database, name, incident->import_id,
                                        incident->replaces, &is_taken, error))
      return NULL;
    if (!is_taken)
      return g_steal_pointer (&name);
    g_free (name);
    name = g_strdup_printf ("%s-%u", incident->key, i);
  }
}

/* Writes the incident down and empties it. One report that is only estimated to stand
 * alone needs no row. */
static gboolean
close_incident (ScrutinyDatabase *database,
                Incident *incident,
                gboolean is_estimate,
                GError **error)
{
  g_autofree char *name = NULL;

  if (incident->ids->len == 0 || (is_estimate && incident->ids->len == 1)) {
    g_array_set_size (incident->ids, 0);
    return TRUE;
  }

  name = is_estimate ? g_strdup (incident->lead_ref)
                     : find_free_name (database, incident, error);
  if (name == NULL)
    return FALSE;
  for (guint i = 0; i < incident->ids->len; i++) {
    if (!add_report (database, g_array_index (incident->ids, gint64, i),
                     g_array_index (incident->ids, gint64, 0), name, error))
      return FALSE;
  }
  g_array_set_size (incident->ids, 0);

  return TRUE;
}

static gboolean
is_same_incident (const Incident *incident,
                  const char *key,
                  gint64 started_at_us,
                  gboolean is_estimate)
{
  return incident->ids->len > 0 && g_str_equal (incident->key, key) &&
         (!is_estimate || started_at_us - incident->started_at_us <= INCIDENT_WINDOW_US);
}

/* Takes the report the statement stands on: id, key, started, ref. */
static gboolean
take_report (ScrutinyDatabase *database,
             ScrutinyStatement *statement,
             Incident *incident,
             gboolean is_estimate,
             gint64 *incidents,
             GError **error)
{
  gint64 id = scrutiny_statement_column_int64 (statement, 0);
  g_autofree char *key = g_strdup (scrutiny_statement_column_text (statement, 1));
  gint64 started_at_us = scrutiny_statement_column_int64 (statement, 2);

  if (!is_same_incident (incident, key, started_at_us, is_estimate)) {
    if (!close_incident (database, incident, is_estimate, error))
      return FALSE;
    g_free (incident->key);
    incident->key = g_steal_pointer (&key);
    g_free (incident->lead_ref);
    incident->lead_ref = g_strdup (scrutiny_statement_column_text (statement, 3));
    incident->started_at_us = started_at_us;
    (*incidents)++;
  }
  g_array_append_val (incident->ids, id);

  return TRUE;
}

/**
 * scrutiny_record_store_tie:
 * @database: a panel, inside the transaction of the import
 * @import_id: the import whose reports are tied
 * @replaces: the import it takes the place of, whose names are free again; 0 none
 * @is_estimate: whether likeness ties them, within 15 minutes of the first, and not the
 *   force's own number
 * @tied: (out): reports that have something to be tied by
 * @incidents: (out): incidents they make
 *
 * The earliest report stands for the incident, and among equals the one whose name is
 * first by bytes, so that the order of the file does not matter.
 */
gboolean
scrutiny_record_store_tie (ScrutinyDatabase *database,
                           gint64 import_id,
                           gint64 replaces,
                           gboolean is_estimate,
                           gint64 *tied,
                           gint64 *incidents,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  Incident incident = {
    g_array_new (FALSE, FALSE, sizeof (gint64)), NULL, NULL, 0, import_id, replaces
  };
  ScrutinyStep step = SCRUTINY_STEP_ERROR;

  *tied = 0;
  *incidents = 0;
  statement =
      scrutiny_statement_new (database,
                              "SELECT id, incident_key, started_at_us, ref FROM record"
                              " WHERE import_id = ?1 AND incident_key <> ''"
                              " ORDER BY incident_key, started_at_us, ref, id",
                              error);
  if (statement != NULL) {
    scrutiny_statement_bind_int64 (statement, 1, import_id);
    while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
      (*tied)++;
      if (!take_report (database, statement, &incident, is_estimate, incidents, error)) {
        step = SCRUTINY_STEP_ERROR;
        break;
      }
    }
    if (step == SCRUTINY_STEP_DONE &&
        !close_incident (database, &incident, is_estimate, error))
      step = SCRUTINY_STEP_ERROR;
  }
  incident_clear (&incident);

  return step == SCRUTINY_STEP_DONE;
}

/* One import's rows, by moment and by what they say. */
typedef struct {
  ScrutinyStatement *statement;
  gint64 started_at_us;
  gint64 content_key;
  gboolean has_row;
} Walk;

static gboolean
walk_on (Walk *walk, GError **error)
{
  switch (scrutiny_statement_step (walk->statement, error)) {
  case SCRUTINY_STEP_ROW:
    walk->has_row = TRUE;
    walk->started_at_us = scrutiny_statement_column_int64 (walk->statement, 0);
    walk->content_key = scrutiny_statement_column_int64 (walk->statement, 1);
    return TRUE;
  case SCRUTINY_STEP_DONE:
    walk->has_row = FALSE;
    return TRUE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/* Two walks need two statements; the cache knows them by their text. */
static gboolean
walk_start (Walk *walk,
            ScrutinyDatabase *database,
            const char *sql,
            gint64 import_id,
            GError **error)
{
  walk->statement = scrutiny_statement_new (database, sql, error);
  if (walk->statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (walk->statement, 1, import_id);

  return walk_on (walk, error);
}

/* Below, equal and above 0 as the older row stands before, at or behind the newer. */
static int
compare_walks (const Walk *older, const Walk *newer)
{
  if (!older->has_row || !newer->has_row)
    return older->has_row ? -1 : 1;
  if (older->started_at_us != newer->started_at_us)
    return older->started_at_us < newer->started_at_us ? -1 : 1;
  if (older->content_key != newer->content_key)
    return older->content_key < newer->content_key ? -1 : 1;

  return 0;
}

/* Rows that went and came at one moment, when the moment is over. */
static void
settle_moment (ScrutinyImportDifference *difference, gint64 *went, gint64 *came)
{
  gint64 changed = MIN (*went, *came);

  difference->changed += changed;
  difference->removed += *went - changed;
  difference->added += *came - changed;
  *went = 0;
  *came = 0;
}

static gboolean
compare_all (Walk *older,
             Walk *newer,
             ScrutinyImportDifference *difference,
             GError **error)
{
  gint64 moment = G_MININT64;
  gint64 went = 0;
  gint64 came = 0;

  while (older->has_row || newer->has_row) {
    int order = compare_walks (older, newer);
    gint64 next = order <= 0 ? older->started_at_us : newer->started_at_us;

    if (next != moment)
      settle_moment (difference, &went, &came);
    moment = next;
    difference->same += order == 0;
    went += order < 0;
    came += order > 0;
    if (order <= 0 && !walk_on (older, error))
      return FALSE;
    if (order >= 0 && !walk_on (newer, error))
      return FALSE;
  }
  settle_moment (difference, &went, &came);

  return TRUE;
}

/**
 * scrutiny_record_store_compare:
 * @database: a panel
 * @older: an import
 * @newer: another, of the same month
 * @difference: (out): what differs
 *
 * Rows are compared by what they say in our codes, so a copy with other columns or line
 * ends does not differ, and neither does another order.
 */
gboolean
scrutiny_record_store_compare (ScrutinyDatabase *database,
                               gint64 older,
                               gint64 newer,
                               ScrutinyImportDifference *difference,
                               GError **error)
{
  Walk old_walk = { 0 };
  Walk new_walk = { 0 };
  gboolean is_done;

  memset (difference, 0, sizeof *difference);
  is_done = walk_start (&old_walk, database,
                        "SELECT started_at_us, content_key FROM record AS older"
                        " WHERE import_id = ?1 ORDER BY started_at_us, content_key",
                        older, error) &&
            walk_start (&new_walk, database,
                        "SELECT started_at_us, content_key FROM record AS newer"
                        " WHERE import_id = ?1 ORDER BY started_at_us, content_key",
                        newer, error) &&
            compare_all (&old_walk, &new_walk, difference, error);
  g_clear_pointer (&old_walk.statement, scrutiny_statement_free);
  g_clear_pointer (&new_walk.statement, scrutiny_statement_free);

  return is_done;
}
