/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/csv-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/error.h"
#include "intake/text-encoding.h"

#define CHUNK_BYTES 65536

/* Reads comma separated rows of any length of file in bounded memory. A row that cannot
 * be read is handed over as a bad one and the next line is tried: one stray quote must
 * not swallow the rest of the file, which is what a plain parser does in silence. One
 * thread. */
struct _ScrutinyCsvReader {
  ScrutinyCsvRowFunc row_func;
  ScrutinyCsvProgressFunc progress_func;
  gpointer user_data;
  char delimiter;

  struct csv_parser parser;
  GChecksum *checksum;
  goffset size_bytes;

  GByteArray *buffer;
  gsize start;  /* of the row being read, in the buffer */
  gsize cursor; /* first byte not given to the parser */
  gint64 row_line;
  gint64 cursor_line;
  gboolean is_started;  /* the byte order mark was looked for */
  gboolean is_skipping; /* dropping the rest of an endless line */
  gboolean has_bom;

  GString *text;   /* the row's fields, each closed by NUL */
  GArray *offsets; /* gsize: where each field begins in the text */
  gboolean is_row_done;
  const char *row_reason;
  GPtrArray *cells;

  gint64 blank_lines;
  gint64 lf_lines;
  gint64 crlf_lines;
  gint64 cr_lines;
};

static void
scrutiny_csv_reader_reset_parser (ScrutinyCsvReader *self)
{
  csv_free (&self->parser);
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim (&self->parser, (unsigned char) self->delimiter);
}

static void
scrutiny_csv_reader_clear_row (ScrutinyCsvReader *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->offsets, 0);
  self->is_row_done = FALSE;
  self->row_reason = NULL;
}

/**
 * scrutiny_csv_reader_new:
 * @row_func: called for each row, good or bad, in the order of the file
 * @user_data: passed to the callbacks
 *
 * Returns: (transfer full): a reader
 */
ScrutinyCsvReader *
scrutiny_csv_reader_new (ScrutinyCsvRowFunc row_func, gpointer user_data)
{
  ScrutinyCsvReader *self;

  g_return_val_if_fail (row_func != NULL, NULL);

  self = g_new0 (ScrutinyCsvReader, 1);
  self->row_func = row_func;
  self->user_data = user_data;
  self->delimiter = ',';
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->buffer = g_byte_array_sized_new (2 * CHUNK_BYTES);
  self->text = g_string_sized_new (1024);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_ptr_array_new ();
  self->row_line = 1;
  self->cursor_line = 1;
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);

  return self;
}

void
scrutiny_csv_reader_free (ScrutinyCsvReader *self)
{
  g_return_if_fail (self != NULL);

  csv_free (&self->parser);
  g_checksum_free (self->checksum);
  g_byte_array_unref (self->buffer);
  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * scrutiny_csv_reader_set_progress:
 * @self: a reader
 * @progress_func: (nullable): told the bytes read so far, now and then
 */
void
scrutiny_csv_reader_set_progress (ScrutinyCsvReader *self,
                                  ScrutinyCsvProgressFunc progress_func)
{
  g_return_if_fail (self != NULL);

  self->progress_func = progress_func;
}

/**
 * scrutiny_csv_reader_set_delimiter:
 * @self: a reader that has not read yet
 * @delimiter: what stands between fields; a comma unless told
 */
void
scrutiny_csv_reader_set_delimiter (ScrutinyCsvReader *self, char delimiter)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (delimiter != '\0');

  self->delimiter = delimiter;
  csv_set_delim (&self->parser, (unsigned char) delimiter);
}

static void
field_cb (void *field, size_t length, void *user_data)
{
  ScrutinyCsvReader *self = user_data;
  gsize offset = self->text->len;

  if (length > SCRUTINY_CSV_FIELD_MAX_BYTES) {
    self->row_reason = "field-too-long";
    return;
  }
  if (self->offsets->len >= SCRUTINY_CSV_FIELDS_MAX) {
    self->row_reason = "too-many-fields";
    return;
  }
  if (memchr (field, '\0', length) != NULL)
    self->row_reason = "control-character";

  g_array_append_val (self->offsets, offset);
  g_string_append_len (self->text, field, (gssize) length);
  g_string_append_c (self->text, '\0');
}

static void
row_cb (int terminator, void *user_data)
{
  ScrutinyCsvReader *self = user_data;

  self->is_row_done = TRUE;
}

