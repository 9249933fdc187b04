/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/list-private.h"
#include "app/records.h"

#define MOST_LONG  64 /* a longer name is near to nothing */
#define MOST_SLIPS 3
#define MOST_NAMED 12

/* How many letters must be changed, added or left out to make one name of the other: the
 * distance of Levenshtein (1965). */
static guint
count_slips (const char *a, const char *b)
{
  guint row[MOST_LONG + 1];
  gsize length = strlen (b);

  if (strlen (a) > MOST_LONG || length > MOST_LONG)
    return G_MAXUINT;
  for (guint j = 0; j <= length; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++) {
    guint before = row[0];

    row[0] = i;
    for (guint j = 1; j <= length; j++) {
      guint changed = before + (a[i - 1] != b[j - 1]);

      before = row[j];
      row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
    }
  }

  return row[length];
}

static gboolean
is_near (const char *wanted, const char *field)
{
  return count_slips (wanted, field) <= MOST_SLIPS || strstr (field, wanted) != NULL ||
         strstr (wanted, field) != NULL;
}

static char *
join_names (const char *wanted, const char *const *fields, gboolean only_near)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint n_names = 0;

  for (guint i = 0; fields[i] != NULL; i++)
    if ((!only_near || is_near (wanted, fields[i])) && n_names++ < MOST_NAMED)
      g_strv_builder_add (names, fields[i]);
  all = g_strv_builder_end (names);

  return g_strjoinv (", ", all);
}

static void
refuse (const char *column, const char *const *fields, GError **error)
{
  g_autofree char *near = join_names (column, fields, TRUE);
  g_autofree char *all = join_names (column, fields, FALSE);

  if (*near != '\0')
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _ ("No record has a field “%s”. Near it are: %s."), column, near);
  else
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _ ("No record has a field “%s”. There are: %s."), column, all);
}

/**
 * scrutiny_list_check_fields:
 *
 * A slip of the pen in a field's name would leave out every record unseen.
 */
gboolean
scrutiny_list_check_fields (ScrutinySession *session,
                            const ScrutinyListRequest *request,
                            const char *const *columns,
                            GError **error)
{
  static const char *const always[] = { "area", "day", "kind", NULL };
  g_auto (GStrv) fields = scrutiny_records_list_fields (session, request->kind, error);

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; fields[0] != NULL && columns[i] != NULL; i++)
    if (!g_strv_contains (always, columns[i]) &&
        !g_strv_contains ((const char *const *) fields, columns[i])) {
      refuse (columns[i], (const char *const *) fields, error);
      return FALSE;
    }

  return TRUE;
}
