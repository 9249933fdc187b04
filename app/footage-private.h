/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/footage.h"
#include "model/case.h"
#include "model/hide-version.h"

G_BEGIN_DECLS

/* Carries how far the media room is over to the caller's kind of progress. */
typedef struct {
  ScrutinyProgress progress; /* (nullable) */
  gpointer data;
} ScrutinyFootageRelay;

void scrutiny_footage_relay_cb (guint64 done, guint64 total, gpointer relay);

/** Shared by the use cases of footage and of hiding. */
gboolean scrutiny_footage_ask_any (ScrutinySession *session,
                                   ScrutinyAct one,
                                   ScrutinyAct other,
                                   GError **error);
ScrutinyFootageTicket *scrutiny_footage_open_sealed (ScrutinySession *session,
                                                     ScrutinyClip *clip,
                                                     GError **error);
ScrutinyFootageTicket *scrutiny_footage_open_as_member (ScrutinySession *session,
                                                        ScrutinyClip *clip,
                                                        gint64 *track_id,
                                                        GError **error);
gboolean scrutiny_footage_move_case (ScrutinySession *session,
                                     ScrutinyCase *drawn_case,
                                     ScrutinyCaseState next,
                                     GError **error);

/* Stored versions; in hide.c. */
ScrutinyHideVersion *scrutiny_hide_need_newest (ScrutinySession *session,
                                                ScrutinyClip *clip,
                                                GError **error);
ScrutinyHideTrack *scrutiny_hide_open_version (ScrutinySession *session,
                                               ScrutinyClip *clip,
                                               ScrutinyHideVersion *version,
                                               GError **error);

G_END_DECLS
