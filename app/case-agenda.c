/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "app/case-private.h"
#include "app/error.h"
#include "db/case-store.h"
#include "db/key-slot-store.h"
#include "db/person-store.h"

/* A case comes with a key pair of its own: answers are sealed to the public half
 * as they are given, and only a chair can open them, at closing. */

static gboolean
seal_secret (ScrutinySession *session,
             gint64 case_id,
             gint64 person_id,
             const guint8 secret_key[SCRUTINY_KEY_BYTES],
             GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (GBytes) sealed = NULL;

  slot = scrutiny_key_slot_store_get (database, person_id, error);
  if (slot == NULL)
    return FALSE;

  sealed =
      scrutiny_keys_seal_to (slot->public_key, secret_key, SCRUTINY_KEY_BYTES, error);

  return sealed != NULL &&
         scrutiny_case_store_add_secret (database, case_id, person_id, sealed, error);
}

static gboolean
seal_to_chairs (ScrutinySession *session,
                gint64 case_id,
                const guint8 secret_key[SCRUTINY_KEY_BYTES],
                GError **error)
{
  g_autoptr (GListModel) people = NULL;

  people = scrutiny_person_store_list (scrutiny_session_get_database (session), error);
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    if (scrutiny_person_is_active (person) &&
        scrutiny_person_get_role (person) == SCRUTINY_ROLE_CHAIR &&
        !seal_secret (session, case_id, scrutiny_person_get_id (person), secret_key,
                      error))
      return FALSE;
  }

  return seal_secret (session, case_id, 0, secret_key, error);
}

gint64
scrutiny_case_put_on_agenda (ScrutinySession *session,
                             gint64 meeting,
                             gint64 draw_id,
                             const ScrutinyDrawn *drawn,
                             gint64 replaces,
                             GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GListModel) cases = scrutiny_case_store_list (database, meeting, error);
  g_autofree char *letter = NULL;
  guint8 secret_key[SCRUTINY_KEY_BYTES];
  ScrutinyNewCase new_case = { .meeting = meeting,
                               .draw_id = draw_id,
                               .drawn = drawn,
                               .replaces = replaces,
                               .at_us = scrutiny_session_now_us (session) };
  gint64 case_id;

  if (cases == NULL)
    return 0;

  letter = scrutiny_case_letter_for (g_list_model_get_n_items (cases) + 1);
  new_case.letter = letter;
  scrutiny_keys_new_case_pair (new_case.public_key, secret_key);

  case_id = scrutiny_case_store_add (database, &new_case, error);
  if (case_id != 0 && !seal_to_chairs (session, case_id, secret_key, error))
    case_id = 0;
  sodium_memzero (secret_key, sizeof secret_key);

  return case_id;
}

static gboolean
pass_on (ScrutinySession *session,
         ScrutinyKeys *holder,
         const ScrutinyCaseSecret *secret,
         gint64 person_id,
         GError **error)
{
  g_autoptr (GBytes) opened = scrutiny_keys_open (holder, secret->sealed, error);

  if (opened == NULL)
    return FALSE;
  if (g_bytes_get_size (opened) != SCRUTINY_KEY_BYTES) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _("The key of this case was changed."));
    return FALSE;
  }

  return seal_secret (session, secret->case_id, person_id,
                      g_bytes_get_data (opened, NULL), error);
}

gboolean
scrutiny_case_hand_over (ScrutinySession *session,
                         ScrutinyKeys *holder,
                         gint64 holder_id,
                         ScrutinyPerson *person,
                         GError **error)
{
  g_autoptr (GPtrArray) secrets = NULL;

  if (scrutiny_person_get_role (person) != SCRUTINY_ROLE_CHAIR ||
      !scrutiny_person_is_active (person))
    return TRUE;

  secrets = scrutiny_case_store_list_secrets (scrutiny_session_get_database (session),
                                              holder_id, error);
  for (guint i = 0; secrets != NULL && i < secrets->len; i++)
    if (!pass_on (session, holder, g_ptr_array_index (secrets, i),
                  scrutiny_person_get_id (person), error))
      return FALSE;

  return secrets != NULL;
}
