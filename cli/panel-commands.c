/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app/audit.h"
#include "app/demo.h"
#include "app/panel.h"
#include "app/people.h"
#include "cli/commands-private.h"

static void
wipe (char *passphrase)
{
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

/* panel create */

static json_t *
create_panel (ScrutinyInvocation *call,
              const ScrutinyPanelChoices *choices,
              const char *role_code,
              GError **error)
{
  g_autoptr (ScrutinyPerson) first = NULL;
  g_autoptr (ScrutinySession) session = NULL;
  g_autofree char *recovery_code = NULL;
  ScrutinyRole role;
  char *passphrase;

  if (!scrutiny_role_from_code (role_code, &role, error))
    return NULL;
  first = scrutiny_person_new (call->person_name, role, error);
  if (first == NULL)
    return NULL;
  passphrase = scrutiny_invocation_read_passphrase (call, _("New passphrase:"), error);
  if (passphrase == NULL)
    return NULL;
  session = scrutiny_panel_create (call->args[0], choices, first, passphrase,
                                   &recovery_code, error);
  wipe (passphrase);
  if (session == NULL)
    return NULL;
  return json_pack ("{s:o,s:o,s:s}", "panel", scrutiny_output_text (call->args[0]),
                    "name", scrutiny_output_text (choices->name), "recovery_code",
                    recovery_code);
}

static json_t *
panel_create (ScrutinyInvocation *call, GError **error)
{
  ScrutinyPanelChoices choices = { 0 };
  const char *role = "chair";
  gint64 quorum = 0;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &choices.name, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_STRING, &choices.force, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &choices.language, NULL, NULL },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &choices.scale, NULL, NULL },
    { "quorum", 0, 0, G_OPTION_ARG_INT64, &quorum, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error))
    return NULL;
  if (call->person_name == NULL || choices.name == NULL || choices.force == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  choices.quorum = (gint) CLAMP (quorum, 0, G_MAXINT);
  return create_panel (call, &choices, role, error);
}

/* panel settings */

static json_t *
panel_settings (ScrutinyInvocation *call, GError **error)
{
  static const char *const keys[] = { "name", "force", "language", "scale", "quorum" };
  json_t *settings;

  if (!scrutiny_invocation_parse (call, NULL, 0, 2, error))
    return NULL;
  if (call->n_args == 1)
    return scrutiny_invocation_refuse_use (call, error);
  if (call->n_args == 2 &&
      !scrutiny_panel_change_setting (call->session, call->args[0], call->args[1], error))
    return NULL;

  settings = json_object ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *value = scrutiny_panel_get_setting (call->session, keys[i], error);

    if (value == NULL) {
      json_decref (settings);
      return NULL;
    }
    json_object_set_new (settings, keys[i], scrutiny_output_text (value));
  }
  return settings;
}

/* demo */

static json_t *
demo (ScrutinyInvocation *call, GError **error)
{
  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_demo_create (call->args[0], scrutiny_invocation_progress, NULL,
                             call->cancellable, error))
    return NULL;
  return json_pack ("{s:o,s:s,s:s,s:s,s:s,s:s}", "panel",
                    scrutiny_output_text (call->args[0]), "coordinator",
                    SCRUTINY_DEMO_COORDINATOR, "chair", SCRUTINY_DEMO_CHAIR, "member",
                    "Aisha Khan", "force_lead", SCRUTINY_DEMO_FORCE_LEAD, "passphrase",
                    SCRUTINY_DEMO_PASSPHRASE);
}

static json_t *
demo_clip (ScrutinyInvocation *call, GError **error)
{
  if (!scrutiny_invocation_parse (call, NULL, 2, 2, error) ||
      !scrutiny_demo_write_example (call->args[0], call->args[1], call->cancellable,
                                    error))
    return NULL;
  return json_pack ("{s:o,s:o}", "clip", scrutiny_output_text (call->args[0]), "track",
                    scrutiny_output_text (call->args[1]));
}

/* people */

static json_t *
person_to_json (ScrutinyPerson *person, const char *today)
{
  return json_pack ("{s:I,s:o,s:s,s:b,s:b,s:o,s:s,s:s}", "id",
                    (json_int_t) scrutiny_person_get_id (person), "name",
                    scrutiny_output_text (scrutiny_person_get_name (person)), "role",
                    scrutiny_role_to_code (scrutiny_person_get_role (person)), "deputy",
                    scrutiny_person_is_deputy (person), "active",
                    scrutiny_person_is_active (person), "clearance_until",
                    scrutiny_output_text (scrutiny_person_get_clearance_until (person)),
                    "clearance",
                    scrutiny_clearance_to_code (
                        scrutiny_person_get_clearance (person, today)),
                    "language", scrutiny_person_get_language (person));
}

static json_t *
people_list (ScrutinyInvocation *call, GError **error)
{
  g_autofree char *today = scrutiny_session_today (call->session);
  g_autoptr (GListModel) people = NULL;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 0, 0, error))
    return NULL;
  people = scrutiny_people_list (call->session, error);
  if (people == NULL)
    return NULL;
  rows = json_array ();
  for (guint i = 0; i < g_list_model_get_n_items (people); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    json_array_append_new (rows, person_to_json (person, today));
  }
  return json_pack ("{s:o}", "people", rows);
}

