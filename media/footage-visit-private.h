/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/clip-facts.h"
#include "media/worker-client-private.h"

G_BEGIN_DECLS

/* A visit is a worker with one clip open and its track set, for one piece of blocking
 * work: a still, a copy, an index. */
ScrutinyWorkerClient *scrutiny_footage_visit_start (ScrutinyFootageTicket *ticket,
                                                    ScrutinyClipFacts *facts,
                                                    GCancellable *cancellable,
                                                    GError **error);
gboolean scrutiny_footage_visit_take_facts (const ScrutinyMessage *opened,
                                            ScrutinyFootageTicket *ticket,
                                            ScrutinyClipFacts *facts);

G_END_DECLS
