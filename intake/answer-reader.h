/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-check.h"

G_BEGIN_DECLS

#define SCRUTINY_ANSWER_FILE_MAX_BYTES (1024 * 1024)

/* A member's answers to one case, as a file says them. */
typedef struct {
  GPtrArray *answers; /* of ScrutinyAnswer, in the order of the file */
  gboolean hands_in;  /* the file is the member's last word */
} ScrutinyAnswerFile;

void scrutiny_answer_file_free (ScrutinyAnswerFile *self);

GBytes *scrutiny_answer_reader_load (const char *path, GError **error);
ScrutinyAnswerFile *scrutiny_answer_reader_read (GBytes *bytes,
                                                 const char *file_name,
                                                 ScrutinyForm *form,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAnswerFile, scrutiny_answer_file_free)

G_END_DECLS
