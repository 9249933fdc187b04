/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <jansson.h>

#include "sampling/draw.h"

G_BEGIN_DECLS

/* Known answers from tests/fixtures/sampling/vectors.json. */
json_t *vectors_get (const char *section);
json_t *vectors_find_draw (const char *name);
const char *vectors_text (json_t *object, const char *member);
guint vectors_number (json_t *object, const char *member);
char **vectors_strings (json_t *array);

GBytes *vectors_list_bytes (json_t *draw);
ScrutinyPlan *vectors_plan (json_t *draw);
ScrutinySeed *vectors_seed (json_t *draw);
ScrutinyDraw *vectors_draw (json_t *draw);

G_END_DECLS
