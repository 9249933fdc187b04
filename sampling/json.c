/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/json.h"

#include <string.h>

/* Values are given away whole once built and are read by several threads, so
 * the count is atomic and nothing changes after parsing or building. */
struct _ScrutinyJson {
  ScrutinyJsonKind kind;
  gint64 integer;    /* integer, boolean */
  char *string;      /* string */
  GPtrArray *names;  /* object: in byte order */
  GPtrArray *values; /* array, object */
};

static ScrutinyJson *
json_new (ScrutinyJsonKind kind)
{
  ScrutinyJson *self = g_atomic_rc_box_new0 (ScrutinyJson);

  self->kind = kind;
  return self;
}

static void
json_clear (gpointer data)
{
  ScrutinyJson *self = data;

  g_free (self->string);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

/** scrutiny_json_new_null: Returns: (transfer full): null */
ScrutinyJson *
scrutiny_json_new_null (void)
{
  return json_new (SCRUTINY_JSON_NULL);
}

/** scrutiny_json_new_boolean: Returns: (transfer full): true or false */
ScrutinyJson *
scrutiny_json_new_boolean (gboolean value)
{
  ScrutinyJson *self = json_new (SCRUTINY_JSON_BOOLEAN);

  self->integer = value ? 1 : 0;
  return self;
}

/**
 * scrutiny_json_new_integer:
 * @value: within plus or minus %SCRUTINY_JSON_INTEGER_MAX
 *
 * Returns: (transfer full): the number
 */
ScrutinyJson *
scrutiny_json_new_integer (gint64 value)
{
  ScrutinyJson *self;

  g_return_val_if_fail (value >= -SCRUTINY_JSON_INTEGER_MAX &&
                            value <= SCRUTINY_JSON_INTEGER_MAX,
                        NULL);

  self = json_new (SCRUTINY_JSON_INTEGER);
  self->integer = value;
  return self;
}

/**
 * scrutiny_json_take_string:
 * @value: (transfer full): UTF-8
 *
 * Returns: (transfer full): the string
 */
ScrutinyJson *
scrutiny_json_take_string (char *value)
{
  ScrutinyJson *self;

  g_return_val_if_fail (value != NULL, NULL);

  self = json_new (SCRUTINY_JSON_STRING);
  self->string = value;
  return self;
}

/** scrutiny_json_new_string: Returns: (transfer full): a copy of the UTF-8 @value */
ScrutinyJson *
scrutiny_json_new_string (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return scrutiny_json_take_string (g_strdup (value));
}

/** scrutiny_json_new_strings: Returns: (transfer full): an array of strings */
ScrutinyJson *
scrutiny_json_new_strings (const char *const *values)
{
  ScrutinyJson *self = scrutiny_json_new_array ();

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    scrutiny_json_append (self, scrutiny_json_new_string (values[i]));

  return self;
}

/** scrutiny_json_new_array: Returns: (transfer full): an empty array */
ScrutinyJson *
scrutiny_json_new_array (void)
{
  ScrutinyJson *self = json_new (SCRUTINY_JSON_ARRAY);

  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_json_unref);
  return self;
}

/** scrutiny_json_new_object: Returns: (transfer full): an empty object */
ScrutinyJson *
scrutiny_json_new_object (void)
{
  ScrutinyJson *self = json_new (SCRUTINY_JSON_OBJECT);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_json_unref);
  return self;
}

