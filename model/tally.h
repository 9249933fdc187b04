/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ScrutinyTally ScrutinyTally;

ScrutinyTally *scrutiny_tally_new (guint limit);
ScrutinyTally *scrutiny_tally_ref (ScrutinyTally *self);
void scrutiny_tally_unref (ScrutinyTally *self);

void scrutiny_tally_add (ScrutinyTally *self, const char *word, gint64 count);
gint64 scrutiny_tally_get (ScrutinyTally *self, const char *word);
gint64 scrutiny_tally_get_total (ScrutinyTally *self);
gint64 scrutiny_tally_get_unlisted (ScrutinyTally *self);
guint scrutiny_tally_get_size (ScrutinyTally *self);
char **scrutiny_tally_dup_words (ScrutinyTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyTally, scrutiny_tally_unref)

G_END_DECLS
