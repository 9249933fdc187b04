/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/draw.h"
#include "sampling/json.h"
#include "sampling/plan.h"

G_BEGIN_DECLS

#define SCRUTINY_CERTIFICATE_BYTES_MAX SCRUTINY_JSON_BYTES_MAX
#define SCRUTINY_CERTIFICATE_VOIDS_MAX 10000u

/* What a draw cannot know by itself and its certificate says nevertheless. */
typedef struct {
  gint64 committed_at_us;         /* UTC; written in whole seconds */
  gint64 seed_entered_at_us;      /* UTC; not before the commitment */
  const char *const *void_before; /* (nullable): hashes of plans broken off before */
  const char *previous_sha256;    /* (nullable): the panel's last certificate */
  const char *software_name;
  const char *software_version;
} ScrutinyCertificateContext;

/* The proof of a draw that is kept, printed and handed out:
 * draw-certificate/1. Immutable. */
typedef struct _ScrutinyCertificate ScrutinyCertificate;

ScrutinyCertificate *scrutiny_certificate_new (ScrutinyDraw *draw,
                                               const ScrutinyCertificateContext *context,
                                               GError **error);
ScrutinyCertificate *scrutiny_certificate_new_from_bytes (GBytes *text, GError **error);
ScrutinyCertificate *scrutiny_certificate_ref (ScrutinyCertificate *self);
void scrutiny_certificate_unref (ScrutinyCertificate *self);

GBytes *scrutiny_certificate_get_bytes (ScrutinyCertificate *self);
const char *scrutiny_certificate_get_sha256 (ScrutinyCertificate *self);
ScrutinyJson *scrutiny_certificate_get_json (ScrutinyCertificate *self);
gboolean scrutiny_certificate_is_canonical (ScrutinyCertificate *self);

ScrutinyPlan *scrutiny_certificate_get_plan (ScrutinyCertificate *self);
GPtrArray *scrutiny_certificate_get_main (ScrutinyCertificate *self);
GPtrArray *scrutiny_certificate_get_reserves (ScrutinyCertificate *self);
const char *scrutiny_certificate_get_text (ScrutinyCertificate *self, const char *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCertificate, scrutiny_certificate_unref)

G_END_DECLS
