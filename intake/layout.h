/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "model/record-kind.h"

G_BEGIN_DECLS

/* How one kind of file is laid out: which column means which field, which label which
 * code, how dates are written and in whose time. Immutable. */
typedef struct _ScrutinyLayout ScrutinyLayout;

ScrutinyLayout *scrutiny_layout_new_police_uk (void);
ScrutinyLayout *scrutiny_layout_new_met_force (void);
ScrutinyLayout *scrutiny_layout_find_built_in (const char *name);
ScrutinyLayout *scrutiny_layout_ref (ScrutinyLayout *self);
void scrutiny_layout_unref (ScrutinyLayout *self);

const char *scrutiny_layout_get_name (ScrutinyLayout *self);
ScrutinyRecordKind scrutiny_layout_get_kind (ScrutinyLayout *self);
const char *scrutiny_layout_get_force (ScrutinyLayout *self);
char scrutiny_layout_get_delimiter (ScrutinyLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyLayout, scrutiny_layout_unref)

G_END_DECLS
