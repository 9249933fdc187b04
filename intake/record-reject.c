/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-reject.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *reason;
  const char *sentence;
} explanations[] = {
  { "ragged", N_ ("The row has more or fewer cells than the first line has names.") },
    { "stray-quote", N_ ("A quotation mark stands inside a cell where none can be.") },
      { "unclosed-quote",
        N_ ("A cell begins with a quotation mark that is never closed.") },
        { "field-too-long", N_ ("A cell is longer than 64 KiB.") },
          { "row-too-long", N_ ("The row is longer than 256 KiB.") },
            { "too-many-fields", N_ ("The row has more than 2,048 cells.") },
              { "encoding", N_ ("The letters are neither UTF-8 nor windows-1252.") },
                { "control-character", N_ ("A cell holds a control character.") },
                  { "empty-row", N_ ("All cells are blank.") },
                    { "repeated-header",
                      N_ ("The row repeats the names of the columns.") },
                      { "date-missing", N_ ("The row has no date.") },
                        { "date-unreadable", N_ ("The date cannot be read.") },
                          { "time-unreadable", N_ ("The time cannot be read.") },
                            { "reference-too-long",
                              N_ ("The reference is longer than 64 bytes.") },
                          };

/**
 * scrutiny_record_reject_explain:
 * @reason: the reason of a reject
 *
 * Returns: a sentence for people, translated
 */
const char *
scrutiny_record_reject_explain (const char *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (explanations); i++) {
    if (g_str_equal (explanations[i].reason, reason))
      return _(explanations[i].sentence);
  }

  return _("The row cannot be read.");
}
