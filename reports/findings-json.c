/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "reports/findings-file-private.h"

/* jansson refuses bytes that are not UTF-8; what a person typed is mended. */
static json_t *
text_value (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);

  return json_string (valid);
}

static json_t *
cell_value (const ScrutinyTable *table, guint row, guint column)
{
  double value = scrutiny_table_get_value (table, row, column);

  switch (scrutiny_table_get_kind (table, row, column)) {
  case SCRUTINY_CELL_TEXT:
  case SCRUTINY_CELL_HIDDEN:
    return text_value (scrutiny_table_get_text (table, row, column));
  case SCRUTINY_CELL_COUNT:
    return json_integer ((json_int_t) llround (value));
  case SCRUTINY_CELL_SHARE:
  case SCRUTINY_CELL_NUMBER:
    return json_real (value);
  case SCRUTINY_CELL_EMPTY:
  default:
    return json_null ();
  }
}

static json_t *
table_value (const ScrutinyTable *table)
{
  json_t *object = json_object ();
  json_t *columns = json_array ();
  json_t *rows = json_array ();

  for (guint c = 0; c < scrutiny_table_get_columns (table); c++)
    json_array_append_new (columns, text_value (scrutiny_table_get_header (table, c)));
  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    json_t *row = json_array ();

    for (guint c = 0; c < scrutiny_table_get_columns (table); c++)
      json_array_append_new (row, cell_value (table, r, c));
    json_array_append_new (rows, row);
  }
  json_object_set_new (object, "title", text_value (scrutiny_table_get_title (table)));
  json_object_set_new (object, "columns", columns);
  json_object_set_new (object, "rows", rows);

  return object;
}

static json_t *
finding_value (ScrutinyFinding finding)
{
  json_t *object = json_object ();
  json_t *cases = json_array ();
  g_auto (GStrv) names = g_strsplit (finding.cases, " ", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    if (*names[i] != '\0')
      json_array_append_new (cases, text_value (names[i]));
  }
  json_object_set_new (object, "id", text_value (finding.id));
  json_object_set_new (object, "sentence", text_value (finding.sentence));
  json_object_set_new (object, "sure", text_value (finding.sure));
  json_object_set_new (object, "beside", text_value (finding.beside));
  json_object_set_new (object, "cases", cases);

  return object;
}

static void
set_lists (json_t *root, const ScrutinyFindings *findings)
{
  json_t *headlines = json_array ();
  json_t *list = json_array ();
  json_t *tables = json_object ();
  json_t *notes = json_array ();

  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    json_array_append_new (headlines,
                           text_value (scrutiny_findings_get_headline (findings, i)));
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++)
    json_array_append_new (list,
                           finding_value (scrutiny_findings_get_finding (findings, i)));
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++) {
    const ScrutinyTable *table = scrutiny_findings_get_table (findings, i);

    json_object_set_new (tables, scrutiny_table_get_id (table), table_value (table));
  }
  for (guint i = 0; i < scrutiny_findings_get_n_notes (findings); i++)
    json_array_append_new (notes, text_value (scrutiny_findings_get_note (findings, i)));

  json_object_set_new (root, "headlines", headlines);
  json_object_set_new (root, "findings", list);
  json_object_set_new (root, "tables", tables);
  json_object_set_new (root, "notes", notes);
}

char *
scrutiny_findings_to_json (const ScrutinyFindings *findings)
{
  json_t *root = json_object ();
  char *text;
  char *copy;

  json_object_set_new (root, "format", json_string ("findings/1"));
  json_object_set_new (root, "panel",
                       text_value (scrutiny_findings_get_panel (findings)));
  json_object_set_new (root, "force",
                       text_value (scrutiny_findings_get_force (findings)));
  json_object_set_new (root, "day", text_value (scrutiny_findings_get_day (findings)));
  json_object_set_new (root, "audience",
                       json_string (scrutiny_audience_to_code (
                           scrutiny_findings_get_audience (findings))));
  json_object_set_new (root, "demo", json_boolean (scrutiny_findings_is_demo (findings)));
  json_object_set_new (root, "scope",
                       text_value (scrutiny_findings_get_scope (findings)));
  set_lists (root, findings);

  text = json_dumps (root, JSON_INDENT (2) | JSON_REAL_PRECISION (6));
  json_decref (root);
  copy = g_strdup_printf ("%s\n", text ? text : "");
  free (text);

  return copy;
}
