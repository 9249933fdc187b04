/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/session-private.h"
#include "db/audit-store.h"
#include "db/error.h"
#include "db/key-slot-store.h"
#include "db/migration.h"
#include "db/panel-store.h"
#include "db/person-store.h"
#include "db/schema-check.h"

G_DEFINE_FINAL_TYPE (ScrutinySession, scrutiny_session, G_TYPE_OBJECT)

static void
scrutiny_session_finalize (GObject *object)
{
  ScrutinySession *self = SCRUTINY_SESSION (object);

  /* Every task holds the session, so the thread is idle by now. It may be the
   * one that lets go last, hence no waiting for it. */
  if (self->thread != NULL)
    g_thread_pool_free (self->thread, FALSE, FALSE);
  g_clear_pointer (&self->keys, scrutiny_keys_free);
  g_clear_object (&self->person);
  g_clear_object (&self->database);
  g_free (self->panel_dir);
  g_free (self->uid);
  g_free (self->doubt);

  G_OBJECT_CLASS (scrutiny_session_parent_class)->finalize (object);
}

static void
scrutiny_session_class_init (ScrutinySessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_session_finalize;
}

static gint64
read_machine_clock (gpointer data)
{
  return g_get_real_time ();
}

static void
scrutiny_session_init (ScrutinySession *self)
{
  self->clock = read_machine_clock;
  self->act = -1;
}

static gboolean
look_for_doubt (ScrutinySession *self, GError **error)
{
  g_autoptr (GPtrArray) differences = scrutiny_schema_compare (self->database, error);

  if (differences != NULL && differences->len > 0)
    self->doubt = scrutiny_schema_difference_to_words (differences->pdata[0]);

  return differences != NULL;
}

/**
 * scrutiny_session_new:
 * @panel_dir: an existing panel folder
 *
 * Opens and checks the panel's database and brings its schema up to date: keep it off
 * the main thread. Nobody is signed in yet. The records, which may be a million, are
 * checked by scrutiny_panel_check_file() only.
 *
 * Returns: (transfer full): the session, or %NULL with #ScrutinyDbError or
 *   %SCRUTINY_APP_ERROR_NOT_FOUND
 */
ScrutinySession *
scrutiny_session_new (const char *panel_dir, GError **error)
{
  g_autoptr (ScrutinySession) self = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (panel_dir != NULL, NULL);

  path = g_build_filename (panel_dir, "panel.db", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND,
                 _("There is no panel in “%s”."), panel_dir);
    return NULL;
  }

  self = g_object_new (SCRUTINY_TYPE_SESSION, NULL);
  self->panel_dir = g_strdup (panel_dir);
  self->database = scrutiny_database_open (path, error);
  if (self->database == NULL || !scrutiny_migration_run (self->database, error) ||
      !scrutiny_panel_store_get (self->database, &self->uid, &self->is_demo, error) ||
      !look_for_doubt (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * scrutiny_session_get_doubt:
 *
 * Returns: (nullable): a sentence if another program took a rule out of the panel's
 *   file or changed a table: it can be worked with, but the log should be checked
 */
const char *
scrutiny_session_get_doubt (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->doubt;
}

/** scrutiny_session_get_panel_dir: The folder as it was given; any thread. */
const char *
scrutiny_session_get_panel_dir (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->panel_dir;
}

/**
 * scrutiny_session_get_panel_uid:
 *
 * 32 hex digits that tell this panel from every other; any thread.
 */
const char *
scrutiny_session_get_panel_uid (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->uid;
}

/** scrutiny_session_is_demo: Whether everything in the panel is made up; any thread. */
gboolean
scrutiny_session_is_demo (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), FALSE);

  return self->is_demo;
}

/**
 * scrutiny_session_get_database:
 *
 * (transfer none): for the stores; the session's thread.
 */
ScrutinyDatabase *
scrutiny_session_get_database (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->database;
}

/* (nullable) (transfer none): who is signed in; the session's thread. */
ScrutinyPerson *
scrutiny_session_get_person (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->person;
}

/* The id of who is signed in, 0 for nobody; the session's thread. */
gint64
scrutiny_session_get_person_id (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), 0);

  return self->person ? scrutiny_person_get_id (self->person) : 0;
}

