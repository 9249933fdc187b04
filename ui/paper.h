/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "ui/page.h"

G_BEGIN_DECLS

/* A use case that writes one of a meeting's papers. */
typedef gboolean (*ScrutinyPaperFunc) (ScrutinySession *session,
                                       gint64 meeting,
                                       const char *path,
                                       GError **error);

void scrutiny_paper_save (ScrutinyPage *page,
                          gint64 meeting,
                          const char *path,
                          ScrutinyPaperFunc write);

G_END_DECLS
