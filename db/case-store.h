/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "db/database.h"
#include "model/case.h"
#include "model/role.h"
#include "sampling/draw.h"

G_BEGIN_DECLS

/* A case to be put on the agenda; nothing in it is owned. */
typedef struct {
  gint64 meeting;
  gint64 draw_id;
  const char *letter;
  const ScrutinyDrawn *drawn;
  gint64 replaces; /* the id of the case it stands in for; 0: drawn itself */
  guint8 public_key[SCRUTINY_KEY_BYTES];
  gint64 at_us;
} ScrutinyNewCase;

/* What happened to a case; nothing in it is owned. */
typedef struct {
  gint64 case_id;
  ScrutinyCaseState state;
  const char *code; /* (nullable) */
  GBytes *text;     /* (nullable): sealed */
  ScrutinyRole decider;
  gint64 at_us;
  gint64 by;
} ScrutinyCaseEvent;

/* A case's secret key as it was sealed to somebody. */
typedef struct {
  gint64 case_id;
  GBytes *sealed;
} ScrutinyCaseSecret;

gint64 scrutiny_case_store_add (ScrutinyDatabase *database,
                                const ScrutinyNewCase *new_case,
                                GError **error);
gboolean scrutiny_case_store_add_event (ScrutinyDatabase *database,
                                        const ScrutinyCaseEvent *event,
                                        GError **error);

ScrutinyCase *scrutiny_case_store_get (ScrutinyDatabase *database,
                                       gint64 case_id,
                                       GError **error);
ScrutinyCase *scrutiny_case_store_find (ScrutinyDatabase *database,
                                        gint64 meeting,
                                        const char *letter,
                                        GError **error);
GListModel *scrutiny_case_store_list (ScrutinyDatabase *database,
                                      gint64 meeting,
                                      GError **error);
GHashTable *scrutiny_case_store_list_refs_elsewhere (ScrutinyDatabase *database,
                                                     gint64 meeting,
                                                     GError **error);
gboolean scrutiny_case_store_get_draw_id (ScrutinyDatabase *database,
                                          gint64 case_id,
                                          gint64 *draw_id,
                                          GError **error);

gboolean scrutiny_case_store_add_secret (ScrutinyDatabase *database,
                                         gint64 case_id,
                                         gint64 person_id,
                                         GBytes *sealed,
                                         GError **error);
GPtrArray *scrutiny_case_store_list_secrets (ScrutinyDatabase *database,
                                             gint64 person_id,
                                             GError **error);
GBytes *scrutiny_case_store_get_secret (ScrutinyDatabase *database,
                                        gint64 case_id,
                                        gint64 person_id,
                                        GError **error);

G_END_DECLS
