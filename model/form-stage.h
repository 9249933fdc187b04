/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a question is asked. The order is the order of a case: what the record says, then
 * the footage, then what only comes after the grade is locked. */
typedef enum {
  SCRUTINY_STAGE_BEFORE_VIEW,
  SCRUTINY_STAGE_AFTER_VIEW,
  SCRUTINY_STAGE_AFTER_REVEAL,
} ScrutinyFormStage;

gboolean scrutiny_form_stage_from_code (const char *code, ScrutinyFormStage *stage);

G_END_DECLS
