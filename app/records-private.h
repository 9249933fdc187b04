/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records.h"

G_BEGIN_DECLS

/** scrutiny_records_find() for a use case that has asked the policy already. */
ScrutinyRecord *scrutiny_records_read (ScrutinySession *session,
                                       const char *reference,
                                       char **grounds,
                                       GError **error);

G_END_DECLS
