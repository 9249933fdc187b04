/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/learning-point.h"

G_BEGIN_DECLS

/* A point to be stored; nothing in it is owned. */
typedef struct {
  gint64 number; /* from scrutiny_learning_store_next_number() */
  gint64 case_id;
  const char *theme;
  GBytes *words;    /* sealed */
  gint64 moment_us; /* -1: none */
  gint64 at_us;
  gint64 by;
} ScrutinyLearningPlain;

/* Something that happened to a point; nothing in it is owned. */
typedef struct {
  gint64 id; /* from scrutiny_learning_store_next_event() */
  gint64 number;
  const char *event;      /* "opened", "answered", "accepted" or "returned" */
  const char *owner;      /* opened */
  const char *due_day;    /* opened and returned */
  const char *reply_kind; /* answered */
  const char *reply_day;  /* answered */
  GBytes *words;          /* (nullable): sealed; of opened: why only after the seal */
  gint64 at_us;
  gint64 by;
} ScrutinyLearningEvent;

/* Takes what the store holds of one point; its words are still sealed. Everything is
 * lent for the call. Returns FALSE with @error set to stop. */
typedef gboolean (*ScrutinyLearningFunc) (const ScrutinyLearningPointRow *row,
                                          GBytes *words,
                                          gint64 opened_event,
                                          GBytes *after_seal,
                                          gint64 reply_event,
                                          GBytes *reply,
                                          gint64 return_event,
                                          GBytes *returned_why,
                                          gpointer data,
                                          GError **error);

gint64 scrutiny_learning_store_next_number (ScrutinyDatabase *database, GError **error);
gint64 scrutiny_learning_store_next_event (ScrutinyDatabase *database, GError **error);
gboolean scrutiny_learning_store_add (ScrutinyDatabase *database,
                                      const ScrutinyLearningPlain *point,
                                      GError **error);
gboolean scrutiny_learning_store_add_event (ScrutinyDatabase *database,
                                            const ScrutinyLearningEvent *event,
                                            GError **error);
gboolean scrutiny_learning_store_each (ScrutinyDatabase *database,
                                       gint64 number,
                                       ScrutinyLearningFunc func,
                                       gpointer data,
                                       GError **error);

G_END_DECLS
