/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <jansson.h>

G_BEGIN_DECLS

/* Reads one JSON value strictly. The first thing that is wrong is kept, with the file and
 * the path to it; every reading after that gives nothing, so that a reader can be written
 * straight down and asks once at the end whether all went well. */
typedef struct {
  const char *file_name;
  GString *path;
  GError *error;
} ScrutinyJsonCursor;

void scrutiny_json_cursor_init (ScrutinyJsonCursor *self, const char *file_name);
gboolean scrutiny_json_cursor_finish (ScrutinyJsonCursor *self, GError **error);

GBytes *scrutiny_json_load (GFile *file, gsize max_bytes, GError **error);
json_t *scrutiny_json_cursor_parse (ScrutinyJsonCursor *self, GBytes *bytes);

void scrutiny_json_cursor_fail (ScrutinyJsonCursor *self, const char *what);
gsize scrutiny_json_cursor_enter (ScrutinyJsonCursor *self, const char *name);
gsize scrutiny_json_cursor_enter_index (ScrutinyJsonCursor *self, gsize index);
void scrutiny_json_cursor_leave (ScrutinyJsonCursor *self, gsize before);

gboolean scrutiny_json_cursor_check_members (ScrutinyJsonCursor *self,
                                             const json_t *object,
                                             const char *const *required,
                                             const char *const *optional);
const char *scrutiny_json_cursor_get_string (ScrutinyJsonCursor *self,
                                             const json_t *object,
                                             const char *name,
                                             gsize max_chars);
const char *scrutiny_json_cursor_get_code (ScrutinyJsonCursor *self,
                                           const json_t *object,
                                           const char *name);
gint64 scrutiny_json_cursor_get_integer (ScrutinyJsonCursor *self,
                                         const json_t *object,
                                         const char *name,
                                         gint64 least,
                                         gint64 most);
gboolean scrutiny_json_cursor_get_boolean (ScrutinyJsonCursor *self,
                                           const json_t *object,
                                           const char *name);
const json_t *scrutiny_json_cursor_get_array (ScrutinyJsonCursor *self,
                                              const json_t *object,
                                              const char *name,
                                              gsize most);
char **scrutiny_json_cursor_get_strings (ScrutinyJsonCursor *self,
                                         const json_t *object,
                                         const char *name,
                                         gsize most,
                                         gboolean are_codes);

G_END_DECLS
