/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/review/case-visit.h"
#include "ui/review/form-view.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* The steps of a case, each one page; Back leads to the one before. */
typedef enum {
  SCRUTINY_STEP_GATE,
  SCRUTINY_STEP_RECORD,
  SCRUTINY_STEP_BEFORE_WATCHING,
  SCRUTINY_STEP_WATCH,
  SCRUTINY_STEP_MISMATCH,
  SCRUTINY_STEP_DONE,
  SCRUTINY_STEP_REVEAL,
  SCRUTINY_STEP_LATER, /* once the chair has closed the case */
  SCRUTINY_STEP_OUT,
} ScrutinyCaseStep;

#define SCRUTINY_TYPE_CASE_FLOW (scrutiny_case_flow_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCaseFlow, scrutiny_case_flow, SCRUTINY, CASE_FLOW, GObject)

void scrutiny_case_flow_open (ScrutinyPage *from, gint64 meeting, const char *letter);
ScrutinyCaseFlow *scrutiny_case_flow_new (ScrutinyWindow *window,
                                          ScrutinyCaseVisit *visit);
void scrutiny_case_flow_resume (ScrutinyCaseFlow *self);

gboolean scrutiny_case_flow_has_watched (ScrutinyCaseFlow *self);

ScrutinyCaseVisit *scrutiny_case_flow_get_visit (ScrutinyCaseFlow *self);
ScrutinyAnswerSet *scrutiny_case_flow_get_answers (ScrutinyCaseFlow *self);
ScrutinyWindow *scrutiny_case_flow_get_window (ScrutinyCaseFlow *self);
const char *scrutiny_case_flow_get_locale (ScrutinyCaseFlow *self);
char *scrutiny_case_flow_dup_title (ScrutinyCaseFlow *self);

void scrutiny_case_flow_go (ScrutinyCaseFlow *self, ScrutinyCaseStep step);
void scrutiny_case_flow_go_to_question (ScrutinyCaseFlow *self, const char *question_id);
void scrutiny_case_flow_leave (ScrutinyCaseFlow *self);
void scrutiny_case_flow_skip (ScrutinyCaseFlow *self);
void scrutiny_case_flow_step_out (ScrutinyCaseFlow *self, ScrutinyAnswer *answer);
void scrutiny_case_flow_come_back (ScrutinyCaseFlow *self);

void scrutiny_case_flow_show_form (ScrutinyCaseFlow *self,
                                   ScrutinyFormView *view,
                                   ScrutinyFormPart part);
void scrutiny_case_flow_save (ScrutinyCaseFlow *self, ScrutinyAnswer *answer);
void scrutiny_case_flow_add_note (ScrutinyCaseFlow *self,
                                  gint64 at_us,
                                  const char *words);

G_END_DECLS
