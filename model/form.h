/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-section.h"
#include "model/grading-scale.h"

G_BEGIN_DECLS

/* What a form is made of. Arrays are kept, strings copied. */
typedef struct {
  const char *form_id;
  const char *version;
  const char *sha256; /* of every file the form was joined from, in order */
  ScrutinyFormText *title;
  const char *const *kinds; /* record kinds it is for */
  const char *const *locales;
  const char *grade_question; /* the id of the overall grade */
  ScrutinyGradingScale *scale;
  GPtrArray *sections; /* of ScrutinyFormSection, in the order they are asked */
} ScrutinyFormFields;

#define SCRUTINY_TYPE_FORM (scrutiny_form_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyForm, scrutiny_form, SCRUTINY, FORM, GObject)

ScrutinyForm *scrutiny_form_new (const ScrutinyFormFields *fields);

const ScrutinyFormFields *scrutiny_form_get (ScrutinyForm *self);
ScrutinyGradingScale *scrutiny_form_get_scale (ScrutinyForm *self);
GPtrArray *scrutiny_form_get_sections (ScrutinyForm *self);
ScrutinyQuestion *scrutiny_form_find (ScrutinyForm *self, const char *question_id);
ScrutinyFormSection *scrutiny_form_find_section (ScrutinyForm *self,
                                                 const char *question_id);
gboolean scrutiny_form_check_publish (ScrutinyForm *self,
                                      const char *locale,
                                      GError **error);
ScrutinyAnswer *scrutiny_form_new_grade (ScrutinyForm *self,
                                         const char *question_id,
                                         const char *level,
                                         const char *reason,
                                         const char *comment);

G_END_DECLS
