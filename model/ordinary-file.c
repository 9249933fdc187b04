/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ordinary-file.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

/* Says what stands there instead. */
static void
refuse (GFile *file, GFileType type, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  /* A link whose end is not there is what GIO calls a link here. */
  if (type == G_FILE_TYPE_UNKNOWN || type == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _ ("“%s” cannot be found."), name);
  else if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _ ("“%s” is a folder, not a file."), name);
  else
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _ ("“%s” is not an ordinary file."), name);
}

/**
 * scrutiny_ordinary_file_open:
 * @file: a file that anybody may have made
 * @cancellable: (nullable): stops the opening
 * @error: why not, naming @file
 *
 * Opens a file for reading that has an end: a pipe would keep us waiting, a device may
 * never end, a folder has no bytes. Any thread.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GFileInputStream *
scrutiny_ordinary_file_open (GFile *file, GCancellable *cancellable, GError **error)
{
  GFileType type;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);
  if (type == G_FILE_TYPE_REGULAR)
    return g_file_read (file, cancellable, error);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    refuse (file, type, error);

  return NULL;
}

/**
 * scrutiny_ordinary_file_may_replace:
 * @path: where something is to be written
 * @error: why not, naming @path
 *
 * Files are written beside their place and moved there when they are whole, which would
 * put a file where a device or a pipe was. Only an ordinary file, a link or nothing may
 * stand there. Any thread.
 *
 * Returns: whether a file may be put there
 */
gboolean
scrutiny_ordinary_file_may_replace (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GFileType type;

  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL);
  if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_SYMBOLIC_LINK ||
      type == G_FILE_TYPE_UNKNOWN)
    return TRUE;
  refuse (file, type, error);

  return FALSE;
}
