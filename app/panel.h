/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What a panel chooses about itself; %NULL or 0 takes the default. */
typedef struct {
  const char *name;     /* 1 to 200 characters */
  const char *force;    /* the force's slug, such as "avon-and-somerset" */
  const char *language; /* "en" (default) or "cy" */
  const char *scale;    /* a grading scale, default "rag3" */
  gint quorum;          /* 1 to 40 people, default 3 */
  gboolean is_demo;     /* made up: weak keys, and every page says so */
  ScrutinyClock clock;  /* default: the machine's */
  gpointer clock_data;
} ScrutinyPanelChoices;

ScrutinySession *scrutiny_panel_create (const char *panel_dir,
                                        const ScrutinyPanelChoices *choices,
                                        ScrutinyPerson *first,
                                        const char *passphrase,
                                        char **recovery_code,
                                        GError **error);

char *scrutiny_panel_get_setting (ScrutinySession *session,
                                  const char *key,
                                  GError **error);
gboolean scrutiny_panel_check_file (const char *panel_dir,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean scrutiny_panel_change_setting (ScrutinySession *session,
                                        const char *key,
                                        const char *value,
                                        GError **error);

char *scrutiny_panel_get_folder (ScrutinySession *session, const char *name);

G_END_DECLS
