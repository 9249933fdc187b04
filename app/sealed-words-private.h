/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/** Two pieces of free text in one sealed column; the second may be missing. */
GBytes *scrutiny_sealed_words_seal (ScrutinySession *session,
                                    ScrutinyPurpose purpose,
                                    const char *context,
                                    const char *first,
                                    const char *second,
                                    GError **error);
gboolean scrutiny_sealed_words_open (ScrutinySession *session,
                                     ScrutinyPurpose purpose,
                                     const char *context,
                                     GBytes *sealed,
                                     char **first,
                                     char **second,
                                     GError **error);

G_END_DECLS
