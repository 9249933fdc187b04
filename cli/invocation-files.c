/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/invocation-private.h"

/**
 * scrutiny_invocation_read_file:
 * @limit_bytes: the most that is read
 * @text: (out) (transfer full): its bytes, with a closing 0
 *
 * Reads a whole file that must not be larger than @limit_bytes.
 */
gboolean
scrutiny_invocation_read_file (const char *path,
                               gsize limit_bytes,
                               char **text,
                               gsize *size_bytes,
                               GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize got = 0;

  if (stream == NULL)
    return FALSE;
  buffer = g_malloc (limit_bytes + 2);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, limit_bytes + 1, &got,
                                NULL, error))
    return FALSE;
  if (got > limit_bytes) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("%s is larger than %" G_GSIZE_FORMAT " bytes."), path, limit_bytes);
    return FALSE;
  }
  buffer[got] = '\0';
  *size_bytes = got;
  *text = g_realloc (g_steal_pointer (&buffer), got + 1);
  return TRUE;
}

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

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}
