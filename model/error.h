/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_MODEL_ERROR (scrutiny_model_error_quark ())

/* What a noun refuses to be. The message is a plain, translated sentence. */
typedef enum {
  SCRUTINY_MODEL_ERROR_INVALID,
} ScrutinyModelError;

GQuark scrutiny_model_error_quark (void);

G_END_DECLS
