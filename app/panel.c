/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "app/error.h"
#include "app/session-private.h"
#include "app/use-case-private.h"
#include "db/key-slot-store.h"
#include "db/migration.h"
#include "db/panel-store.h"
#include "db/person-store.h"

#define UID_BYTES            16
#define MAX_QUORUM           40
#define MAX_NAME_CHARACTERS  200
#define MAX_FORCE_CHARACTERS 64

/* What a panel folder holds besides its database. */
static const char *const folders[] = { "footage", "certificates", "exports" };

/* The grading scales we ship; the forms say what their words are. */
static const char *const scales[] = { "rag3",       "nine",  "aspol3",
                                      "confidence", "oocd4", "grounds2" };

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID, sentence);

  return FALSE;
}

static gboolean
is_plain_line (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL) || *text == '\0' ||
      g_utf8_strlen (text, -1) > MAX_NAME_CHARACTERS)
    return FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    GUnicodeType type = g_unichar_type (g_utf8_get_char (text));

    if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_slug (const char *text)
{
  return *text != '\0' && strlen (text) <= MAX_FORCE_CHARACTERS &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

static gboolean
is_scale (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strcmp (text, scales[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_quorum (const char *text)
{
  guint64 number;

  return g_ascii_string_to_unsigned (text, 10, 1, MAX_QUORUM, &number, NULL);
}

static gboolean
check_setting (const char *key, const char *value, GError **error)
{
  if (strcmp (key, "name") == 0)
    return is_plain_line (value) ||
           refuse (error, _("A panel's name has 1 to 200 visible characters."));
  if (strcmp (key, "force") == 0)
    return is_slug (value) ||
           refuse (error,
                   _("Name the force in small letters, digits and hyphens, such as "
                     "avon-and-somerset."));
  if (strcmp (key, "language") == 0)
    return strcmp (value, "en") == 0 || strcmp (value, "cy") == 0 ||
           refuse (error, _("The language is en or cy."));
  if (strcmp (key, "scale") == 0)
    return is_scale (value) ||
           refuse (error,
                   _("The grading scale is one of rag3, nine, aspol3, confidence, "
                     "oocd4 and grounds2."));
  if (strcmp (key, "quorum") == 0)
    return is_quorum (value) ||
           refuse (error, _("The quorum is a number of people from 1 to 40."));

  return refuse (error, _("A panel has no such setting."));
}

typedef struct {
  const char *key;
  char *value;
} Setting;

#define N_SETTINGS 5

static void
fill_settings (const ScrutinyPanelChoices *choices, Setting settings[N_SETTINGS])
{
  const char *language = choices->language ? choices->language : "en";
  const char *scale = choices->scale ? choices->scale : "rag3";

  settings[0] = (Setting){ "name", g_strdup (choices->name ? choices->name : "") };
  settings[1] = (Setting){ "force", g_strdup (choices->force ? choices->force : "") };
  settings[2] = (Setting){ "language", g_strdup (language) };
  settings[3] = (Setting){ "scale", g_strdup (scale) };
  settings[4] =
      (Setting){ "quorum",
                 g_strdup_printf ("%d", choices->quorum != 0 ? choices->quorum : 3) };
}

static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0700) == 0)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
               _("“%s” cannot be made: %s."), path, g_strerror (errno));

  return FALSE;
}

/* Takes away what a creation that failed has left: only what it made itself. */
static void
remove_folders (const char *panel_dir)
{
  static const char *const files[] = { "panel.db", "panel.db-wal", "panel.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (panel_dir, files[i], NULL);

    g_unlink (path);
  }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (panel_dir, folders[i], NULL);

    g_rmdir (path);
  }
  g_rmdir (panel_dir);
}

