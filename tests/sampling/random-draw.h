/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/certificate.h"

G_BEGIN_DECLS

/* A made-up list with a made-up plan, drawn with made-up dice: every design,
 * from a generator that is given. NULL if the plan's minimums exceed its cases. */
ScrutinyCertificate *random_draw_certify (GRand *random, guint number, GBytes **list);

G_END_DECLS
