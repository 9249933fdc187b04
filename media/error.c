/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/error.h"

G_DEFINE_QUARK (scrutiny - media - error - quark, scrutiny_media_error)
