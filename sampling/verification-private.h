/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/certificate.h"
#include "sampling/verification.h"

G_BEGIN_DECLS

struct _ScrutinyVerification {
  GPtrArray *checks;
};

/* One run of the verifier: what was read, and what could be recomputed. */
typedef struct {
  ScrutinyVerification *result;
  const ScrutinyVerificationInput *input;
  ScrutinySamplingProgress progress;
  gpointer progress_data;

  ScrutinyCertificate *certificate;
  GPtrArray *earlier; /* of ScrutinyCertificate */
  ScrutinyList *list; /* (nullable): each NULL from here on if not to be had */
  ScrutinySeed *seed;
  ScrutinyFrame *frame;
  ScrutinyDraw *draw;
  ScrutinyCertificate *expected;
  char *obstacle; /* (nullable): why there is nothing to compare with */
} ScrutinyVerifier;

void scrutiny_verifier_add (ScrutinyVerifier *self,
                            const char *name,
                            gboolean holds,
                            const char *detail);
gboolean scrutiny_verifier_recompute (ScrutinyVerifier *self, GError **error);
void scrutiny_verifier_compare (ScrutinyVerifier *self);
void scrutiny_verifier_check_earlier (ScrutinyVerifier *self);
GStrv scrutiny_verifier_dup_after_ids (ScrutinyVerifier *self);

G_END_DECLS
