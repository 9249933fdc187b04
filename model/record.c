/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record.h"

#include <string.h>

#include "model/record-private.h"

/* One encounter, or one officer's report of one, as a force's file gives it: when, where
 * and what, in the codes of our data model. A value that was blank is not there at all,
 * so that nobody can take it for "no". Never holds a name. Immutable. */
GType
scrutiny_record_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type)) {
    GType made = g_boxed_type_register_static ("ScrutinyRecord",
                                               (GBoxedCopyFunc) scrutiny_record_ref,
                                               (GBoxedFreeFunc) scrutiny_record_unref);

    g_once_init_leave (&type, made);
  }

  return type;
}

ScrutinyRecord *
scrutiny_record_ref (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_record_unref (ScrutinyRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->force);
  g_free (self->area);
  g_free (self->reference);
  g_free (self->incident_key);
  g_free (self->grounds);
  g_free (self->text);
  g_free (self->cells);
  g_free (self);
}

/**
 * scrutiny_record_get_reference:
 * @self: a record
 *
 * The name it goes by on a list: the force's own reference, the incident's, or one made
 * from the row's words (the rule of the draw for files without references).
 *
 * Returns: the reference, "" while it has none
 */
const char *
scrutiny_record_get_reference (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->reference;
}

/** scrutiny_record_get_kind: Returns: what kind of record it is */
ScrutinyRecordKind
scrutiny_record_get_kind (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_RECORD_KIND_STOP_SEARCH);

  return self->kind;
}

/**
 * scrutiny_record_get_started_at_us:
 * @self: a record
 *
 * Returns: when it began, in microseconds UTC since 1970. With a precision of a day it is
 *   local midnight, and only the day means anything.
 */
gint64
scrutiny_record_get_started_at_us (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->started_at_us;
}

/**
 * scrutiny_record_get_time_precision:
 *
 * Returns: how exactly the file says when it was
 */
ScrutinyTimePrecision
scrutiny_record_get_time_precision (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_TIME_PRECISION_UNKNOWN);

  return self->time_precision;
}

/**
 * scrutiny_record_has_time:
 * @self: a record
 *
 * Returns: whether the time of day is known, and not the date alone
 */
gboolean
scrutiny_record_has_time (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->time_precision == SCRUTINY_TIME_PRECISION_MINUTE ||
         self->time_precision == SCRUTINY_TIME_PRECISION_HOUR;
}

/**
 * scrutiny_record_get_day:
 * @self: a record
 *
 * Returns: the local day, "YYYY-MM-DD": UK time, or the time zone its layout names
 */
const char *
scrutiny_record_get_day (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->day;
}

/**
 * scrutiny_record_get_force:
 *
 * Returns: (transfer none): the short name of the force, as "cumbria"
 */
const char *
scrutiny_record_get_force (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->force;
}

/**
 * scrutiny_record_get_area:
 * @self: a record
 *
 * Returns: the named local area, "" where the source names none. Map points are not
 *   areas: they are snapped, and one stands for many places.
 */
const char *
scrutiny_record_get_area (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->area;
}

/**
 * scrutiny_record_get_incident_key:
 * @self: a record
 *
 * Returns: what reports of one incident share, "" if nothing ties this one to others
 */
const char *
scrutiny_record_get_incident_key (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->incident_key;
}

/**
 * scrutiny_record_get_grounds:
 * @self: a record
 *
 * The written reason, where a layout has one. It may hold names, so it is kept sealed and
 * is never among the values.
 *
 * Returns: the text, "" if there is none here
 */
const char *
scrutiny_record_get_grounds (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->grounds;
}

/**
 * scrutiny_record_get_report_count:
 * @self: a record
 *
 * Returns: how many reports this encounter stands for, at least 1
 */
guint
scrutiny_record_get_report_count (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->report_count;
}

/** scrutiny_record_get_value_count: Returns: how many (field, value) pairs it has */
guint
scrutiny_record_get_value_count (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->value_count;
}

/**
 * scrutiny_record_get_value_at:
 * @self: a record
 * @index: from 0, less than the count
 * @field: (out) (transfer none): the field's name
 * @value: (out) (transfer none): its value, never ""
 *
 * A field that can say several things stands several times.
 */
