/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_INTAKE_ERROR (scrutiny_intake_error_quark ())

/* Why bytes from outside were not taken. The message names the file and the line,
 * path or byte, in a plain sentence. */
typedef enum {
  SCRUTINY_INTAKE_ERROR_UNREADABLE, /* cannot be opened, read or decoded */
  SCRUTINY_INTAKE_ERROR_INVALID,    /* read, but it does not say what it should */
  SCRUTINY_INTAKE_ERROR_TOO_LARGE,  /* over a limit we set */
  SCRUTINY_INTAKE_ERROR_NEWER,      /* made by a newer version of this program */
} ScrutinyIntakeError;

GQuark scrutiny_intake_error_quark (void);

G_END_DECLS
