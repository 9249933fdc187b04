/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

/* What somebody did to one part of the schema with another program. */
typedef enum {
  SCRUTINY_SCHEMA_TAKEN_OUT,
  SCRUTINY_SCHEMA_CHANGED,
  SCRUTINY_SCHEMA_PUT_IN,
} ScrutinySchemaFault;

/* One part that is not as this program makes it. */
typedef struct {
  ScrutinySchemaFault fault;
  char *type; /* "table", "index", "trigger" or "view" */
  char *name;
} ScrutinySchemaDifference;

GPtrArray *scrutiny_schema_compare (ScrutinyDatabase *database, GError **error);
gboolean scrutiny_schema_difference_runs (const ScrutinySchemaDifference *self);
char *scrutiny_schema_difference_to_words (const ScrutinySchemaDifference *self);

G_END_DECLS
