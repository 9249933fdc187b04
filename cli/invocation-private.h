/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

#include "app/session.h"

G_BEGIN_DECLS

/* What a command must have before it starts. */
typedef enum {
  SCRUTINY_NEEDS_NOTHING,
  SCRUTINY_NEEDS_PANEL,     /* --panel, nobody signed in */
  SCRUTINY_NEEDS_SIGNED_IN, /* --panel, --as and the passphrase */
} ScrutinyNeeds;

/* One call of the program. Everything is owned by main() and lives until exit. */
typedef struct {
  const char *panel_dir;   /* NULL without --panel */
  const char *person_name; /* NULL without --as */
  const char *passphrase_file;
  const char *chair_name; /* NULL without --with-chair */
  const char *chair_passphrase_file;
  gboolean as_json;
  ScrutinySession *session; /* NULL for SCRUTINY_NEEDS_NOTHING */
  GCancellable *cancellable;
  const char *command_name;
  const char *usage;
  char **args; /* NULL-terminated, what stands after the command's name */
  int n_args;
  gboolean has_answered; /* the command has printed what it says itself */
  gboolean has_failed;   /* the answer is printed, but the exit status is 1 */
} ScrutinyInvocation;

/* Does the work and says what came of it.
 * Returns: (transfer full): one JSON value, or NULL with @error set. */
typedef json_t *(*ScrutinyCommandFunc) (ScrutinyInvocation *call, GError **error);

typedef struct {
  const char *name;    /* "list fix" */
  const char *usage;   /* what stands after the name */
  const char *summary; /* one line for --help */
  ScrutinyNeeds needs;
  ScrutinyCommandFunc run;
} ScrutinyCommand;

#define SCRUTINY_CLI_ERROR (scrutiny_cli_error_quark ())

typedef enum {
  SCRUTINY_CLI_ERROR_USAGE, /* exit status 2 */
} ScrutinyCliError;

GQuark scrutiny_cli_error_quark (void);

gboolean scrutiny_invocation_parse (ScrutinyInvocation *call,
                                    const GOptionEntry *entries,
                                    int min_args,
                                    int max_args,
                                    GError **error);
json_t *scrutiny_invocation_refuse_use (ScrutinyInvocation *call, GError **error);
gboolean scrutiny_invocation_integer (const char *text,
                                      const char *what,
                                      gint64 least,
                                      gint64 most,
                                      gint64 *value,
                                      GError **error);
gboolean scrutiny_invocation_meeting (ScrutinyInvocation *call,
                                      gint64 *number,
                                      GError **error);
gboolean scrutiny_invocation_copy (const char *from, const char *to, GError **error);
gboolean scrutiny_invocation_sign_in (ScrutinyInvocation *call,
                                      ScrutinyNeeds needs,
                                      GError **error);
char *scrutiny_invocation_read_passphrase (ScrutinyInvocation *call,
                                           const char *prompt,
                                           GError **error);
void scrutiny_invocation_progress (gint64 done, gint64 total, gpointer data);

void scrutiny_output_put (const json_t *value, gboolean as_json);
void scrutiny_output_print (const json_t *value, gboolean as_json);
json_t *scrutiny_output_text (const char *text);

const ScrutinyCommand *scrutiny_commands_find (char **words, int *n_words);
void scrutiny_commands_print_help (void);

G_END_DECLS
