/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_STYLE_SYSTEM,
  SCRUTINY_STYLE_LIGHT,
  SCRUTINY_STYLE_DARK,
} ScrutinyStyle;

/* How somebody wants the window to be. Kept with the panel, so that it follows the
 * person and not the machine. */
typedef struct {
  ScrutinyStyle style;
  gboolean has_letters;   /* single-letter keys act on the footage */
  gboolean starts_silent; /* footage starts with the sound off */
  gboolean starts_grey;
  gboolean starts_small;
} ScrutinyChoices;

#define SCRUTINY_CHOICES_INIT                                                            \
  {                                                                                      \
    .has_letters = TRUE                                                                  \
  }

G_END_DECLS
