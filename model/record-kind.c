/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-kind.h"

static const char *const kind_words[] = {
  "stop_search", "use_of_force",    "vehicle_stop",  "strip_search",
  "custody",     "hate_crime_file", "authorisation", "call_log",
};

/**
 * scrutiny_record_kind_to_text:
 * @kind: a kind
 *
 * Returns: the word it is stored and asked for by, such as "stop_search"
 */
const char *
scrutiny_record_kind_to_text (ScrutinyRecordKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return kind_words[kind];
}

/**
 * scrutiny_record_kind_from_text:
 * @text: a word
 * @kind: (out): where the kind goes
 *
 * Returns: %FALSE, with @kind untouched, if @text is no kind
 */
gboolean
scrutiny_record_kind_from_text (const char *text, ScrutinyRecordKind *kind)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++) {
    if (g_str_equal (text, kind_words[i])) {
      *kind = (ScrutinyRecordKind) i;
      return TRUE;
    }
  }

  return FALSE;
}
