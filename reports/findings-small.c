/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

ScrutinySmallNumbers *
findings_design_protect (const Design *design,
                         const guint64 *cells,
                         guint rows,
                         guint columns)
{
  if (design->is_public)
    return scrutiny_small_numbers_new (cells, rows, columns,
                                       SCRUTINY_SMALL_NUMBERS_THRESHOLD, NULL);

  return scrutiny_small_numbers_new_sided (cells, rows, columns,
                                           SCRUTINY_SMALL_NUMBERS_THRESHOLD, NULL);
}

char *
findings_design_tell (const Design *design,
                      const ScrutinySmallNumbers *safe,
                      guint row,
                      guint column)
{
  if (safe == NULL)
    return g_strdup (design->is_public ? "c" : _("not shown"));

  return scrutiny_small_numbers_print (safe, row, column, design->is_public);
}

void
findings_design_tell_cell (const Design *design,
                           const ScrutinySmallNumbers *safe,
                           guint row,
                           guint column,
                           ScrutinyTable *table)
{
  g_autofree char *mark = findings_design_tell (design, safe, row, column);

  if (safe == NULL || scrutiny_small_numbers_is_hidden (safe, row, column))
    scrutiny_table_add_hidden (table, mark);
  else
    scrutiny_table_add_count (
        table, findings_design_round (design, scrutiny_small_numbers_get_count (safe, row,
                                                                                column)));
}

guint
findings_design_round (const Design *design, guint64 count)
{
  return (guint) (design->is_public ? scrutiny_small_numbers_round (count) : count);
}
