/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How often to do again what is done @full times: fewer where every allocation is
 * followed (SCRUTINY_TEST_SHARE, set for builds with sanitizers), which is what finds
 * lost memory there, and not the number of rounds. At least once. */
guint test_rounds (guint full);

G_END_DECLS
