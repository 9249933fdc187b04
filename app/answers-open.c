/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a case for answers, and the questions it is answered with. */
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/answers-private.h"
#include "app/case.h"
#include "app/error.h"
#include "app/use-case-private.h"
#include "db/answer-store.h"
#include "db/answering-store.h"
#include "db/form-store.h"
#include "db/key-slot-store.h"
#include "db/panel-store.h"
#include "db/person-store.h"
#include "intake/form-reader.h"

/* Reads the files inside the program and keeps what was read. */
static GBytes *
load_and_keep (const char *file_name, gpointer user_data, GError **error)
{
  ScrutinyFormFiles *files = user_data;
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  GBytes *bytes = scrutiny_form_reader_load (file_name, folder, error);

  if (bytes != NULL)
    g_hash_table_insert (files->files, g_strdup (file_name), g_bytes_ref (bytes));

  return bytes;
}

static GBytes *
load_kept (const char *file_name, gpointer user_data, GError **error)
{
  ScrutinyFormFiles *files = user_data;
  GBytes *bytes = g_hash_table_lookup (files->files, file_name);

  if (bytes != NULL)
    return g_bytes_ref (bytes);

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
               _ ("The questions this panel kept are not whole: %s is missing."),
                  file_name);

  return NULL;
}

/* A panel that works in Welsh is not given a form with a question left untranslated. */
static gboolean
check_language (ScrutinySession *session, ScrutinyForm *form, GError **error)
{
  g_autofree char *language =
      scrutiny_panel_store_get_setting (scrutiny_session_get_database (session),
                                        "language", error);

  if (language == NULL)
    return FALSE;

  return !g_str_equal (language, "cy") ||
         scrutiny_form_check_publish (form, "cy-GB", error);
}

/* The form for a kind of record has the kind's name. */
static gint64
keep_form (ScrutinySession *session, const ScrutinyCaseFacts *facts, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyFormFiles) files = scrutiny_form_files_new ();
  g_autofree char *scale = NULL;
  g_autoptr (ScrutinyForm) form = NULL;

  scale = scrutiny_panel_store_get_setting (database, "scale", error);
  if (scale == NULL)
    return 0;
  form = scrutiny_form_reader_read (facts->kind, scale, facts->extra_modules,
                                    load_and_keep, files, error);
  if (form == NULL || !check_language (session, form, error))
    return 0;

  files->form_id = g_strdup (scrutiny_form_get (form)->form_id);
  files->version = g_strdup (scrutiny_form_get (form)->version);
  files->sha256 = g_strdup (scrutiny_form_get (form)->sha256);
  files->scale_id =
      g_strdup (scrutiny_grading_scale_get_id (scrutiny_form_get_scale (form)));
  files->extra_modules = g_strdupv ((char **) facts->extra_modules);

  return scrutiny_form_store_keep (database, files, scrutiny_session_now_us (session),
                                   error);
}

/**
 * scrutiny_answers_get_form:
 *
 * Returns: (transfer full): the questions as this case is asked them, from the panel's
 * own copy, or %NULL; its hash is checked
 */
ScrutinyForm *
scrutiny_answers_get_form (ScrutinySession *session, gint64 case_id, GError **error)
{
  ScrutinyDatabase *database;
  g_autoptr (ScrutinyAnswering) answering = NULL;
  g_autoptr (ScrutinyFormFiles) files = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  gboolean has_extra;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  database = scrutiny_session_get_database (session);
  answering = scrutiny_answering_store_get (database, case_id, error);
  if (answering == NULL)
    return NULL;
  files = scrutiny_form_store_get (database, answering->form, error);
  if (files == NULL)
    return NULL;

  has_extra = files->extra_modules[0] != NULL && *files->extra_modules[0] != '\0';
  form = scrutiny_form_reader_read (files->form_id, files->scale_id,
                                    has_extra ? (const char *const *) files->extra_modules
                                              : NULL,
                                    load_kept, files, error);
  if (form != NULL && !g_str_equal (scrutiny_form_get (form)->sha256, files->sha256)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _ ("The questions this panel kept were changed."));
    return NULL;
  }

  return g_steal_pointer (&form);
}

static gboolean
give_share (ScrutinySession *session,
            gint64 case_id,
            gint64 person_id,
            const guint8 *secret,
            GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) slot =
      scrutiny_key_slot_store_get (database, person_id, error);
  g_autoptr (GBytes) sealed = NULL;

  if (slot == NULL)
    return FALSE;
  sealed = scrutiny_keys_seal_to (slot->public_key, secret, SCRUTINY_KEY_BYTES, error);

  return sealed != NULL &&
         scrutiny_answering_store_add_share (database, case_id, person_id, sealed, error);
}

