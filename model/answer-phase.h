/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When an answer was given. */
typedef enum {
  SCRUTINY_PHASE_ALONE,      /* before the case was closed, seeing nobody else's */
  SCRUTINY_PHASE_DISCUSSION, /* added after the talk; the first answer stays */
  SCRUTINY_PHASE_CORRECTION, /* put right later, with a reason; the first answer stays */
} ScrutinyAnswerPhase;

const char *scrutiny_answer_phase_to_code (ScrutinyAnswerPhase phase);
gboolean scrutiny_answer_phase_from_code (const char *code, ScrutinyAnswerPhase *phase);

G_END_DECLS
