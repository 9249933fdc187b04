/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/grading-band.h"

G_BEGIN_DECLS

#define SCRUTINY_VIEW_TEXT_MAX_CHARS 4000

/* What the panel says of a case, as the chair wrote it with the spread in view. */
typedef struct {
  gint64 case_id;
  char *level; /* the grade on its scale */
  char *scale_id;
  char *scale_version;
  ScrutinyBand band;
  char *method; /* "unanimous", "consensus", "vote", "chair_on_no_agreement" */
  guint n_graded;
  guint n_stood_out;
  guint quorum;
  char *text;     /* agreed */
  char *minority; /* NULL: nobody is of another view */
  gint64 set_at_us;
  gint64 set_by;
} ScrutinyPanelView;

ScrutinyPanelView *scrutiny_panel_view_new (void);
void scrutiny_panel_view_free (ScrutinyPanelView *self);

gboolean scrutiny_panel_view_check (const ScrutinyPanelView *self,
                                    gboolean members_differ,
                                    GError **error);
gboolean scrutiny_panel_view_check_publish (const ScrutinyPanelView *self,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPanelView, scrutiny_panel_view_free)

G_END_DECLS
