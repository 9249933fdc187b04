/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A list and a plan as they were fixed together for a meeting: the commitment. */
typedef struct {
  gint64 id;
  gint64 meeting;
  char *tag;
  char *plan;        /* draw-plan/1, canonical JSON */
  char *plan_sha256; /* the commitment */
  char *list_sha256;
  guint n_records;
  gint64 committed_at_us;
  guint n_shares;
  char *void_reason;        /* (nullable): given up, and why */
  char *certificate_sha256; /* (nullable): drawn */
} ScrutinyFixedList;

ScrutinyFixedList *scrutiny_fixed_list_new (void);
void scrutiny_fixed_list_free (ScrutinyFixedList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFixedList, scrutiny_fixed_list_free)

G_END_DECLS
