/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/support/test-panel.h"

G_BEGIN_DECLS

/* A made-up case, as if it had been drawn for a meeting of its own: entrusted to the
 * chair, Chad, and ready to be opened. Returns its id. */
gint64 test_case_add (TestPanel *panel);

G_END_DECLS
