/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list.h"
#include "ui/long-work.h"

G_BEGIN_DECLS

/* What a person has chosen on the page that fixes a list, owned, so that it can go to
 * the session's thread whole. An empty text is no condition. */
typedef struct {
  gint64 meeting;
  const char *kind; /* static or NULL */
  char *from;
  char *to;
  char *area;
  char **where;
  char **strata;
  char **shares;
  char *cap_field;
  char *title;
  guint cap_max;
  guint take;
  gint reserves; /* -1: half as many again */
  ScrutinyPlanMethod method;
  ScrutinyPlanAllocation allocation;
  gboolean are_warnings_answered;
  ScrutinyLongWork *work;
} ScrutinyFixRequest;

void scrutiny_fix_request_free (gpointer self);
ScrutinyListRequest scrutiny_fix_request_peek (const ScrutinyFixRequest *self);
char **scrutiny_fix_request_split (const char *words);

G_END_DECLS
