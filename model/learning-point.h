/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where a learning point stands; whether it is late depends on the day as well. */
typedef enum {
  SCRUTINY_LEARNING_PROPOSED, /* by a member; a chair has not taken it up */
  SCRUTINY_LEARNING_OPEN,
  SCRUTINY_LEARNING_ANSWERED,
  SCRUTINY_LEARNING_ACCEPTED,
  SCRUTINY_LEARNING_RETURNED, /* the answer was not enough: it waits again */
} ScrutinyLearningState;

/* The two answers a force can give (Police Race Action Plan: explain or reform). */
typedef enum {
  SCRUTINY_REPLY_NONE,
  SCRUTINY_REPLY_EXPLAIN, /* the reason, with evidence */
  SCRUTINY_REPLY_REFORM,  /* what changes, and by when */
} ScrutinyReplyKind;

/* What a learning point is made from; nothing in it is owned. */
typedef struct {
  gint64 number;
  gint64 meeting;
  const char *letter; /* of the case */
  const char *theme;  /* code */
  const char *saw;
  const char *asks;
  gint64 moment_us;       /* in the footage; -1: none */
  const char *owner;      /* (nullable) while proposed */
  const char *due_day;    /* (nullable) while proposed */
  const char *after_seal; /* (nullable) why only after the meeting was sealed */
  ScrutinyLearningState state;
  ScrutinyReplyKind reply_kind; /* of the newest answer */
  const char *reply_day;        /* (nullable) */
  const char *reply;            /* (nullable) */
  const char *returned_why;     /* (nullable) of the newest return */
  gint64 changed_at_us;         /* the newest thing that happened to it */
} ScrutinyLearningPointRow;

#define SCRUTINY_TYPE_LEARNING_POINT (scrutiny_learning_point_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyLearningPoint,
                      scrutiny_learning_point,
                      SCRUTINY,
                      LEARNING_POINT,
                      GObject)

ScrutinyLearningPoint *scrutiny_learning_point_new (const ScrutinyLearningPointRow *row);

gint64 scrutiny_learning_point_get_number (ScrutinyLearningPoint *self);
gint64 scrutiny_learning_point_get_meeting (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_letter (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_theme (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_saw (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_asks (ScrutinyLearningPoint *self);
gint64 scrutiny_learning_point_get_moment_us (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_owner (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_owner_words (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_due_day (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_after_seal (ScrutinyLearningPoint *self);
char *scrutiny_learning_point_dup_marked_asks (ScrutinyLearningPoint *self);
ScrutinyLearningState scrutiny_learning_point_get_state (ScrutinyLearningPoint *self);
ScrutinyReplyKind scrutiny_learning_point_get_reply_kind (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_reply_day (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_reply (ScrutinyLearningPoint *self);
const char *scrutiny_learning_point_get_returned_why (ScrutinyLearningPoint *self);

gboolean scrutiny_learning_point_is_overdue (ScrutinyLearningPoint *self,
                                             const char *today);
const char *scrutiny_learning_point_get_state_code (ScrutinyLearningPoint *self,
                                                    const char *today);
const char *scrutiny_learning_point_get_state_title (ScrutinyLearningPoint *self,
                                                     const char *today);

const char *scrutiny_reply_kind_to_code (ScrutinyReplyKind kind);
gboolean scrutiny_reply_kind_from_code (const char *code, ScrutinyReplyKind *kind);
gboolean scrutiny_reply_check (const char *text, GError **error);

gboolean scrutiny_learning_theme_is_known (const char *theme);
const char *const *scrutiny_learning_theme_list (void);
const char *scrutiny_learning_theme_get_title (const char *theme);

G_END_DECLS