/* Points the cells at the row's text. */
static void
scrutiny_csv_reader_point_cells (ScrutinyCsvReader *self)
{
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < self->offsets->len; i++)
    g_ptr_array_add (self->cells,
                     self->text->str + g_array_index (self->offsets, gsize, i));
  g_ptr_array_add (self->cells, NULL);
}

/* Turns the row's text into UTF-8 by taking it for windows-1252; FALSE if it is neither.
 */
static gboolean
scrutiny_csv_reader_decode_row (ScrutinyCsvReader *self)
{
  g_autoptr (GString) decoded = g_string_sized_new (self->text->len + 64);

  for (guint i = 0; i < self->offsets->len; i++) {
    gsize *offset = &g_array_index (self->offsets, gsize, i);
    const char *cell = self->text->str + *offset;
    g_autofree char *text = scrutiny_text_encoding_from_windows (cell, strlen (cell));

    if (text == NULL)
      return FALSE;
    *offset = decoded->len;
    g_string_append_len (decoded, text, (gssize) strlen (text) + 1);
  }
  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, decoded->str, (gssize) decoded->len);

  return TRUE;
}

/* Whether every byte is plain: ASCII without control characters but white space. */
static gboolean
is_plain (const GString *text)
{
  for (gsize i = 0; i < text->len; i++) {
    guchar byte = (guchar) text->str[i];

    if (byte >= 0x7f || (byte < 0x20 && byte != 0 && (byte < 0x09 || byte > 0x0d)))
      return FALSE;
  }

  return TRUE;
}

/* The reason the row's letters cannot be taken, NULL if they can. */
static const char *
scrutiny_csv_reader_check_text (ScrutinyCsvReader *self, gboolean *was_decoded)
{
  gboolean is_utf8 = TRUE;

  if (is_plain (self->text))
    return NULL;

  for (guint i = 0; i < self->offsets->len && is_utf8; i++)
    is_utf8 = g_utf8_validate (self->text->str + g_array_index (self->offsets, gsize, i),
                               -1, NULL);
  if (!is_utf8) {
    *was_decoded = TRUE;
    if (!scrutiny_csv_reader_decode_row (self))
      return "encoding";
  }

  for (guint i = 0; i < self->offsets->len; i++) {
    const char *cell = self->text->str + g_array_index (self->offsets, gsize, i);

    if (scrutiny_text_encoding_has_control (cell, strlen (cell)))
      return "control-character";
  }

  return NULL;
}

static gboolean
scrutiny_csv_reader_hand_over (ScrutinyCsvReader *self,
                               const char *reason,
                               gsize raw_length,
                               GError **error)
{
  ScrutinyCsvRow row = { 0 };

  row.line = self->row_line;
  row.reason = reason;
  row.raw = (const char *) self->buffer->data + self->start;
  row.raw_length = raw_length;
  if (row.reason == NULL)
    row.reason = self->row_reason;
  if (row.reason == NULL)
    row.reason = scrutiny_csv_reader_check_text (self, &row.was_decoded);
  if (row.reason == NULL) {
    scrutiny_csv_reader_point_cells (self);
    row.cells = (const char *const *) self->cells->pdata;
    row.cell_count = self->offsets->len;
  }

  return self->row_func (&row, self->user_data, error);
}

/* A new row begins at @start. */
static void
scrutiny_csv_reader_start_row (ScrutinyCsvReader *self, gsize start, gint64 line)
{
  self->start = start;
  self->cursor = start;
  self->row_line = line;
  self->cursor_line = line;
  scrutiny_csv_reader_clear_row (self);
}

/* The end of the line that begins at @from, its line feed included; 0 if it has not come
 * yet. A carriage return at the very end of what was read may be half of CR LF. */
static gsize
scrutiny_csv_reader_find_line_end (ScrutinyCsvReader *self, gsize from, gboolean is_last)
{
  const guint8 *data = self->buffer->data;
  gsize length = self->buffer->len;
  const guint8 *feed;
  const guint8 *carriage;
  gsize limit;

  if (from >= length)
    return 0;

  feed = memchr (data + from, '\n', length - from);
  limit = feed != NULL ? (gsize) (feed - data) : length;
  carriage = memchr (data + from, '\r', limit - from);
  if (carriage != NULL && (gsize) (carriage - data) + 1 < limit)
    return (gsize) (carriage - data) + 1;
  if (feed != NULL)
    return limit + 1;
  if (is_last)
    return length;

  return 0;
}

