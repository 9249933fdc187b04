/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/hide-doubt.h"
#include "app/hide.h"
#include "app/session.h"
#include "model/case.h"
#include "model/clip.h"
#include "model/told-note.h"
#include "ui/fact-list.h"

G_BEGIN_DECLS

/* One clip of a case and what is hidden in it. */
typedef struct {
  ScrutinyClip *clip;
  gboolean has_track;
  gboolean is_approved;
  gboolean has_figures;
  ScrutinyHideFigures figures;
  gint64 unwatched_us; /* of the second look; -1: not this person's to take */
  GArray *doubts;      /* of ScrutinyHideDoubt; NULL: not this person's to read */
} ScrutinyCaseFactsClip;

/* A case as the people who prepare it see it; read on the session's thread. */
typedef struct {
  ScrutinyCase *about;
  char *words;      /* what the record is, in a line */
  GPtrArray *clips; /* of ScrutinyCaseFactsClip */
  GPtrArray *told;  /* of ScrutinyToldNote; NULL for people who may not read them */
} ScrutinyPreparedCase;

ScrutinyPreparedCase *scrutiny_prepared_case_load (ScrutinySession *session,
                                                   gint64 meeting,
                                                   const char *letter,
                                                   GError **error);
void scrutiny_prepared_case_free (gpointer self);
char *scrutiny_prepared_case_describe (const ScrutinyCaseFactsClip *clip);
void scrutiny_prepared_case_show_told (ScrutinyFactList *list, GPtrArray *told);

G_END_DECLS