/* (nullable) (transfer none): the keys of who is signed in; the session's thread. */
ScrutinyKeys *
scrutiny_session_get_keys (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  return self->keys;
}

int
scrutiny_session_get_act (ScrutinySession *self)
{
  return self->act;
}

void
scrutiny_session_set_act (ScrutinySession *self, int act)
{
  self->act = act;
}

void
scrutiny_session_take_person (ScrutinySession *self,
                              ScrutinyPerson *person,
                              ScrutinyKeys *keys)
{
  g_set_object (&self->person, person);
  if (keys != NULL) {
    g_clear_pointer (&self->keys, scrutiny_keys_free);
    self->keys = keys;
  }
}

gboolean
scrutiny_session_write_log (ScrutinySession *self,
                            ScrutinyAct act,
                            gint64 actor,
                            const char *detail,
                            GError **error)
{
  g_autoptr (ScrutinyAuditEntry) entry = NULL;
  g_autoptr (GDateTime) here = NULL;

  entry = scrutiny_audit_entry_new (scrutiny_act_get_code (act), detail);
  entry->at_us = scrutiny_session_now_us (self);
  entry->actor = actor;
  here = g_date_time_new_from_unix_local (entry->at_us / G_USEC_PER_SEC);
  if (here != NULL)
    entry->offset_minutes =
        (gint) (g_date_time_get_utc_offset (here) / G_TIME_SPAN_MINUTE);

  return scrutiny_audit_store_add (self->database, entry, error);
}

static gboolean
log_alone (ScrutinySession *self, gint64 actor, const char *detail, GError **error)
{
  if (!scrutiny_database_begin (self->database, error))
    return FALSE;

  if (scrutiny_session_write_log (self, SCRUTINY_ACT_SIGN_IN, actor, detail, error))
    return scrutiny_database_commit (self->database, error);

  scrutiny_database_rollback (self->database);

  return FALSE;
}

/* Opens the slot of whoever is called @name. A wrong name and a wrong passphrase
 * give the same sentence, and a refusal stands in the log. */
static ScrutinyKeys *
let_in (ScrutinySession *self,
        const char *name,
        const char *passphrase,
        ScrutinyPerson **person,
        GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (ScrutinyPerson) found = NULL;
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (ScrutinyKeys) keys = NULL;

  found = scrutiny_person_store_find (self->database, name, &failure);
  if (found != NULL && scrutiny_person_is_active (found))
    slot = scrutiny_key_slot_store_get (self->database, scrutiny_person_get_id (found),
                                        &failure);
  if (slot != NULL)
    keys = scrutiny_keys_unlock (slot, passphrase, &failure);

  if (keys != NULL) {
    *person = g_steal_pointer (&found);
    return g_steal_pointer (&keys);
  }

  if (failure == NULL ||
      g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND))
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE,
                         _("That name and passphrase do not open this panel."));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  log_alone (self, 0, "{\"refused\":true}", NULL);

  return NULL;
}

/**
 * scrutiny_session_sign_in:
 * @name: as in the list of people; capitals do not matter
 *
 * Takes about a second. Both a success and a refusal are written to the log.
 * Whoever was signed in before is signed out first.
 *
 * Returns: whether they are in; %SCRUTINY_APP_ERROR_PASSPHRASE if not
 */
gboolean
scrutiny_session_sign_in (ScrutinySession *self,
                          const char *name,
                          const char *passphrase,
                          GError **error)
{
  g_autoptr (ScrutinyPerson) person = NULL;
  g_autoptr (ScrutinyKeys) keys = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  scrutiny_session_sign_out (self);

  keys = let_in (self, name, passphrase, &person, error);
  if (keys == NULL || !log_alone (self, scrutiny_person_get_id (person), "{}", error))
    return FALSE;

  self->person = g_steal_pointer (&person);
  self->keys = g_steal_pointer (&keys);

  return TRUE;
}

/**
 * scrutiny_session_sign_out:
 *
 * Wipes the keys and forgets the chair who stood by; also what locking does.
 */
