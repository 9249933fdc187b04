/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-builder.h"

#include <string.h>

#include "model/record-private.h"

/* Fills one record after another; after each build it is empty again. One thread. */
struct _ScrutinyRecordBuilder {
  ScrutinyRecordKind kind;
  ScrutinyRecord *record;
  GString *text;
};

static void
scrutiny_record_builder_start (ScrutinyRecordBuilder *self)
{
  self->record = g_new0 (ScrutinyRecord, 1);
  g_atomic_ref_count_init (&self->record->ref_count);
  self->record->kind = self->kind;
  self->record->ordinal = 1;
  self->record->report_count = 1;
  self->record->time_precision = SCRUTINY_TIME_PRECISION_UNKNOWN;
  g_string_truncate (self->text, 0);
}

/**
 * scrutiny_record_builder_new:
 * @kind: what it builds unless told otherwise
 *
 * Returns: (transfer full): a builder
 */
ScrutinyRecordBuilder *
scrutiny_record_builder_new (ScrutinyRecordKind kind)
{
  ScrutinyRecordBuilder *self = g_new0 (ScrutinyRecordBuilder, 1);

  self->kind = kind;
  self->text = g_string_sized_new (512);
  scrutiny_record_builder_start (self);

  return self;
}

void
scrutiny_record_builder_free (ScrutinyRecordBuilder *self)
{
  g_return_if_fail (self != NULL);

  scrutiny_record_unref (self->record);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/** scrutiny_record_builder_set_kind: What kind of record it is */
void
scrutiny_record_builder_set_kind (ScrutinyRecordBuilder *self, ScrutinyRecordKind kind)
{
  g_return_if_fail (self != NULL);

  self->record->kind = kind;
}

/** scrutiny_record_builder_set_id: Its number in the panel's database */
void
scrutiny_record_builder_set_id (ScrutinyRecordBuilder *self, gint64 id)
{
  g_return_if_fail (self != NULL);

  self->record->id = id;
}

/**
 * scrutiny_record_builder_set_started:
 * @self: a builder
 * @started_at_us: microseconds UTC since 1970
 * @precision: how much of that is known
 * @day: the local day, "YYYY-MM-DD"
 */
void
scrutiny_record_builder_set_started (ScrutinyRecordBuilder *self,
                                     gint64 started_at_us,
                                     ScrutinyTimePrecision precision,
                                     const char *day)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (day != NULL && strlen (day) == 10);

  self->record->started_at_us = started_at_us;
  self->record->time_precision = precision;
  memcpy (self->record->day, day, 11);
}

/**
 * scrutiny_record_builder_set_place:
 * @self: a builder
 * @force: the force's slug, or ""
 * @area: a named local area, or ""
 */
void
scrutiny_record_builder_set_place (ScrutinyRecordBuilder *self,
                                   const char *force,
                                   const char *area)
{
  g_return_if_fail (self != NULL);

  g_free (self->record->force);
  self->record->force = g_strdup (force);
  g_free (self->record->area);
  self->record->area = g_strdup (area);
}

/** scrutiny_record_builder_set_reference: (nullable): how the force calls it; copied */
void
scrutiny_record_builder_set_reference (ScrutinyRecordBuilder *self, const char *reference)
{
  g_return_if_fail (self != NULL);

  g_free (self->record->reference);
  self->record->reference = g_strdup (reference);
}

/**
 * scrutiny_record_builder_has_reference:
 * @self: a builder
 *
 * Returns: whether the record being filled has a reference of its own
 */
gboolean
scrutiny_record_builder_has_reference (ScrutinyRecordBuilder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->record->reference != NULL && *self->record->reference != '\0';
}

/**
 * scrutiny_record_builder_set_incident:
 * @self: a builder
 * @incident_key: what the reports of one incident share, or ""
 * @report_count: reports this record stands for, at least 1
 */
void
scrutiny_record_builder_set_incident (ScrutinyRecordBuilder *self,
                                      const char *incident_key,
                                      guint report_count)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (report_count >= 1);

  g_free (self->record->incident_key);
  self->record->incident_key = g_strdup (incident_key);
  self->record->report_count = report_count;
}

/**
 * scrutiny_record_builder_set_grounds:
 *
 * (nullable): why they acted, in the officer's words; copied
 */
