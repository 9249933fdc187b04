/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

/* The questions of one kind of case, as joined from a form file and its modules.
 * Immutable: an answer names the form's id, version and hash. */
struct _ScrutinyForm {
  GObject parent_instance;

  ScrutinyFormFields fields;  /* every pointer in it is owned */
  GHashTable *question_by_id; /* borrowed from the sections */
  GHashTable *section_by_id;  /* question id -> its section, borrowed */
};

G_DEFINE_FINAL_TYPE (ScrutinyForm, scrutiny_form, G_TYPE_OBJECT)

static void
scrutiny_form_finalize (GObject *object)
{
  ScrutinyForm *self = SCRUTINY_FORM (object);
  ScrutinyFormFields *f = &self->fields;

  g_clear_pointer (&self->question_by_id, g_hash_table_unref);
  g_clear_pointer (&self->section_by_id, g_hash_table_unref);
  g_free ((char *) f->form_id);
  g_free ((char *) f->version);
  g_free ((char *) f->sha256);
  g_clear_pointer (&f->title, scrutiny_form_text_unref);
  g_strfreev ((char **) f->kinds);
  g_strfreev ((char **) f->locales);
  g_free ((char *) f->grade_question);
  g_clear_object (&f->scale);
  g_clear_pointer (&f->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (scrutiny_form_parent_class)->finalize (object);
}

static void
scrutiny_form_class_init (ScrutinyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_form_finalize;
}

static void
scrutiny_form_init (ScrutinyForm *self)
{
  self->question_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->section_by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
index_questions (ScrutinyForm *self)
{
  for (guint i = 0; i < self->fields.sections->len; i++) {
    ScrutinyFormSection *section = g_ptr_array_index (self->fields.sections, i);
    GPtrArray *questions = scrutiny_form_section_get (section)->questions;

    for (guint j = 0; j < questions->len; j++) {
      ScrutinyQuestion *question = g_ptr_array_index (questions, j);
      gpointer id = (gpointer) scrutiny_question_get_id (question);

      g_hash_table_insert (self->question_by_id, id, question);
      g_hash_table_insert (self->section_by_id, id, section);
    }
  }
}

/**
 * scrutiny_form_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): the form
 */
ScrutinyForm *
scrutiny_form_new (const ScrutinyFormFields *fields)
{
  ScrutinyForm *self;
  ScrutinyFormFields *f;

  g_return_val_if_fail (fields != NULL && fields->form_id != NULL, NULL);
  g_return_val_if_fail (fields->scale != NULL && fields->sections != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_FORM, NULL);
  f = &self->fields;
  *f = *fields;
  f->form_id = g_strdup (fields->form_id);
  f->version = g_strdup (fields->version);
  f->sha256 = g_strdup (fields->sha256);
  f->title = scrutiny_form_text_ref (fields->title);
  f->kinds = (const char *const *) g_strdupv ((char **) fields->kinds);
  f->locales = (const char *const *) g_strdupv ((char **) fields->locales);
  f->grade_question = g_strdup (fields->grade_question);
  f->scale = g_object_ref (fields->scale);
  f->sections = g_ptr_array_ref (fields->sections);
  index_questions (self);

  return self;
}

/**
 * scrutiny_form_get:
 *
 * Returns: (transfer none): what the form is made of
 */
const ScrutinyFormFields *
scrutiny_form_get (ScrutinyForm *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self), NULL);

  return &self->fields;
}

/**
 * scrutiny_form_get_scale:
 *
 * Returns: (transfer none) (nullable): what the overall grade is given on
 */
ScrutinyGradingScale *
scrutiny_form_get_scale (ScrutinyForm *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self), NULL);

  return self->fields.scale;
}

/**
 * scrutiny_form_get_sections:
 *
 * Returns: (transfer none) (element-type ScrutinyFormSection): in the order they are
 * asked
 */
GPtrArray *
scrutiny_form_get_sections (ScrutinyForm *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self), NULL);

  return self->fields.sections;
}

/**
 * scrutiny_form_find:
 *
 * Returns: (transfer none) (nullable): the question with @question_id
 */
ScrutinyQuestion *
scrutiny_form_find (ScrutinyForm *self, const char *question_id)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self) && question_id != NULL, NULL);

  return g_hash_table_lookup (self->question_by_id, question_id);
}

/**
 * scrutiny_form_find_section:
 *
 * Returns: (transfer none) (nullable): the section @question_id is asked in
 */
ScrutinyFormSection *
scrutiny_form_find_section (ScrutinyForm *self, const char *question_id)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self) && question_id != NULL, NULL);

  return g_hash_table_lookup (self->section_by_id, question_id);
}

static gboolean
check_translated (ScrutinyQuestion *question, const char *locale, GError **error)
{
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);

  if (scrutiny_form_text_has (f->text, locale))
    return TRUE;

  g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
               _ ("The question %s has no words in %s yet, so the form cannot be "
                  "published for this panel."),
                  f->id, locale);

  return FALSE;
}

/**
 * scrutiny_form_check_publish:
 * @locale: a language the panel works in
 *
 * forms.md section 13 rule 6: every question that must be answered has words in every
 * language of the panel.
 *
 * Returns: whether the form may be given to such a panel
 */
gboolean
scrutiny_form_check_publish (ScrutinyForm *self, const char *locale, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM (self) && locale != NULL, FALSE);

  for (guint i = 0; i < self->fields.sections->len; i++) {
    ScrutinyFormSection *section = g_ptr_array_index (self->fields.sections, i);
    GPtrArray *questions = scrutiny_form_section_get (section)->questions;

    for (guint j = 0; j < questions->len; j++) {
      ScrutinyQuestion *question = g_ptr_array_index (questions, j);
      const ScrutinyQuestionFields *f = scrutiny_question_get (question);

      if ((f->is_required || f->required_when != NULL) &&
          !check_translated (question, locale, error))
        return FALSE;
    }
  }

  return TRUE;
}

/**
 * scrutiny_form_new_grade:
 * @level: a level of the form's scale
 * @reason: (nullable): why not gradable, where it is not
 * @comment: (nullable): what makes the member say so
 *
 * The scale, its version and the band stay with the answer: a later change of scale never
 * rewrites a grade (forms.md section 13 rule 4).
 *
 * Returns: (transfer full): the answer to @question_id
 */
ScrutinyAnswer *
scrutiny_form_new_grade (ScrutinyForm *self,
                         const char *question_id,
                         const char *level,
                         const char *reason,
                         const char *comment)
{
  const char *const codes[] = { level, NULL };
  ScrutinyAnswerFields fields = {
    .question_id = question_id, .codes = codes, .reason = reason, .comment = comment
  };

  g_return_val_if_fail (SCRUTINY_IS_FORM (self) && level != NULL, NULL);

  fields.scale_id = scrutiny_grading_scale_get_id (self->fields.scale);
  fields.scale_version = scrutiny_grading_scale_get_version (self->fields.scale);
  fields.band = scrutiny_grading_scale_band_of (self->fields.scale, level);

  return scrutiny_answer_new (&fields);
}
