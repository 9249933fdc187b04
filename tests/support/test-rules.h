/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A tamperer has the file and sqlite3: takes the rules of the schema away, changes
 * what they kept, and puts them back so that nobody misses them. */
char *test_rules_take_away (sqlite3 *file);
void test_rules_put_back (sqlite3 *file, const char *rules);

G_END_DECLS