void
scrutiny_record_builder_set_grounds (ScrutinyRecordBuilder *self, const char *grounds)
{
  g_return_if_fail (self != NULL);

  g_free (self->record->grounds);
  self->record->grounds = g_strdup (grounds);
}

/**
 * scrutiny_record_builder_set_row:
 * @self: a builder
 * @line: where the row begins in its file, from 1
 * @row_key: equal for rows whose cells are all equal
 * @ordinal: which of the equal rows this is, from 1
 */
void
scrutiny_record_builder_set_row (ScrutinyRecordBuilder *self,
                                 gint64 line,
                                 guint64 row_key,
                                 guint ordinal)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ordinal >= 1);

  self->record->line = line;
  self->record->row_key = row_key;
  self->record->ordinal = ordinal;
}

/**
 * scrutiny_record_builder_set_cells:
 * @self: a builder
 * @cells: (array zero-terminated=1): the row's cells, copied
 */
void
scrutiny_record_builder_set_cells (ScrutinyRecordBuilder *self, const char *const *cells)
{
  gsize count = 0;
  gsize bytes = 0;
  char *at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cells != NULL);

  for (; cells[count] != NULL; count++)
    bytes += strlen (cells[count]) + 1;

  g_free (self->record->cells);
  self->record->cells = g_malloc ((count + 1) * sizeof (char *) + bytes);
  at = (char *) (self->record->cells + count + 1);
  for (gsize i = 0; i < count; i++) {
    self->record->cells[i] = at;
    at = g_stpcpy (at, cells[i]) + 1;
  }
  self->record->cells[count] = NULL;
}

/**
 * scrutiny_record_builder_add_value:
 * @self: a builder
 * @field: a field's name
 * @value: what it says; "" adds nothing, because a blank is not a value
 *
 * Tabs and line feeds in @value become blanks: they part the values when stored.
 */
void
scrutiny_record_builder_add_value (ScrutinyRecordBuilder *self,
                                   const char *field,
                                   const char *value)
{
  gsize start;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL && *field != '\0');
  g_return_if_fail (value != NULL);

  if (*value == '\0')
    return;

  g_string_append_len (self->text, field, (gssize) strlen (field) + 1);
  start = self->text->len;
  g_string_append_len (self->text, value, (gssize) strlen (value) + 1);
  for (gsize i = start; i < self->text->len; i++) {
    if (self->text->str[i] == '\t' || self->text->str[i] == '\n')
      self->text->str[i] = ' ';
  }
  self->record->value_count++;
}

/**
 * scrutiny_record_builder_add_text:
 * @self: a builder
 * @text: values as scrutiny_record_to_text() gives them
 *
 * A line without a tab is passed over: it says nothing.
 */
void
scrutiny_record_builder_add_text (ScrutinyRecordBuilder *self, const char *text)
{
  const char *at;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  for (at = text; *at != '\0';) {
    const char *end = strchrnul (at, '\n');
    const char *tab = memchr (at, '\t', (gsize) (end - at));

    if (tab != NULL && tab > at && tab + 1 < end) {
      g_string_append_len (self->text, at, tab - at);
      g_string_append_c (self->text, '\0');
      g_string_append_len (self->text, tab + 1, end - tab - 1);
      g_string_append_c (self->text, '\0');
      self->record->value_count++;
    }
    at = *end == '\0' ? end : end + 1;
  }
}

static void
fill_blank (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

/**
 * scrutiny_record_builder_build:
 * @self: a builder
 *
 * Returns: (transfer full): the record; the builder is empty again
 */
ScrutinyRecord *
scrutiny_record_builder_build (ScrutinyRecordBuilder *self)
{
  ScrutinyRecord *record;

  g_return_val_if_fail (self != NULL, NULL);

  record = g_steal_pointer (&self->record);
  record->text_length = self->text->len;
  record->text = g_malloc (self->text->len + 1);
  memcpy (record->text, self->text->str, self->text->len + 1);
  fill_blank (&record->force);
  fill_blank (&record->area);
  fill_blank (&record->reference);
  fill_blank (&record->incident_key);
  fill_blank (&record->grounds);
  scrutiny_record_builder_start (self);

  return record;
}
