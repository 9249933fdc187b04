/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/question.h"

G_BEGIN_DECLS

/* What a section is made of. Arrays are kept, strings copied. */
typedef struct {
  const char *id;
  const char *module_id;
  const char *part; /* where the screen puts it: "start", "grounds", "explaining", ... */
  ScrutinyFormText *title;
  ScrutinyFormStage stage;
  GPtrArray *questions;                /* of ScrutinyQuestion */
  ScrutinyFormCondition *visible_when; /* nullable: always */
  const char *const *opened_by;        /* nullable: recorded codes that also show it */
} ScrutinyFormSectionFields;

#define SCRUTINY_TYPE_FORM_SECTION (scrutiny_form_section_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFormSection,
                      scrutiny_form_section,
                      SCRUTINY,
                      FORM_SECTION,
                      GObject)

ScrutinyFormSection *scrutiny_form_section_new (const ScrutinyFormSectionFields *fields);

const ScrutinyFormSectionFields *scrutiny_form_section_get (ScrutinyFormSection *self);
gboolean scrutiny_form_section_is_shown (ScrutinyFormSection *self,
                                         const ScrutinyFormContext *context,
                                         ScrutinyAnswerSet *answers);

G_END_DECLS
