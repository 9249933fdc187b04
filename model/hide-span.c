/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-span.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

/**
 * scrutiny_hide_span_init:
 * @self: (out caller-allocates): the span
 * @from_us: first microsecond hidden
 * @to_us: first microsecond no longer hidden
 * @reason: 1 to %SCRUTINY_HIDE_REASON_MAX bytes of UTF-8
 *
 * Returns: %FALSE with a sentence if it would hide nothing or say no reason
 */
gboolean
scrutiny_hide_span_init (ScrutinyHideSpan *self,
                         gint64 from_us,
                         gint64 to_us,
                         const char *reason,
                         GError **error)
{
  if (from_us <= -G_MAXINT64 / 4 || to_us >= G_MAXINT64 / 4 || from_us >= to_us) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _ ("A hidden stretch must end after it starts."));
    return FALSE;
  }
  if (*reason == '\0' || strlen (reason) > SCRUTINY_HIDE_REASON_MAX ||
      !g_utf8_validate (reason, -1, NULL)) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _ ("Say in a few words why this stretch is hidden."));
    return FALSE;
  }

  self->from_us = from_us;
  self->to_us = to_us;
  g_strlcpy (self->reason, reason, sizeof self->reason);

  return TRUE;
}
