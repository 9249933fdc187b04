/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/support/test-panel.h"

G_BEGIN_DECLS

/* Made-up stop and search records R001, R002, ... of July 2026, every third in
 * area "north", the others in "south"; stored without an import's checks. */
void test_records_add (TestPanel *panel, guint count);

/* A planned meeting; returns its number. */
gint64 test_meeting_add (TestPanel *panel);

G_END_DECLS
