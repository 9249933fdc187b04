/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/sealed-words-private.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"

GBytes *
scrutiny_sealed_words_seal (ScrutinySession *session,
                            ScrutinyPurpose purpose,
                            const char *context,
                            const char *first,
                            const char *second,
                            GError **error)
{
  g_autoptr (GVariant) words =
      g_variant_ref_sink (g_variant_new ("(sms)", first, second));

  return scrutiny_session_seal (session, purpose, context, g_variant_get_data (words),
                                g_variant_get_size (words), error);
}

gboolean
scrutiny_sealed_words_open (ScrutinySession *session,
                            ScrutinyPurpose purpose,
                            const char *context,
                            GBytes *sealed,
                            char **first,
                            char **second,
                            GError **error)
{
  g_autoptr (GBytes) plain =
      scrutiny_session_unseal (session, purpose, context, sealed, error);
  g_autoptr (GVariant) words = NULL;

  if (plain == NULL)
    return FALSE;

  words = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE ("(sms)"), plain, FALSE));
  if (!g_variant_is_normal_form (words)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _ ("Sealed words of this case are damaged."));
    return FALSE;
  }
  g_variant_get (words, "(sms)", first, second);

  return TRUE;
}
