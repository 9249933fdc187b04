/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_SAMPLING_ERROR (scrutiny_sampling_error_quark ())

/* Why a list, share, plan or certificate is refused; names as in the public
 * description of the draw. */
typedef enum {
  SCRUTINY_SAMPLING_ERROR_INVALID,
} ScrutinySamplingError;

GQuark scrutiny_sampling_error_quark (void);

G_END_DECLS
