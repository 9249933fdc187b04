/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/session.h"
#include "media/clip-facts.h"
#include "media/footage-ticket.h"
#include "model/clip.h"

G_BEGIN_DECLS

/* What is known about a file besides its bytes; nothing in it is owned. */
typedef struct {
  const char *camera;   /* (nullable): which camera, no officer's name */
  gint64 started_at_us; /* by the camera's clock, microseconds UTC; 0: not known */
} ScrutinyFootageOrigin;

/* Files into the panel. */
gboolean scrutiny_footage_probe (const char *path,
                                 ScrutinyClipFacts *facts,
                                 char **sha256,
                                 GCancellable *cancellable,
                                 GError **error);
ScrutinyClip *scrutiny_footage_add (ScrutinySession *session,
                                    gint64 meeting,
                                    const char *letter,
                                    const char *path,
                                    const ScrutinyFootageOrigin *origin,
                                    ScrutinyProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

/** What there is. */
GListModel *scrutiny_footage_list (ScrutinySession *session, GError **error);
GListModel *scrutiny_footage_list_case (ScrutinySession *session,
                                        gint64 meeting,
                                        const char *letter,
                                        GError **error);
ScrutinyClip *scrutiny_footage_find (ScrutinySession *session,
                                     gint64 meeting,
                                     const char *letter,
                                     guint number,
                                     GError **error);
char *scrutiny_footage_dup_case_letter (ScrutinySession *session,
                                        ScrutinyClip *clip,
                                        gint64 *meeting);
char *scrutiny_footage_describe_gap (ScrutinySession *session, ScrutinyClip *clip);
gboolean scrutiny_footage_check (ScrutinySession *session,
                                 GPtrArray **faults,
                                 guint *checked,
                                 ScrutinyProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

/* Watching. */
ScrutinyFootageTicket *scrutiny_footage_watch (ScrutinySession *session,
                                               ScrutinyClip *clip,
                                               gint64 *track_id,
                                               GError **error);
gboolean scrutiny_footage_log_view (ScrutinySession *session,
                                    ScrutinyClip *clip,
                                    gint64 track_id,
                                    gint64 from_us,
                                    gint64 to_us,
                                    GError **error);
GArray *scrutiny_footage_list_views (ScrutinySession *session,
                                     ScrutinyClip *clip,
                                     GError **error);

G_END_DECLS