/* All of them, or nothing is left. */
static gboolean
make_folders (const char *panel_dir, GError **error)
{
  if (!make_folder (panel_dir, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (panel_dir, folders[i], NULL);

    if (!make_folder (path, error)) {
      remove_folders (panel_dir);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
make_database (const char *panel_dir,
               const ScrutinyPanelChoices *choices,
               gint64 now_us,
               GError **error)
{
  g_autoptr (ScrutinyDatabase) database = NULL;
  g_autofree char *path = g_build_filename (panel_dir, "panel.db", NULL);
  guint8 random[UID_BYTES];
  char uid[UID_BYTES * 2 + 1];

  randombytes_buf (random, sizeof random);
  sodium_bin2hex (uid, sizeof uid, random, sizeof random);

  database = scrutiny_database_create (path, error);

  return database != NULL && scrutiny_migration_run (database, error) &&
         scrutiny_panel_store_make (database, uid, choices->is_demo, now_us, error);
}

static gboolean
store_slot (ScrutinySession *session,
            ScrutinyKeys *holder,
            ScrutinyKeys *owner,
            const char *passphrase,
            gint64 person_id,
            GError **error)
{
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  ScrutinyKeyCost cost = scrutiny_session_is_demo (session)
                             ? SCRUTINY_KEY_COST_WEAK_FOR_DEMO
                             : SCRUTINY_KEY_COST_FULL;

  slot = scrutiny_keys_lock (owner, passphrase, cost, error);
  if (slot == NULL)
    return FALSE;

  slot->person_id = person_id;
  slot->grant = scrutiny_keys_entrust (holder, SCRUTINY_ROLE_COORDINATOR,
                                       scrutiny_keys_get_public (owner), error);

  return slot->grant != NULL &&
         scrutiny_key_slot_store_put (scrutiny_session_get_database (session), slot,
                                      scrutiny_session_now_us (session), error);
}

/* The first person, their slot, the recovery slot and the settings: one
 * transaction, one entry of the log. */
static gboolean
fill_panel (ScrutinySession *session,
            Setting *settings,
            ScrutinyPerson *first,
            const char *passphrase,
            const char *recovery_code,
            GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeys) recovery = scrutiny_keys_new ();
  g_autoptr (ScrutinyPerson) stored = NULL;
  gint64 now_us = scrutiny_session_now_us (session);

  scrutiny_keys_make_panel_key (keys);
  stored = scrutiny_person_store_add (database, first, now_us, 0, error);
  if (stored == NULL ||
      !store_slot (session, keys, keys, passphrase, scrutiny_person_get_id (stored),
                   error) ||
      !store_slot (session, keys, recovery, recovery_code, 0, error))
    return FALSE;

  for (guint i = 0; i < N_SETTINGS; i++)
    if (!scrutiny_panel_store_set (database, settings[i].key, settings[i].value, now_us,
                                   0, error))
      return FALSE;

  scrutiny_session_take_person (session, stored, g_steal_pointer (&keys));

  return scrutiny_session_write_log (session, SCRUTINY_ACT_CHANGE_SETTINGS,
                                     scrutiny_person_get_id (stored),
                                     "{\"panel\":\"made\"}", error);
}

static ScrutinySession *
make_panel (const char *panel_dir,
            const ScrutinyPanelChoices *choices,
            Setting *settings,
            ScrutinyPerson *first,
            const char *passphrase,
            const char *recovery_code,
            GError **error)
{
  g_autoptr (ScrutinySession) session = NULL;
  ScrutinyDatabase *database;
  gint64 now_us =
      choices->clock ? choices->clock (choices->clock_data) : g_get_real_time ();

  if (!make_database (panel_dir, choices, now_us, error))
    return NULL;

  session = scrutiny_session_new (panel_dir, error);
  if (session == NULL)
    return NULL;
  if (choices->clock != NULL)
    scrutiny_session_set_clock (session, choices->clock, choices->clock_data);

  database = scrutiny_session_get_database (session);
  if (!scrutiny_database_begin (database, error))
    return NULL;
  if (!fill_panel (session, settings, first, passphrase, recovery_code, error)) {
    scrutiny_database_rollback (database);
    return NULL;
  }
  if (!scrutiny_database_commit (database, error))
    return NULL;

  return g_steal_pointer (&session);
}

static gboolean
check_first (ScrutinyPerson *first, GError **error)
{
  ScrutinyRole role = scrutiny_person_get_role (first);

  return role == SCRUTINY_ROLE_COORDINATOR || role == SCRUTINY_ROLE_CHAIR ||
         refuse (error, _("A panel is started by its coordinator or its chair."));
}

/**
 * scrutiny_panel_create:
 * @panel_dir: where nothing is yet, such as `Riverside.panel`
 * @first: the coordinator or chair who starts it
 * @passphrase: theirs
 * @recovery_code: (out) (transfer full): to be printed and kept in an envelope;
 *   it is nowhere else
 *
 * Makes the folder (0700) with its database (0600). If anything fails nothing is
 * left behind. Takes two to three seconds for its keys.
 *
 * Returns: (transfer full): the new panel with @first signed in
 */
ScrutinySession *
scrutiny_panel_create (const char *panel_dir,
                       const ScrutinyPanelChoices *choices,
                       ScrutinyPerson *first,
                       const char *passphrase,
                       char **recovery_code,
                       GError **error)
{
  g_autofree char *code = scrutiny_keys_new_recovery_code ();
  Setting settings[N_SETTINGS];
  ScrutinySession *session = NULL;
  gboolean is_sound;

  g_return_val_if_fail (panel_dir != NULL, NULL);
  g_return_val_if_fail (choices != NULL, NULL);
  g_return_val_if_fail (SCRUTINY_IS_PERSON (first), NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  fill_settings (choices, settings);
  is_sound = check_first (first, error);
  for (guint i = 0; is_sound && i < N_SETTINGS; i++)
    is_sound = check_setting (settings[i].key, settings[i].value, error);

  if (is_sound && make_folders (panel_dir, error)) {
    session = make_panel (panel_dir, choices, settings, first, passphrase, code, error);
    if (session == NULL)
      remove_folders (panel_dir);
  }

  for (guint i = 0; i < N_SETTINGS; i++)
    g_free (settings[i].value);
  if (session != NULL && recovery_code != NULL)
    *recovery_code = g_steal_pointer (&code);

  return session;
}

/**
 * scrutiny_panel_get_setting:
 * @key: name, force, language, scale or quorum
 *
 * Also before anybody has signed in.
 *
 * Returns: (transfer full): the panel's choice
 */
char *
scrutiny_panel_get_setting (ScrutinySession *session, const char *key, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return scrutiny_panel_store_get_setting (scrutiny_session_get_database (session), key,
                                           error);
}

/**
 * scrutiny_panel_check_file:
 *
 * Reads every byte of the panel's database on a connection of its own, beside whoever
 * works with it: some seconds for a million records. Any thread.
 *
 * Returns: whether it is sound; %SCRUTINY_DB_ERROR_CORRUPT if not
 */
gboolean
scrutiny_panel_check_file (const char *panel_dir,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (ScrutinyDatabase) database = NULL;

  g_return_val_if_fail (panel_dir != NULL, FALSE);

  path = g_build_filename (panel_dir, "panel.db", NULL);
  database = scrutiny_database_open (path, error);

  return database != NULL && scrutiny_database_check (database, cancellable, error);
}

/**
 * scrutiny_panel_change_setting:
 *
 * The old choice stays on record. The log names the setting, not its value.
 */
gboolean
scrutiny_panel_change_setting (ScrutinySession *session,
                               const char *key,
                               const char *value,
                               GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!check_setting (key, value, error) ||
      !scrutiny_use_case_begin (session, SCRUTINY_ACT_CHANGE_SETTINGS, error))
    return FALSE;

  if (!scrutiny_panel_store_set (scrutiny_session_get_database (session), key, value,
                                 scrutiny_session_now_us (session),
                                 scrutiny_session_get_person_id (session), error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"setting\":\"%s\"}", key);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_panel_get_folder:
 * @name: footage, certificates or exports
 *
 * Returns: (transfer full): its path inside the panel's folder
 */
char *
scrutiny_panel_get_folder (ScrutinySession *session, const char *name)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_build_filename (scrutiny_session_get_panel_dir (session), name, NULL);
}
