/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "media/covered-copy.h"
#include "media/footage-ticket.h"
#include "media/hide-figures.h"
#include "media/still.h"
#include "model/clip.h"
#include "model/hide-track.h"
#include "model/hide-version.h"

G_BEGIN_DECLS

/* Making what is hidden. */
ScrutinyHideVersion *scrutiny_hide_import (ScrutinySession *session,
                                           gint64 meeting,
                                           const char *letter,
                                           const char *json,
                                           gsize size_bytes,
                                           const char *file_name,
                                           GError **error);
ScrutinyHideVersion *scrutiny_hide_import_file (ScrutinySession *session,
                                                gint64 meeting,
                                                const char *letter,
                                                const char *path,
                                                GError **error);
ScrutinyHideVersion *scrutiny_hide_save (ScrutinySession *session,
                                         ScrutinyClip *clip,
                                         const ScrutinyHideTrack *track,
                                         GError **error);
ScrutinyFootageTicket *scrutiny_hide_edit (ScrutinySession *session,
                                           ScrutinyClip *clip,
                                           const ScrutinyHideTrack *track,
                                           GError **error);

/* The second look. */
ScrutinyFootageTicket *scrutiny_hide_look_again (ScrutinySession *session,
                                                 ScrutinyClip *clip,
                                                 gint64 *track_id,
                                                 GError **error);
gboolean scrutiny_hide_get_unwatched (ScrutinySession *session,
                                      ScrutinyClip *clip,
                                      gint64 *unwatched_us,
                                      GError **error);
gboolean scrutiny_hide_approve (ScrutinySession *session,
                                gint64 meeting,
                                const char *letter,
                                ScrutinyClip *clip,
                                GError **error);

/** What there is. */
GListModel *scrutiny_hide_list_versions (ScrutinySession *session,
                                         ScrutinyClip *clip,
                                         GError **error);
ScrutinyHideTrack *scrutiny_hide_get_track (ScrutinySession *session,
                                            ScrutinyClip *clip,
                                            GError **error);
gboolean scrutiny_hide_take_figures (ScrutinySession *session,
                                     ScrutinyClip *clip,
                                     ScrutinyHideFigures *figures,
                                     GCancellable *cancellable,
                                     GError **error);
GBytes *scrutiny_hide_frame (ScrutinySession *session,
                             ScrutinyClip *clip,
                             gint64 at_us,
                             ScrutinyStillFacts *facts,
                             GCancellable *cancellable,
                             GError **error);
gboolean scrutiny_hide_render (ScrutinySession *session,
                               ScrutinyClip *clip,
                               const char *path,
                               ScrutinyProgress progress,
                               gpointer progress_data,
                               ScrutinyCoveredCopyReceipt *receipt,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
