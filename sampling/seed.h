/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/share.h"

G_BEGIN_DECLS

#define SCRUTINY_SEED_SHARES_MAX        100u
#define SCRUTINY_SEED_ASSURED_MILLIBITS 40000u

/* The shares of a ceremony joined, and the plan's tag after them. Immutable. */
typedef struct _ScrutinySeed ScrutinySeed;

ScrutinySeed *scrutiny_seed_new (GPtrArray *shares,
                                 const char *tag,
                                 guint min_shares,
                                 guint min_symbols,
                                 GError **error);
ScrutinySeed *scrutiny_seed_ref (ScrutinySeed *self);
void scrutiny_seed_unref (ScrutinySeed *self);

GPtrArray *scrutiny_seed_get_shares (ScrutinySeed *self);
const char *scrutiny_seed_get_digits (ScrutinySeed *self);
const char *scrutiny_seed_get_string (ScrutinySeed *self);
const char *scrutiny_seed_get_sha256 (ScrutinySeed *self);
guint scrutiny_seed_get_assured_millibits (ScrutinySeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySeed, scrutiny_seed_unref)

G_END_DECLS