static ScrutinyPerson *
describe_person (const char *name,
                 const char *role_code,
                 gboolean is_deputy,
                 const char *cleared_until,
                 GError **error)
{
  g_autoptr (ScrutinyPerson) person = NULL;
  ScrutinyRole role;

  if (!scrutiny_role_from_code (role_code, &role, error))
    return NULL;
  person = scrutiny_person_new (name, role, error);
  if (person != NULL && is_deputy) {
    g_autoptr (ScrutinyPerson) plain = g_steal_pointer (&person);

    person = scrutiny_person_with_deputy (plain, TRUE, error);
  }
  if (person != NULL && cleared_until != NULL) {
    g_autoptr (ScrutinyPerson) plain = g_steal_pointer (&person);

    person = scrutiny_person_with_clearance (plain, cleared_until, error);
  }
  return g_steal_pointer (&person);
}

static json_t *
people_add (ScrutinyInvocation *call, GError **error)
{
  const char *role = "member";
  const char *cleared_until = NULL;
  const char *their_file = NULL;
  gboolean is_deputy = FALSE;
  g_autoptr (ScrutinyPerson) person = NULL;
  g_autoptr (ScrutinyPerson) stored = NULL;
  g_autofree char *today = scrutiny_session_today (call->session);
  ScrutinyInvocation theirs = *call;
  char *passphrase;
  const GOptionEntry entries[] = {
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, NULL, NULL },
    { "deputy", 0, 0, G_OPTION_ARG_NONE, &is_deputy, NULL, NULL },
    { "cleared-until", 0, 0, G_OPTION_ARG_STRING, &cleared_until, NULL, NULL },
    { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &their_file, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error))
    return NULL;
  person = describe_person (call->args[0], role, is_deputy, cleared_until, error);
  if (person == NULL)
    return NULL;
  theirs.passphrase_file = their_file;
  passphrase =
      scrutiny_invocation_read_passphrase (&theirs, _("The new person's passphrase:"),
                                                       error);
  if (passphrase == NULL)
    return NULL;
  stored = scrutiny_people_add (call->session, person, passphrase, error);
  wipe (passphrase);
  return stored == NULL ? NULL : person_to_json (stored, today);
}

/* audit verify */

static json_t *
sentences (GPtrArray *array)
{
  json_t *list = json_array ();

  for (guint i = 0; i < array->len; i++)
    json_array_append_new (list, scrutiny_output_text (g_ptr_array_index (array, i)));
  return list;
}

static json_t *
audit_verify (ScrutinyInvocation *call, GError **error)
{
  const char *head = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;
  const GOptionEntry entries[] = {
    { "head", 0, 0, G_OPTION_ARG_STRING, &head, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error))
    return NULL;
  report = scrutiny_audit_verify (call->session, head, call->cancellable, error);
  if (report == NULL)
    return NULL;
  call->has_failed = !report->holds;
  return json_pack ("{s:I,s:s,s:b,s:b,s:o,s:o,s:s}", "entries",
                    (json_int_t) report->n_entries, "head", report->head, "holds",
                    report->holds, "head_checked", report->is_head_checked, "problems",
                    sentences (report->problems), "clock_jumps",
                    sentences (report->clock_jumps), "limits",
                    scrutiny_audit_report_get_limits (report));
}

const ScrutinyCommand scrutiny_panel_commands[] = {
  { "demo", "DIR",
    N_ ("Makes a made-up panel with two past meetings and one to draw"),
        SCRUTINY_NEEDS_NOTHING,
        demo },
    { "demo clip", "OUT.mp4 TRACK.json",
      N_ ("Writes ten seconds of made-up footage and what must be hidden in it"),
          SCRUTINY_NEEDS_NOTHING,
          demo_clip },
      { "panel create",
        "DIR --name N --force SLUG [--role chair|coordinator] [--language en|cy] "
        "[--scale "
        "S] "
        "[--quorum N]",
        N_ ("Starts a new panel; --as names its first person"),
            SCRUTINY_NEEDS_NOTHING,
            panel_create },
        { "panel settings", "[name|force|language|scale|quorum VALUE]",
          N_ ("Shows what the panel has chosen, or changes one choice"),
              SCRUTINY_NEEDS_SIGNED_IN,
              panel_settings },
          { "people add",
            "NAME [--role member|chair|coordinator|force_lead] [--deputy] "
            "[--cleared-until "
            "DAY] "
            "[--new-passphrase-file FILE]",
            N_ ("Adds somebody to the panel"), SCRUTINY_NEEDS_SIGNED_IN, people_add },
            { "people list", "",
              N_ ("Lists the panel's people and their parts"),
                  SCRUTINY_NEEDS_PANEL,
                  people_list },
              { "audit verify", "[--head COUNT-HASH]",
                N_ ("Checks that nobody has changed the log, against a printed head if there is one"),
                    SCRUTINY_NEEDS_PANEL,
                    audit_verify },
                { 0 },
            };
