/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outside-file.h"
#include "cli/invocation-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

G_DEFINE_QUARK (scrutiny - cli - error - quark, scrutiny_cli_error)

#define PASSPHRASE_LIMIT_BYTES 1024

/**
 * scrutiny_invocation_refuse_use:
 *
 * Says how the command is used.
 *
 * Returns: always %NULL, with %SCRUTINY_CLI_ERROR_USAGE
 */
json_t *
scrutiny_invocation_refuse_use (ScrutinyInvocation *call, GError **error)
{
  g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE, "%s %s %s",
               _("Use:"), call->command_name, call->usage);
  return NULL;
}

/**
 * scrutiny_invocation_parse:
 * @entries: (nullable): the command's own options, ended by an empty entry
 * @min_args: how many words must be left once the options are taken out
 * @max_args: how many may be left, -1 for any number
 *
 * Takes the options out of @call's words. Main thread.
 *
 * Returns: %FALSE with %SCRUTINY_CLI_ERROR_USAGE
 */
gboolean
scrutiny_invocation_parse (ScrutinyInvocation *call,
                           const GOptionEntry *entries,
                           int min_args,
                           int max_args,
                           GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) all = NULL;
  int left;

  g_ptr_array_add (words, g_strdup (call->command_name));
  for (int i = 0; i < call->n_args; i++)
    g_ptr_array_add (words, g_strdup (call->args[i]));
  g_ptr_array_add (words, NULL);
  all = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, &all, &failure)) {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE, "%s. %s %s %s",
                 failure->message, _("Use:"), call->command_name, call->usage);
    return FALSE;
  }

  left = (int) g_strv_length (all) - 1;
  if (left < min_args || (max_args >= 0 && left > max_args)) {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE, "%s %s %s",
                 _("Use:"), call->command_name, call->usage);
    return FALSE;
  }
  call->args = g_strdupv (all + 1);
  call->n_args = left;
  return TRUE;
}

/**
 * scrutiny_invocation_integer:
 * @what: what the number is, for the sentence that refuses it
 *
 * Reads a whole number between @least and @most.
 *
 * Returns: %FALSE with %SCRUTINY_CLI_ERROR_USAGE
 */
gboolean
scrutiny_invocation_integer (const char *text,
                             const char *what,
                             gint64 least,
                             gint64 most,
                             gint64 *value,
                             GError **error)
{
  if (g_ascii_string_to_signed (text, 10, least, most, value, NULL))
    return TRUE;
  g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
               _("%s must be a whole number from %" PRId64 " to %" PRId64
                 ", not “%s”."),
                  what, least, most, text);
  return FALSE;
}

/**
 * scrutiny_invocation_meeting:
 *
 * Reads the first word as a meeting's number.
 */
gboolean
scrutiny_invocation_meeting (ScrutinyInvocation *call, gint64 *number, GError **error)
{
  return scrutiny_invocation_integer (call->args[0], _("MEETING"), 1, G_MAXINT32, number,
                                                        error);
}

