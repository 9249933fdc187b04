/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/list-warning.h"

#include <string.h>

/* More would not be read by anybody. */
#define WARNINGS_MAX 1000u

static ScrutinyListWarning *
warning_new (ScrutinyListWarningKind kind, const char *first, const char *second)
{
  ScrutinyListWarning *self = g_new0 (ScrutinyListWarning, 1);

  self->kind = kind;
  self->first_id = g_strdup (first);
  self->second_id = g_strdup (second);
  return self;
}

static void
warning_free (ScrutinyListWarning *self)
{
  g_free (self->first_id);
  g_free (self->second_id);
  g_free (self);
}

/** scrutiny_list_warning_get_name: Returns: a stable name, never translated */
const char *
scrutiny_list_warning_get_name (ScrutinyListWarningKind kind)
{
  return kind == SCRUTINY_LIST_WARNING_NEAR_MATCH ? "near-match" : "digits-unequal";
}

/* What is left of an id without case and punctuation. Letters outside ASCII stay
 * as they are, or every id in another script would look like every other. */
static char *
bare_form (const char *id)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = id; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      g_string_append_c (bare, g_ascii_toupper (*p));
  }

  return g_string_free (bare, FALSE);
}

static gboolean
is_all_digits (const char *id)
{
  return id[strspn (id, "0123456789")] == '\0';
}

/**
 * scrutiny_list_warning_find:
 * @list: a list about to be fixed
 *
 * Looks for ids that differ only in case or punctuation, and for all-digit ids
 * of unequal length, which a spreadsheet may have robbed of leading zeros.
 *
 * Returns: (transfer full) (element-type ScrutinyListWarning): at most 1,000
 */
GPtrArray *
scrutiny_list_warning_find (ScrutinyList *list)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) warning_free);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *digits = NULL;
  gboolean is_said = FALSE;

  g_return_val_if_fail (list != NULL, warnings);

  for (guint row = 0; row < scrutiny_list_get_n_records (list); row++) {
    g_autofree char *id = scrutiny_list_dup_id (list, row);
    char *bare = bare_form (id);
    const char *other = g_hash_table_lookup (seen, bare);

    if (*bare != '\0' && other != NULL && warnings->len < WARNINGS_MAX)
      g_ptr_array_add (warnings,
                       warning_new (SCRUTINY_LIST_WARNING_NEAR_MATCH, other, id));
    if (is_all_digits (id)) {
      if (digits != NULL && !is_said && strlen (digits) != strlen (id)) {
        g_ptr_array_insert (warnings, 0,
                            warning_new (SCRUTINY_LIST_WARNING_DIGITS_UNEQUAL, digits,
                                         id));
        is_said = TRUE;
      }
      if (digits == NULL)
        digits = g_strdup (id);
    }
    if (other == NULL)
      g_hash_table_insert (seen, g_steal_pointer (&bare), g_steal_pointer (&id));
    else
      g_free (bare);
  }

  return warnings;
}
