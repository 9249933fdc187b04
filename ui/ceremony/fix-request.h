/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/exclusions.h"
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
  const char *cap_field; /* static or NULL */
  char *why;
  char *excluded_path; /* CSV of records to keep out, or empty */
  guint minimum;
  guint cap_max;
  gint64 reported_total; /* 0: nobody said */
  ScrutinyDrawPurpose purpose;
  guint take;
  gint reserves; /* -1: half as many again */
  ScrutinyPlanMethod method;
  ScrutinyPlanAllocation allocation;
  gboolean are_warnings_answered;
  ScrutinyExclusions *exclusions; /* read from excluded_path by the session's thread */
  ScrutinyLongWork *work;
} ScrutinyFixRequest;

void scrutiny_fix_request_free (gpointer self);
ScrutinyListRequest scrutiny_fix_request_peek (const ScrutinyFixRequest *self);
gboolean scrutiny_fix_request_read_exclusions (ScrutinyFixRequest *self, GError **error);
char **scrutiny_fix_request_split (const char *words);

G_END_DECLS
