/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/question-option.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_GRADING_SCALE (scrutiny_grading_scale_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyGradingScale,
                      scrutiny_grading_scale,
                      SCRUTINY,
                      GRADING_SCALE,
                      GObject)

ScrutinyGradingScale *scrutiny_grading_scale_new (const char *scale_id,
                                                  const char *version,
                                                  ScrutinyFormText *title,
                                                  GPtrArray *levels,
                                                  GPtrArray *not_gradable_reasons);

const char *scrutiny_grading_scale_get_id (ScrutinyGradingScale *self);
const char *scrutiny_grading_scale_get_version (ScrutinyGradingScale *self);
GPtrArray *scrutiny_grading_scale_get_levels (ScrutinyGradingScale *self);
GPtrArray *scrutiny_grading_scale_get_reasons (ScrutinyGradingScale *self);
ScrutinyBand scrutiny_grading_scale_band_of (ScrutinyGradingScale *self,
                                             const char *level);

G_END_DECLS
