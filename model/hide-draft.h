/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/hide-item.h"

G_BEGIN_DECLS

/* What somebody is marking in one clip, with every step of it to take back. Each step is
 * a whole, frozen track that shares its regions with the ones around it. Things are
 * counted as ScrutinyHideItem counts them. No thread of its own; one owner. */
typedef struct _ScrutinyHideDraft ScrutinyHideDraft;

ScrutinyHideDraft *scrutiny_hide_draft_new (ScrutinyHideTrack *track, const char *author);
void scrutiny_hide_draft_free (ScrutinyHideDraft *self);

ScrutinyHideTrack *scrutiny_hide_draft_get_track (const ScrutinyHideDraft *self);

/** Each is one step; %FALSE, with a sentence, leaves everything as it was. */
gboolean scrutiny_hide_draft_add_box (ScrutinyHideDraft *self,
                                      const char *kind,
                                      ScrutinyHideShape shape,
                                      const char *reason,
                                      const ScrutinyHideKey *box,
                                      guint *nth,
                                      GError **error);
gboolean scrutiny_hide_draft_add_span (ScrutinyHideDraft *self,
                                       ScrutinyHideItemKind kind,
                                       gint64 from_us,
                                       gint64 to_us,
                                       const char *reason,
                                       guint *nth,
                                       GError **error);
gboolean scrutiny_hide_draft_place (ScrutinyHideDraft *self,
                                    guint nth,
                                    const ScrutinyHideKey *box,
                                    gboolean goes_on,
                                    GError **error);
gboolean scrutiny_hide_draft_set_start (ScrutinyHideDraft *self,
                                        guint nth,
                                        gint64 t_us,
                                        GError **error);
gboolean scrutiny_hide_draft_set_end (ScrutinyHideDraft *self,
                                      guint nth,
                                      gint64 t_us,
                                      GError **error);
gboolean scrutiny_hide_draft_set_kind (ScrutinyHideDraft *self,
                                       guint nth,
                                       const char *kind,
                                       GError **error);
gboolean scrutiny_hide_draft_set_shape (ScrutinyHideDraft *self,
                                        guint nth,
                                        ScrutinyHideShape shape,
                                        GError **error);
gboolean scrutiny_hide_draft_set_reason (ScrutinyHideDraft *self,
                                         guint nth,
                                         const char *reason,
                                         GError **error);
gboolean scrutiny_hide_draft_remove (ScrutinyHideDraft *self, guint nth, GError **error);

gboolean scrutiny_hide_draft_bring_back (ScrutinyHideDraft *self,
                                         const ScrutinyHideTrack *from,
                                         guint nth,
                                         GError **error);

gboolean scrutiny_hide_draft_undo (ScrutinyHideDraft *self);
gboolean scrutiny_hide_draft_redo (ScrutinyHideDraft *self);
gboolean scrutiny_hide_draft_can_undo (const ScrutinyHideDraft *self);
gboolean scrutiny_hide_draft_can_redo (const ScrutinyHideDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyHideDraft, scrutiny_hide_draft_free)

G_END_DECLS
