/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/role.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

static const struct {
  const char *code;
  const char *title;
} roles[SCRUTINY_N_ROLES] = {
  [SCRUTINY_ROLE_COORDINATOR] = {
      "coordinator", N_ ("coordinator") },
      [SCRUTINY_ROLE_CHAIR] = {
          "chair", N_ ("chair") },
          [SCRUTINY_ROLE_MEMBER] = { "member", N_ ("member") },
                                     [SCRUTINY_ROLE_FORCE_LEAD] = { "force_lead",
                                                                    N_ ("force lead") },
                                     };

/**
 * scrutiny_role_to_code:
 *
 * The code used in the database, on the command line and in JSON.
 */
const char *
scrutiny_role_to_code (ScrutinyRole role)
{
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, NULL);

  return roles[role].code;
}

/**
 * scrutiny_role_from_code:
 * @role: (out): the part
 *
 * Returns: whether @code names a part on the panel
 */
gboolean
scrutiny_role_from_code (const char *code, ScrutinyRole *role, GError **error)
{
  g_return_val_if_fail (role != NULL, FALSE);

  for (guint i = 0; i < SCRUTINY_N_ROLES; i++)
    if (g_strcmp0 (code, roles[i].code) == 0) {
      *role = (ScrutinyRole) i;
      return TRUE;
    }

  g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
               _("“%s” is not a part on a panel. Choose coordinator, chair, member or "
                 "force_lead."),
                  code ? code : "");

  return FALSE;
}

/** scrutiny_role_get_title: The part in words, translated, to stand inside a sentence. */
const char *
scrutiny_role_get_title (ScrutinyRole role)
{
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, NULL);

  return _ (roles[role].title);
}