static void
scrutiny_csv_reader_count_line_end (ScrutinyCsvReader *self, gsize end)
{
  const guint8 *data = self->buffer->data;

  if (data[end - 1] == '\r')
    self->cr_lines++;
  else if (data[end - 1] == '\n' && end >= self->start + 2 && data[end - 2] == '\r')
    self->crlf_lines++;
  else if (data[end - 1] == '\n')
    self->lf_lines++;
}

/* Gives up on the row and goes on behind its first line: the lines after it may be good.
 */
static gboolean
scrutiny_csv_reader_give_up (ScrutinyCsvReader *self, const char *reason, GError **error)
{
  gsize end = scrutiny_csv_reader_find_line_end (self, self->start, TRUE);
  gint64 line = self->row_line;

  scrutiny_csv_reader_reset_parser (self);
  if (!scrutiny_csv_reader_hand_over (self, reason, end - self->start, error))
    return FALSE;
  scrutiny_csv_reader_start_row (self, end, line + 1);

  return TRUE;
}

/* Takes one whole line, from the cursor to @end. */
static gboolean
scrutiny_csv_reader_take_line (ScrutinyCsvReader *self, gsize end, GError **error)
{
  gsize length = end - self->cursor;
  const guint8 *line = self->buffer->data + self->cursor;

  if (csv_parse (&self->parser, line, length, field_cb, row_cb, self) != length)
    return scrutiny_csv_reader_give_up (self, "stray-quote", error);

  scrutiny_csv_reader_count_line_end (self, end);
  self->cursor = end;
  self->cursor_line++;
  if (self->is_row_done) {
    if (!scrutiny_csv_reader_hand_over (self, NULL, end - self->start, error))
      return FALSE;
    scrutiny_csv_reader_start_row (self, end, self->cursor_line);
    return TRUE;
  }
  if (self->parser.pstate == 0) {
    self->blank_lines++;
    scrutiny_csv_reader_start_row (self, end, self->cursor_line);
    return TRUE;
  }
  if (end - self->start > SCRUTINY_CSV_ROW_MAX_BYTES)
    return scrutiny_csv_reader_give_up (self, "row-too-long", error);

  return TRUE;
}

/* Drops what is left of a line that was too long to keep. */
static gboolean
scrutiny_csv_reader_skip (ScrutinyCsvReader *self, gboolean is_last)
{
  gsize end = scrutiny_csv_reader_find_line_end (self, self->start, is_last);

  if (end == 0) {
    self->start = self->buffer->len > self->start ? self->buffer->len - 1 : self->start;
    self->cursor = self->start;
    return FALSE;
  }
  self->is_skipping = FALSE;
  scrutiny_csv_reader_start_row (self, end, self->row_line + 1);

  return TRUE;
}

/* A line without an end: the row is bad, and the rest of it is dropped as it comes. */
static gboolean
scrutiny_csv_reader_refuse_endless (ScrutinyCsvReader *self, GError **error)
{
  scrutiny_csv_reader_reset_parser (self);
  if (!scrutiny_csv_reader_hand_over (self, "row-too-long", SCRUTINY_CSV_ROW_MAX_BYTES,
                                      error))
    return FALSE;
  self->is_skipping = TRUE;
  scrutiny_csv_reader_clear_row (self);
  self->row_line = self->cursor_line;
  self->cursor = self->start;

  return TRUE;
}

static gboolean
scrutiny_csv_reader_find_mark (ScrutinyCsvReader *self, GError **error)
{
  switch (scrutiny_text_encoding_find_mark ((const char *) self->buffer->data,
                                            self->buffer->len)) {
  case SCRUTINY_TEXT_MARK_UTF16:
    g_set_error_literal (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                         _("The file is written in UTF-16. Save it as “CSV UTF-8” and "
                           "try again."));
    return FALSE;
  case SCRUTINY_TEXT_MARK_UTF8:
    self->has_bom = TRUE;
    self->start = 3;
    self->cursor = 3;
    break;
  case SCRUTINY_TEXT_MARK_NONE:
  default:
    break;
  }
  self->is_started = TRUE;

  return TRUE;
}

