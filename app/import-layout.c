/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-layout-private.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "intake/layout-reader.h"

/**
 * scrutiny_import_layout_load:
 *
 * Finds the layout that goes by @name: NULL or "auto" is left to the header, which gives
 * NULL in @layout.
 */
gboolean
scrutiny_import_layout_load (const char *name, ScrutinyLayout **layout, GError **error)
{
  *layout = NULL;
  if (name == NULL || g_str_equal (name, "auto"))
    return TRUE;
  *layout = scrutiny_layout_find_built_in (name);
  if (*layout != NULL)
    return TRUE;
  if (!g_str_has_suffix (name, ".json")) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _ ("“%s” is no layout: give auto, police-uk-stop-search, "
                   "met-use-of-force, or a layout file that ends in .json."),
                    name);
    return FALSE;
  }
  *layout = scrutiny_layout_reader_read_file (name, error);

  return *layout != NULL;
}
