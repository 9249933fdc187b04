/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people.h"

#include <glib/gi18n-lib.h>

#include "app/case-private.h"
#include "app/error.h"
#include "app/session-private.h"
#include "app/use-case-private.h"
#include "db/error.h"
#include "db/key-slot-store.h"
#include "db/person-store.h"

/**
 * scrutiny_people_list:
 *
 * Also before anybody has signed in: a name is chosen, not typed.
 *
 * Returns: (transfer full) (element-type ScrutinyPerson): everybody in the order
 *   they came, those who have left too
 */
GListModel *
scrutiny_people_list (ScrutinySession *session, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  return scrutiny_person_store_list (scrutiny_session_get_database (session), error);
}

/**
 * scrutiny_people_find:
 *
 * Returns: (transfer full): the person called @name, or %NULL with @error set.
 */
ScrutinyPerson *
scrutiny_people_find (ScrutinySession *session, const char *name, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return scrutiny_person_store_find (scrutiny_session_get_database (session), name,
                                     error);
}

/* How many people still on the panel hold @role, @except aside. */
static gboolean
count_role (ScrutinySession *session,
            ScrutinyRole role,
            gint64 except,
            guint *count,
            GError **error)
{
  g_autoptr (GListModel) people = scrutiny_people_list (session, error);

  if (people == NULL)
    return FALSE;

  *count = 0;
  for (guint i = 0; i < g_list_model_get_n_items (people); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    if (scrutiny_person_is_active (person) && scrutiny_person_get_role (person) == role &&
        scrutiny_person_get_id (person) != except)
      (*count)++;
  }

  return TRUE;
}

/* A panel that has a chair lets only a chair say who is chair: otherwise a
 * coordinator could make the chair whose consent they need. */
static gboolean
may_touch_chair (ScrutinySession *session, ScrutinyRole role, GError **error)
{
  ScrutinyPerson *actor = scrutiny_session_get_person (session);
  guint n_chairs;

  if (role != SCRUTINY_ROLE_CHAIR || actor == NULL ||
      scrutiny_person_get_role (actor) == SCRUTINY_ROLE_CHAIR)
    return TRUE;

  if (!count_role (session, SCRUTINY_ROLE_CHAIR, 0, &n_chairs, error))
    return FALSE;
  if (n_chairs == 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                       _("This panel has a chair: only a chair says who is chair."));

  return FALSE;
}

static gboolean
store_slot (ScrutinySession *session,
            ScrutinyKeys *holder,
            ScrutinyKeys *owner,
            const char *passphrase,
            ScrutinyPerson *person,
            GError **error)
{
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  ScrutinyKeyCost cost = scrutiny_session_is_demo (session)
                             ? SCRUTINY_KEY_COST_WEAK_FOR_DEMO
                             : SCRUTINY_KEY_COST_FULL;

  slot = scrutiny_keys_lock (owner, passphrase, cost, error);
  if (slot == NULL)
    return FALSE;

  slot->person_id = scrutiny_person_get_id (person);
  slot->grant = scrutiny_keys_entrust (holder, scrutiny_person_get_role (person),
                                       scrutiny_keys_get_public (owner), error);

  return slot->grant != NULL &&
         scrutiny_key_slot_store_put (scrutiny_session_get_database (session), slot,
                                      scrutiny_session_now_us (session), error);
}

/* A new chair, or one with new keys, can close the cases already drawn. */
static gboolean
hand_over (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  return scrutiny_case_hand_over (session, scrutiny_session_get_keys (session),
                                  scrutiny_session_get_person_id (session), person,
                                  error);
}

static ScrutinyPerson *
store_new (ScrutinySession *session,
           ScrutinyPerson *person,
           const char *passphrase,
           GError **error)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (ScrutinyPerson) stored = NULL;
  g_autoptr (GError) refusal = NULL;

  stored = scrutiny_person_store_add (scrutiny_session_get_database (session), person,
                                      scrutiny_session_now_us (session),
                                      scrutiny_session_get_person_id (session), &refusal);
  if (g_error_matches (refusal, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("Somebody called “%s” is on this panel's list already."),
                    scrutiny_person_get_name (person));
    return NULL;
  }
  if (stored == NULL) {
    g_propagate_error (error, g_steal_pointer (&refusal));
    return NULL;
  }
  if (!store_slot (session, scrutiny_session_get_keys (session), keys, passphrase, stored,
                   error) ||
      !hand_over (session, stored, error))
    return NULL;

  return g_steal_pointer (&stored);
}

static char *
describe (const char *what, ScrutinyPerson *person)
{
  const char *cleared_until = scrutiny_person_get_clearance_until (person);

  return g_strdup_printf ("{\"active\":%s,\"cleared_until\":\"%s\",\"deputy\":%s,"
                          "\"person\":%" G_GINT64_FORMAT
                          ",\"role\":\"%s\",\"what\":\"%s\"}",
                          scrutiny_person_is_active (person) ? "true" : "false",
                          cleared_until ? cleared_until : "",
                          scrutiny_person_is_deputy (person) ? "true" : "false",
                          scrutiny_person_get_id (person),
                          scrutiny_role_to_code (scrutiny_person_get_role (person)),
                          what);
}

