/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-record.h"

#include <glib/gi18n-lib.h>

#include "app/case-record-private.h"
#include "app/case.h"
#include "app/error.h"
#include "app/records-private.h"
#include "db/error.h"
#include "model/record-builder.h"

/* What is known before the grade (practice.md 4.6). Never the outcome, what was found,
 * the force recorded, or ethnicity: each would sway the grade. A field that is not
 * named here is left out. */
static const char *const shown_fields[] = { "legislation", "object_of_search",
                                            "search_type", "age_range",
                                            "age_band",    "place_types",
                                            NULL };

ScrutinyRecord *
scrutiny_case_record_keep (ScrutinyRecord *record,
                           const char *const *fields,
                           const char *grounds)
{
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (scrutiny_record_get_kind (record));

  scrutiny_record_builder_set_started (builder,
                                       scrutiny_record_get_started_at_us (record),
                                       scrutiny_record_get_time_precision (record),
                                       scrutiny_record_get_day (record));
  scrutiny_record_builder_set_place (builder, scrutiny_record_get_force (record),
                                     scrutiny_record_get_area (record));
  scrutiny_record_builder_set_reference (builder, scrutiny_record_get_reference (record));
  scrutiny_record_builder_set_grounds (builder, grounds);
  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    const char *field;
    const char *value;

    scrutiny_record_get_value_at (record, i, &field, &value);
    if (g_strv_contains (fields, field))
      scrutiny_record_builder_add_value (builder, field, value);
  }

  return scrutiny_record_builder_build (builder);
}

static gboolean
check_open (ScrutinyCase *about, GError **error)
{
  ScrutinyCaseState state = scrutiny_case_get_state (about);

  if (state == SCRUTINY_CASE_OPEN || state == SCRUTINY_CASE_ANSWERS_CLOSED ||
      state == SCRUTINY_CASE_AGREED)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
               _ ("Case %s is not open yet."), scrutiny_case_get_letter (about));

  return FALSE;
}

ScrutinyRecord *
scrutiny_case_record_find (ScrutinySession *session,
                           ScrutinyCase *about,
                           char **grounds,
                           GError **error)
{
  g_autofree char *written = NULL;
  g_autoptr (GError) failure = NULL;
  ScrutinyRecord *record =
      scrutiny_records_read (session, scrutiny_case_get_record_ref (about), &written,
                             &failure);

  if (g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND))
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND,
                 _ ("The panel holds no record of case %s."),
                    scrutiny_case_get_letter (about));
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (record != NULL && grounds != NULL)
    *grounds = g_steal_pointer (&written);

  return record;
}

/**
 * scrutiny_case_read_record:
 * @meeting: the meeting's number
 * @letter: an open case
 *
 * For who answers: the record of the case without all that could sway the grade, with
 * the grounds as they were written.
 *
 * Returns: (transfer full): what may be seen before the grade;
 *   %SCRUTINY_APP_ERROR_NOT_FOUND when the panel holds no such record
 */
ScrutinyRecord *
scrutiny_case_read_record (ScrutinySession *session,
                           gint64 meeting,
                           const char *letter,
                           GError **error)
{
  g_autoptr (ScrutinyCase) about = NULL;
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autofree char *grounds = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (letter != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ANSWER, error))
    return NULL;
  about = scrutiny_case_find (session, meeting, letter, error);
  if (about == NULL || !check_open (about, error))
    return NULL;

  record = scrutiny_case_record_find (session, about, &grounds, error);

  return record != NULL ? scrutiny_case_record_keep (record, shown_fields, grounds)
                        : NULL;
}
