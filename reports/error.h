/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_REPORTS_ERROR (scrutiny_reports_error_quark ())

/* Why a figure or a file could not be made. */
typedef enum {
  SCRUTINY_REPORTS_ERROR_FAILED,         /* the file could not be written */
  SCRUTINY_REPORTS_ERROR_TOO_FEW,        /* too few cases to say anything */
  SCRUTINY_REPORTS_ERROR_CANNOT_PROTECT, /* small numbers cannot be hidden: merge */
} ScrutinyReportsError;

GQuark scrutiny_reports_error_quark (void);

G_END_DECLS
