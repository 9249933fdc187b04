/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SCRUTINY_TOLD_WHO_MAX_CHARS  80
#define SCRUTINY_TOLD_WHAT_MAX_CHARS 2000

/* What somebody from the police told the panel about a case, and when: kept with it. */
typedef struct {
  gint64 id;
  gint64 case_id;
  char *who; /* a part, as "force lead", never a name */
  char *what;
  gint64 told_at_us;
  gint64 noted_at_us;
  gboolean is_before_grading; /* said while members were still answering */
} ScrutinyToldNote;

ScrutinyToldNote *scrutiny_told_note_new (void);
void scrutiny_told_note_free (ScrutinyToldNote *self);
gboolean scrutiny_told_note_check (const ScrutinyToldNote *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyToldNote, scrutiny_told_note_free)

G_END_DECLS