/**
 * scrutiny_people_add:
 * @person: somebody new
 * @passphrase: typed by them; they can change it later
 *
 * Gives them a key pair, and the panel's keys as far as their part goes.
 *
 * Returns: (transfer full): the person as stored
 */
ScrutinyPerson *
scrutiny_people_add (ScrutinySession *session,
                     ScrutinyPerson *person,
                     const char *passphrase,
                     GError **error)
{
  g_autoptr (ScrutinyPerson) stored = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (SCRUTINY_IS_PERSON (person), NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_MANAGE_PEOPLE, error))
    return NULL;

  if (may_touch_chair (session, scrutiny_person_get_role (person), error))
    stored = store_new (session, person, passphrase, error);
  if (stored == NULL) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  detail = describe ("added", stored);
  if (!scrutiny_use_case_commit (session, detail, error))
    return NULL;

  return g_steal_pointer (&stored);
}

/* Somebody must stay who can let others in. */
static gboolean
keeps_a_key_holder (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  ScrutinyRole role = scrutiny_person_get_role (person);
  gint64 id = scrutiny_person_get_id (person);
  guint n_coordinators, n_chairs;

  if (scrutiny_person_is_active (person) &&
      (role == SCRUTINY_ROLE_COORDINATOR || role == SCRUTINY_ROLE_CHAIR))
    return TRUE;

  if (!count_role (session, SCRUTINY_ROLE_COORDINATOR, id, &n_coordinators, error) ||
      !count_role (session, SCRUTINY_ROLE_CHAIR, id, &n_chairs, error))
    return FALSE;
  if (n_coordinators + n_chairs > 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _("Nobody would be left who can let others in. Name another "
                         "coordinator or chair first."));

  return FALSE;
}

/* Hands on the keys of the new part, or takes the way in away. */
static gboolean
renew_slot (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  gint64 id = scrutiny_person_get_id (person);

  if (!scrutiny_person_is_active (person))
    return scrutiny_key_slot_store_remove (database, id, error);

  slot = scrutiny_key_slot_store_get (database, id, error);
  if (slot == NULL)
    return FALSE;

  g_clear_pointer (&slot->grant, g_bytes_unref);
  slot->grant =
      scrutiny_keys_entrust (scrutiny_session_get_keys (session),
                             scrutiny_person_get_role (person), slot->public_key, error);

  return slot->grant != NULL &&
         scrutiny_key_slot_store_put (database, slot, scrutiny_session_now_us (session),
                                      error);
}

/* Nobody lengthens their own clearance while somebody else is there to do it. */
static gboolean
may_set_clearance (ScrutinySession *session,
                   ScrutinyPerson *before,
                   ScrutinyPerson *after,
                   GError **error)
{
  gint64 id = scrutiny_person_get_id (after);
  guint n_coordinators, n_chairs;

  if (id != scrutiny_session_get_person_id (session) ||
      g_strcmp0 (scrutiny_person_get_clearance_until (before),
                 scrutiny_person_get_clearance_until (after)) == 0)
    return TRUE;

  if (!count_role (session, SCRUTINY_ROLE_COORDINATOR, id, &n_coordinators, error) ||
      !count_role (session, SCRUTINY_ROLE_CHAIR, id, &n_chairs, error))
    return FALSE;
  if (n_coordinators + n_chairs == 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                       _("Nobody changes their own clearance. Ask another coordinator "
                         "or chair."));

  return FALSE;
}

/* A clearance may be set for a chair too: that says nothing about who is chair. */
static gboolean
may_change_part (ScrutinySession *session,
                 ScrutinyPerson *before,
                 ScrutinyPerson *after,
                 GError **error)
{
  if (scrutiny_person_get_role (before) == scrutiny_person_get_role (after) &&
      scrutiny_person_is_active (before) == scrutiny_person_is_active (after))
    return TRUE;

  return may_touch_chair (session, scrutiny_person_get_role (before), error) &&
         may_touch_chair (session, scrutiny_person_get_role (after), error);
}

static gboolean
was_chair (ScrutinyPerson *before)
{
  return scrutiny_person_is_active (before) &&
         scrutiny_person_get_role (before) == SCRUTINY_ROLE_CHAIR;
}

static gboolean
store_change (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyPerson) before = NULL;

  before = scrutiny_person_store_get (database, scrutiny_person_get_id (person), error);

  return before != NULL && may_change_part (session, before, person, error) &&
         may_set_clearance (session, before, person, error) &&
         keeps_a_key_holder (session, person, error) &&
         scrutiny_person_store_set_standing (database, person,
                                             scrutiny_session_now_us (session),
                                             scrutiny_session_get_person_id (session),
                                             error) &&
         renew_slot (session, person, error) &&
         (was_chair (before) || hand_over (session, person, error));
}

