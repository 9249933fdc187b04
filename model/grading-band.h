/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The common band every level of every scale falls in, so that grades on different
 * scales can stand in one table. Best first; the order is also the order of charts. */
typedef enum {
  SCRUTINY_BAND_GREEN,
  SCRUTINY_BAND_AMBER,
  SCRUTINY_BAND_RED,
  SCRUTINY_BAND_NOT_GRADABLE,
  SCRUTINY_BAND_NONE, /* the answer is not a grade */
} ScrutinyBand;

#define SCRUTINY_N_BANDS 4

const char *scrutiny_band_to_code (ScrutinyBand band);
gboolean scrutiny_band_from_code (const char *code, ScrutinyBand *band);
const char *scrutiny_band_get_word (ScrutinyBand band);

G_END_DECLS
