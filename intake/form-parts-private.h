/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/json-cursor-private.h"
#include "model/form.h"

G_BEGIN_DECLS

/* What scales.json gives to every form. */
typedef struct {
  GPtrArray *ypn; /* of ScrutinyQuestionOption */
  GPtrArray *yn;
  GPtrArray *five;
  GPtrArray *scales; /* of ScrutinyGradingScale */
} ScrutinyFormShared;

void scrutiny_form_shared_clear (ScrutinyFormShared *self);
void scrutiny_form_shared_read (ScrutinyJsonCursor *cursor,
                                const json_t *root,
                                ScrutinyFormShared *shared);
ScrutinyGradingScale *scrutiny_form_shared_find_scale (const ScrutinyFormShared *self,
                                                       const char *scale_id);

ScrutinyFormText *scrutiny_form_text_read (ScrutinyJsonCursor *cursor,
                                           const json_t *object,
                                           const char *name);
GPtrArray *scrutiny_form_options_read (ScrutinyJsonCursor *cursor,
                                       const json_t *object,
                                       const char *name);
ScrutinyFormCondition *scrutiny_form_condition_read (ScrutinyJsonCursor *cursor,
                                                     const json_t *object,
                                                     const char *name);
gboolean scrutiny_form_version_read (ScrutinyJsonCursor *cursor,
                                     const json_t *object,
                                     const char *name,
                                     const char **version);
void scrutiny_form_module_read (ScrutinyJsonCursor *cursor,
                                const json_t *root,
                                const char *module_id,
                                const ScrutinyFormShared *shared,
                                GPtrArray *sections);
gboolean scrutiny_form_join_check (GPtrArray *sections,
                                   const char *grade_question,
                                   const char *file_name,
                                   GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScrutinyFormShared, scrutiny_form_shared_clear)

G_END_DECLS
