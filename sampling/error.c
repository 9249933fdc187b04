/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/error.h"

G_DEFINE_QUARK (scrutiny - sampling - error - quark, scrutiny_sampling_error)