void
scrutiny_record_get_value_at (ScrutinyRecord *self,
                              guint index,
                              const char **field,
                              const char **value)
{
  const char *at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->value_count);

  at = self->text;
  for (guint i = 0; i < index; i++) {
    at += strlen (at) + 1;
    at += strlen (at) + 1;
  }

  *field = at;
  *value = at + strlen (at) + 1;
}

/* The next value of the field after the one at @after, or the first. */
static const char *
scrutiny_record_find (ScrutinyRecord *self, const char *field, const char *after)
{
  const char *at = after ? after + strlen (after) + 1 : self->text;
  const char *end = self->text + self->text_length;

  while (at < end) {
    const char *value = at + strlen (at) + 1;

    if (strcmp (at, field) == 0)
      return value;
    at = value + strlen (value) + 1;
  }

  return NULL;
}

/**
 * scrutiny_record_get_value:
 * @self: a record
 * @field: a field's name
 *
 * Returns: (nullable): its first value; %NULL where the source left it blank
 */
const char *
scrutiny_record_get_value (ScrutinyRecord *self, const char *field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  return scrutiny_record_find (self, field, NULL);
}

/**
 * scrutiny_record_has_value:
 * @self: a record
 * @field: a field's name
 * @value: what it should say; "" asks for a blank
 *
 * Returns: whether one of the field's values is @value
 */
gboolean
scrutiny_record_has_value (ScrutinyRecord *self, const char *field, const char *value)
{
  const char *at = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (*value == '\0')
    return scrutiny_record_find (self, field, NULL) == NULL;

  while ((at = scrutiny_record_find (self, field, at)) != NULL) {
    if (strcmp (at, value) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_record_dup_values:
 * @self: a record
 * @field: a field's name
 *
 * Returns: (transfer full): all its values joined by ";", "" where it was left blank
 */
char *
scrutiny_record_dup_values (ScrutinyRecord *self, const char *field)
{
  GString *joined;
  const char *at = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  joined = g_string_new (NULL);
  while ((at = scrutiny_record_find (self, field, at)) != NULL) {
    if (joined->len > 0)
      g_string_append_c (joined, ';');
    g_string_append (joined, at);
  }

  return g_string_free (joined, FALSE);
}

/**
 * scrutiny_record_to_text:
 * @self: a record
 * @length: (out) (optional): bytes, without the closing NUL
 *
 * The values as they are stored: a line feed, then for each value its field, a tab, the
 * value and a line feed. So LF field TAB value LF is in the text exactly when the
 * record says that value.
 *
 * Returns: (transfer full): the text
 */
char *
scrutiny_record_to_text (ScrutinyRecord *self, gsize *length)
{
  char *text;
  gboolean in_value = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_malloc (self->text_length + 2);
  text[0] = '\n';
  memcpy (text + 1, self->text, self->text_length);
  for (gsize i = 1; i <= self->text_length; i++) {
    if (text[i] != '\0')
      continue;
    text[i] = in_value ? '\n' : '\t';
    in_value = !in_value;
  }
  text[self->text_length + 1] = '\0';
  if (length != NULL)
    *length = self->text_length + 1;

  return text;
}

/**
 * scrutiny_record_get_line:
 *
 * Returns: where it stands in its file: the line it begins on, from 1
 */
gint64
scrutiny_record_get_line (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/**
 * scrutiny_record_get_ordinal:
 * @self: a record
 *
 * Returns: which of its equal rows this is, from 1. Equal rows may be several people
 *   searched alike, so none is dropped.
 */
guint
scrutiny_record_get_ordinal (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->ordinal;
}

/**
 * scrutiny_record_get_cells:
 * @self: a record
 *
 * The row as the file had it, decoded, in the file's column order, nameless columns left
 * out: what a reference is made from. Not stored: columns that the layout leaves out may
 * hold what a panel must not keep.
 *
 * Returns: (nullable) (array zero-terminated=1): the cells; %NULL unless just read
 */
const char *const *
scrutiny_record_get_cells (ScrutinyRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->cells;
}
