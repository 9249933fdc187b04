/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/panel.h"

/**
 * scrutiny_panel_file_get_path:
 * @folder: footage, certificates or exports
 * @name: a name of our own making, without a slash
 *
 * Returns: (transfer full): its path inside the panel's folder
 */
char *
scrutiny_panel_file_get_path (ScrutinySession *session,
                              const char *folder,
                              const char *name)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL && strchr (name, '/') == NULL, NULL);

  path = scrutiny_panel_get_folder (session, folder);

  return g_build_filename (path, name, NULL);
}

/**
 * scrutiny_panel_file_write:
 *
 * Whole or not at all, on disk when it returns (0600); a link in its place is
 * replaced, never followed.
 */
gboolean
scrutiny_panel_file_write (ScrutinySession *session,
                           const char *folder,
                           const char *name,
                           GBytes *contents,
                           GError **error)
{
  g_autofree char *path = scrutiny_panel_file_get_path (session, folder, name);

  g_return_val_if_fail (contents != NULL, FALSE);

  return g_file_set_contents_full (path, g_bytes_get_data (contents, NULL),
                                   (gssize) g_bytes_get_size (contents),
                                   G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * scrutiny_panel_file_read:
 *
 * Returns: (transfer full): the whole file, or %NULL with @error set.
 */
GBytes *
scrutiny_panel_file_read (ScrutinySession *session,
                          const char *folder,
                          const char *name,
                          GError **error)
{
  g_autofree char *path = scrutiny_panel_file_get_path (session, folder, name);
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  return g_bytes_new_take (contents, length);
}
