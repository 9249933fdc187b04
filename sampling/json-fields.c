/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/json-fields-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (
      error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
      _("“%s” is missing, is not expected here or does not hold what it should."), name);
  return FALSE;
}

/**
 * scrutiny_json_check_names:
 *
 * A name nobody knows could change what a file means, so it is refused.
 */
gboolean
scrutiny_json_check_names (const ScrutinyJson *object,
                           const char *where,
                           const char *const *required,
                           const char *const *optional,
                           GError **error)
{
  static const char *const none[] = { NULL };

  if (object == NULL || scrutiny_json_get_kind (object) != SCRUTINY_JSON_OBJECT)
    return refuse (where, error);
  if (optional == NULL)
    optional = none;

  for (guint i = 0; required[i] != NULL; i++) {
    if (scrutiny_json_get_member (object, required[i]) == NULL)
      return refuse (required[i], error);
  }
  for (guint i = 0; i < scrutiny_json_get_length (object); i++) {
    const char *name = scrutiny_json_get_name (object, i);

    if (!g_strv_contains (required, name) && !g_strv_contains (optional, name))
      return refuse (name, error);
  }

  return TRUE;
}

ScrutinyJson *
scrutiny_json_read_member (const ScrutinyJson *object,
                           const char *name,
                           ScrutinyJsonKind kind,
                           GError **error)
{
  ScrutinyJson *member = scrutiny_json_get_member (object, name);

  if (member == NULL || scrutiny_json_get_kind (member) != kind) {
    refuse (name, error);
    return NULL;
  }

  return member;
}

gboolean
scrutiny_json_read_integer (const ScrutinyJson *object,
                            const char *name,
                            gint64 minimum,
                            gint64 maximum,
                            gint64 *value,
                            GError **error)
{
  ScrutinyJson *member =
      scrutiny_json_read_member (object, name, SCRUTINY_JSON_INTEGER, error);

  if (member == NULL)
    return FALSE;

  *value = scrutiny_json_get_integer (member);
  return (*value >= minimum && *value <= maximum) || refuse (name, error);
}

const char *
scrutiny_json_read_string (const ScrutinyJson *object, const char *name, GError **error)
{
  ScrutinyJson *member =
      scrutiny_json_read_member (object, name, SCRUTINY_JSON_STRING, error);

  return member != NULL ? scrutiny_json_get_string (member) : NULL;
}

char **
scrutiny_json_read_strings (const ScrutinyJson *object,
                            const char *name,
                            guint maximum,
                            GError **error)
{
  ScrutinyJson *member =
      scrutiny_json_read_member (object, name, SCRUTINY_JSON_ARRAY, error);
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  if (member == NULL)
    return NULL;
  if (scrutiny_json_get_length (member) > maximum) {
    refuse (name, error);
    return NULL;
  }

  for (guint i = 0; i < scrutiny_json_get_length (member); i++) {
    ScrutinyJson *element = scrutiny_json_get_element (member, i);

    if (scrutiny_json_get_kind (element) != SCRUTINY_JSON_STRING) {
      refuse (name, error);
      return NULL;
    }
    g_strv_builder_add (strings, scrutiny_json_get_string (element));
  }

  return g_strv_builder_end (strings);
}

gboolean
scrutiny_json_is_hash (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}
