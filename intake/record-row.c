/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-row.h"

#include <string.h>

#include "intake/layout-binding-private.h"
#include "intake/record-clock.h"
#include "intake/record-value-private.h"
#include "model/text-key.h"

#define DAY_SECONDS         86400
#define REFERENCE_MAX_BYTES 64

/* A field that several Yes and No columns fill. All No is "none"; all blank is a blank.
 */
typedef struct {
  const char *field; /* owned by the layout */
  guint yes;
  guint no;
} ScrutinyRecordFamily;

/* A bound column with what is needed to read its cells. */
typedef struct {
  const ScrutinyLayoutColumn *column;
  const char *heading;
  guint cell;
  guint family;
  gint64 filled;
  ScrutinyRecordValues *values;
} ScrutinyRecordColumn;

struct _ScrutinyRecordRow {
  ScrutinyLayout *layout;
  ScrutinyLayoutBinding *binding;
  ScrutinyImportReport *report;
  ScrutinyRecordClock *clock;
  char *force;
  GArray *columns;  /* ScrutinyRecordColumn */
  GArray *families; /* ScrutinyRecordFamily */
  gboolean can_estimate;

  /* of the row at hand */
  gint64 started_at_us;
  ScrutinyTimePrecision precision;
  char day[11];
  const char *fault;
  const char *area;
  const char *tactic;
  GPtrArray *tactics; /* codes already said, owned by the values */
  GString *person;    /* the facts that tie reports of one incident */
};

static void
scrutiny_record_column_clear (ScrutinyRecordColumn *column)
{
  scrutiny_record_values_free (column->values);
}

static guint
scrutiny_record_row_find_family (ScrutinyRecordRow *self, const char *field)
{
  ScrutinyRecordFamily family = { field, 0, 0 };

  for (guint i = 0; i < self->families->len; i++) {
    if (g_str_equal (g_array_index (self->families, ScrutinyRecordFamily, i).field,
                     field))
      return i;
  }
  g_array_append_val (self->families, family);

  return self->families->len - 1;
}

