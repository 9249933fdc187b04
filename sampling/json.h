/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_JSON_BYTES_MAX   (64u << 20)
#define SCRUTINY_JSON_DEPTH_MAX   32u
#define SCRUTINY_JSON_VALUES_MAX  2000000u
#define SCRUTINY_JSON_INTEGER_MAX G_GINT64_CONSTANT (9007199254740991)

/* A JSON value that can be written in one way only, so that its bytes can be
 * hashed: objects keep their keys in byte order and numbers are integers. */
typedef struct _ScrutinyJson ScrutinyJson;

typedef enum {
  SCRUTINY_JSON_NULL,
  SCRUTINY_JSON_BOOLEAN,
  SCRUTINY_JSON_INTEGER,
  SCRUTINY_JSON_STRING,
  SCRUTINY_JSON_ARRAY,
  SCRUTINY_JSON_OBJECT,
} ScrutinyJsonKind;

ScrutinyJson *scrutiny_json_new_null (void);
ScrutinyJson *scrutiny_json_new_boolean (gboolean value);
ScrutinyJson *scrutiny_json_new_integer (gint64 value);
ScrutinyJson *scrutiny_json_new_string (const char *value);
ScrutinyJson *scrutiny_json_take_string (char *value);
ScrutinyJson *scrutiny_json_new_strings (const char *const *values);
ScrutinyJson *scrutiny_json_new_array (void);
ScrutinyJson *scrutiny_json_new_object (void);
ScrutinyJson *scrutiny_json_ref (ScrutinyJson *self);
void scrutiny_json_unref (ScrutinyJson *self);

void scrutiny_json_append (ScrutinyJson *self, ScrutinyJson *value);
void scrutiny_json_set (ScrutinyJson *self, const char *name, ScrutinyJson *value);
void scrutiny_json_set_string (ScrutinyJson *self, const char *name, const char *value);
void scrutiny_json_set_integer (ScrutinyJson *self, const char *name, gint64 value);

ScrutinyJsonKind scrutiny_json_get_kind (const ScrutinyJson *self);
gboolean scrutiny_json_get_boolean (const ScrutinyJson *self);
gint64 scrutiny_json_get_integer (const ScrutinyJson *self);
const char *scrutiny_json_get_string (const ScrutinyJson *self);
guint scrutiny_json_get_length (const ScrutinyJson *self);
ScrutinyJson *scrutiny_json_get_element (const ScrutinyJson *self, guint index);
const char *scrutiny_json_get_name (const ScrutinyJson *self, guint index);
ScrutinyJson *scrutiny_json_get_member (const ScrutinyJson *self, const char *name);

ScrutinyJson *scrutiny_json_parse (const char *text, gsize length, GError **error);
char *scrutiny_json_to_canonical (const ScrutinyJson *self, gsize *length);
char *scrutiny_json_hash (const ScrutinyJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyJson, scrutiny_json_unref)

G_END_DECLS
