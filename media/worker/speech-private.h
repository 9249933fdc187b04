/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/demo-scene.h"

G_BEGIN_DECLS

#define SCRUTINY_SPEECH_FORMANTS 3

/* Somebody who says nothing in particular: a buzz through three resonances that change
 * with every syllable. */
typedef struct {
  const ScrutinyDemoScene *scene;
  guint64 position; /* samples made */
  double phase;     /* of the voice */
  double memory[SCRUTINY_SPEECH_FORMANTS][2];
} ScrutinySpeech;

void scrutiny_speech_make (ScrutinySpeech *self, gint16 *samples, guint n_frames);

G_END_DECLS
