/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/import.h"
#include "ui/fact-list.h"

G_BEGIN_DECLS

void scrutiny_import_facts_show (const ScrutinyImportResult *result,
                                 ScrutinyFactList *facts);
void scrutiny_import_facts_doubt (const ScrutinyImportResult *result,
                                  ScrutinyFactList *doubts);
void scrutiny_import_facts_period (ScrutinyTally *months, ScrutinyFactList *list);
void scrutiny_import_facts_tally (ScrutinyTally *tally,
                                  guint most,
                                  const char *field,
                                  ScrutinyFactList *list);

G_END_DECLS
