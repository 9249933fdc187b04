/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "intake/error.h"
#include "intake/layout-private.h"
#include "intake/record-clock.h"
#include "intake/record-date.h"
#include "model/ordinary-file.h"

#define NAME_MAX_BYTES 200
#define COLUMNS_MAX    2048
#define FORMATS_MAX    8

/* Reads one layout file strictly: a word we do not know is an error and not a guess. */
typedef struct {
  const char *source_name;
  ScrutinyLayout *layout;
  GError **error;
} ScrutinyLayoutReader;

static const struct {
  const char *word;
  ScrutinyColumnUse use;
  gboolean has_field;
} use_words[] = {
  { "text", SCRUTINY_COLUMN_TEXT, TRUE },  { "code", SCRUTINY_COLUMN_CODE, TRUE },
  { "list", SCRUTINY_COLUMN_LIST, TRUE },  { "boolean", SCRUTINY_COLUMN_BOOLEAN, TRUE },
  { "flag", SCRUTINY_COLUMN_FLAG, TRUE },  { "decimal", SCRUTINY_COLUMN_DECIMAL, TRUE },
  { "area", SCRUTINY_COLUMN_AREA, FALSE }, { "grounds", SCRUTINY_COLUMN_GROUNDS, FALSE },
  { "drop", SCRUTINY_COLUMN_DROP, FALSE },
};

static gboolean
refuse (ScrutinyLayoutReader *self, const char *path, const char *why)
{
  g_set_error (self->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
               _("%s, at %s: %s"), self->source_name, path, why);
  return FALSE;
}

/* Every key of @object must be one of @keys. */
static gboolean
check_keys (ScrutinyLayoutReader *self,
            json_t *object,
            const char *path,
            const char *const *keys)
{
  const char *key;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    g_autofree char *at = g_strdup_printf ("%s/%s", path, key);

    if (!g_strv_contains (keys, key))
      return refuse (self, at, _("a layout has no such entry."));
  }

  return TRUE;
}

/* A text of a sensible length; NULL, with the error set, if it is none. */
static const char *
check_text (ScrutinyLayoutReader *self, json_t *value, const char *path)
{
  if (!json_is_string (value)) {
    refuse (self, path, _("a text belongs here."));
    return NULL;
  }
  if (json_string_length (value) == 0 || json_string_length (value) > NAME_MAX_BYTES ||
      strlen (json_string_value (value)) != json_string_length (value)) {
    refuse (self, path, _("the text must have from 1 to 200 bytes."));
    return NULL;
  }

  return json_string_value (value);
}

static const char *
get_text (ScrutinyLayoutReader *self, json_t *object, const char *path, const char *key)
{
  g_autofree char *at = g_strdup_printf ("%s/%s", path, key);
  json_t *value = json_object_get (object, key);

  if (value == NULL) {
    refuse (self, at, _("this entry is missing."));
    return NULL;
  }

  return check_text (self, value, at);
}

