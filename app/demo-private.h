/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/session.h"

G_BEGIN_DECLS

/* The demo as it is being made. */
typedef struct {
  ScrutinySession *session;
  char *scratch; /* a folder for files on their way in; removed at the end */
  gint64 now_us; /* what the panel's clock says */
  guint n_clips; /* made so far */
  gint64 done;
  gint64 total;
  ScrutinyProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} ScrutinyDemo;

extern const char *const scrutiny_demo_members[];

gboolean scrutiny_demo_sign_in (ScrutinyDemo *self, const char *name, GError **error);
gboolean scrutiny_demo_step (ScrutinyDemo *self, GError **error);
char *scrutiny_demo_write_file (ScrutinyDemo *self,
                                const char *name,
                                const char *text,
                                GError **error);

/** Footage for case @letter with its hide track and second look. */
gboolean scrutiny_demo_add_footage (ScrutinyDemo *self,
                                    gint64 meeting,
                                    const char *letter,
                                    gint64 duration_us,
                                    gboolean is_damaged,
                                    GError **error);

/** What member @seat answers to the case; handed in. */
gboolean scrutiny_demo_answer (ScrutinyDemo *self,
                               gint64 case_id,
                               guint case_number,
                               guint seat,
                               GError **error);

G_END_DECLS
