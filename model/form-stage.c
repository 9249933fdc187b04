/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-stage.h"

static const char *const codes[] = {
  [SCRUTINY_STAGE_BEFORE_VIEW] = "before_view",
  [SCRUTINY_STAGE_AFTER_VIEW] = "after_view",
  [SCRUTINY_STAGE_AFTER_REVEAL] = "after_reveal",
};

/**
 * scrutiny_form_stage_from_code:
 * @stage: (out): the stage
 *
 * Returns: whether @code names a stage
 */
gboolean
scrutiny_form_stage_from_code (const char *code, ScrutinyFormStage *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (codes[i], code) == 0) {
      *stage = (ScrutinyFormStage) i;
      return TRUE;
    }
  }

  return FALSE;
}
