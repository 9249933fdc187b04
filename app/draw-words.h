/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/draw-purpose.h"

G_BEGIN_DECLS

/* A plan's purpose and theme, said to a person. */
const char *scrutiny_draw_words_label (ScrutinyDrawPurpose purpose);
const char *scrutiny_draw_words_warning (ScrutinyDrawPurpose purpose);
char *scrutiny_draw_words_theme (ScrutinyPlan *plan);

G_END_DECLS
