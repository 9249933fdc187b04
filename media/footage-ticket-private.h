/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/footage-ticket.h"
#include "media/protocol-private.h"
#include "media/worker-client-private.h"

G_BEGIN_DECLS

gboolean scrutiny_footage_ticket_send_open (ScrutinyFootageTicket *self,
                                            ScrutinyWorkerClient *client,
                                            guint32 serial,
                                            int ring_fd,
                                            gsize slot_bytes);
gboolean scrutiny_footage_ticket_send_track (ScrutinyFootageTicket *self,
                                             ScrutinyWorkerClient *client,
                                             guint32 serial,
                                             gint64 at_us,
                                             GError **error);

G_END_DECLS
