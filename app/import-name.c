/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-name-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "db/record-store.h"
#include "model/text-key.h"
#include "sampling/plain-text.h"

#define REFERENCE_MAX_BYTES 64

/* Row names are made by the reader and end in the number of the copy. */
static gboolean
is_row_name (const char *name)
{
  return strlen (name) > 18 && name[0] == 'x' && name[17] == '-' &&
         strspn (name + 1, "0123456789abcdef") == 16;
}

/* How often the name was met, this time included. */
static guint
count_name (ScrutinyRecordTally *references, const char *name)
{
  return scrutiny_record_tally_add (references,
                                    scrutiny_text_key (0, name, strlen (name)));
}

/* The force's own reference by the text rule; one that repeats is told apart by a number,
 * as a list must not have a name twice. The search starts at how often it was met, so a
 * file of one reference is not searched again from 2 at every row. */
static char *
tidy_reference (ScrutinyRecord *record, ScrutinyRecordTally *references, GError **error)
{
  const char *reference = scrutiny_record_get_reference (record);
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  guint number;

  name = scrutiny_plain_text_normalise (reference, strlen (reference), error);
  if (name == NULL)
    return NULL;
  if (*name == '\0' || strlen (name) > REFERENCE_MAX_BYTES) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _ ("Line %" PRId64 ": the reference cannot be used on a list."),
                    scrutiny_record_get_line (record));
    return NULL;
  }

  stem = g_strdup (name);
  number = count_name (references, stem);
  if (number == 1)
    return g_steal_pointer (&name);
  do {
    g_free (name);
    name = g_strdup_printf ("%s-%u", stem, number++);
  } while (count_name (references, name) > 1);

  return g_steal_pointer (&name);
}

/**
 * scrutiny_import_name_take:
 *
 * What the record goes by, told apart from the others of its file.
 */
char *
scrutiny_import_name_take (ScrutinyRecord *record,
                           ScrutinyRecordTally *references,
                           GError **error)
{
  if (is_row_name (scrutiny_record_get_reference (record)))
    return g_strdup (scrutiny_record_get_reference (record));

  return tidy_reference (record, references, error);
}

/**
 * scrutiny_import_name_find_free:
 *
 * A name that no record which stands has; another than @name if one has it. Equal rows of
 * two files are told apart by going on counting.
 */
char *
scrutiny_import_name_find_free (ScrutinyDatabase *database,
                                const char *name,
                                gint64 replaces,
                                GError **error)
{
  g_autofree char *stem = g_strdup (name);
  g_autofree char *candidate = g_strdup (name);
  gboolean is_taken = FALSE;
  guint64 number = 1;

  if (is_row_name (name)) {
    number = g_ascii_strtoull (name + 18, NULL, 10);
    stem[17] = '\0';
  }
  while (TRUE) {
    if (!scrutiny_record_store_has_ref (database, candidate, replaces, 0, &is_taken,
                                        error))
      return NULL;
    if (!is_taken)
      return g_steal_pointer (&candidate);
    number++;
    g_free (candidate);
    candidate = g_strdup_printf ("%s-%" G_GUINT64_FORMAT, stem, number);
  }
}
