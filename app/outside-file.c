/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outside-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

static gboolean
set_failed (const char *path, GError **error)
{
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
               _("“%s” cannot be written: %s."), path, g_strerror (errno));

  return FALSE;
}

/**
 * scrutiny_outside_file_make_beside:
 * @path: what somebody wants written
 *
 * Makes an empty file of its own beside @path, readable by its owner only, so that
 * nothing that stands there is lost. Any thread.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
scrutiny_outside_file_make_beside (const char *path, GError **error)
{
  g_autofree char *beside = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  beside = g_strconcat (path, ".part-XXXXXX", NULL);
  fd = g_mkstemp (beside);
  if (fd < 0) {
    set_failed (path, error);
    return NULL;
  }
  g_close (fd, NULL);

  return g_steal_pointer (&beside);
}

/**
 * scrutiny_outside_file_place:
 * @beside: made by scrutiny_outside_file_make_beside(), and whole
 * @path: its place
 *
 * Puts the file in its place. Any thread.
 *
 * Returns: whether it is there; if not, @beside is as it was
 */
gboolean
scrutiny_outside_file_place (const char *beside, const char *path, GError **error)
{
  g_return_val_if_fail (beside != NULL && path != NULL, FALSE);

  return g_rename (beside, path) == 0 || set_failed (path, error);
}
