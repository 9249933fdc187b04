/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/form.h"

G_BEGIN_DECLS

/* Gives the bytes of one form file ("stop_search.json", "module-ss.json"): from the
 * program itself, from a folder, or as the panel kept them. */
typedef GBytes *(*ScrutinyFormSource) (const char *file_name,
                                       gpointer user_data,
                                       GError **error);

#define SCRUTINY_FORM_FILE_MAX_BYTES (1024 * 1024)

GFile *scrutiny_form_reader_get_shipped (void);
GBytes *scrutiny_form_reader_load (const char *file_name,
                                   gpointer folder,
                                   GError **error);

ScrutinyForm *scrutiny_form_reader_read (const char *form_id,
                                         const char *scale_id,
                                         const char *const *extra_modules,
                                         ScrutinyFormSource source,
                                         gpointer user_data,
                                         GError **error);

G_END_DECLS
