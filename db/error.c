/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/error.h"

G_DEFINE_QUARK (scrutiny - db - error - quark, scrutiny_db_error)
