/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/fixed-list.h"
#include "sampling/frame.h"

G_BEGIN_DECLS

/** The files of a commitment in the panel's certificates folder. */
char *scrutiny_list_file_name_list (const char *tag);
char *scrutiny_list_file_name_certificate (const char *tag);
char *scrutiny_list_file_name_pdf (const char *tag);

/** Reads list and plan back as they were fixed, and refuses a list that has been
 * changed since. */
ScrutinyFrame *scrutiny_list_file_read_frame (ScrutinySession *session,
                                              ScrutinyFixedList *list,
                                              ScrutinySamplingProgress progress,
                                              gpointer progress_data,
                                              GError **error);

/** Main and reserves of the plans named in @after: they are out of the next. */
GStrv scrutiny_list_file_read_after (ScrutinySession *session,
                                     const char *const *after,
                                     GError **error);

G_END_DECLS
