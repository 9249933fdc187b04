/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/certificate.h"

G_BEGIN_DECLS

/* What a reason for leaving does to the figures. */
typedef enum {
  SCRUTINY_LEAVING_INELIGIBLE,  /* the list was wrong: leaves the denominator */
  SCRUTINY_LEAVING_UNAVAILABLE, /* a real case not seen: stays in the denominator */
  SCRUTINY_LEAVING_STAYS,       /* not replaced: reviewed all the same */
} ScrutinyLeavingClass;

gboolean scrutiny_leaving_class_from_code (const char *code, ScrutinyLeavingClass *klass);
const char *scrutiny_leaving_class_get_name (ScrutinyLeavingClass klass);

/* Who is on the agenda after replacements. The next unused reserve of the same
 * stratum steps in; nobody chooses and nobody skips. For one thread. */
typedef struct _ScrutinyLedger ScrutinyLedger;

ScrutinyLedger *scrutiny_ledger_new (GPtrArray *main, GPtrArray *reserves);
void scrutiny_ledger_free (ScrutinyLedger *self);

gboolean scrutiny_ledger_leave (ScrutinyLedger *self,
                                const char *id,
                                const char *code,
                                ScrutinyLeavingClass *klass,
                                const char **replaced_by,
                                GError **error);
GStrv scrutiny_ledger_dup_active (ScrutinyLedger *self);
GStrv scrutiny_ledger_dup_called_up (ScrutinyLedger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyLedger, scrutiny_ledger_free)

G_END_DECLS
