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
gboolean scrutiny_footage_is_cancelled (ScrutinyFootage *self);

/* footage-copy.c */
void scrutiny_footage_export (ScrutinyFootage *self,
                              const ScrutinyMessage *request,
                              int *fds,
                              guint n_fds);
void scrutiny_footage_synthesise (ScrutinyFootage *self,
                                  const ScrutinyMessage *request,
                                  int *fds,
                                  guint n_fds);

G_END_DECLS
