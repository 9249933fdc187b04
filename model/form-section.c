/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-section.h"

/* Questions that are asked together, under one heading and at one stage. Immutable. */
struct _ScrutinyFormSection {
  GObject parent_instance;

  ScrutinyFormSectionFields fields; /* every pointer in it is owned */
};

G_DEFINE_FINAL_TYPE (ScrutinyFormSection, scrutiny_form_section, G_TYPE_OBJECT)

static void
scrutiny_form_section_finalize (GObject *object)
{
  ScrutinyFormSectionFields *f = &SCRUTINY_FORM_SECTION (object)->fields;

  g_free ((char *) f->id);
  g_free ((char *) f->module_id);
  g_free ((char *) f->part);
  g_clear_pointer (&f->title, scrutiny_form_text_unref);
  g_clear_pointer (&f->questions, g_ptr_array_unref);
  g_clear_pointer (&f->visible_when, scrutiny_form_condition_unref);
  g_strfreev ((char **) f->opened_by);

  G_OBJECT_CLASS (scrutiny_form_section_parent_class)->finalize (object);
}

static void
scrutiny_form_section_class_init (ScrutinyFormSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_form_section_finalize;
}

static void
scrutiny_form_section_init (ScrutinyFormSection *self)
{
}

/**
 * scrutiny_form_section_new:
 * @fields: what it is made of
 *
 * Returns: (transfer full): the section
 */
ScrutinyFormSection *
scrutiny_form_section_new (const ScrutinyFormSectionFields *fields)
{
  ScrutinyFormSection *self;
  ScrutinyFormSectionFields *f;

  g_return_val_if_fail (fields != NULL && fields->id != NULL, NULL);
  g_return_val_if_fail (fields->title != NULL && fields->questions != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_FORM_SECTION, NULL);
  f = &self->fields;
  *f = *fields;
  f->id = g_strdup (fields->id);
  f->module_id = g_strdup (fields->module_id);
  f->part = g_strdup (fields->part);
  f->title = scrutiny_form_text_ref (fields->title);
  f->questions = g_ptr_array_ref (fields->questions);
  if (fields->visible_when != NULL)
    f->visible_when = scrutiny_form_condition_ref (fields->visible_when);
  f->opened_by = (const char *const *) g_strdupv ((char **) fields->opened_by);

  return self;
}

/**
 * scrutiny_form_section_get:
 *
 * Returns: (transfer none): what the section is made of
 */
const ScrutinyFormSectionFields *
scrutiny_form_section_get (ScrutinyFormSection *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM_SECTION (self), NULL);

  return &self->fields;
}

static gboolean
is_opened_by_record (ScrutinyFormSection *self, const ScrutinyFormContext *context)
{
  const char *const *opened_by = self->fields.opened_by;

  for (guint i = 0; context->recorded != NULL && opened_by != NULL && opened_by[i]; i++) {
    if (g_strv_contains (context->recorded, opened_by[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_form_section_is_shown:
 *
 * A tactic opens its section when it was seen (an answer says so) or recorded.
 *
 * Returns: whether the section is asked at the stage the case has come to
 */
gboolean
scrutiny_form_section_is_shown (ScrutinyFormSection *self,
                                const ScrutinyFormContext *context,
                                ScrutinyAnswerSet *answers)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM_SECTION (self), FALSE);
  g_return_val_if_fail (context != NULL && SCRUTINY_IS_ANSWER_SET (answers), FALSE);

  return self->fields.stage <= context->stage &&
         (is_opened_by_record (self, context) ||
          scrutiny_form_condition_holds (self->fields.visible_when, context, answers));
}