static gboolean
scrutiny_record_row_has_field (ScrutinyRecordRow *self, const char *field)
{
  for (guint i = 0; i < self->columns->len; i++) {
    if (g_strcmp0 (g_array_index (self->columns, ScrutinyRecordColumn, i).column->field,
                   field) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
scrutiny_record_row_has_use (ScrutinyRecordRow *self, ScrutinyColumnUse use)
{
  for (guint i = 0; i < self->columns->len; i++) {
    if (g_array_index (self->columns, ScrutinyRecordColumn, i).column->use == use)
      return TRUE;
  }

  return FALSE;
}

/* With fewer facts than these, strangers would be taken for one incident. */
static gboolean
scrutiny_record_row_has_tying_facts (ScrutinyRecordRow *self)
{
  return scrutiny_record_row_has_use (self, SCRUTINY_COLUMN_TIME) &&
         scrutiny_record_row_has_use (self, SCRUTINY_COLUMN_AREA) &&
         scrutiny_record_row_has_field (self, "place_types") &&
         scrutiny_record_row_has_field (self, "age_band") &&
         scrutiny_record_row_has_field (self, "gender") &&
         scrutiny_record_row_has_field (self, "ethnicity_perceived") &&
         scrutiny_record_row_has_field (self, "primary_conduct");
}

/**
 * scrutiny_record_row_new:
 * @binding: how the file is laid out; must outlive the result
 * @force: the slug of the force, "" unknown
 * @report: where oddities are counted; must outlive the result
 * @error: %SCRUTINY_INTAKE_ERROR_INVALID if the layout's time zone is not known
 *
 * Returns: (transfer full): what maps the file's rows
 */
ScrutinyRecordRow *
scrutiny_record_row_new (ScrutinyLayoutBinding *binding,
                         const char *force,
                         ScrutinyImportReport *report,
                         GError **error)
{
  ScrutinyRecordRow *self;
  ScrutinyRecordClock *clock;

  g_return_val_if_fail (binding != NULL, NULL);
  g_return_val_if_fail (force != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);

  clock = scrutiny_record_clock_new (binding->layout->time_zone, error);
  if (clock == NULL)
    return NULL;

  self = g_new0 (ScrutinyRecordRow, 1);
  self->layout = binding->layout;
  self->binding = binding;
  self->report = report;
  self->clock = clock;
  self->force = g_strdup (force);
  self->columns = g_array_new (FALSE, FALSE, sizeof (ScrutinyRecordColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify) scrutiny_record_column_clear);
  self->families = g_array_new (FALSE, FALSE, sizeof (ScrutinyRecordFamily));
  self->tactics = g_ptr_array_new ();
  self->person = g_string_new (NULL);
  for (guint i = 0; i < binding->bound->len; i++) {
    ScrutinyBoundColumn *bound = &g_array_index (binding->bound, ScrutinyBoundColumn, i);
    ScrutinyRecordColumn column = {
      bound->column, bound->heading, bound->cell, 0, 0, NULL
    };

    column.values = scrutiny_record_values_new (self->layout, bound->column);
    if (bound->column->use == SCRUTINY_COLUMN_FLAG)
      column.family = scrutiny_record_row_find_family (self, bound->column->field);
    g_array_append_val (self->columns, column);
  }
  self->can_estimate =
      self->layout->can_estimate && scrutiny_record_row_has_tying_facts (self);

  return self;
}

/* Which fields of the data model the column fills. */
static void
scrutiny_record_row_count_field (ScrutinyRecordRow *self,
                                 const ScrutinyRecordColumn *column)
{
  ScrutinyTally *fields = self->report->fields;

  if (column->column->use == SCRUTINY_COLUMN_EFFECTIVE) {
    scrutiny_tally_add (fields, "tactics_effective", column->filled);
    scrutiny_tally_add (fields, "tactics_not_effective", column->filled);
    return;
  }
  if (column->column->field == NULL)
    return;

  scrutiny_tally_add (fields, column->column->field, column->filled);
  if (g_str_equal (column->column->field, "ethnicity_self"))
    scrutiny_tally_add (fields, "ethnicity_self_group", column->filled);
}

/** scrutiny_record_row_free: Writes down how often each column was filled, then frees. */
void
scrutiny_record_row_free (ScrutinyRecordRow *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->columns->len; i++) {
    ScrutinyRecordColumn *column =
        &g_array_index (self->columns, ScrutinyRecordColumn, i);

    scrutiny_tally_add (self->report->filled, column->heading, column->filled);
    scrutiny_record_row_count_field (self, column);
  }
  scrutiny_record_clock_free (self->clock);
  g_free (self->force);
  g_array_unref (self->columns);
  g_array_unref (self->families);
  g_ptr_array_unref (self->tactics);
  g_string_free (self->person, TRUE);
  g_free (self);
}

static gboolean
parse_with (GPtrArray *formats, const char *text, ScrutinyRecordDate *date)
{
  for (guint i = 0; i < formats->len; i++) {
    if (scrutiny_record_date_parse (date, text, g_ptr_array_index (formats, i)))
      return TRUE;
  }

  return FALSE;
}

/* Where the record stands in time. A date whose time of day is local midnight is taken
 * for a date alone: that is how forces send one, an hour off in summer. */
static void
scrutiny_record_row_set_time (ScrutinyRecordRow *self,
                              const ScrutinyRecordDate *date,
                              gboolean has_time_column)
{
  gint64 seconds = scrutiny_record_date_to_seconds (date);
  gint64 utc = seconds - date->offset_minutes * 60;
  gint64 local;

  if (!date->has_offset && !(self->layout->is_utc_by_default && date->has_time))
    utc = scrutiny_record_clock_to_utc (self->clock, seconds);
  local = scrutiny_record_clock_to_local (self->clock, utc);
  scrutiny_record_clock_write_day (local, self->day);
  self->started_at_us = utc * G_USEC_PER_SEC + date->microsecond;
  if (has_time_column ||
      (date->has_time && (local % DAY_SECONDS != 0 || date->microsecond != 0)))
    self->precision = SCRUTINY_TIME_PRECISION_MINUTE;
  else
    self->precision = SCRUTINY_TIME_PRECISION_DAY;
}

static const char *
explain_missing_date (ScrutinyRecordRow *self, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++) {
    if (*cells[i] != '\0' && !scrutiny_layout_binding_is_nameless (self->binding, i))
      return "date-missing";
  }

  return "empty-row";
}

/* Reads the date and the time; the reason why not, or NULL. */
static const char *
scrutiny_record_row_read_time (ScrutinyRecordRow *self, const char *const *cells)
{
  ScrutinyRecordDate date = { 0 };
  ScrutinyRecordDate time = { 0 };
  gboolean has_time_column = FALSE;

  for (guint i = 0; i < self->columns->len; i++) {
    ScrutinyRecordColumn *column =
        &g_array_index (self->columns, ScrutinyRecordColumn, i);
    const char *text;

    if (column->column->use != SCRUTINY_COLUMN_DATE &&
        column->column->use != SCRUTINY_COLUMN_TIME)
      continue;
    text = scrutiny_record_values_get (column->values, cells[column->cell])->text;
    self->fault = column->heading;
    if (column->column->use == SCRUTINY_COLUMN_TIME && *text != '\0') {
      if (!parse_with (self->layout->time_formats, text, &time))
        return "time-unreadable";
      has_time_column = TRUE;
    } else if (column->column->use == SCRUTINY_COLUMN_DATE) {
      if (*text == '\0')
        return explain_missing_date (self, cells);
      if (g_str_equal (text, column->heading))
        return "repeated-header";
      if (!parse_with (self->layout->date_formats, text, &date))
        return "date-unreadable";
    }
  }

  if (has_time_column) {
    date.hour = time.hour;
    date.minute = time.minute;
    date.second = time.second;
  }
  scrutiny_record_row_set_time (self, &date, has_time_column);
  self->fault = NULL;

  return NULL;
}

static void
scrutiny_record_row_add_flag (ScrutinyRecordRow *self,
                              ScrutinyRecordColumn *column,
                              const ScrutinyRecordValue *value,
                              ScrutinyRecordBuilder *builder)
{
  ScrutinyRecordFamily *family =
      &g_array_index (self->families, ScrutinyRecordFamily, column->family);

  if (g_str_equal (value->text, "true")) {
    family->yes++;
    scrutiny_record_builder_add_value (builder, column->column->field,
                                       column->column->flag);
    if (g_str_equal (column->column->field, "place_types"))
      g_string_append_printf (self->person, "%s,", column->column->flag);
  } else if (g_str_equal (value->text, "false")) {
    family->no++;
  }
}

/* The same tactic twice by one officer counts once, device stages apart. */
static void
scrutiny_record_row_add_tactic (ScrutinyRecordRow *self,
                                ScrutinyRecordColumn *column,
                                const ScrutinyRecordValue *value,
                                ScrutinyRecordBuilder *builder)
{
  self->tactic = *value->text != '\0' ? value->text : NULL;
  if (self->tactic == NULL)
    return;

  for (guint i = 0; i < self->tactics->len; i++) {
    if (g_str_equal (g_ptr_array_index (self->tactics, i), self->tactic) &&
        !g_str_has_prefix (self->tactic, "ced_"))
      return;
  }
  g_ptr_array_add (self->tactics, value->text);
  scrutiny_record_builder_add_value (builder, column->column->field, self->tactic);
}

static void
add_list (ScrutinyRecordBuilder *builder, const char *field, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ";", -1);

  for (char **part = parts; *part != NULL; part++)
    scrutiny_record_builder_add_value (builder, field, *part);
}

