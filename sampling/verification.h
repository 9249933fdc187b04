/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/progress.h"

G_BEGIN_DECLS

#define SCRUTINY_VERIFICATION_EARLIER_MAX 1000u

/* What the person who checks has in hand. */
typedef struct {
  GBytes *certificate;
  GBytes *list;
  GPtrArray *earlier; /* (nullable) (element-type GBytes): earlier certificates */
  const char *const *called_up;   /* (nullable): reserves of those that were called up */
  const char *certificate_sha256; /* (nullable): the hash printed outside the file */
} ScrutinyVerificationInput;

/* One named check. */
typedef struct {
  const char *name; /* as in the certificate's public description */
  gboolean holds;
  char *detail; /* (nullable): why not, in a sentence for a person */
} ScrutinyCheck;

/* Everything recomputed from list, plan and shares, and compared. Immutable. */
typedef struct _ScrutinyVerification ScrutinyVerification;

ScrutinyVerification *scrutiny_verification_new (const ScrutinyVerificationInput *input,
                                                 ScrutinySamplingProgress progress,
                                                 gpointer progress_data,
                                                 GError **error);
void scrutiny_verification_unref (ScrutinyVerification *self);

gboolean scrutiny_verification_holds (ScrutinyVerification *self);
guint scrutiny_verification_get_n_checks (ScrutinyVerification *self);
const ScrutinyCheck *scrutiny_verification_get_check (ScrutinyVerification *self,
                                                      guint index);
const char *const *scrutiny_verification_get_limits (ScrutinyVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyVerification, scrutiny_verification_unref)

G_END_DECLS
