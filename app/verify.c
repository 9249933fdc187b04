/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/verify.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "app/outside-file.h"

/* Checking a certificate is everybody's right: no panel, no sign-in. */

static GPtrArray *
read_earlier (const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) earlier =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++) {
    GBytes *bytes =
        scrutiny_outside_file_read (paths[i], SCRUTINY_CERTIFICATE_BYTES_MAX, error);

    if (bytes == NULL)
      return NULL;
    g_ptr_array_add (earlier, bytes);
  }

  return g_steal_pointer (&earlier);
}

/**
 * scrutiny_verify_files:
 * @earlier_paths: (nullable): earlier certificates of the panel, oldest first
 * @certificate_sha256: (nullable): as printed outside the file
 *
 * Recomputes a draw from its certificate and list. Any thread; @progress is
 * called on it.
 *
 * Returns: (transfer full): every check by name, or %NULL if a file cannot be read
 */
ScrutinyVerification *
scrutiny_verify_files (const char *certificate_path,
                       const char *list_path,
                       const char *const *earlier_paths,
                       const char *certificate_sha256,
                       ScrutinySamplingProgress progress,
                       gpointer progress_data,
                       GError **error)
{
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GPtrArray) earlier = NULL;
  ScrutinyVerificationInput input = { .certificate_sha256 = certificate_sha256 };
  ScrutinyVerification *verification;

  g_return_val_if_fail (certificate_path != NULL, NULL);
  g_return_val_if_fail (list_path != NULL, NULL);

  certificate = scrutiny_outside_file_read (certificate_path,
                                            SCRUTINY_CERTIFICATE_BYTES_MAX, error);
  if (certificate == NULL)
    return NULL;
  list = scrutiny_outside_file_read (list_path, SCRUTINY_LIST_BYTES_MAX, error);
  if (list == NULL)
    return NULL;
  earlier = read_earlier (earlier_paths, error);
  if (earlier == NULL)
    return NULL;

  input.certificate = certificate;
  input.list = list;
  input.earlier = earlier->len > 0 ? earlier : NULL;

  verification = scrutiny_verification_new (&input, progress, progress_data, error);
  if (verification == NULL)
    g_prefix_error (error, "%s: ", certificate_path);
  return verification;
}