/**
 * scrutiny_people_change:
 * @person: somebody from the list, as they are to be from now on
 *
 * A new part brings its keys; leaving takes the way in away (coming back needs
 * scrutiny_people_reset_passphrase() as well). The name stays.
 */
gboolean
scrutiny_people_change (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (SCRUTINY_IS_PERSON (person), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_MANAGE_PEOPLE, error))
    return FALSE;

  if (!store_change (session, person, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = describe ("changed", person);
  if (!scrutiny_use_case_commit (session, detail, error))
    return FALSE;

  if (scrutiny_person_get_id (person) == scrutiny_session_get_person_id (session))
    scrutiny_session_sign_out (session);

  return TRUE;
}

static gboolean
put_own_slot (ScrutinySession *session, const char *passphrase, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) old = NULL;
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  ScrutinyKeyCost cost = scrutiny_session_is_demo (session)
                             ? SCRUTINY_KEY_COST_WEAK_FOR_DEMO
                             : SCRUTINY_KEY_COST_FULL;

  old = scrutiny_key_slot_store_get (database, scrutiny_session_get_person_id (session),
                                     error);
  if (old == NULL)
    return FALSE;

  slot =
      scrutiny_keys_lock (scrutiny_session_get_keys (session), passphrase, cost, error);
  if (slot == NULL)
    return FALSE;
  slot->person_id = old->person_id;
  slot->grant = g_bytes_ref (old->grant);

  return scrutiny_key_slot_store_put (database, slot, scrutiny_session_now_us (session),
                                      error);
}

/**
 * scrutiny_people_change_passphrase:
 * @passphrase: the new one of who is signed in
 *
 * Their keys stay the same; the old passphrase stops working at once.
 */
gboolean
scrutiny_people_change_passphrase (ScrutinySession *session,
                                   const char *passphrase,
                                   GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_CHANGE_PASSPHRASE, error))
    return FALSE;

  if (!put_own_slot (session, passphrase, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  return scrutiny_use_case_commit (session, "{}", error);
}

static gboolean
put_fresh_slot (ScrutinySession *session,
                gint64 person_id,
                const char *passphrase,
                GError **error)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (ScrutinyPerson) person = NULL;

  person = scrutiny_person_store_get (scrutiny_session_get_database (session), person_id,
                                      error);

  return person != NULL &&
         may_touch_chair (session, scrutiny_person_get_role (person), error) &&
         store_slot (session, scrutiny_session_get_keys (session), keys, passphrase,
                     person, error) &&
         hand_over (session, person, error);
}

/**
 * scrutiny_people_reset_passphrase:
 * @person_id: somebody who has forgotten theirs
 *
 * They get a new key pair, for the old one is lost with the passphrase: answers
 * of theirs that are not closed yet can no longer be changed by them.
 */
gboolean
scrutiny_people_reset_passphrase (ScrutinySession *session,
                                  gint64 person_id,
                                  const char *passphrase,
                                  GError **error)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_MANAGE_PEOPLE, error))
    return FALSE;

  if (!put_fresh_slot (session, person_id, passphrase, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail =
      g_strdup_printf ("{\"person\":%" G_GINT64_FORMAT ",\"what\":\"passphrase reset\"}",
                       person_id);

  return scrutiny_use_case_commit (session, detail, error);
}

static gboolean
put_recovered_slot (ScrutinySession *session,
                    ScrutinyKeys *recovery,
                    const char *name,
                    const char *passphrase,
                    GError **error)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (ScrutinyPerson) person = NULL;

  person = scrutiny_people_find (session, name, error);

  return person != NULL &&
         store_slot (session, recovery, keys, passphrase, person, error) &&
         scrutiny_case_hand_over (session, recovery, 0, person, error) &&
         scrutiny_session_write_log (session, SCRUTINY_ACT_SIGN_IN,
                                     scrutiny_person_get_id (person),
                                     "{\"recovery\":true}", error);
}

/**
 * scrutiny_people_recover:
 * @recovery_code: as printed when the panel was made
 * @name: who is to get a new passphrase
 *
 * For when nobody can sign in any more; nobody needs to be signed in. Written to
 * the log for everybody to see.
 */
gboolean
scrutiny_people_recover (ScrutinySession *session,
                         const char *recovery_code,
                         const char *name,
                         const char *passphrase,
                         GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (ScrutinyKeys) recovery = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (recovery_code != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  slot = scrutiny_key_slot_store_get (database, 0, error);
  if (slot == NULL)
    return FALSE;
  recovery = scrutiny_keys_unlock (slot, recovery_code, error);
  if (recovery == NULL || !scrutiny_database_begin (database, error))
    return FALSE;

  if (put_recovered_slot (session, recovery, name, passphrase, error))
    return scrutiny_database_commit (database, error);

  scrutiny_database_rollback (database);

  return FALSE;
}
