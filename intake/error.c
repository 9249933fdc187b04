/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/error.h"

G_DEFINE_QUARK (scrutiny - intake - error - quark, scrutiny_intake_error)
