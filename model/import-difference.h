/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a month that was sent again says otherwise, in rows. Rows have no numbers, so a
 * row that went and one that came at the same moment are taken for one that changed. */
typedef struct {
  gint64 same;
  gint64 added;
  gint64 removed;
  gint64 changed;
} ScrutinyImportDifference;

G_END_DECLS
