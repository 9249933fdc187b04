/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/error.h"

G_DEFINE_QUARK (scrutiny - sampling - error - quark, scrutiny_sampling_error)

static const char *const error_names[] = {
  [SCRUTINY_SAMPLING_ERROR_INVALID] = "invalid",
  [SCRUTINY_SAMPLING_ERROR_CANCELLED] = "cancelled",
  [SCRUTINY_SAMPLING_ERROR_TOO_LARGE] = "too-large",
  [SCRUTINY_SAMPLING_ERROR_NOT_UTF8] = "not-utf8",
  [SCRUTINY_SAMPLING_ERROR_CONTROL_CHARACTER] = "control-character",
  [SCRUTINY_SAMPLING_ERROR_EMPTY_ID] = "empty-id",
  [SCRUTINY_SAMPLING_ERROR_ID_TOO_LONG] = "id-too-long",
  [SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID] = "duplicate-id",
  [SCRUTINY_SAMPLING_ERROR_NOT_A_DIGIT] = "not-a-digit",
  [SCRUTINY_SAMPLING_ERROR_NOT_A_D6_FACE] = "not-a-d6-face",
  [SCRUTINY_SAMPLING_ERROR_TOO_SHORT] = "too-short",
  [SCRUTINY_SAMPLING_ERROR_TOO_LONG] = "too-long",
  [SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES] = "too-few-shares",
  [SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS] = "too-few-symbols",
  [SCRUTINY_SAMPLING_ERROR_MINIMUMS_EXCEED_N] = "minimums-exceed-n",
};

/**
 * scrutiny_sampling_error_get_name:
 * @code: a code of the sampling domain
 *
 * Returns: the name of the refusal in the public description of the draw, such
 *   as "duplicate-id"; never translated
 */
const char *
scrutiny_sampling_error_get_name (int code)
{
  if (code < 0 || (gsize) code >= G_N_ELEMENTS (error_names))
    return "invalid";

  return error_names[code];
}
