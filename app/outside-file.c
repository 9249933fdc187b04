/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outside-file.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "model/ordinary-file.h"

#define BLOCK_BYTES (1 << 16)

/**
 * scrutiny_outside_file_read:
 * @path: a file that anybody may have made
 * @max_bytes: the most that such a file can hold
 *
 * Reads a whole small file. A folder, pipe or device is refused, and no more than
 * @max_bytes is ever taken into memory. Blocks; any thread.
 *
 * Returns: (transfer full): its bytes, or %NULL with a sentence that names it
 */
GBytes *
scrutiny_outside_file_read (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gssize got = 1;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  stream = scrutiny_ordinary_file_open (file, NULL, error);
  while (stream != NULL && got > 0 && contents->len <= max_bytes) {
    got = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK_BYTES, NULL, error);
    if (got > 0)
      g_byte_array_append (contents, block, (guint) got);
  }
  if (stream == NULL)
    return NULL;
  if (got < 0) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  if (contents->len > max_bytes) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is larger than any such file can be."), path);
    return NULL;
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
}

/**
 * scrutiny_outside_file_read_text:
 *
 * As scrutiny_outside_file_read(), for text.
 *
 * Returns: (transfer full): its bytes closed by a 0; what stands behind a 0 in the file
 *   is not seen
 */
char *
scrutiny_outside_file_read_text (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GBytes) bytes = scrutiny_outside_file_read (path, max_bytes, error);

  const char *text;
  gsize length = 0;

  if (bytes == NULL)
    return NULL;
  /* An empty file has no data at all. */
  text = g_bytes_get_data (bytes, &length);

  return g_strndup (length > 0 ? text : "", length);
}
