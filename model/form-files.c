/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-files.h"

/**
 * scrutiny_form_files_new:
 *
 * Returns: (transfer full): no files yet
 */
ScrutinyFormFiles *
scrutiny_form_files_new (void)
{
  ScrutinyFormFiles *self = g_new0 (ScrutinyFormFiles, 1);

  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);

  return self;
}

void
scrutiny_form_files_free (ScrutinyFormFiles *self)
{
  g_free (self->form_id);
  g_free (self->version);
  g_free (self->sha256);
  g_free (self->scale_id);
  g_strfreev (self->extra_modules);
  g_hash_table_unref (self->files);
  g_free (self);
}
