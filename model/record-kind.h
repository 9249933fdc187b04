/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a record is a record of. The words are those of the records file and of the
 * command line: stop_search, use_of_force, ... */
typedef enum {
  SCRUTINY_RECORD_KIND_STOP_SEARCH,
  SCRUTINY_RECORD_KIND_USE_OF_FORCE,
  SCRUTINY_RECORD_KIND_VEHICLE_STOP,
  SCRUTINY_RECORD_KIND_STRIP_SEARCH,
  SCRUTINY_RECORD_KIND_CUSTODY,
  SCRUTINY_RECORD_KIND_HATE_CRIME_FILE,
  SCRUTINY_RECORD_KIND_AUTHORISATION,
  SCRUTINY_RECORD_KIND_CALL_LOG,
} ScrutinyRecordKind;

const char *scrutiny_record_kind_to_text (ScrutinyRecordKind kind);
gboolean scrutiny_record_kind_from_text (const char *text, ScrutinyRecordKind *kind);

G_END_DECLS
