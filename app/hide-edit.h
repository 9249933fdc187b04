/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "media/footage-ticket.h"
#include "media/hide-figures.h"
#include "model/clip.h"
#include "model/hide-track.h"

G_BEGIN_DECLS

/* What the hide editor works with, for one clip. Given whole from the session's thread
 * to the main one; immutable but for the count of references. */
typedef struct _ScrutinyHideEdit ScrutinyHideEdit;

ScrutinyHideEdit *scrutiny_hide_edit_open (ScrutinySession *session,
                                           ScrutinyClip *clip,
                                           GCancellable *cancellable,
                                           GError **error);
ScrutinyHideEdit *scrutiny_hide_edit_save (ScrutinySession *session,
                                           ScrutinyHideEdit *before,
                                           ScrutinyHideTrack *track,
                                           GError **error);
ScrutinyHideEdit *scrutiny_hide_edit_ref (ScrutinyHideEdit *self);
void scrutiny_hide_edit_unref (ScrutinyHideEdit *self);

ScrutinyFootageTicket *scrutiny_hide_edit_get_clear (ScrutinyHideEdit *self);
ScrutinyFootageTicket *scrutiny_hide_edit_get_covered (ScrutinyHideEdit *self);
ScrutinyHideTrack *scrutiny_hide_edit_get_track (ScrutinyHideEdit *self);
const ScrutinyHideFigures *scrutiny_hide_edit_get_figures (ScrutinyHideEdit *self);
guint scrutiny_hide_edit_get_version (ScrutinyHideEdit *self);
gint64 scrutiny_hide_edit_get_saved_at_us (ScrutinyHideEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyHideEdit, scrutiny_hide_edit_unref)

G_END_DECLS
