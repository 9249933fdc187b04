/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/language.h"
#include "cli/invocation-private.h"
#include "model/visible-text.h"

#define EXIT_USAGE 2

/* The first Ctrl+C asks the work to stop cleanly; the second ends the program. */
static gpointer
wait_for_interrupt (gpointer data)
{
  sigset_t set;
  int signal_number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  if (sigwait (&set, &signal_number) == 0)
    g_cancellable_cancel (data);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  signal (SIGINT, SIG_DFL);
  return NULL;
}

static void
watch_interrupt (GCancellable *cancellable)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (
      g_thread_new ("interrupt", wait_for_interrupt, g_object_ref (cancellable)));
}

static int
fail (const GError *error)
{
  g_autofree char *shown = scrutiny_visible_text_show (error->message);

  /* Over the line that says how far the work was. */
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
  fprintf (stderr, "%s\n", shown);
  return g_error_matches (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE)
             ? EXIT_USAGE
             : 1;
}

static int
run_command (ScrutinyInvocation *call, const ScrutinyCommand *command)
{
  g_autoptr (GError) error = NULL;
  json_t *answer;

  if (!scrutiny_invocation_sign_in (call, command->needs, &error))
    return fail (error);
  answer = command->run (call, &error);
  g_clear_object (&call->session);
  if (answer == NULL)
    return fail (error);
  if (!call->has_answered)
    scrutiny_output_print (answer, call->as_json);
  json_decref (answer);
  if (fflush (stdout) != 0 || ferror (stdout) != 0) {
    g_set_error (&error, G_FILE_ERROR, g_file_error_from_errno (errno),
                 _ ("The answer could not be written: %s. What was asked for is done."),
                    g_strerror (errno));
    return fail (error);
  }
  return call->has_failed ? 1 : 0;
}

static int
run (int argc, char **argv)
{
  ScrutinyInvocation call = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND"));
  g_autoptr (GError) error = NULL;
  gboolean show_version = FALSE;
  gboolean show_help = FALSE;
  int n_words;
  const ScrutinyCommand *command;
  const GOptionEntry entries[] = {
    { "panel", 0, 0, G_OPTION_ARG_FILENAME, &call.panel_dir, NULL, NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &call.person_name, NULL, NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &call.passphrase_file, NULL, NULL },
    { "with-chair", 0, 0, G_OPTION_ARG_STRING, &call.chair_name, NULL, NULL },
    { "chair-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &call.chair_passphrase_file,
      NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &call.as_json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &show_help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, NULL, NULL },
    { 0 },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return EXIT_USAGE;
  }
  if (show_version) {
    printf ("bwv-scrutiny-cli %s\n", SCRUTINY_VERSION);
    return 0;
  }
  n_words = argc - 1;
  command = n_words > 0 ? scrutiny_commands_find (argv + 1, &n_words) : NULL;
  if (show_help || command == NULL) {
    scrutiny_commands_print_help ();
    return show_help ? 0 : EXIT_USAGE;
  }

  watch_interrupt (cancellable);
  call.cancellable = cancellable;
  call.command_name = command->name;
  call.usage = command->usage;
  call.args = argv + 1 + n_words;
  call.n_args = argc - 1 - n_words;
  return run_command (&call, command);
}

int
main (int argc, char **argv)
{
  scrutiny_language_start ();
  return run (argc, argv);
}
