/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/session.h"
#include "model/learning-point.h"

G_BEGIN_DECLS

/* What is asked of the force; nothing in it is owned. */
typedef struct {
  gint64 meeting;
  const char *letter;  /* of the case */
  const char *theme;   /* a code of scrutiny_learning_theme_list() */
  const char *saw;     /* what the panel saw */
  const char *asks;    /* what it asks */
  const char *owner;   /* the part that owes it, never a name; not for a proposal */
  const char *due_day; /* "2026-12-24"; not for a proposal */
  const char *reason;  /* (nullable): why only now, where the meeting is sealed */
  gint64 moment_us;    /* where in the footage; -1: nowhere in particular */
} ScrutinyNewLearningPoint;

gint64 scrutiny_learning_add (ScrutinySession *session,
                              const ScrutinyNewLearningPoint *point,
                              GError **error);
gint64 scrutiny_learning_propose (ScrutinySession *session,
                                  const ScrutinyNewLearningPoint *point,
                                  GError **error);
gboolean scrutiny_learning_adopt (ScrutinySession *session,
                                  gint64 number,
                                  const char *owner,
                                  const char *due_day,
                                  const char *reason,
                                  GError **error);
gboolean scrutiny_learning_reply (ScrutinySession *session,
                                  gint64 number,
                                  ScrutinyReplyKind kind,
                                  const char *day,
                                  const char *text,
                                  GError **error);
gboolean scrutiny_learning_accept (ScrutinySession *session,
                                   gint64 number,
                                   GError **error);
gboolean scrutiny_learning_return (ScrutinySession *session,
                                   gint64 number,
                                   const char *why,
                                   const char *due_day,
                                   GError **error);

GListModel *scrutiny_learning_list (ScrutinySession *session, GError **error);
ScrutinyLearningPoint *scrutiny_learning_get (ScrutinySession *session,
                                              gint64 number,
                                              GError **error);

G_END_DECLS
