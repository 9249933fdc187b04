/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record says that decides which questions are asked. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/answers-private.h"
#include "app/error.h"
#include "db/answering-store.h"
#include "db/clip-store.h"
#include "db/error.h"
#include "db/record-store.h"

/* Fields whose codes open modules: what was used, under which power. */
static gboolean
opens_modules (const char *field)
{
  return g_str_equal (field, "tactics") || g_str_equal (field, "legislation");
}

/* Codes are stored with commas between, so anything else is no code. */
static gboolean
is_code (const char *value)
{
  return *value != '\0' &&
         strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (value);
}

static GStrv
list_recorded (ScrutinyRecord *record)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    const char *field, *value;

    scrutiny_record_get_value_at (record, i, &field, &value);
    if (opens_modules (field) && is_code (value))
      g_strv_builder_add (codes, value);
  }

  return g_strv_builder_end (codes);
}

static gboolean
says_child (ScrutinyRecord *record)
{
  return scrutiny_record_has_value (record, "age_range", "under 10") ||
         scrutiny_record_has_value (record, "age_range", "10-17") ||
         scrutiny_record_has_value (record, "age_band", "0-10") ||
         scrutiny_record_has_value (record, "age_band", "11-17");
}

static GStrv
list_material (ScrutinySession *session, ScrutinyCase *drawn, GError **error)
{
  g_autoptr (GStrvBuilder) material = g_strv_builder_new ();
  g_autoptr (GListModel) clips =
      scrutiny_clip_store_list_case (scrutiny_session_get_database (session),
                                     scrutiny_case_get_id (drawn), error);
  guint n_clips;

  if (clips == NULL)
    return NULL;

  n_clips = g_list_model_get_n_items (clips);
  g_strv_builder_add (material, "written_record");
  if (scrutiny_case_get_no_footage_code (drawn) == NULL && n_clips > 0)
    g_strv_builder_add (material, n_clips > 1 ? "bwv_multiple" : "bwv_single");

  return g_strv_builder_end (material);
}

static gboolean
start_for_record (ScrutinySession *session,
                  ScrutinyCase *drawn,
                  ScrutinyRecord *record,
                  GError **error)
{
  ScrutinyRecordKind kind = scrutiny_record_get_kind (record);
  g_auto (GStrv) material = NULL;
  g_auto (GStrv) recorded = NULL;
  ScrutinyCaseFacts facts = { .kind = scrutiny_record_kind_to_text (kind) };

  if (kind != SCRUTINY_RECORD_KIND_STOP_SEARCH &&
      kind != SCRUTINY_RECORD_KIND_USE_OF_FORCE) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 _ ("There are no questions yet for records of the kind %s."),
                    facts.kind);
    return FALSE;
  }

  material = list_material (session, drawn, error);
  if (material == NULL)
    return FALSE;
  recorded = list_recorded (record);
  facts.material = (const char *const *) material;
  facts.recorded = (const char *const *) recorded;
  facts.person_is_child = says_child (record);

  return scrutiny_answers_store (session, scrutiny_case_get_id (drawn), &facts, error);
}

gboolean
scrutiny_answers_start (ScrutinySession *session, ScrutinyCase *drawn, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GError) failure = NULL;
  g_autoptr (ScrutinyAnswering) answering = NULL;
  ScrutinyRecordGrounds grounds = { 0, NULL };
  g_autoptr (ScrutinyRecord) record = NULL;

  answering =
      scrutiny_answering_store_get (database, scrutiny_case_get_id (drawn), &failure);
  if (answering != NULL)
    return TRUE;
  if (!g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  record = scrutiny_record_store_find (database, scrutiny_case_get_record_ref (drawn),
                                       &grounds, error);
  g_clear_pointer (&grounds.sealed, g_bytes_unref);

  return record != NULL && start_for_record (session, drawn, record, error);
}
