/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/support/test-panel.h"

G_BEGIN_DECLS

/* A made-up case, as if it had been drawn for a meeting of its own: entrusted to the
 * chair, Chad, and ready to be opened. Returns its id. */
gint64 test_case_add (TestPanel *panel);

/* The same of @kind, opened for answers by Chad, who stays signed in. */
gint64 test_case_open (TestPanel *panel, const char *kind);

/* @name answers what must be answered of a use of force, grades it @level and hands in;
 * they stay signed in. */
void test_case_hand_in (TestPanel *panel,
                        gint64 case_id,
                        const char *name,
                        const char *level);

G_END_DECLS
