/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/records.h"

#include "app/records-private.h"

#include <string.h>

#include "db/import-store.h"
#include "db/record-store.h"

/* Different values of one field that are counted apart. */
#define VALUES_MAX 1000

/* Records looked at between two questions whether to stop. */
#define RECORDS_BETWEEN_ASKING 1024

typedef struct {
  ScrutinyRecordsFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  guint64 seen;
} Walk;

static gboolean
walk_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  if (walk->seen++ % RECORDS_BETWEEN_ASKING == 0 &&
      g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    return FALSE;

  return walk->func (record, walk->user_data, error);
}

/**
 * scrutiny_records_each:
 * @session: a session of somebody who may read records
 * @filter: (nullable): which; %NULL all that stand
 * @func: called for each encounter, in the order of import
 * @user_data: passed to @func
 * @cancellable: (nullable): asked every thousand encounters
 *
 * Reports of one incident come as one encounter. A record's reference is its id on lists.
 * Memory does not grow with their number.
 *
 * Returns: %FALSE, with @error set, if the walk ended early
 */
gboolean
scrutiny_records_each (ScrutinySession *session,
                       ScrutinyRecordFilter *filter,
                       ScrutinyRecordsFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (ScrutinyRecordFilter) all = NULL;
  Walk walk = { func, user_data, cancellable, 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return FALSE;
  all = filter != NULL ? scrutiny_record_filter_ref (filter)
                       : scrutiny_record_filter_new ();

  return scrutiny_record_store_each (scrutiny_session_get_database (session), all,
                                     walk_cb, &walk, error);
}

static gboolean
count_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  gint64 *count = user_data;

  (*count)++;

  return TRUE;
}

/**
 * scrutiny_records_count:
 * @session: a session of somebody who may read records
 * @filter: (nullable): which; %NULL all that stand
 * @cancellable: (nullable): asked every thousand encounters
 *
 * Returns: how many encounters pass; -1 with @error set
 */
gint64
scrutiny_records_count (ScrutinySession *session,
                        ScrutinyRecordFilter *filter,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 count = 0;

  if (!scrutiny_records_each (session, filter, count_cb, &count, cancellable, error))
    return -1;

  return count;
}

typedef struct {
  const char *const *fields;
  ScrutinyTally **tallies;
} Counting;

/* What a record says in a field; "kind", "area", "month" and "force" may be asked as
 * well. */
static const char *
get_own_value (ScrutinyRecord *record, const char *field, char month[8])
{
  if (g_str_equal (field, "kind"))
    return scrutiny_record_kind_to_text (scrutiny_record_get_kind (record));
  if (g_str_equal (field, "area"))
    return scrutiny_record_get_area (record);
  if (g_str_equal (field, "force"))
    return scrutiny_record_get_force (record);
  if (g_str_equal (field, "month")) {
    memcpy (month, scrutiny_record_get_day (record), 7);
    month[7] = '\0';
    return month;
  }

  return NULL;
}

static void
count_field (ScrutinyRecord *record, const char *field, ScrutinyTally *tally)
{
  char month[8];
  const char *own = get_own_value (record, field, month);
  gboolean is_blank = TRUE;

  if (own != NULL) {
    scrutiny_tally_add (tally, own, 1);
    return;
  }

  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    const char *name = NULL;
    const char *value = NULL;

    scrutiny_record_get_value_at (record, i, &name, &value);
    if (!g_str_equal (name, field))
      continue;
    scrutiny_tally_add (tally, value, 1);
    is_blank = FALSE;
  }
  if (is_blank)
    scrutiny_tally_add (tally, "", 1);
}

static gboolean
count_by_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  Counting *counting = user_data;

  for (guint i = 0; counting->fields[i] != NULL; i++)
    count_field (record, counting->fields[i], counting->tallies[i]);

  return TRUE;
}

