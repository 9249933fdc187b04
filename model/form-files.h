/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A form as a panel keeps it: the bytes it was read from, and how it was put together. */
typedef struct {
  gint64 id; /* 0: not stored yet */
  char *form_id;
  char *version;
  char *sha256;
  char *scale_id;
  char **extra_modules;
  GHashTable *files; /* file name -> GBytes */
} ScrutinyFormFiles;

ScrutinyFormFiles *scrutiny_form_files_new (void);
void scrutiny_form_files_free (ScrutinyFormFiles *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFormFiles, scrutiny_form_files_free)

G_END_DECLS
