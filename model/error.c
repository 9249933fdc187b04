/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/error.h"

G_DEFINE_QUARK (scrutiny - model - error - quark, scrutiny_model_error)
