/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/chart-private.h"

static void
free_part (gpointer data)
{
  ChartPart *part = data;

  g_free (part->word);
  g_free (part);
}

static void
free_row (gpointer data)
{
  ChartRow *row = data;

  g_free (row->label);
  g_free (row->words);
  g_array_unref (row->counts);
  g_ptr_array_unref (row->marks);
  g_free (row);
}

static void
clear_chart (gpointer data)
{
  ScrutinyChart *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->base);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->rows);
}

ScrutinyChart *
scrutiny_chart_new (ScrutinyChartKind kind,
                    const char *id,
                    const char *title,
                    const char *base)
{
  ScrutinyChart *self;

  g_return_val_if_fail (id != NULL && title != NULL && base != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyChart);
  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->base = g_strdup (base);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

ScrutinyChart *
scrutiny_chart_ref (ScrutinyChart *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
scrutiny_chart_unref (ScrutinyChart *self)
{
  g_atomic_rc_box_release_full (self, clear_chart);
}

void
scrutiny_chart_add_part (ScrutinyChart *self, const char *word, ScrutinyChartMark mark)
{
  ChartPart *part;

  g_return_if_fail (self != NULL && word != NULL && self->rows->len == 0);

  part = g_new0 (ChartPart, 1);
  part->word = g_strdup (word);
  part->mark = mark;
  g_ptr_array_add (self->parts, part);
}

void
scrutiny_chart_add_row (ScrutinyChart *self, const char *label, const char *words)
{
  ChartRow *row;

  g_return_if_fail (self != NULL && label != NULL);

  row = g_new0 (ChartRow, 1);
  row->label = g_strdup (label);
  row->words = g_strdup (words ? words : "");
  row->counts = g_array_new (FALSE, TRUE, sizeof (double));
  row->marks = g_ptr_array_new_with_free_func (g_free);
  g_array_set_size (row->counts, self->parts->len);
  g_ptr_array_set_size (row->marks, (int) self->parts->len);
  g_ptr_array_add (self->rows, row);
}

static ChartRow *
last_row (ScrutinyChart *self)
{
  g_return_val_if_fail (self != NULL && self->rows->len > 0, NULL);

  return g_ptr_array_index (self->rows, self->rows->len - 1);
}

void
scrutiny_chart_set_part (ScrutinyChart *self,
                         guint part,
                         double count,
                         const char *hidden_mark)
{
  ChartRow *row = last_row (self);

  g_return_if_fail (row != NULL && part < row->counts->len);

  g_array_index (row->counts, double, part) = hidden_mark ? 0 : count;
  g_free (g_ptr_array_index (row->marks, part));
  g_ptr_array_index (row->marks, part) = g_strdup (hidden_mark);
}

void
scrutiny_chart_set_bar (ScrutinyChart *self, double value, double of)
{
  ChartRow *row = last_row (self);

  g_return_if_fail (row != NULL);

  row->value = value;
  row->of = of;
}

void
scrutiny_chart_set_range (ScrutinyChart *self, double value, double low, double high)
{
  ChartRow *row = last_row (self);

  g_return_if_fail (row != NULL);

  row->value = value;
  row->low = low;
  row->high = high;
}

void
scrutiny_chart_set_missing (ScrutinyChart *self, double low, double high)
{
  ChartRow *row = last_row (self);

  g_return_if_fail (row != NULL);

  row->has_missing = TRUE;
  row->missing_low = low;
  row->missing_high = high;
}

void
scrutiny_chart_set_untold (ScrutinyChart *self)
{
  ChartRow *row = last_row (self);

  g_return_if_fail (row != NULL);

  row->is_untold = TRUE;
}

/** scrutiny_chart_get_title: Returns: (transfer none): what it shows, in words */
const char *
scrutiny_chart_get_title (const ScrutinyChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/** scrutiny_chart_get_rows: Returns: how many rows it has */
guint
scrutiny_chart_get_rows (const ScrutinyChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

gboolean
scrutiny_chart_row_hides (const ChartRow *row)
{
  for (guint p = 0; p < row->marks->len; p++) {
    if (g_ptr_array_index (row->marks, p) != NULL)
      return TRUE;
  }

  return FALSE;
}

char *
scrutiny_chart_part_words (const ScrutinyChart *self, const ChartRow *row, guint part)
{
  const char *word = ((const ChartPart *) g_ptr_array_index (self->parts, part))->word;
  const char *mark = g_ptr_array_index (row->marks, part);

  if (mark != NULL)
    return g_strdup_printf ("%s %s", word, mark);

  return g_strdup_printf ("%s %.0f", word, g_array_index (row->counts, double, part));
}

/* "Good practice 14, Learning needed 4, Concern c". */
static char *
write_words (const ScrutinyChart *self, const ChartRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint p = 0; p < self->parts->len; p++) {
    g_autofree char *part = scrutiny_chart_part_words (self, row, p);

    g_string_append_printf (words, "%s%s", p > 0 ? ", " : "", part);
  }

  return g_string_free (words, FALSE);
}

static ScrutinyTable *
stacked_table (const ScrutinyChart *self)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  ScrutinyTable *table;

  g_ptr_array_add (headers, (gpointer) "");
  for (guint p = 0; p < self->parts->len; p++)
    g_ptr_array_add (headers, ((ChartPart *) g_ptr_array_index (self->parts, p))->word);
  g_ptr_array_add (headers, NULL);

  table =
      scrutiny_table_new (self->id, self->title, (const char *const *) headers->pdata);
  for (guint r = 0; r < self->rows->len; r++) {
    const ChartRow *row = g_ptr_array_index (self->rows, r);

    scrutiny_table_add_text (table, row->label);
    for (guint p = 0; p < self->parts->len; p++) {
      const char *mark = g_ptr_array_index (row->marks, p);

      if (mark != NULL)
        scrutiny_table_add_hidden (table, mark);
      else
        scrutiny_table_add_count (table,
                                  (guint64) g_array_index (row->counts, double, p));
    }
  }

  return table;
}

static ScrutinyTable *
bars_table (const ScrutinyChart *self)
{
  const char *const headers[] = { "", _("Number"), _("Out of"), _("In words"), NULL };
  ScrutinyTable *table = scrutiny_table_new (self->id, self->title, headers);

  for (guint r = 0; r < self->rows->len; r++) {
    const ChartRow *row = g_ptr_array_index (self->rows, r);

    scrutiny_table_add_text (table, row->label);
    if (row->is_untold) {
      scrutiny_table_add_hidden (table, row->words);
      scrutiny_table_add_empty (table);
    } else {
      scrutiny_table_add_count (table, (guint64) row->value);
      scrutiny_table_add_count (table, (guint64) row->of);
    }
    scrutiny_table_add_text (table, row->words);
  }

  return table;
}

static ScrutinyTable *
ranges_table (const ScrutinyChart *self)
{
  const char *const headers[] = {
    "", _("Share"), _("At least"), _("At most"), _("In words"), NULL };
  ScrutinyTable *table = scrutiny_table_new (self->id, self->title, headers);

  for (guint r = 0; r < self->rows->len; r++) {
    const ChartRow *row = g_ptr_array_index (self->rows, r);

    scrutiny_table_add_text (table, row->label);
    if (row->is_untold) {
      scrutiny_table_add_empty (table);
      scrutiny_table_add_empty (table);
      scrutiny_table_add_empty (table);
    } else {
      /* Whole percentages, the ends outward. */
      scrutiny_table_add_share (table, round (100 * row->value) / 100);
      scrutiny_table_add_share (table, floor (100 * row->low + 1e-9) / 100);
      scrutiny_table_add_share (table, ceil (100 * row->high - 1e-9) / 100);
    }
    scrutiny_table_add_text (table, row->words);
  }

  return table;
}

ScrutinyTable *
scrutiny_chart_to_table (const ScrutinyChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind) {
  case SCRUTINY_CHART_STACKED:
    return stacked_table (self);
  case SCRUTINY_CHART_RANGES:
    return ranges_table (self);
  case SCRUTINY_CHART_BARS:
  default:
    return bars_table (self);
  }
}

char *
scrutiny_chart_to_text (const ScrutinyChart *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  g_string_append_printf (text, "\n%s.", self->base);
  for (guint r = 0; r < self->rows->len; r++) {
    const ChartRow *row = g_ptr_array_index (self->rows, r);
    g_autofree char *parts = write_words (self, row);

    if (self->kind == SCRUTINY_CHART_STACKED)
      g_string_append_printf (text, "\n%s: %s.", row->label, parts);
    else if (self->kind == SCRUTINY_CHART_BARS || row->is_untold)
      g_string_append_printf (text, "\n%s: %s.", row->label, row->words);
    else
      g_string_append_printf (text, _("\n%s: %s, between %.0f%% and %.0f%%."),
                                       row->label, row->words,
                                       floor (100 * row->low + 1e-9),
                                       ceil (100 * row->high - 1e-9));
  }

  return g_string_free (text, FALSE);
}
