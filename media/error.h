/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_MEDIA_ERROR (scrutiny_media_error_quark ())

/* Why footage is covered, silent or refused. */
typedef enum {
  SCRUTINY_MEDIA_ERROR_FAILED,     /* the worker or the sound server said no */
  SCRUTINY_MEDIA_ERROR_DAMAGED,    /* the footage cannot be (fully) decoded */
  SCRUTINY_MEDIA_ERROR_TAMPERED,   /* sealed bytes fail their check */
  SCRUTINY_MEDIA_ERROR_NO_SANDBOX, /* the worker cannot be shut in: no footage */
  SCRUTINY_MEDIA_ERROR_COVERED,    /* no trustworthy hide track: only the cover */
  SCRUTINY_MEDIA_ERROR_WORKER,     /* the worker died or broke the protocol */
} ScrutinyMediaError;

GQuark scrutiny_media_error_quark (void);

G_END_DECLS