static void
scrutiny_record_row_note_person (ScrutinyRecordRow *self,
                                 const char *field,
                                 const char *text)
{
  static const char *const facts[] = { "age_band", "gender", "ethnicity_perceived",
                                       "primary_conduct", NULL };

  if (g_strv_contains (facts, field))
    g_string_append_printf (self->person, "%s=%s\n", field, text);
}

static void
scrutiny_record_row_add_code (ScrutinyRecordRow *self,
                              const char *field,
                              const char *text,
                              ScrutinyRecordBuilder *builder)
{
  scrutiny_record_builder_add_value (builder, field, text);
  if (g_str_equal (field, "ethnicity_self"))
    scrutiny_record_builder_add_value (builder, "ethnicity_self_group",
                                       scrutiny_code_list_ethnic_group (text));
  if (self->can_estimate)
    scrutiny_record_row_note_person (self, field, text);
}

static void
scrutiny_record_row_add_cell (ScrutinyRecordRow *self,
                              ScrutinyRecordColumn *column,
                              const ScrutinyRecordValue *value,
                              ScrutinyRecordBuilder *builder)
{
  const char *field = column->column->field;

  switch (column->column->use) {
  case SCRUTINY_COLUMN_TEXT:
  case SCRUTINY_COLUMN_BOOLEAN:
  case SCRUTINY_COLUMN_DECIMAL:
    scrutiny_record_builder_add_value (builder, field, value->text);
    break;
  case SCRUTINY_COLUMN_CODE:
    scrutiny_record_row_add_code (self, field, value->text, builder);
    break;
  case SCRUTINY_COLUMN_LIST:
    add_list (builder, field, value->text);
    break;
  case SCRUTINY_COLUMN_FLAG:
    scrutiny_record_row_add_flag (self, column, value, builder);
    break;
  case SCRUTINY_COLUMN_TACTIC:
    scrutiny_record_row_add_tactic (self, column, value, builder);
    break;
  case SCRUTINY_COLUMN_EFFECTIVE:
    if (self->tactic != NULL && *value->text != '\0' && !value->is_unknown)
      scrutiny_record_builder_add_value (builder,
                                         g_str_equal (value->text, "true")
                                             ? "tactics_effective"
                                             : "tactics_not_effective",
                                         self->tactic);
    break;
  case SCRUTINY_COLUMN_AREA:
    self->area = value->text;
    if (field != NULL)
      scrutiny_record_builder_add_value (builder, field, value->text);
    break;
  case SCRUTINY_COLUMN_REFERENCE:
    scrutiny_record_builder_set_reference (builder, value->text);
    break;
  case SCRUTINY_COLUMN_INCIDENT:
    scrutiny_record_builder_set_incident (builder, value->text, 1);
    break;
  case SCRUTINY_COLUMN_GROUNDS:
    scrutiny_record_builder_set_grounds (builder, value->text);
    break;
  case SCRUTINY_COLUMN_DATE:
  case SCRUTINY_COLUMN_TIME:
  case SCRUTINY_COLUMN_DROP:
  default:
    break;
  }
}

