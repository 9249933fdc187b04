/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What a look at a meeting before its seal has found. */
typedef struct {
  gboolean may_seal;
  GPtrArray *blockers; /* (element-type utf8): what must be done first, in sentences */
  GPtrArray *remarks;  /* (element-type utf8): what will be counted as it is */
} ScrutinySealChecklist;

ScrutinySealChecklist *scrutiny_meeting_check_seal (ScrutinySession *session,
                                                    gint64 number,
                                                    GError **error);
void scrutiny_seal_checklist_free (ScrutinySealChecklist *self);

char *scrutiny_meeting_seal (ScrutinySession *session, gint64 number, GError **error);
char *scrutiny_meeting_get_seal (ScrutinySession *session, gint64 number, GError **error);
char *scrutiny_meeting_seal_to_code (const char *head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySealChecklist, scrutiny_seal_checklist_free)

G_END_DECLS
