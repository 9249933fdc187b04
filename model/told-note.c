/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/told-note.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/visible-text.h"

/**
 * scrutiny_told_note_new:
 *
 * Returns: (transfer full): empty, to be filled by who makes it
 */
ScrutinyToldNote *
scrutiny_told_note_new (void)
{
  return g_new0 (ScrutinyToldNote, 1);
}

void
scrutiny_told_note_free (ScrutinyToldNote *self)
{
  g_free (self->who);
  g_free (self->what);
  g_free (self);
}

static gboolean
is_said (const char *words, glong max_chars)
{
  return words != NULL && *words != '\0' && scrutiny_visible_text_check_words (words) &&
         g_utf8_strlen (words, -1) <= max_chars;
}

/**
 * scrutiny_told_note_check:
 *
 * Returns: whether the note says who said what, and not before it was noted
 */
gboolean
scrutiny_told_note_check (const ScrutinyToldNote *self, GError **error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_said (self->who, SCRUTINY_TOLD_WHO_MAX_CHARS))
    sentence =
        _ ("Write who said it, as a part (\"supervisor\"), in at most 80 letters.");
  else if (!is_said (self->what, SCRUTINY_TOLD_WHAT_MAX_CHARS))
    sentence = _ ("Write what was said, in at most 2000 letters.");
  else if (self->told_at_us > self->noted_at_us)
    sentence = _ ("It cannot have been said later than now.");
  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       sentence);

  return FALSE;
}
