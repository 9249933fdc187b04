/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout-private.h"

G_BEGIN_DECLS

/* What one cell means. The text is the code, or the label itself where no code is known.
 */
typedef struct {
  char *text;          /* "" where the cell says nothing */
  gboolean is_unknown; /* a label that no list has */
  gboolean is_old;     /* a label of an earlier generation of files */
  gboolean is_spoilt;  /* an age band that a spreadsheet had made a date */
  gboolean has_blanks; /* blanks where the published label has none */
} ScrutinyRecordValue;

/* The meaning of the cells of one column, each label worked out once. */
typedef struct _ScrutinyRecordValues ScrutinyRecordValues;

ScrutinyRecordValues *scrutiny_record_values_new (ScrutinyLayout *layout,
                                                  const ScrutinyLayoutColumn *column);
void scrutiny_record_values_free (ScrutinyRecordValues *self);
const ScrutinyRecordValue *scrutiny_record_values_get (ScrutinyRecordValues *self,
                                                       const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordValues, scrutiny_record_values_free)

G_END_DECLS
