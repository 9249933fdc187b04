/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/audit.h"
#include "app/backup.h"
#include "cli/commands-private.h"

/* backup, restore: a folder with everything in it, checked byte by byte. */

static json_t *
back_up (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *head = NULL;
  json_t *lost;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_panel_back_up (call->session, call->args[0], scrutiny_invocation_progress,
                               call, call->cancellable, error))
    return NULL;
  head = scrutiny_audit_get_head (call->session, error);
  if (head == NULL)
    return NULL;
  missing = scrutiny_panel_list_missing (call->session, call->args[0], error);
  if (missing == NULL)
    return NULL;

  lost = json_array ();
  for (guint i = 0; i < missing->len; i++)
    json_array_append_new (lost, json_string (g_ptr_array_index (missing, i)));
  call->has_failed = missing->len > 0;

  return json_pack ("{s:o,s:s,s:b,s:o}", "backup", scrutiny_output_text (call->args[0]),
                    "head", head, "holds", TRUE, "missing", lost);
}

static json_t *
restore (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (ScrutinySession) session = NULL;
  g_autofree char *head = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !scrutiny_panel_restore (call->args[0], call->args[1], scrutiny_invocation_progress,
                               call, call->cancellable, error))
    return NULL;
  session = scrutiny_session_new (call->args[1], error);
  if (session == NULL)
    return NULL;
  head = scrutiny_audit_get_head (session, error);
  if (head == NULL)
    return NULL;

  return json_pack ("{s:o,s:s,s:b}", "panel", scrutiny_output_text (call->args[1]),
                    "head", head, "holds", TRUE);
}

/* clang-format off */
const ScrutinyCommand scrutiny_backup_commands[] = {
  { "backup", "OUT",
    N_("Copies the whole panel into a new folder and checks the copy"),
    SCRUTINY_NEEDS_SIGNED_IN, back_up },
  { "restore", "IN DIR",
    N_("Makes a panel again from a backup, if every byte is as it was"),
    SCRUTINY_NEEDS_NOTHING, restore },
  { 0 },
};
/* clang-format on */
