/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app/people.h"
#include "cli/commands-private.h"

/* people change, passphrase, recover: who may do what, and how they get in. */

/* A passphrase from @file, or asked for on the terminal. */
static char *
read_secret (ScrutinyInvocation *call,
             const char *file,
             const char *prompt,
             GError **error)
{
  ScrutinyInvocation other = *call;

  other.passphrase_file = file;

  return scrutiny_invocation_read_passphrase (&other, prompt, error);
}

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

typedef struct {
  const char *role;
  const char *deputy;
  const char *cleared_until;
  gboolean leaves;
  gboolean returns;
} Change;

static gboolean
read_choice (const char *text, gboolean *is_yes, GError **error)
{
  *is_yes = g_strcmp0 (text, "yes") == 0;
  if (*is_yes || g_strcmp0 (text, "no") == 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                       _("Say yes or no."));

  return FALSE;
}

/* Takes the place of *@person, unless @other could not be made. */
static gboolean
replace (ScrutinyPerson **person, ScrutinyPerson *other)
{
  if (other == NULL)
    return FALSE;

  g_object_unref (*person);
  *person = other;

  return TRUE;
}

/* Returns: (transfer full): the person as they are to be from now on. */
static ScrutinyPerson *
apply (ScrutinyPerson *before, const Change *change, GError **error)
{
  g_autoptr (ScrutinyPerson) person = g_object_ref (before);
  ScrutinyRole role;
  gboolean is_deputy;

  if (change->role != NULL &&
      (!scrutiny_role_from_code (change->role, &role, error) ||
       !replace (&person, scrutiny_person_with_role (person, role))))
    return NULL;
  if (change->deputy != NULL &&
      (!read_choice (change->deputy, &is_deputy, error) ||
       !replace (&person, scrutiny_person_with_deputy (person, is_deputy, error))))
    return NULL;
  if (change->cleared_until != NULL) {
    const char *day = *change->cleared_until != '\0' ? change->cleared_until : NULL;

    if (!replace (&person, scrutiny_person_with_clearance (person, day, error)))
      return NULL;
  }

  return change->leaves || change->returns
             ? scrutiny_person_with_active (person, !change->leaves)
             : g_steal_pointer (&person);
}

static json_t *
people_change (ScrutinyInvocation *call, GError **error)
{
  Change change = { 0 };
  g_autoptr (ScrutinyPerson) before = NULL;
  g_autoptr (ScrutinyPerson) after = NULL;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &change.role, NULL, NULL },
    { "deputy", 0, 0, G_OPTION_ARG_STRING, &change.deputy, NULL, NULL },
    { "cleared-until", 0, 0, G_OPTION_ARG_STRING, &change.cleared_until, NULL, NULL },
    { "leaves", 0, 0, G_OPTION_ARG_NONE, &change.leaves, NULL, NULL },
    { "returns", 0, 0, G_OPTION_ARG_NONE, &change.returns, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error))
    return NULL;
  before = scrutiny_people_find (call->session, call->args[0], error);
  if (before == NULL)
    return NULL;
  after = apply (before, &change, error);
  if (after == NULL || !scrutiny_people_change (call->session, after, error))
    return NULL;

  return json_pack ("{s:o,s:s,s:b,s:b}", "name",
                    scrutiny_output_text (scrutiny_person_get_name (after)), "role",
                    scrutiny_role_to_code (scrutiny_person_get_role (after)), "deputy",
                    scrutiny_person_is_deputy (after), "active",
                    scrutiny_person_is_active (after));
}

static json_t *
people_passphrase (ScrutinyInvocation *call, GError **error)
{
  const char *file = NULL;
  gboolean is_changed;
  char *passphrase;
  const GOptionEntry entries[] = {
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error))
    return NULL;
  passphrase = read_secret (call, file, _("Your new passphrase:"), error);
  if (passphrase == NULL)
    return NULL;
  is_changed = scrutiny_people_change_passphrase (call->session, passphrase, error);
  wipe (passphrase);

  return is_changed ? json_pack ("{s:b}", "changed", TRUE) : NULL;
}

static json_t *
people_reset (ScrutinyInvocation *call, GError **error)
{
  const char *file = NULL;
  g_autoptr (ScrutinyPerson) person = NULL;
  gboolean is_reset;
  char *passphrase;
  const GOptionEntry entries[] = {
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error))
    return NULL;
  person = scrutiny_people_find (call->session, call->args[0], error);
  if (person == NULL)
    return NULL;
  passphrase = read_secret (call, file, _("Their new passphrase:"), error);
  if (passphrase == NULL)
    return NULL;
  is_reset =
      scrutiny_people_reset_passphrase (call->session, scrutiny_person_get_id (person),
                                        passphrase, error);
  wipe (passphrase);

  return is_reset ? json_pack ("{s:b}", "reset", TRUE) : NULL;
}

static json_t *
people_recover (ScrutinyInvocation *call, GError **error)
{
  const char *code_file = NULL;
  const char *file = NULL;
  gboolean is_recovered = FALSE;
  char *code;
  char *passphrase = NULL;
  const GOptionEntry entries[] = {
    { "code-file", 0, 0, G_OPTION_ARG_FILENAME, &code_file, NULL, NULL },
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error))
    return NULL;
  code = read_secret (call, code_file, _("The printed recovery code:"), error);
  if (code != NULL)
    passphrase = read_secret (call, file, _("The new passphrase:"), error);
  if (passphrase != NULL)
    is_recovered =
        scrutiny_people_recover (call->session, code, call->args[0], passphrase, error);
  wipe (code);
  wipe (passphrase);

  return is_recovered ? json_pack ("{s:b}", "recovered", TRUE) : NULL;
}

/* clang-format off */
const ScrutinyCommand scrutiny_people_commands[] = {
  { "people change", "NAME [--role R] [--deputy yes|no] [--cleared-until DAY] "
    "[--leaves|--returns]",
    N_("Gives somebody another part, or ends it"),
    SCRUTINY_NEEDS_SIGNED_IN, people_change },
  { "people passphrase", "[--new-passphrase-file FILE]",
    N_("Changes your own passphrase"),
    SCRUTINY_NEEDS_SIGNED_IN, people_passphrase },
  { "people reset", "NAME [--new-passphrase-file FILE]",
    N_("Gives somebody a new passphrase who has forgotten theirs"),
    SCRUTINY_NEEDS_SIGNED_IN, people_reset },
  { "people recover", "NAME [--code-file FILE] [--new-passphrase-file FILE]",
    N_("Lets somebody in again with the printed recovery code"),
    SCRUTINY_NEEDS_PANEL, people_recover },
  { 0 },
};
/* clang-format on */
