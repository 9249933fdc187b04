/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often each row was met, by a 64-bit key of its words: 16 bytes a row. */
typedef struct _ScrutinyRecordTally ScrutinyRecordTally;

/* What equal rows there are. */
typedef struct {
  gint64 distinct;
  gint64 copies; /* rows equal to an earlier one */
  gint64 groups; /* different rows met more than once */
  gint64 largest;
  gint64 even; /* different rows met an even number of times */
} ScrutinyRecordCopies;

ScrutinyRecordTally *scrutiny_record_tally_new (void);
void scrutiny_record_tally_free (ScrutinyRecordTally *self);

guint scrutiny_record_tally_add (ScrutinyRecordTally *self, guint64 key);
ScrutinyRecordCopies scrutiny_record_tally_count (ScrutinyRecordTally *self);

gboolean scrutiny_record_copies_look_doubled (const ScrutinyRecordCopies *copies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordTally, scrutiny_record_tally_free)

G_END_DECLS
