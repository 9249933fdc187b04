/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/certificate.h"

G_BEGIN_DECLS

/* With a cap that binds: more strata or a greater cap would take too long. */
#define SCRUTINY_CHANCES_STRATA_MAX 100u
#define SCRUTINY_CHANCES_CAP_MAX    200u

/* How likely each record was to be drawn as a main case, for weighting what is
 * found. Never part of a certificate: these are floating-point numbers. Immutable. */
typedef struct _ScrutinyChances ScrutinyChances;

ScrutinyChances *scrutiny_chances_new (ScrutinyFrame *frame,
                                       ScrutinyCertificate *certificate,
                                       GError **error);
ScrutinyChances *scrutiny_chances_new_for_draw (ScrutinyDraw *draw, GError **error);
void scrutiny_chances_unref (ScrutinyChances *self);

double scrutiny_chances_get_cutoff (ScrutinyChances *self, guint stratum);
double scrutiny_chances_get_for (ScrutinyChances *self, guint stratum, const char *value);
double scrutiny_chances_get (ScrutinyChances *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyChances, scrutiny_chances_unref)

G_END_DECLS
