/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-phase.h"

static const char *const codes[] = {
  [SCRUTINY_PHASE_ALONE] = "alone",
  [SCRUTINY_PHASE_DISCUSSION] = "discussion",
  [SCRUTINY_PHASE_CORRECTION] = "correction",
};

/**
 * scrutiny_answer_phase_to_code:
 *
 * Returns: the stored word for @phase
 */
const char *
scrutiny_answer_phase_to_code (ScrutinyAnswerPhase phase)
{
  g_return_val_if_fail ((guint) phase < G_N_ELEMENTS (codes), NULL);

  return codes[phase];
}

/**
 * scrutiny_answer_phase_from_code:
 * @phase: (out): the phase
 *
 * Returns: whether @code names a phase
 */
gboolean
scrutiny_answer_phase_from_code (const char *code, ScrutinyAnswerPhase *phase)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (codes[i], code) == 0) {
      *phase = (ScrutinyAnswerPhase) i;
      return TRUE;
    }
  }

  return FALSE;
}