static void
scrutiny_record_row_count_oddities (ScrutinyRecordRow *self,
                                    ScrutinyRecordColumn *column,
                                    const ScrutinyRecordValue *value)
{
  ScrutinyTally *quality = self->report->quality;

  if (*value->text != '\0')
    column->filled++;
  if (value->is_unknown) {
    g_autofree char *word = g_strdup_printf ("%s\t%.200s", column->heading, value->text);
    g_autofree char *valid = g_utf8_make_valid (word, -1);

    scrutiny_tally_add (self->report->unknown_labels, valid, 1);
    if (g_strcmp0 (column->column->field, "legislation") == 0)
      scrutiny_tally_add (quality, "legislation_unknown", 1);
  }
  if (value->is_spoilt)
    scrutiny_tally_add (quality, "age_read_as_date", 1);
  if (value->has_blanks && g_strcmp0 (column->column->field, "legislation") == 0)
    scrutiny_tally_add (quality, "legislation_trailing_space", 1);
  if (value->is_old)
    scrutiny_tally_add (quality,
                        g_strcmp0 (column->column->field, "outcome") == 0
                            ? "outcome_old_string"
                            : "ethnicity_old_string",
                        1);
}

/* Families of Yes and No that said only No. */
static void
scrutiny_record_row_close_families (ScrutinyRecordRow *self,
                                    ScrutinyRecordBuilder *builder)
{
  for (guint i = 0; i < self->families->len; i++) {
    ScrutinyRecordFamily *family =
        &g_array_index (self->families, ScrutinyRecordFamily, i);

    if (family->no > 0 && family->yes == 0)
      scrutiny_record_builder_add_value (builder, family->field, "none");
    family->yes = 0;
    family->no = 0;
  }
}

