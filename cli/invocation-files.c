/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/invocation-private.h"
#include "model/ordinary-file.h"

/**
 * scrutiny_invocation_copy:
 *
 * Hands out a copy of a file of the panel; a file of that name is replaced.
 */
gboolean
scrutiny_invocation_copy (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_commandline_arg (to);

  return scrutiny_ordinary_file_may_replace (to, error) &&
         g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}
