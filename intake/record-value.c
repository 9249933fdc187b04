/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-value-private.h"

#include <string.h>

/* Labels remembered for a column; a column of free text must not fill the memory. */
#define LABELS_KEPT_MAX 4096

struct _ScrutinyRecordValues {
  ScrutinyLayout *layout;
  const ScrutinyLayoutColumn *column;
  GHashTable *known;            /* owned cell to owned ScrutinyRecordValue */
  ScrutinyRecordValue *scratch; /* for cells that are not remembered */
};

static void
scrutiny_record_value_free (ScrutinyRecordValue *value)
{
  g_free (value->text);
  g_free (value);
}

/**
 * scrutiny_record_values_new:
 *
 * Returns: (transfer full): an empty memory of what the cells of @column meant;
 *   @layout must outlive it
 */
ScrutinyRecordValues *
scrutiny_record_values_new (ScrutinyLayout *layout, const ScrutinyLayoutColumn *column)
{
  ScrutinyRecordValues *self = g_new0 (ScrutinyRecordValues, 1);

  self->layout = layout;
  self->column = column;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) scrutiny_record_value_free);

  return self;
}

void
scrutiny_record_values_free (ScrutinyRecordValues *self)
{
  g_hash_table_unref (self->known);
  g_clear_pointer (&self->scratch, scrutiny_record_value_free);
  g_free (self);
}

/* The cell without blanks around it and with one where it has many. */
static char *
tidy_text (const char *cell)
{
  GString *text = g_string_sized_new (strlen (cell) + 1);
  gboolean wants_blank = FALSE;

  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);

    if (g_unichar_isspace (character) || character == 0x85) {
      wants_blank = text->len > 0;
      continue;
    }
    if (wants_blank)
      g_string_append_c (text, ' ');
    wants_blank = FALSE;
    g_string_append_unichar (text, character);
  }

  return g_string_free (text, FALSE);
}

static void
set_boolean (ScrutinyRecordValue *value, const char *label)
{
  static const char *const yes[] = { "true", "1", "1.0", "yes", "y", NULL };
  static const char *const no[] = { "false", "0", "0.0", "no", "n", NULL };
  g_autofree char *lower = g_ascii_strdown (label, -1);

  if (g_strv_contains (yes, lower)) {
    value->text = g_strdup ("true");
  } else if (g_strv_contains (no, lower)) {
    value->text = g_strdup ("false");
  } else {
    value->text = g_strdup (label);
    value->is_unknown = TRUE;
  }
}

/* Map coordinates to six places, as they are published: copies have -3.3257980000000003.
 */
static void
set_decimal (ScrutinyRecordValue *value, const char *label)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end = NULL;
  double number = g_ascii_strtod (label, &end);

  if (*end != '\0' || !(number >= -180.0 && number <= 180.0)) {
    value->text = g_strdup (label);
    value->is_unknown = TRUE;
    return;
  }
  value->text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6f", number));
}

static void
set_code (ScrutinyRecordValues *self, ScrutinyRecordValue *value, const char *label)
{
  const ScrutinyCodeList *list = self->column->list;
  const char *code = scrutiny_code_list_lookup (list, label);

  if (code == NULL) {
    value->text = g_strdup (label);
    value->is_unknown = TRUE;
    return;
  }
  value->text = g_strdup (code);
  value->is_old = scrutiny_code_list_is_old_label (list, label);
  value->is_spoilt = scrutiny_code_list_is_spoilt_age (list, label);
  value->has_blanks = strstr (label, " )") != NULL;
}

/* Several labels in a cell become their codes, parted by semicolons. */
static void
set_list (ScrutinyRecordValues *self, ScrutinyRecordValue *value, const char *label)
{
  g_auto (GStrv) parts = g_strsplit_set (label, ",;", -1);
  GString *codes = g_string_new (NULL);

  for (char **part = parts; *part != NULL; part++) {
    const char *code = NULL;

    g_strstrip (*part);
    if (**part == '\0')
      continue;
    if (self->column->list != NULL)
      code = scrutiny_code_list_lookup (self->column->list, *part);
    if (code == NULL && self->column->values != NULL) {
      g_autofree char *folded = scrutiny_code_list_fold_label (*part);

      code = g_hash_table_lookup (self->column->values, folded);
    }
    value->is_unknown |=
        code == NULL && (self->column->list != NULL || self->column->values != NULL);
    if (codes->len > 0)
      g_string_append_c (codes, ';');
    g_string_append (codes, code != NULL ? code : *part);
  }
  value->text = g_string_free (codes, FALSE);
}

