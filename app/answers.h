/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/own-answers.h"

G_BEGIN_DECLS

/* Ids no form has: that the case was skipped, and notes ("_note:3"). */
#define SCRUTINY_ANSWER_SKIPPED "_skipped"
#define SCRUTINY_ANSWER_NOTE    "_note:"

/* What is known of a case when it is opened for answers. */
typedef struct {
  const char *kind;                 /* of the record: "stop_search", "use_of_force" */
  const char *const *material;      /* codes of view_material the case has */
  const char *const *recorded;      /* codes of recorded tactics and powers */
  gboolean person_is_child;         /* as recorded */
  const char *const *extra_modules; /* (nullable) what the chair adds */
} ScrutinyCaseFacts;

/* How far a case has come; never who. */
typedef struct {
  guint n_expected;
  guint n_handed_in;
  guint n_stood_out;
  gboolean is_closed;
} ScrutinyAnswerProgress;

gboolean scrutiny_answers_open (ScrutinySession *session,
                                gint64 case_id,
                                const ScrutinyCaseFacts *facts,
                                GError **error);
ScrutinyForm *scrutiny_answers_get_form (ScrutinySession *session,
                                         gint64 case_id,
                                         GError **error);
gboolean scrutiny_answers_get_progress (ScrutinySession *session,
                                        gint64 case_id,
                                        ScrutinyAnswerProgress *progress,
                                        GError **error);

gint64 scrutiny_answers_save (ScrutinySession *session,
                              gint64 case_id,
                              ScrutinyAnswer *answer,
                              GError **error);
gint64 scrutiny_answers_save_all (ScrutinySession *session,
                                  gint64 case_id,
                                  GPtrArray *answers,
                                  GError **error);
gint64 scrutiny_answers_add_note (ScrutinySession *session,
                                  gint64 case_id,
                                  const ScrutinyMoment *moment,
                                  const char *words,
                                  GError **error);
gint64 scrutiny_answers_skip (ScrutinySession *session,
                              gint64 case_id,
                              gboolean is_skipped,
                              GError **error);
char *scrutiny_answers_hand_in (ScrutinySession *session, gint64 case_id, GError **error);
gint64 scrutiny_answers_come_back (ScrutinySession *session,
                                   gint64 case_id,
                                   GError **error);
gint64 scrutiny_answers_add_later (ScrutinySession *session,
                                   gint64 case_id,
                                   ScrutinyAnswerPhase phase,
                                   ScrutinyAnswer *answer,
                                   const char *reason,
                                   GError **error);
gint64 scrutiny_answers_add_all_later (ScrutinySession *session,
                                       gint64 case_id,
                                       ScrutinyAnswerPhase phase,
                                       GPtrArray *answers,
                                       const char *reason,
                                       GError **error);
gint64 scrutiny_answers_import (ScrutinySession *session,
                                gint64 case_id,
                                const char *path,
                                guint *n_saved,
                                char **receipt,
                                GError **error);
gint64 scrutiny_answers_import_later (ScrutinySession *session,
                                      gint64 case_id,
                                      const char *path,
                                      const char *reason,
                                      guint *n_saved,
                                      GError **error);

G_END_DECLS
