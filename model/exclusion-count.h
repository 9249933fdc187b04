/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many records of a list were excluded for one reason by one part. */
typedef struct {
  char *code;
  char *decider;
  gint64 count;
} ScrutinyExclusionCount;

ScrutinyExclusionCount *scrutiny_exclusion_count_new (const char *code,
                                                      const char *decider,
                                                      gint64 count);
void scrutiny_exclusion_count_free (ScrutinyExclusionCount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyExclusionCount, scrutiny_exclusion_count_free)

G_END_DECLS
