/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/form-part.h"

#include <glib/gi18n.h>

/**
 * scrutiny_form_part_has:
 *
 * Returns: whether the page @part is the one that asks @section
 */
gboolean
scrutiny_form_part_has (ScrutinyFormPart part, ScrutinyFormSection *section)
{
  const ScrutinyFormSectionFields *fields = scrutiny_form_section_get (section);
  gboolean is_start = g_strcmp0 (fields->part, "start") == 0;
  gboolean is_mismatch = g_strcmp0 (fields->module_id, "rec") == 0;

  if (fields->stage == SCRUTINY_STAGE_BEFORE_VIEW)
    return part == (is_start ? SCRUTINY_FORM_PART_GATE : SCRUTINY_FORM_PART_BEFORE);
  if (fields->stage == SCRUTINY_STAGE_AFTER_REVEAL)
    return part == SCRUTINY_FORM_PART_AFTER;

  return part == (is_mismatch ? SCRUTINY_FORM_PART_MISMATCH : SCRUTINY_FORM_PART_WATCH);
}

/** scrutiny_form_part_is_asked: Whether @form has any section for the page @part. */
gboolean
scrutiny_form_part_is_asked (ScrutinyFormPart part, ScrutinyForm *form)
{
  GPtrArray *sections = scrutiny_form_get_sections (form);

  for (guint i = 0; i < sections->len; i++)
    if (scrutiny_form_part_has (part, g_ptr_array_index (sections, i)))
      return TRUE;

  return FALSE;
}

/* The order of ux.md section 4: modules come joined, people answer by part. */
static const char *const ranks[SCRUTINY_N_FORM_RANKS] = {
  "start", "grounds", "explaining", "conduct", "ending", "overall",
};

/**
 * scrutiny_form_part_rank:
 *
 * Returns: where @section stands among the others of its page, from 0; sections of
 *   one rank keep the order of the form
 */
guint
scrutiny_form_part_rank (ScrutinyFormSection *section)
{
  for (guint i = 0; i < SCRUTINY_N_FORM_RANKS; i++)
    if (g_strcmp0 (scrutiny_form_section_get (section)->part, ranks[i]) == 0)
      return i;

  return SCRUTINY_N_FORM_RANKS - 1;
}
