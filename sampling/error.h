/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_SAMPLING_ERROR (scrutiny_sampling_error_quark ())

/* Why a list, share, plan or certificate is refused. The order is the order of
 * the public names in scrutiny_sampling_error_get_name(). */
typedef enum {
  SCRUTINY_SAMPLING_ERROR_INVALID,
  SCRUTINY_SAMPLING_ERROR_CANCELLED,
  SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
  SCRUTINY_SAMPLING_ERROR_NOT_UTF8,
  SCRUTINY_SAMPLING_ERROR_CONTROL_CHARACTER,
  SCRUTINY_SAMPLING_ERROR_EMPTY_ID,
  SCRUTINY_SAMPLING_ERROR_ID_TOO_LONG,
  SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID,
  SCRUTINY_SAMPLING_ERROR_NOT_A_DIGIT,
  SCRUTINY_SAMPLING_ERROR_NOT_A_D6_FACE,
  SCRUTINY_SAMPLING_ERROR_TOO_SHORT,
  SCRUTINY_SAMPLING_ERROR_TOO_LONG,
  SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES,
  SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS,
  SCRUTINY_SAMPLING_ERROR_MINIMUMS_EXCEED_N,
} ScrutinySamplingError;

GQuark scrutiny_sampling_error_quark (void);
const char *scrutiny_sampling_error_get_name (int code);

G_END_DECLS
