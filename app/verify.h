/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sampling/certificate.h"
#include "sampling/verification.h"

G_BEGIN_DECLS

ScrutinyVerification *scrutiny_verify_files (const char *certificate_path,
                                             const char *list_path,
                                             const char *const *earlier_paths,
                                             const char *certificate_sha256,
                                             ScrutinySamplingProgress progress,
                                             gpointer progress_data,
                                             GError **error);

G_END_DECLS
