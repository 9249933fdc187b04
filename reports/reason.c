/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/reason.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *code;
  const char *words;
} CodeWords;

/* Exclusions of practice.md 4.4, missing footage of 4.5, replacement codes of
 * sampling.md 10. */
static const CodeWords reasons[] = {
  { "live_investigation", NC_ ("reason", "Criminal case open") },
  { "live_complaint", NC_ ("reason", "Complaint open") },
  { "iopc_matter", NC_ ("reason", "With the police watchdog") },
  { "sub_judice", NC_ ("reason", "Before a court") },
  { "covert_or_ct", NC_ ("reason", "Secret or counter-terrorism work") },
  { "sexual_offence_victim", NC_ ("reason", "Identity protected by law") },
  { "subject_objection", NC_ ("reason", "Person asked not to be shown") },
  { "child_safeguarding", NC_ ("reason", "Showing it could harm a child") },
  { "medical_or_nudity", NC_ ("reason", "Medical treatment or nudity") },
  { "member_conflict", NC_ ("reason", "A member knows someone shown") },
  { "legal_privilege", NC_ ("reason", "Legally privileged") },
  { "third_party", NC_ ("reason", "Protects somebody else") },
  { "not_recorded", NC_ ("reason", "Camera not switched on") },
  { "late_start", NC_ ("reason", "Started late") },
  { "early_stop", NC_ ("reason", "Stopped early") },
  { "muted", NC_ ("reason", "No sound") },
  { "no_camera_issued", NC_ ("reason", "No camera issued") },
  { "plain_clothes", NC_ ("reason", "Plain clothes") },
  { "fault", NC_ ("reason", "Camera fault") },
  { "battery", NC_ ("reason", "Battery empty") },
  { "deleted_by_retention", NC_ ("reason", "Deleted: kept too short a time") },
  { "not_uploaded", NC_ ("reason", "Not uploaded") },
  { "cannot_be_linked", NC_ ("reason", "Cannot be linked to the record") },
  { "withheld_exclusion", NC_ ("reason", "Withheld: excluded") },
  { "wrong_clip", NC_ ("reason", "Wrong clip") },
  { "other_officer_only", NC_ ("reason", "Only another officer's camera") },
  { "unknown_no_answer", NC_ ("reason", "No reason given") },
  { "not_supplied", NC_ ("reason", "Not supplied") },
  { "duplicate", NC_ ("reason", "In the list twice") },
  { "out_of_scope", NC_ ("reason", "Should not have been in the list") },
  { "made_in_error", NC_ ("reason", "Record made in error") },
  { "drawn_before", NC_ ("reason", "Drawn at an earlier meeting") },
};

const char *
scrutiny_reason_get_words (const char *code)
{
  if (code == NULL || *code == '\0')
    return _("No reason given");

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_str_equal (reasons[i].code, code))
      return g_dpgettext2 (GETTEXT_PACKAGE, "reason", reasons[i].words);
  }

  return code;
}
