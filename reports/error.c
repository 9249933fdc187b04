/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/error.h"

G_DEFINE_QUARK (scrutiny - reports - error - quark, scrutiny_reports_error)