void
scrutiny_session_sign_out (ScrutinySession *self)
{
  g_return_if_fail (SCRUTINY_IS_SESSION (self));

  g_clear_pointer (&self->keys, scrutiny_keys_free);
  g_clear_object (&self->person);
  self->chair_id = 0;
}

/**
 * scrutiny_session_confirm_chair:
 * @name: a chair of this panel, in the room
 *
 * The chair's own passphrase is their consent: until they step back or the
 * coordinator signs out, the coordinator may do what needs a chair. Their keys
 * are wiped at once. Written to the log.
 */
gboolean
scrutiny_session_confirm_chair (ScrutinySession *self,
                                const char *name,
                                const char *passphrase,
                                GError **error)
{
  g_autoptr (ScrutinyPerson) person = NULL;
  g_autoptr (ScrutinyKeys) keys = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  self->chair_id = 0;

  keys = let_in (self, name, passphrase, &person, error);
  if (keys == NULL)
    return FALSE;

  if (scrutiny_person_get_role (person) != SCRUTINY_ROLE_CHAIR) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                 _("%s is not a chair of this panel."),
                    scrutiny_person_get_name (person));
    return FALSE;
  }

  if (!log_alone (self, scrutiny_person_get_id (person), "{\"stands_by\":true}", error))
    return FALSE;

  self->chair_id = scrutiny_person_get_id (person);

  return TRUE;
}

/* The chair who stands by, 0 for none; the session's thread. */
gint64
scrutiny_session_get_chair_id (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), 0);

  return self->chair_id;
}

/* Microseconds UTC by the session's clock. */
gint64
scrutiny_session_now_us (ScrutinySession *self)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), 0);

  return self->clock (self->clock_data);
}

/**
 * scrutiny_session_today:
 *
 * Returns: (transfer full): the day by the session's clock, in UK time
 */
char *
scrutiny_session_today (ScrutinySession *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  utc = g_date_time_new_from_unix_utc (scrutiny_session_now_us (self) / G_USEC_PER_SEC);
  local = zone ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);

  return g_date_time_format (local, "%F");
}

/* For tests and the made-up past of the demo; @data must outlive the session. */
void
scrutiny_session_set_clock (ScrutinySession *self, ScrutinyClock clock, gpointer data)
{
  g_return_if_fail (SCRUTINY_IS_SESSION (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  self->clock_data = data;
}

static gboolean
has_keys (ScrutinySession *self, GError **error)
{
  if (self->keys == NULL)
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Sign in first."));

  return self->keys != NULL;
}

/* The panel's random name is part of every context: nothing sealed in one panel
 * opens in another. */
static char *
bind_context (ScrutinySession *self, const char *context)
{
  return g_strconcat ("panel:", self->uid, "/", context, NULL);
}

/* scrutiny_keys_seal() with the keys of who is signed in, bound to this panel. */
GBytes *
scrutiny_session_seal (ScrutinySession *self,
                       ScrutinyPurpose purpose,
                       const char *context,
                       gconstpointer data,
                       gsize size_bytes,
                       GError **error)
{
  g_autofree char *bound = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  if (!has_keys (self, error))
    return NULL;
  bound = bind_context (self, context);

  return scrutiny_keys_seal (self->keys, purpose, bound, data, size_bytes, error);
}

/* scrutiny_keys_unseal() with the keys of who is signed in, bound to this panel. */
GBytes *
scrutiny_session_unseal (ScrutinySession *self,
                         ScrutinyPurpose purpose,
                         const char *context,
                         GBytes *sealed,
                         GError **error)
{
  g_autofree char *bound = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), NULL);

  if (!has_keys (self, error))
    return NULL;
  bound = bind_context (self, context);

  return scrutiny_keys_unseal (self->keys, purpose, bound, sealed, error);
}

/* scrutiny_keys_derive() for who is signed in. */
gboolean
scrutiny_session_derive_key (ScrutinySession *self,
                             ScrutinyPurpose purpose,
                             guint8 key[SCRUTINY_KEY_BYTES],
                             GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (self), FALSE);

  return has_keys (self, error) && scrutiny_keys_derive (self->keys, purpose, key, error);
}
