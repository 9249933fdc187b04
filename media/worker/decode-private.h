/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/clip-private.h"
#include "media/worker/raw-frame.h"
#include "media/worker/raw-sound.h"

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_DECODED_ONE,
  SCRUTINY_DECODED_HUNGRY, /* wants the next packet first */
  SCRUTINY_DECODED_END,
  SCRUTINY_DECODED_BROKEN, /* this packet cannot be decoded; the next may */
} ScrutinyDecoded;

/* One stream's decoder, and when what comes out of it is shown or heard. */
typedef struct _ScrutinyDecoder ScrutinyDecoder;

ScrutinyDecoder *scrutiny_decoder_new (ScrutinyClip *clip, AVStream *stream);
void scrutiny_decoder_free (ScrutinyDecoder *self);

gboolean scrutiny_decoder_send (ScrutinyDecoder *self, const AVPacket *packet);
ScrutinyDecoded scrutiny_decoder_take_frame (ScrutinyDecoder *self,
                                             ScrutinyRawFrame **raw);
ScrutinyDecoded scrutiny_decoder_take_sound (ScrutinyDecoder *self,
                                             ScrutinyRawSound **raw);
void scrutiny_decoder_flush (ScrutinyDecoder *self);
void scrutiny_decoder_set_skip (ScrutinyDecoder *self, gboolean skips_unreferenced);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyDecoder, scrutiny_decoder_free)

G_END_DECLS
