/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/answering.h"

G_BEGIN_DECLS

/* The two pairs an answer is sealed to besides the member's own: the case's, whose secret
 * the chairs have held since the draw, inside; the members', passed on to the chairs by
 * who has handed in, outside. */
typedef struct {
  guint8 inner[SCRUTINY_KEY_BYTES];
  guint8 outer[SCRUTINY_KEY_BYTES];
  guint8 inner_secret[SCRUTINY_KEY_BYTES]; /* zero before the case is closed */
  guint8 outer_secret[SCRUTINY_KEY_BYTES];
} ScrutinyCaseKeys;

void scrutiny_case_keys_clear (ScrutinyCaseKeys *self);
gboolean scrutiny_case_keys_load (ScrutinySession *session,
                                  const ScrutinyAnswering *answering,
                                  ScrutinyCaseKeys *keys,
                                  GError **error);
gboolean scrutiny_case_keys_recover (ScrutinySession *session,
                                     const ScrutinyAnswering *answering,
                                     ScrutinyCaseKeys *keys,
                                     GError **error);
GBytes *scrutiny_case_keys_seal_secrets (ScrutinySession *session,
                                         gint64 case_id,
                                         const ScrutinyCaseKeys *keys,
                                         GError **error);
gboolean scrutiny_case_keys_unseal_secrets (ScrutinySession *session,
                                            gint64 case_id,
                                            GBytes *sealed,
                                            ScrutinyCaseKeys *keys,
                                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScrutinyCaseKeys, scrutiny_case_keys_clear)

G_END_DECLS
