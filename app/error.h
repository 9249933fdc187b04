/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_APP_ERROR (scrutiny_app_error_quark ())

/* Why a use case refused. The message is a plain sentence for the person. */
typedef enum {
  SCRUTINY_APP_ERROR_FAILED,
  SCRUTINY_APP_ERROR_DENIED,    /* the policy table says this role may not */
  SCRUTINY_APP_ERROR_NOT_FOUND, /* no such panel, meeting, case, person */
  SCRUTINY_APP_ERROR_STATE,     /* right act, wrong moment: says what comes first */
  SCRUTINY_APP_ERROR_INVALID,   /* an input was refused */
  SCRUTINY_APP_ERROR_PASSPHRASE,
  SCRUTINY_APP_ERROR_TAMPERED,
} ScrutinyAppError;

GQuark scrutiny_app_error_quark (void);

G_END_DECLS
