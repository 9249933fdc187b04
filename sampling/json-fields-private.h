/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/json.h"

G_BEGIN_DECLS

/** Reading the members of an object from outside: each says which member is
 * wrong. @where names the object for the sentence. */
gboolean scrutiny_json_check_names (const ScrutinyJson *object,
                                    const char *where,
                                    const char *const *required,
                                    const char *const *optional,
                                    GError **error);
gboolean scrutiny_json_read_integer (const ScrutinyJson *object,
                                     const char *name,
                                     gint64 minimum,
                                     gint64 maximum,
                                     gint64 *value,
                                     GError **error);
const char *scrutiny_json_read_string (const ScrutinyJson *object,
                                       const char *name,
                                       GError **error);
char **scrutiny_json_read_strings (const ScrutinyJson *object,
                                   const char *name,
                                   guint maximum,
                                   GError **error);
ScrutinyJson *scrutiny_json_read_member (const ScrutinyJson *object,
                                         const char *name,
                                         ScrutinyJsonKind kind,
                                         GError **error);
gboolean scrutiny_json_is_hash (const char *text);

G_END_DECLS
