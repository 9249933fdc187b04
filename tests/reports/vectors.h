/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Loads tests/fixtures/statistics.json; the caller drops it with json_decref (). */
json_t *vectors_load (void);

/* The number at @key of @object; fails the test when it is not there. */
double vectors_number (json_t *object, const char *key);

/* Whether @object says null at @key. */
gboolean vectors_is_null (json_t *object, const char *key);

/* Fails unless @got is within @tolerance of @expected. */
void vectors_assert_near (double got, double expected, double tolerance);

G_END_DECLS