/* Takes every whole line there is. With @is_last the file ends here. */
static gboolean
scrutiny_csv_reader_consume (ScrutinyCsvReader *self, gboolean is_last, GError **error)
{
  gsize end;

  if (!self->is_started) {
    if (self->buffer->len < 3 && !is_last)
      return TRUE;
    if (!scrutiny_csv_reader_find_mark (self, error))
      return FALSE;
  }

  if (self->is_skipping && !scrutiny_csv_reader_skip (self, is_last))
    return TRUE;
  while ((end = scrutiny_csv_reader_find_line_end (self, self->cursor, is_last)) > 0) {
    if (end - self->cursor > SCRUTINY_CSV_ROW_MAX_BYTES) {
      if (!scrutiny_csv_reader_give_up (self, "row-too-long", error))
        return FALSE;
      continue;
    }
    if (!scrutiny_csv_reader_take_line (self, end, error))
      return FALSE;
  }
  if (self->buffer->len - self->cursor > SCRUTINY_CSV_ROW_MAX_BYTES)
    return scrutiny_csv_reader_refuse_endless (self, error);

  return TRUE;
}

/* The last row may lack its line feed, and its last quote. */
static gboolean
scrutiny_csv_reader_finish (ScrutinyCsvReader *self, GError **error)
{
  while (TRUE) {
    if (!scrutiny_csv_reader_consume (self, TRUE, error))
      return FALSE;
    if (self->buffer->len == self->start || self->is_skipping)
      return TRUE;
    if (csv_fini (&self->parser, field_cb, row_cb, self) != 0) {
      if (!scrutiny_csv_reader_give_up (self, "unclosed-quote", error))
        return FALSE;
      continue;
    }
    if (self->is_row_done &&
        !scrutiny_csv_reader_hand_over (self, NULL, self->buffer->len - self->start,
                                        error))
      return FALSE;
    return TRUE;
  }
}

/* Drops what lies before the row being read; once a chunk, not once a row. */
static void
scrutiny_csv_reader_compact (ScrutinyCsvReader *self)
{
  g_byte_array_remove_range (self->buffer, 0, (guint) self->start);
  self->cursor -= self->start;
  self->start = 0;
}

/**
 * scrutiny_csv_reader_read:
 * @self: a reader that has not read yet
 * @stream: the bytes, read to the end and not closed
 * @cancellable: (nullable): asked before each 64 KiB
 * @error: why the reading ended early: the stream's own error, %G_IO_ERROR_CANCELLED, the
 *   row function's error, or %SCRUTINY_INTAKE_ERROR_INVALID for a file in UTF-16
 *
 * Memory does not grow with the file. A bad row is not an error: it is handed over.
 *
 * Returns: whether the end was reached
 */
gboolean
scrutiny_csv_reader_read (ScrutinyCsvReader *self,
                          GInputStream *stream,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize length;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);

  do {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    length = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, error);
    if (length <= 0)
      break;
    g_checksum_update (self->checksum, chunk, length);
    self->size_bytes += length;
    scrutiny_csv_reader_compact (self);
    g_byte_array_append (self->buffer, chunk, (guint) length);
    if (!scrutiny_csv_reader_consume (self, FALSE, error))
      return FALSE;
    if (self->progress_func != NULL)
      self->progress_func (self->size_bytes, self->user_data);
  } while (TRUE);
  if (length < 0)
    return FALSE;

  return scrutiny_csv_reader_finish (self, error);
}

/**
 * scrutiny_csv_reader_get_sha256:
 * @self: a reader that has read to the end
 *
 * Returns: the SHA-256 of the exact bytes, 64 hex digits in lower case
 */
const char *
scrutiny_csv_reader_get_sha256 (ScrutinyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_checksum_get_string (self->checksum);
}

/**
 * scrutiny_csv_reader_get_size_bytes:
 *
 * Returns: how many bytes of the input are read; at the end its size
 */
goffset
scrutiny_csv_reader_get_size_bytes (ScrutinyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size_bytes;
}

/**
 * scrutiny_csv_reader_get_blank_lines:
 *
 * Returns: how many empty lines were passed over so far
 */
gint64
scrutiny_csv_reader_get_blank_lines (ScrutinyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blank_lines;
}

/**
 * scrutiny_csv_reader_has_bom:
 *
 * Returns: whether the input began with a byte order mark
 */
gboolean
scrutiny_csv_reader_has_bom (ScrutinyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_bom;
}

/**
 * scrutiny_csv_reader_get_line_ends:
 * @self: a reader
 *
 * Returns: "lf", "crlf", "cr", or "mixed"
 */
const char *
scrutiny_csv_reader_get_line_ends (ScrutinyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, "lf");

  if ((self->lf_lines > 0) + (self->crlf_lines > 0) + (self->cr_lines > 0) > 1)
    return "mixed";
  if (self->crlf_lines > 0)
    return "crlf";

  return self->cr_lines > 0 ? "cr" : "lf";
}
