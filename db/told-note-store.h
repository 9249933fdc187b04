/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/told-note.h"

G_BEGIN_DECLS

/* Called with each note, its sealed words, in the order they were noted. */
typedef gboolean (*ScrutinyToldNoteVisitor) (ScrutinyToldNote *note,
                                             GBytes *words,
                                             gpointer data,
                                             GError **error);

gboolean scrutiny_told_note_store_add (ScrutinyDatabase *database,
                                       const ScrutinyToldNote *note,
                                       GBytes *words,
                                       gint64 noted_by,
                                       GError **error);
gboolean scrutiny_told_note_store_visit (ScrutinyDatabase *database,
                                         gint64 case_id,
                                         ScrutinyToldNoteVisitor visitor,
                                         gpointer data,
                                         GError **error);

G_END_DECLS
