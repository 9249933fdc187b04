/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/support/test-panel.h"

G_BEGIN_DECLS

/* Meeting @number on @day with a made-up draw: @n_cases cases A, B, ... of a list of
 * ten times as many. Written straight into the store, for tests of what comes after
 * a draw. */
void test_cases_add_meeting (TestPanel *panel,
                             gint64 number,
                             const char *day,
                             guint n_cases);

/* The row id of a case. */
gint64 test_cases_get_id (TestPanel *panel, gint64 meeting, const char *letter);

G_END_DECLS