/** scrutiny_json_ref: Returns: (transfer full): @self */
ScrutinyJson *
scrutiny_json_ref (ScrutinyJson *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_json_unref: gives back one reference; from any thread */
void
scrutiny_json_unref (ScrutinyJson *self)
{
  g_atomic_rc_box_release_full (self, json_clear);
}

/**
 * scrutiny_json_append:
 * @self: an array that nobody else holds yet
 * @value: (transfer full): goes to its end
 */
void
scrutiny_json_append (ScrutinyJson *self, ScrutinyJson *value)
{
  g_return_if_fail (self != NULL && self->kind == SCRUTINY_JSON_ARRAY);
  g_return_if_fail (value != NULL);

  g_ptr_array_add (self->values, value);
}

/* The place of @name, or where it would go. Keys stand in byte order. */
static gboolean
find_name (const ScrutinyJson *self, const char *name, guint *place)
{
  guint low = 0;
  guint high = self->names->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    int order = strcmp (g_ptr_array_index (self->names, middle), name);

    if (order == 0) {
      *place = middle;
      return TRUE;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }

  *place = low;
  return FALSE;
}

/**
 * scrutiny_json_set:
 * @self: an object that nobody else holds yet
 * @value: (transfer full): takes the place of an older one of that name
 */
void
scrutiny_json_set (ScrutinyJson *self, const char *name, ScrutinyJson *value)
{
  guint place;

  g_return_if_fail (self != NULL && self->kind == SCRUTINY_JSON_OBJECT);
  g_return_if_fail (name != NULL && value != NULL);

  if (find_name (self, name, &place)) {
    scrutiny_json_unref (g_ptr_array_index (self->values, place));
    g_ptr_array_index (self->values, place) = value;
    return;
  }

  g_ptr_array_insert (self->names, (int) place, g_strdup (name));
  g_ptr_array_insert (self->values, (int) place, value);
}

/** scrutiny_json_set_string: sets a string member of an object being built */
void
scrutiny_json_set_string (ScrutinyJson *self, const char *name, const char *value)
{
  scrutiny_json_set (self, name, scrutiny_json_new_string (value));
}

/** scrutiny_json_set_integer: sets a number member of an object being built */
void
scrutiny_json_set_integer (ScrutinyJson *self, const char *name, gint64 value)
{
  scrutiny_json_set (self, name, scrutiny_json_new_integer (value));
}

/** scrutiny_json_get_kind: Returns: what @self is */
ScrutinyJsonKind
scrutiny_json_get_kind (const ScrutinyJson *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_JSON_NULL);

  return self->kind;
}

/** scrutiny_json_get_boolean: Returns: the value of a boolean */
gboolean
scrutiny_json_get_boolean (const ScrutinyJson *self)
{
  g_return_val_if_fail (self != NULL && self->kind == SCRUTINY_JSON_BOOLEAN, FALSE);

  return self->integer != 0;
}

/** scrutiny_json_get_integer: Returns: the value of a number */
gint64
scrutiny_json_get_integer (const ScrutinyJson *self)
{
  g_return_val_if_fail (self != NULL && self->kind == SCRUTINY_JSON_INTEGER, 0);

  return self->integer;
}

/** scrutiny_json_get_string: Returns: the value of a string */
const char *
scrutiny_json_get_string (const ScrutinyJson *self)
{
  g_return_val_if_fail (self != NULL && self->kind == SCRUTINY_JSON_STRING, NULL);

  return self->string;
}

/** scrutiny_json_get_length: Returns: elements of an array, members of an object */
guint
scrutiny_json_get_length (const ScrutinyJson *self)
{
  g_return_val_if_fail (self != NULL && self->values != NULL, 0);

  return self->values->len;
}

/** scrutiny_json_get_element: Returns: (transfer none): the value at @index */
ScrutinyJson *
scrutiny_json_get_element (const ScrutinyJson *self, guint index)
{
  g_return_val_if_fail (self != NULL && self->values != NULL, NULL);
  g_return_val_if_fail (index < self->values->len, NULL);

  return g_ptr_array_index (self->values, index);
}

/** scrutiny_json_get_name: Returns: the name of an object's member at @index */
const char *
scrutiny_json_get_name (const ScrutinyJson *self, guint index)
{
  g_return_val_if_fail (self != NULL && self->names != NULL, NULL);
  g_return_val_if_fail (index < self->names->len, NULL);

  return g_ptr_array_index (self->names, index);
}

/** scrutiny_json_get_member: Returns: (transfer none) (nullable): the member */
ScrutinyJson *
scrutiny_json_get_member (const ScrutinyJson *self, const char *name)
{
  guint place;

  g_return_val_if_fail (self != NULL && self->names != NULL, NULL);

  return find_name (self, name, &place) ? g_ptr_array_index (self->values, place) : NULL;
}
