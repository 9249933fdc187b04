/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-draft.h"
#include "ui/hide/hide-canvas.h"
#include "ui/hide/hide-editor-page.h"
#include "ui/hide/hide-list.h"
#include "ui/hide/hide-saver.h"
#include "ui/hide/hide-timeline.h"
#include "ui/player/player-link.h"

G_BEGIN_DECLS

/* The hide editor: the clear picture, when each thing is hidden, and the things in
 * words. Every change is a step of the draft, and a version on disk as soon as it
 * rests. */
struct _ScrutinyHideEditorPage {
  ScrutinyPage parent_instance;

  GtkLabel *banner;
  ScrutinyPlayerView *player;
  ScrutinyHideTimeline *timeline;
  GtkWidget *second_side;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  ScrutinyHideList *list;
  GtkWidget *list_frame;
  GtkWidget *hints;
  GtkWidget *choices; /* about the chosen item */
  AdwComboRow *kind_row;
  AdwComboRow *reason_row;
  AdwEntryRow *words_row;
  AdwComboRow *shape_row;
  GtkLabel *figures;
  GtkToggleButton *covered_button;

  ScrutinyHideCanvas *canvas;
  ScrutinyPlayerLink *link;
  char *letter;
  ScrutinyClip *clip;
  ScrutinyHideSaver *saver; /* NULL until the clip is open */
  ScrutinyHideDraft *draft; /* likewise */
  guint selected;           /* item, or SCRUTINY_HIDE_NO_ITEM */
  gboolean is_showing;      /* the rows are being set, not chosen */
  gboolean is_open;         /* the player has the clip */
  guint save_source;
  gint64 nudged_at_us; /* monotonic: when a key last moved a box */

  /* What the next box starts as: as the one before it. */
  const char *kind;
  char *reason;
  ScrutinyHideShape shape;
};

/* hide-editor-page.c */
void scrutiny_hide_editor_choose (ScrutinyHideEditorPage *self, guint nth);
void scrutiny_hide_editor_take (ScrutinyHideEditorPage *self,
                                gboolean is_done,
                                GError *error);

/** hide-editor-choices.c: the rows about the chosen item */
void scrutiny_hide_editor_fill_choices (ScrutinyHideEditorPage *self);
void scrutiny_hide_editor_show_choices (ScrutinyHideEditorPage *self);
void scrutiny_hide_editor_bind_choices (GtkWidgetClass *klass);

/** hide-editor-acts.c: what buttons and keys do */
void scrutiny_hide_editor_bind_acts (GtkWidgetClass *klass);
void scrutiny_hide_editor_listen (ScrutinyHideEditorPage *self);

G_END_DECLS