/* The members' half of what opens answers; the chairs have held theirs since the draw. */
static gboolean
give_shares (ScrutinySession *session,
             gint64 case_id,
             const guint8 *secret,
             GError **error)
{
  g_autoptr (GListModel) people =
      scrutiny_person_store_list (scrutiny_session_get_database (session), error);
  guint n_people = people != NULL ? g_list_model_get_n_items (people) : 0;

  for (guint i = 0; i < n_people; i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    if (scrutiny_person_is_active (person) &&
        scrutiny_person_get_role (person) == SCRUTINY_ROLE_MEMBER &&
        !give_share (session, case_id, scrutiny_person_get_id (person), secret, error))
      return FALSE;
  }

  return people != NULL;
}

static gboolean
store_answering (ScrutinySession *session,
                 gint64 case_id,
                 const ScrutinyCaseFacts *facts,
                 const guint8 *public_key,
                 GError **error)
{
  g_autoptr (ScrutinyAnswering) answering = scrutiny_answering_new ();

  answering->form = keep_form (session, facts, error);
  if (answering->form == 0)
    return FALSE;

  answering->case_id = case_id;
  answering->kind = g_strdup (facts->kind);
  answering->is_child = facts->person_is_child;
  answering->material = g_strdupv ((char **) facts->material);
  answering->recorded = g_strdupv ((char **) facts->recorded);
  answering->public_key = g_bytes_new (public_key, SCRUTINY_KEY_BYTES);
  answering->opened_at_us = scrutiny_session_now_us (session);
  answering->opened_by = scrutiny_session_get_person_id (session);

  return scrutiny_answering_store_open (scrutiny_session_get_database (session),
                                        answering, error);
}

/**
 * scrutiny_answers_store:
 *
 * The secret is sealed to each member and forgotten here; it lies open nowhere.
 */
gboolean
scrutiny_answers_store (ScrutinySession *session,
                        gint64 case_id,
                        const ScrutinyCaseFacts *facts,
                        GError **error)
{
  guint8 public_key[SCRUTINY_KEY_BYTES], secret[SCRUTINY_KEY_BYTES];
  gboolean is_stored;

  scrutiny_keys_new_case_pair (public_key, secret);
  is_stored = store_answering (session, case_id, facts, public_key, error) &&
              give_shares (session, case_id, secret, error);
  sodium_memzero (secret, sizeof secret);

  return is_stored;
}

/**
 * scrutiny_answers_open:
 * @facts: what is known of the case; it stays as it is now
 *
 * A chair opens a case for answers with facts of their own, such as modules that the
 * record does not ask for; scrutiny_case_open() takes them from the record. The questions
 * are kept as they are now, and the key that answers are sealed to is made.
 */
gboolean
scrutiny_answers_open (ScrutinySession *session,
                       gint64 case_id,
                       const ScrutinyCaseFacts *facts,
                       GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (facts != NULL && facts->kind != NULL, FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_OPEN_MEETING, error))
    return FALSE;
  if (!scrutiny_answers_store (session, case_id, facts, error) ||
      !scrutiny_case_advance (session, case_id, SCRUTINY_CASE_OPEN, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT ",\"form\":\"%s\"}", case_id,
                            facts->kind);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_answers_get_progress:
 * @progress: (out caller-allocates): counts; never who
 */
gboolean
scrutiny_answers_get_progress (ScrutinySession *session,
                               gint64 case_id,
                               ScrutinyAnswerProgress *progress,
                               GError **error)
{
  ScrutinyDatabase *database;
  g_autoptr (ScrutinyAnswering) answering = NULL;
  g_autoptr (GArray) ends = NULL;
  guint n_members = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && progress != NULL, FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return FALSE;
  database = scrutiny_session_get_database (session);
  answering = scrutiny_answering_store_get (database, case_id, error);
  ends = scrutiny_answer_store_list_ends (database, case_id, error);
  if (answering == NULL || ends == NULL ||
      !scrutiny_answering_store_count_members (database, case_id, &n_members, error))
    return FALSE;

  memset (progress, 0, sizeof *progress);
  scrutiny_answer_ends_count (ends, &progress->n_handed_in, &progress->n_stood_out);
  progress->n_expected = MAX (n_members, progress->n_handed_in + progress->n_stood_out);
  progress->is_closed = answering->is_closed;

  return TRUE;
}
