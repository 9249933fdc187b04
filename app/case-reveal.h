/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/record.h"

G_BEGIN_DECLS

ScrutinyRecord *scrutiny_case_read_reveal (ScrutinySession *session,
                                           gint64 meeting,
                                           const char *letter,
                                           GError **error);

G_END_DECLS
