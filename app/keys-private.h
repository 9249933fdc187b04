/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/keys.h"

G_BEGIN_DECLS

/** The 32 secret bytes of the person's own pair; never copied out of app/. */
const guint8 *scrutiny_keys_get_secret (ScrutinyKeys *self);

G_END_DECLS
