/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "media/protocol-codes-private.h"

G_BEGIN_DECLS

/* The worker speaks in numbers, because it may be hostile; the sentences are ours. */
const char *scrutiny_cover_reason_to_text (ScrutinyCoverReason reason);
void scrutiny_failure_set_error (ScrutinyFailure failure, GError **error);

G_END_DECLS