/* Waits for a line on the terminal; FALSE if Ctrl+C came first. */
static gboolean
wait_for_line (GCancellable *cancellable)
{
  GPollFD waits[] = { { STDIN_FILENO, G_IO_IN, 0 }, { 0 } };

  if (!g_cancellable_make_pollfd (cancellable, &waits[1]))
    return TRUE;
  while (g_poll (waits, G_N_ELEMENTS (waits), -1) < 0 && errno == EINTR)
    ;
  g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

/* Reads one line without showing it. The terminal's echo is always put back. */
static char *
read_hidden_line (const char *prompt, GCancellable *cancellable)
{
  char line[PASSPHRASE_LIMIT_BYTES + 2];
  struct termios before;
  gboolean is_terminal = tcgetattr (STDIN_FILENO, &before) == 0;
  char *got = NULL;

  if (is_terminal) {
    struct termios silent = before;

    silent.c_lflag &= ~(tcflag_t) ECHO;
    fprintf (stderr, "%s ", prompt);
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  }
  if (!is_terminal || wait_for_line (cancellable))
    got = fgets (line, sizeof line, stdin);
  if (is_terminal) {
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
    fputc ('\n', stderr);
  }
  if (got == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  got = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return got;
}

/**
 * scrutiny_invocation_read_passphrase:
 *
 * Reads the passphrase from --passphrase-file (its first line), else from the terminal.
 *
 * Returns: (transfer full) (nullable): the passphrase; wipe it after use
 */
char *
scrutiny_invocation_read_passphrase (ScrutinyInvocation *call,
                                     const char *prompt,
                                     GError **error)
{
  g_autofree char *text = NULL;
  char *passphrase;

  if (call->passphrase_file == NULL)
    passphrase = read_hidden_line (prompt, call->cancellable);
  else {
    text = scrutiny_outside_file_read_text (call->passphrase_file,
                                            PASSPHRASE_LIMIT_BYTES * 2, error);
    if (text == NULL)
      return NULL;
    passphrase = g_strndup (text, strcspn (text, "\r\n"));
    explicit_bzero (text, strlen (text));
  }
  if (passphrase == NULL || *passphrase == '\0' ||
      strlen (passphrase) > PASSPHRASE_LIMIT_BYTES) {
    g_set_error_literal (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                         _("A passphrase is needed: type it, or name --passphrase-file."));
    g_clear_pointer (&passphrase, g_free);
  }
  return passphrase;
}

/**
 * scrutiny_invocation_progress:
 *
 * Shows how far long work is, on a terminal only and at most five times a second.
 */
void
scrutiny_invocation_progress (gint64 done, gint64 total, gpointer data)
{
  static gint64 last_us = 0;
  static gint64 first_us = 0;
  gint64 now_us = g_get_monotonic_time ();

  if (first_us == 0)
    first_us = now_us;
  if (!isatty (STDERR_FILENO) || now_us - first_us < 2 * G_USEC_PER_SEC ||
      now_us - last_us < G_USEC_PER_SEC / 5)
    return;
  last_us = now_us;
  if (total > 0)
    fprintf (stderr, "\r%3d %%  ", (int) (100.0 * (double) done / (double) total));
  else
    fprintf (stderr, "\r%" G_GINT64_FORMAT "  ", done);
  if (done >= total)
    fputc ('\n', stderr);
}

/* The chair types their own passphrase on the coordinator's terminal: their consent
 * for this one command. */
static gboolean
let_chair_stand_by (ScrutinyInvocation *call, GError **error)
{
  ScrutinyInvocation theirs = *call;
  gboolean stands_by;
  char *passphrase;

  theirs.passphrase_file = call->chair_passphrase_file;
  passphrase =
      scrutiny_invocation_read_passphrase (&theirs, _("The chair's passphrase:"), error);
  if (passphrase == NULL)
    return FALSE;
  stands_by =
      scrutiny_session_confirm_chair (call->session, call->chair_name, passphrase, error);
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
  return stands_by;
}

/**
 * scrutiny_invocation_sign_in:
 *
 * Opens the panel and signs the person in, as far as the command needs it.
 */
gboolean
scrutiny_invocation_sign_in (ScrutinyInvocation *call,
                             ScrutinyNeeds needs,
                             GError **error)
{
  char *passphrase;
  gboolean is_in;

  if (needs == SCRUTINY_NEEDS_NOTHING)
    return TRUE;
  if (call->panel_dir == NULL) {
    g_set_error_literal (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                         _("Name the panel's folder with --panel."));
    return FALSE;
  }
  call->session = scrutiny_session_new (call->panel_dir, error);
  if (call->session == NULL)
    return FALSE;
  if (scrutiny_session_get_doubt (call->session) != NULL)
    fprintf (stderr, "%s %s\n", scrutiny_session_get_doubt (call->session),
             _("Check the log: audit verify."));
  if (needs == SCRUTINY_NEEDS_PANEL)
    return TRUE;
  if (call->person_name == NULL) {
    g_set_error_literal (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                         _("Say who you are with --as."));
    return FALSE;
  }
  passphrase = scrutiny_invocation_read_passphrase (call, _("Passphrase:"), error);
  if (passphrase == NULL)
    return FALSE;
  is_in = scrutiny_session_sign_in (call->session, call->person_name, passphrase, error);
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
  return is_in && (call->chair_name == NULL || let_chair_stand_by (call, error));
}
