/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/hide-track.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FOOTAGE_TICKET (scrutiny_footage_ticket_get_type ())

/* The right to watch one clip under one hide track: the sealed file, its key and the
 * track, as app/ grants them. Immutable and refcounted; keys in locked memory. */
typedef struct _ScrutinyFootageTicket ScrutinyFootageTicket;

GType scrutiny_footage_ticket_get_type (void);

ScrutinyFootageTicket *scrutiny_footage_ticket_new_sealed (int fd,
                                                           const guint8 *footage_key,
                                                           const char *sha256,
                                                           GError **error);
ScrutinyFootageTicket *scrutiny_footage_ticket_new_plain (const char *path,
                                                          GCancellable *cancellable,
                                                          GError **error);
ScrutinyFootageTicket *scrutiny_footage_ticket_with_track (ScrutinyFootageTicket *self,
                                                           const ScrutinyHideTrack *track,
                                                           gboolean is_editing,
                                                           GError **error);
ScrutinyFootageTicket *scrutiny_footage_ticket_with_cover (ScrutinyFootageTicket *self,
                                                           const char *reason);
ScrutinyFootageTicket *scrutiny_footage_ticket_with_sealed_bytes (
    ScrutinyFootageTicket *self,
    GBytes *sealed);
ScrutinyFootageTicket *scrutiny_footage_ticket_ref (ScrutinyFootageTicket *self);
void scrutiny_footage_ticket_unref (ScrutinyFootageTicket *self);

const char *scrutiny_footage_ticket_get_sha256 (ScrutinyFootageTicket *self);
gboolean scrutiny_footage_ticket_is_editing (ScrutinyFootageTicket *self);
const char *scrutiny_footage_ticket_get_cover_reason (ScrutinyFootageTicket *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFootageTicket, scrutiny_footage_ticket_unref)

G_END_DECLS
