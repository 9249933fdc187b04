/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-stage.h"

G_BEGIN_DECLS

/* What is known of a case beside a member's answers. Lives on the caller's stack. */
typedef struct {
  const char *kind;            /* record kind, as "stop_search" */
  ScrutinyFormStage stage;     /* how far the case has come */
  const char *const *material; /* (nullable) codes of view_material the case has */
  gboolean person_is_child;    /* as recorded */
  const char *const *recorded; /* (nullable) codes of tactics and powers in the record */
} ScrutinyFormContext;

G_END_DECLS
