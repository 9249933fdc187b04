/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/protocol-private.h"
#include "media/worker/reel-private.h"

G_BEGIN_DECLS

/* What one worker holds: at most one clip in its whole life. */
typedef struct {
  int socket_fd;
  ScrutinyReel *reel; /* NULL before OPEN */
  guint8 track_key[SCRUTINY_HIDE_WIRE_KEY_BYTES];
} ScrutinyFootage;

void scrutiny_footage_reply (ScrutinyFootage *self,
                             const ScrutinyMessage *request,
                             ScrutinyMessage *reply);
void scrutiny_footage_fail (ScrutinyFootage *self,
                            const ScrutinyMessage *request,
                            ScrutinyFailure failure,
                            const char *detail);
int scrutiny_footage_take_fd (int *fd);

G_END_DECLS
