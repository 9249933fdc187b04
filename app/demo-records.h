/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_DEMO_FORCE        "rivershire"
#define SCRUTINY_DEMO_SEARCHES     16u /* in a period of 55 days */
#define SCRUTINY_DEMO_FORCE_EVENTS 4u

char *scrutiny_demo_records_searches (const char *first_day, guint number);
char *scrutiny_demo_records_force (const char *first_day, guint number);
const char *scrutiny_demo_records_search_layout (void);
const char *scrutiny_demo_records_force_layout (void);

G_END_DECLS