/* A slug or a field's name: small letters, figures and @joiner. */
static gboolean
is_word (const char *text, char joiner)
{
  if (!g_ascii_islower (*text) || strlen (text) > 32)
    return FALSE;
  for (; *text != '\0'; text++) {
    if (!g_ascii_islower (*text) && !g_ascii_isdigit (*text) && *text != joiner)
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_formats (ScrutinyLayoutReader *self,
              json_t *object,
              const char *key,
              GPtrArray *formats)
{
  g_autofree char *path = g_strdup_printf ("/date/%s", key);
  json_t *value = json_object_get (object, key);
  gsize count = json_is_array (value) ? json_array_size (value) : 1;

  if (count < 1 || count > FORMATS_MAX)
    return refuse (self, path, _("from 1 to 8 formats belong here."));

  for (gsize i = 0; i < count; i++) {
    g_autofree char *at =
        json_is_array (value) ? g_strdup_printf ("%s/%zu", path, i) : g_strdup (path);
    const char *text =
        check_text (self, json_is_array (value) ? json_array_get (value, i) : value, at);

    if (text == NULL)
      return FALSE;
    if (!scrutiny_record_date_is_format (text))
      return refuse (self, at,
                     _("a format is “iso8601”, or made of %Y %m %b %d %H %I %M %S %p."));
    g_ptr_array_add (formats, g_strdup (text));
  }

  return TRUE;
}

static gboolean
read_date (ScrutinyLayoutReader *self, json_t *root)
{
  static const char *const keys[] = { "column", "format", "time_column", "time_format",
                                      NULL };
  json_t *date = json_object_get (root, "date");
  const char *column;

  if (!json_is_object (date))
    return refuse (self, "/date",
                   _("an object with “column” and “format” belongs here."));
  if (!check_keys (self, date, "/date", keys))
    return FALSE;

  column = get_text (self, date, "/date", "column");
  if (column == NULL)
    return FALSE;
  scrutiny_layout_add (self->layout, SCRUTINY_COLUMN_DATE, column, NULL)->is_needed =
      TRUE;
  if (json_object_get (date, "format") == NULL)
    return refuse (self, "/date/format", _("this entry is missing."));
  if (!read_formats (self, date, "format", self->layout->date_formats))
    return FALSE;

  if (json_object_get (date, "time_column") == NULL)
    return TRUE;
  column = get_text (self, date, "/date", "time_column");
  if (column == NULL)
    return FALSE;
  scrutiny_layout_add (self->layout, SCRUTINY_COLUMN_TIME, column, NULL)->is_needed =
      TRUE;
  if (json_object_get (date, "time_format") == NULL)
    return refuse (self, "/date/time_format", _("this entry is missing."));

  return read_formats (self, date, "time_format", self->layout->time_formats);
}

static gboolean
read_values (ScrutinyLayoutReader *self,
             json_t *object,
             const char *path,
             ScrutinyLayoutColumn *column)
{
  g_autofree char *at = g_strdup_printf ("%s/values", path);
  json_t *values = json_object_get (object, "values");
  const char *label;
  json_t *code;

  if (values == NULL)
    return TRUE;
  if (!json_is_object (values))
    return refuse (self, at, _("an object of label and code belongs here."));

  column->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach (values, label, code)
  {
    g_autofree char *entry = g_strdup_printf ("%s/%s", at, label);

    if (!json_is_string (code) || json_string_length (code) > NAME_MAX_BYTES ||
        strpbrk (json_string_value (code), "\t\r\n") != NULL)
      return refuse (self, entry, _("a text belongs here."));
    g_hash_table_insert (column->values, scrutiny_code_list_fold_label (label),
                         g_strdup (json_string_value (code)));
  }

  return TRUE;
}

static gboolean
read_use (ScrutinyLayoutReader *self,
          json_t *object,
          const char *path,
          guint *index_of_use)
{
  g_autofree char *at = g_strdup_printf ("%s/type", path);
  const char *word = "text";

  if (json_object_get (object, "type") != NULL)
    word = get_text (self, object, path, "type");
  else if (json_object_get (object, "list") != NULL)
    word = "code";
  if (word == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (use_words); i++) {
    if (g_str_equal (use_words[i].word, word)) {
      *index_of_use = i;
      return TRUE;
    }
  }

  return refuse (self, at,
                 _("one of text, code, list, boolean, flag, decimal, area, grounds and "
                   "drop belongs here."));
}

/* The entries that only some uses have. */
static gboolean
read_use_details (ScrutinyLayoutReader *self,
                  json_t *object,
                  const char *path,
                  ScrutinyLayoutColumn *column)
{
  json_t *needed = json_object_get (object, "needed");
  const char *word;

  if (needed != NULL && !json_is_boolean (needed))
    return refuse (self, path, _("“needed” must be true or false."));
  column->is_needed = json_is_true (needed);

  if (json_object_get (object, "list") != NULL) {
    word = get_text (self, object, path, "list");
    if (word == NULL)
      return FALSE;
    column->list = scrutiny_code_list_find (word);
    if (column->list == NULL)
      return refuse (self, path, _("“list” names no code list."));
  }
  if (column->use == SCRUTINY_COLUMN_FLAG) {
    word = get_text (self, object, path, "flag");
    if (word == NULL)
      return FALSE;
    if (!is_word (word, '_'))
      return refuse (self, path, _("“flag” must be small letters, figures and _."));
    column->flag = g_strdup (word);
  } else if (json_object_get (object, "flag") != NULL) {
    return refuse (self, path, _("“flag” belongs to the type flag."));
  }

  return read_values (self, object, path, column);
}

static gboolean
read_column (ScrutinyLayoutReader *self, json_t *object, const char *path)
{
  static const char *const keys[] = { "column", "field", "type",   "values",
                                      "list",   "flag",  "needed", NULL };
  const char *name;
  const char *field = NULL;
  guint use = 0;

  if (!json_is_object (object))
    return refuse (self, path, _("an object belongs here."));
  if (!check_keys (self, object, path, keys))
    return FALSE;
  name = get_text (self, object, path, "column");
  if (name == NULL || !read_use (self, object, path, &use))
    return FALSE;

  if (use_words[use].has_field || json_object_get (object, "field") != NULL) {
    field = get_text (self, object, path, "field");
    if (field == NULL)
      return FALSE;
    if (!is_word (field, '_'))
      return refuse (self, path, _("“field” must be small letters, figures and _."));
  }

  return read_use_details (self, object, path,
                           scrutiny_layout_add (self->layout, use_words[use].use, name,
                                                field));
}

static gboolean
read_columns (ScrutinyLayoutReader *self, json_t *root)
{
  json_t *columns = json_object_get (root, "columns");

  if (!json_is_array (columns) || json_array_size (columns) < 1 ||
      json_array_size (columns) > COLUMNS_MAX)
    return refuse (self, "/columns",
                   _("a list of from 1 to 2,048 columns belongs here."));

  for (gsize i = 0; i < json_array_size (columns); i++) {
    g_autofree char *path = g_strdup_printf ("/columns/%zu", i);

    if (!read_column (self, json_array_get (columns, i), path))
      return FALSE;
  }

  return TRUE;
}

/* The two columns that name a record and an incident. */
static gboolean
read_names (ScrutinyLayoutReader *self, json_t *root)
{
  const char *column;

  if (json_object_get (root, "reference") != NULL) {
    column = get_text (self, root, "", "reference");
    if (column == NULL)
      return FALSE;
    scrutiny_layout_add (self->layout, SCRUTINY_COLUMN_REFERENCE, column, NULL)
        ->is_needed = TRUE;
  }
  if (json_object_get (root, "incident") != NULL) {
    column = get_text (self, root, "", "incident");
    if (column == NULL)
      return FALSE;
    if (self->layout->kind != SCRUTINY_RECORD_KIND_USE_OF_FORCE)
      return refuse (self, "/incident", _("only reports of force have incidents."));
    scrutiny_layout_add (self->layout, SCRUTINY_COLUMN_INCIDENT, column, NULL)
        ->is_needed = TRUE;
    self->layout->has_own_incidents = TRUE;
  }

  return TRUE;
}

static gboolean
read_place_and_time (ScrutinyLayoutReader *self, json_t *root)
{
  g_autoptr (ScrutinyRecordClock) clock = NULL;
  const char *text;

  if (json_object_get (root, "force") != NULL) {
    text = get_text (self, root, "", "force");
    if (text == NULL)
      return FALSE;
    if (!is_word (text, '-'))
      return refuse (self, "/force", _("a slug such as “north-wales” belongs here."));
    g_free (self->layout->force);
    self->layout->force = g_strdup (text);
  }
  if (json_object_get (root, "time_zone") == NULL)
    return TRUE;
  text = get_text (self, root, "", "time_zone");
  if (text == NULL)
    return FALSE;
  clock = scrutiny_record_clock_new (text, NULL);
  if (clock == NULL)
    return refuse (self, "/time_zone",
                   _("a name such as “Europe/London” belongs here, and this machine does "
                     "not know this one."));
  g_free (self->layout->time_zone);
  self->layout->time_zone = g_strdup (text);

  return TRUE;
}

static gboolean
read_delimiter_and_empty (ScrutinyLayoutReader *self, json_t *root)
{
  json_t *delimiter = json_object_get (root, "delimiter");
  json_t *empty = json_object_get (root, "empty");

  if (delimiter != NULL) {
    const char *text = json_is_string (delimiter) ? json_string_value (delimiter) : "";

    if (strlen (text) != 1 || strchr (",;\t|", *text) == NULL)
      return refuse (self, "/delimiter",
                     _("a comma, semicolon, tab or | belongs here."));
    self->layout->delimiter = *text;
  }
  if (empty == NULL)
    return TRUE;
  if (!json_is_array (empty))
    return refuse (self, "/empty", _("a list of texts belongs here."));
  for (gsize i = 0; i < json_array_size (empty); i++) {
    g_autofree char *path = g_strdup_printf ("/empty/%zu", i);
    const char *text = check_text (self, json_array_get (empty, i), path);

    if (text == NULL)
      return FALSE;
    g_hash_table_add (self->layout->empty_words, scrutiny_code_list_fold_label (text));
  }

  return TRUE;
}

static gboolean
read_root (ScrutinyLayoutReader *self, json_t *root)
{
  static const char *const keys[] = { "format",    "name",      "kind",    "force",
                                      "time_zone", "delimiter", "empty",   "date",
                                      "reference", "incident",  "columns", "comment",
                                      NULL };
  ScrutinyRecordKind kind;
  const char *format;
  const char *name;
  const char *word;

  if (!json_is_object (root))
    return refuse (self, "/", _("an object belongs here."));
  if (!check_keys (self, root, "", keys))
    return FALSE;
  format = get_text (self, root, "", "format");
  if (format == NULL)
    return FALSE;
  if (!g_str_equal (format, "record-layout/1"))
    return refuse (self, "/format", _("this program reads “record-layout/1”."));
  name = get_text (self, root, "", "name");
  word = name != NULL ? get_text (self, root, "", "kind") : NULL;
  if (word == NULL)
    return FALSE;
  if (!is_word (name, '-'))
    return refuse (self, "/name", _("small letters, figures and - belong here."));
  if (!scrutiny_record_kind_from_text (word, &kind))
    return refuse (self, "/kind",
                   _("“stop_search”, “use_of_force” or another kind of "
                                    "record belongs here."));

  self->layout = scrutiny_layout_new (name, kind);

  return read_place_and_time (self, root) && read_delimiter_and_empty (self, root) &&
         read_date (self, root) && read_names (self, root) && read_columns (self, root);
}

/**
 * scrutiny_layout_reader_read_bytes:
 * @bytes: a layout file: UTF-8 JSON, a byte order mark before it is passed over
 * @length: its length, at most %SCRUTINY_LAYOUT_MAX_BYTES
 * @source_name: what to call it in errors
 * @error: %SCRUTINY_INTAKE_ERROR_INVALID with the line and column, or the path of the
 * entry at fault; %SCRUTINY_INTAKE_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): the layout
 */
ScrutinyLayout *
scrutiny_layout_reader_read_bytes (const char *bytes,
                                   gsize length,
                                   const char *source_name,
                                   GError **error)
{
  ScrutinyLayoutReader self = { source_name, NULL, error };
  json_error_t problem;
  json_t *root;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);
  g_return_val_if_fail (source_name != NULL, NULL);

  if (length > SCRUTINY_LAYOUT_MAX_BYTES) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _("%s: a layout file has at most 1 MiB."), source_name);
    return NULL;
  }
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0) {
    bytes += 3;
    length -= 3;
  }

  root = json_loadb (length > 0 ? bytes : "", length, JSON_REJECT_DUPLICATES, &problem);
  if (root == NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("%s, line %d, column %d: not JSON (%s)."), source_name, problem.line,
                    problem.column, problem.text);
    return NULL;
  }
  if (!read_root (&self, root))
    g_clear_pointer (&self.layout, scrutiny_layout_unref);
  json_decref (root);

  return self.layout;
}

/**
 * scrutiny_layout_reader_read_file:
 * @path: a layout file
 * @error: as scrutiny_layout_reader_read_bytes(), or why it cannot be read
 *
 * Returns: (transfer full) (nullable): the layout
 */
ScrutinyLayout *
scrutiny_layout_reader_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  name = g_file_get_basename (file);
  stream = scrutiny_ordinary_file_open (file, NULL, error);
  if (stream == NULL)
    return NULL;
  bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream),
                                     SCRUTINY_LAYOUT_MAX_BYTES + 1, NULL, error);
  if (bytes == NULL) {
    g_prefix_error (error, "%s: ", name);
    return NULL;
  }

  return scrutiny_layout_reader_read_bytes (g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), name, error);
}
