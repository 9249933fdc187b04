/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "sampling/certificate.h"

G_BEGIN_DECLS

/** Prints @certificate, of @meeting, as a PDF at @path. */
gboolean scrutiny_certificate_page_write (ScrutinySession *session,
                                          gint64 meeting,
                                          ScrutinyCertificate *certificate,
                                          const char *path,
                                          GError **error);

G_END_DECLS
