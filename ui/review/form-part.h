/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form.h"

G_BEGIN_DECLS

/* The pages of the case flow that ask questions, in their order. */
typedef enum {
  SCRUTINY_FORM_PART_GATE,     /* know anyone here? */
  SCRUTINY_FORM_PART_BEFORE,   /* what the record says */
  SCRUTINY_FORM_PART_WATCH,    /* beside the footage */
  SCRUTINY_FORM_PART_MISMATCH, /* record against footage */
  SCRUTINY_FORM_PART_AFTER,    /* once the grade is locked */
} ScrutinyFormPart;

gboolean scrutiny_form_part_has (ScrutinyFormPart part, ScrutinyFormSection *section);
gboolean scrutiny_form_part_is_asked (ScrutinyFormPart part, ScrutinyForm *form);
guint scrutiny_form_part_rank (ScrutinyFormSection *section);

#define SCRUTINY_N_FORM_RANKS 6

G_END_DECLS
