/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/case.h"

G_BEGIN_DECLS

ScrutinyCase *scrutiny_case_find (ScrutinySession *session,
                                  gint64 meeting,
                                  const char *letter,
                                  GError **error);
GListModel *scrutiny_case_list (ScrutinySession *session, gint64 meeting, GError **error);
GStrv scrutiny_case_list_holds (ScrutinySession *session, gint64 meeting, GError **error);

gboolean scrutiny_case_set_aside (ScrutinySession *session,
                                  gint64 meeting,
                                  const char *letter,
                                  const char *code,
                                  const char *text,
                                  ScrutinyCase **replaced_by,
                                  GError **error);
gboolean scrutiny_case_record_no_footage (ScrutinySession *session,
                                          gint64 meeting,
                                          const char *letter,
                                          const char *code,
                                          const char *text,
                                          GError **error);
gboolean scrutiny_case_open (ScrutinySession *session,
                             gint64 meeting,
                             const char *letter,
                             GError **error);

/* For use cases under way: moves a case on inside their transaction. */
gboolean scrutiny_case_advance (ScrutinySession *session,
                                gint64 case_id,
                                ScrutinyCaseState state,
                                GError **error);

/* The case's closing key: a chair's to open. */
gboolean scrutiny_case_open_secret (ScrutinySession *session,
                                    gint64 case_id,
                                    guint8 secret_key[SCRUTINY_KEY_BYTES],
                                    GError **error);

G_END_DECLS
