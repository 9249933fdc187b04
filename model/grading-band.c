/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/grading-band.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *code;
  const char *word;
} bands[] = {
  [SCRUTINY_BAND_GREEN] = {
      "green", N_ ("Good practice") },
      [SCRUTINY_BAND_AMBER] = {
          "amber", N_ ("Learning needed") },
          [SCRUTINY_BAND_RED] = { "red", N_ ("Concern") },
                                  [SCRUTINY_BAND_NOT_GRADABLE] = { "not_gradable",
                                                                   N_ ("Not gradable") },
                                  };

/**
 * scrutiny_band_to_code:
 *
 * Returns: (nullable): the stored word of @band, %NULL for no band
 */
const char *
scrutiny_band_to_code (ScrutinyBand band)
{
  return (guint) band < G_N_ELEMENTS (bands) ? bands[band].code : NULL;
}

/**
 * scrutiny_band_from_code:
 * @band: (out): the band
 *
 * Returns: whether @code names a band
 */
gboolean
scrutiny_band_from_code (const char *code, ScrutinyBand *band)
{
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++) {
    if (g_strcmp0 (bands[i].code, code) == 0) {
      *band = (ScrutinyBand) i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_band_get_word:
 *
 * Returns: (nullable): the translated words shown for @band on every screen and page
 */
const char *
scrutiny_band_get_word (ScrutinyBand band)
{
  return (guint) band < G_N_ELEMENTS (bands) ? _ (bands[band].word) : NULL;
}