/**
 * scrutiny_records_count_by:
 * @session: a session of somebody who may read records
 * @filter: (nullable): which; %NULL all that stand
 * @fields: (array zero-terminated=1): names of fields; also "kind", "area", "force" and
 *   "month"
 * @tallies: (out caller-allocates) (transfer full): one a field: encounters by value, ""
 *   for a blank. An encounter that says several things in a field counts for each.
 * @cancellable: (nullable): asked every thousand encounters
 *
 * All fields in one walk over the records.
 *
 * Returns: %FALSE, with @error set and @tallies untouched, if the walk ended early
 */
gboolean
scrutiny_records_count_by (ScrutinySession *session,
                           ScrutinyRecordFilter *filter,
                           const char *const *fields,
                           ScrutinyTally **tallies,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GPtrArray) made = NULL;
  Counting counting = { fields, NULL };

  g_return_val_if_fail (fields != NULL, FALSE);
  g_return_val_if_fail (tallies != NULL, FALSE);

  made = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_tally_unref);
  for (guint i = 0; fields[i] != NULL; i++)
    g_ptr_array_add (made, scrutiny_tally_new (VALUES_MAX));
  counting.tallies = (ScrutinyTally **) made->pdata;
  if (!scrutiny_records_each (session, filter, count_by_cb, &counting, cancellable,
                              error))
    return FALSE;
  for (guint i = 0; fields[i] != NULL; i++)
    tallies[i] = scrutiny_tally_ref (counting.tallies[i]);

  return TRUE;
}

/**
 * scrutiny_records_list_fields:
 * @session: a session of somebody who may read records
 * @kind: (nullable): only of this kind, such as "stop_search"
 *
 * Returns: (transfer full) (nullable): the fields that the records which stand may have,
 *   in byte order
 */
char **
scrutiny_records_list_fields (ScrutinySession *session, const char *kind, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return NULL;

  return scrutiny_import_store_list_fields (scrutiny_session_get_database (session), kind,
                                            error);
}

/* The grounds are sealed to the import and the line of their row. */
static char *
open_grounds (ScrutinySession *session,
              ScrutinyRecord *record,
              const ScrutinyRecordGrounds *grounds,
              GError **error)
{
  g_autofree char *context =
      g_strdup_printf ("grounds/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                       grounds->import_id, scrutiny_record_get_line (record));
  g_autoptr (GBytes) text = scrutiny_session_unseal (session, SCRUTINY_PURPOSE_GROUNDS,
                                                     context, grounds->sealed, error);

  if (text == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

ScrutinyRecord *
scrutiny_records_read (ScrutinySession *session,
                       const char *reference,
                       char **grounds,
                       GError **error)
{
  g_autoptr (ScrutinyRecord) record = NULL;
  ScrutinyRecordGrounds sealed = { 0 };

  record = scrutiny_record_store_find (scrutiny_session_get_database (session), reference,
                                       &sealed, error);
  if (record == NULL)
    return NULL;
  if (grounds != NULL)
    *grounds = sealed.sealed != NULL ? open_grounds (session, record, &sealed, error)
                                     : g_strdup ("");
  g_clear_pointer (&sealed.sealed, g_bytes_unref);
  if (grounds != NULL && *grounds == NULL)
    return NULL;

  return g_steal_pointer (&record);
}

/**
 * scrutiny_records_find:
 * @session: a session of somebody who may read records
 * @reference: what a record or an incident goes by on lists
 * @grounds: (out) (optional) (transfer full): the written reason, "" none
 * @error: %SCRUTINY_DB_ERROR_NOT_FOUND if nothing goes by that name
 *
 * Also finds a record whose month was sent again, so that a drawn case stays readable.
 *
 * Returns: (transfer full) (nullable): the encounter
 */
ScrutinyRecord *
scrutiny_records_find (ScrutinySession *session,
                       const char *reference,
                       char **grounds,
                       GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (reference != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return NULL;

  return scrutiny_records_read (session, reference, grounds, error);
}