static void
scrutiny_record_values_interpret (ScrutinyRecordValues *self,
                                  ScrutinyRecordValue *value,
                                  const char *label)
{
  switch (self->column->use) {
  case SCRUTINY_COLUMN_BOOLEAN:
  case SCRUTINY_COLUMN_FLAG:
  case SCRUTINY_COLUMN_EFFECTIVE:
    set_boolean (value, label);
    break;
  case SCRUTINY_COLUMN_DECIMAL:
    set_decimal (value, label);
    break;
  case SCRUTINY_COLUMN_LIST:
    set_list (self, value, label);
    break;
  case SCRUTINY_COLUMN_CODE:
  case SCRUTINY_COLUMN_TACTIC:
    if (self->column->list != NULL) {
      set_code (self, value, label);
      break;
    }
    value->text = g_strdup (label);
    value->is_unknown = self->column->values != NULL;
    break;
  case SCRUTINY_COLUMN_TEXT:
  case SCRUTINY_COLUMN_DATE:
  case SCRUTINY_COLUMN_TIME:
  case SCRUTINY_COLUMN_REFERENCE:
  case SCRUTINY_COLUMN_INCIDENT:
  case SCRUTINY_COLUMN_AREA:
  case SCRUTINY_COLUMN_GROUNDS:
  case SCRUTINY_COLUMN_DROP:
  default:
    value->text = g_strdup (label);
    break;
  }
}

static ScrutinyRecordValue *
scrutiny_record_values_make (ScrutinyRecordValues *self, const char *cell)
{
  ScrutinyRecordValue *value = g_new0 (ScrutinyRecordValue, 1);
  g_autofree char *label = tidy_text (cell);
  g_autofree char *folded = NULL;
  const char *own = NULL;

  if (self->column->values != NULL || g_hash_table_size (self->layout->empty_words) > 0)
    folded = scrutiny_code_list_fold_label (label);
  if (folded != NULL && g_hash_table_contains (self->layout->empty_words, folded))
    *label = '\0';
  if (*label == '\0') {
    value->text = g_strdup ("");
    return value;
  }
  if (self->column->values != NULL && self->column->use != SCRUTINY_COLUMN_LIST)
    own = g_hash_table_lookup (self->column->values, folded);
  if (own != NULL)
    value->text = g_strdup (own);
  else
    scrutiny_record_values_interpret (self, value, label);

  return value;
}

/* Whether a column has few labels, so that remembering them pays. */
static gboolean
has_few_labels (ScrutinyColumnUse use)
{
  return use == SCRUTINY_COLUMN_CODE || use == SCRUTINY_COLUMN_BOOLEAN ||
         use == SCRUTINY_COLUMN_FLAG || use == SCRUTINY_COLUMN_TACTIC ||
         use == SCRUTINY_COLUMN_EFFECTIVE || use == SCRUTINY_COLUMN_LIST ||
         use == SCRUTINY_COLUMN_AREA;
}

/** scrutiny_record_values_get: Valid until the next call. */
const ScrutinyRecordValue *
scrutiny_record_values_get (ScrutinyRecordValues *self, const char *cell)
{
  ScrutinyRecordValue *value = g_hash_table_lookup (self->known, cell);

  if (value != NULL)
    return value;

  value = scrutiny_record_values_make (self, cell);
  if (has_few_labels (self->column->use) &&
      g_hash_table_size (self->known) < LABELS_KEPT_MAX) {
    g_hash_table_insert (self->known, g_strdup (cell), value);
    return value;
  }
  g_clear_pointer (&self->scratch, scrutiny_record_value_free);
  self->scratch = value;

  return value;
}
