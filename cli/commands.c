/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands-private.h"

static const ScrutinyCommand *const tables[] = {
  scrutiny_panel_commands,  scrutiny_people_commands,   scrutiny_import_commands,
  scrutiny_record_commands, scrutiny_meeting_commands,  scrutiny_list_commands,
  scrutiny_draw_commands,   scrutiny_footage_commands,  scrutiny_hide_commands,
  scrutiny_answer_commands, scrutiny_learning_commands, scrutiny_findings_commands,
  scrutiny_paper_commands,  scrutiny_backup_commands,   scrutiny_sampling_commands,
};

/**
 * scrutiny_commands_find:
 * @words: (array length=n_words): what stands on the command line
 * @n_words: (inout): how many there are; on return, how many name the command
 *
 * Finds the command with the most words: "list fix" before "list".
 *
 * Returns: (nullable): the command
 */
const ScrutinyCommand *
scrutiny_commands_find (char **words, int *n_words)
{
  for (int length = MIN (*n_words, 2); length > 0; length--) {
    g_autofree char *name =
        length == 2 ? g_strjoin (" ", words[0], words[1], NULL) : g_strdup (words[0]);

    for (guint table = 0; table < G_N_ELEMENTS (tables); table++) {
      for (const ScrutinyCommand *row = tables[table]; row->name != NULL; row++) {
        if (strcmp (row->name, name) == 0) {
          *n_words = length;
          return row;
        }
      }
    }
  }
  return NULL;
}

/**
 * scrutiny_commands_print_help:
 *
 * Prints every command, what it takes and what it does.
 */
void
scrutiny_commands_print_help (void)
{
  printf ("%s\n\n",
          _("Use: bwv-scrutiny-cli [--panel DIR] [--as NAME] [--passphrase-file FILE] "
            "[--with-chair NAME] [--chair-passphrase-file FILE] [--json] COMMAND"));
  for (guint table = 0; table < G_N_ELEMENTS (tables); table++) {
    for (const ScrutinyCommand *row = tables[table]; row->name != NULL; row++)
      printf ("  %s %s\n      %s\n", row->name, row->usage, _ (row->summary));
  }
  printf ("\n%s\n", _("Exit status: 0 done, 1 refused or failed, 2 wrong use."));
}
