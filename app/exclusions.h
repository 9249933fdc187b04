/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list.h"

G_BEGIN_DECLS

#define SCRUTINY_EXCLUSIONS_MAX 100000u

/* Records that stand in the list but get no ticket, read from a file. */
typedef struct _ScrutinyExclusions ScrutinyExclusions;

ScrutinyExclusions *scrutiny_exclusions_read (const char *path, GError **error);
void scrutiny_exclusions_free (ScrutinyExclusions *self);
const ScrutinyExclusion *scrutiny_exclusions_get (ScrutinyExclusions *self, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyExclusions, scrutiny_exclusions_free)

G_END_DECLS