/* The estimate of which reports are of one incident: same day, place, kind of place and
 * person as described; the fifteen minutes are left to whoever groups them. */
static void
scrutiny_record_row_tie_incident (ScrutinyRecordRow *self, ScrutinyRecordBuilder *builder)
{
  g_autofree char *key = NULL;
  guint64 hash = 0;

  if (!self->can_estimate || self->precision != SCRUTINY_TIME_PRECISION_MINUTE)
    return;

  g_string_append_printf (self->person, "%s\n%s", self->day, self->area);
  hash = scrutiny_text_key (0, self->person->str, self->person->len);
  key = g_strdup_printf ("e%016" G_GINT64_MODIFIER "x", hash);
  scrutiny_record_builder_set_incident (builder, key, 1);
}

static const char *
scrutiny_record_row_check_reference (ScrutinyRecordRow *self, const char *const *cells)
{
  for (guint i = 0; i < self->columns->len; i++) {
    ScrutinyRecordColumn *column =
        &g_array_index (self->columns, ScrutinyRecordColumn, i);

    if (column->column->use != SCRUTINY_COLUMN_REFERENCE &&
        column->column->use != SCRUTINY_COLUMN_INCIDENT)
      continue;
    if (strlen (cells[column->cell]) > REFERENCE_MAX_BYTES) {
      self->fault = column->heading;
      return "reference-too-long";
    }
  }

  return NULL;
}

/**
 * scrutiny_record_row_map:
 * @self: a mapper
 * @cells: (array zero-terminated=1): the cells of a row
 * @builder: filled when the row is good; holds nothing to rely on otherwise
 *
 * Returns: (nullable): why the row is not taken, a word of
 * scrutiny_record_reject_explain(); %NULL when it is good
 */
const char *
scrutiny_record_row_map (ScrutinyRecordRow *self,
                         const char *const *cells,
                         ScrutinyRecordBuilder *builder)
{
  const char *reason;

  g_return_val_if_fail (self != NULL, "ragged");
  g_return_val_if_fail (cells != NULL, "ragged");
  g_return_val_if_fail (builder != NULL, "ragged");

  self->fault = NULL;
  if (g_strv_length ((char **) cells) != self->binding->cell_count)
    return "ragged";
  reason = scrutiny_record_row_read_time (self, cells);
  if (reason == NULL)
    reason = scrutiny_record_row_check_reference (self, cells);
  if (reason != NULL)
    return reason;

  self->area = "";
  self->tactic = NULL;
  g_ptr_array_set_size (self->tactics, 0);
  g_string_truncate (self->person, 0);
  for (guint i = 0; i < self->columns->len; i++) {
    ScrutinyRecordColumn *column =
        &g_array_index (self->columns, ScrutinyRecordColumn, i);
    const ScrutinyRecordValue *value =
        scrutiny_record_values_get (column->values, cells[column->cell]);

    scrutiny_record_row_count_oddities (self, column, value);
    scrutiny_record_row_add_cell (self, column, value, builder);
  }
  scrutiny_record_row_close_families (self, builder);
  scrutiny_record_row_tie_incident (self, builder);
  scrutiny_record_builder_set_started (builder, self->started_at_us, self->precision,
                                       self->day);
  scrutiny_record_builder_set_place (builder, self->force, self->area);

  return NULL;
}

/**
 * scrutiny_record_row_get_fault:
 * @self: a mapper
 *
 * Returns: the heading of the column at fault in the row just refused, "" if it is none
 */
const char *
scrutiny_record_row_get_fault (ScrutinyRecordRow *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->fault != NULL ? self->fault : "";
}

/**
 * scrutiny_record_row_can_tie_incidents:
 * @self: a mapper
 *
 * Returns: whether the file says enough to tie the reports of an incident together
 */
gboolean
scrutiny_record_row_can_tie_incidents (ScrutinyRecordRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->can_estimate || self->layout->has_own_incidents;
}

/**
 * scrutiny_record_row_has_incident_column:
 * @self: a mapper
 *
 * Returns: whether the force itself says which reports are of one incident
 */
gboolean
scrutiny_record_row_has_incident_column (ScrutinyRecordRow *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->layout->has_own_incidents;
}
