/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_DB_ERROR (scrutiny_db_error_quark ())

/* Why the panel's database refused. */
typedef enum {
  SCRUTINY_DB_ERROR_FAILED,     /* SQLite said no: disk, lock or a statement of ours */
  SCRUTINY_DB_ERROR_CORRUPT,    /* the file is damaged or not a panel database */
  SCRUTINY_DB_ERROR_NEWER,      /* made by a newer version of this program */
  SCRUTINY_DB_ERROR_CONSTRAINT, /* a rule of the schema was broken */
  SCRUTINY_DB_ERROR_NOT_FOUND,  /* no such row */
  SCRUTINY_DB_ERROR_BUSY,       /* another program has the panel open */
} ScrutinyDbError;

GQuark scrutiny_db_error_quark (void);

G_END_DECLS
