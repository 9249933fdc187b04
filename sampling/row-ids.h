/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes ids for records whose source file has no reference numbers. Rows that
 * are equal count up from 1, so the order of the file does not matter. */
typedef struct _ScrutinyRowIds ScrutinyRowIds;

ScrutinyRowIds *scrutiny_row_ids_new (void);
void scrutiny_row_ids_free (ScrutinyRowIds *self);
char *scrutiny_row_ids_next (ScrutinyRowIds *self,
                             const char *const *cells,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRowIds, scrutiny_row_ids_free)

G_END_DECLS
