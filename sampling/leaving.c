/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/leaving.h"

#include <string.h>

#define INELIGIBLE  SCRUTINY_LEAVING_INELIGIBLE
#define UNAVAILABLE SCRUTINY_LEAVING_UNAVAILABLE
#define ASIDE       SCRUTINY_LEAVING_FOR_SET_ASIDE
#define FOOTAGE     SCRUTINY_LEAVING_FOR_NO_FOOTAGE

/* Why a case may leave the agenda, or stay on it unseen, in the order in which people
 * are offered the reasons. A panel whose plan says so may set aside what has no footage,
 * but that is not offered: the written record is looked at, and the gap counted. */
static const struct {
  const char *code;
  ScrutinyLeavingClass klass;
  guint uses;
} reasons[] = {
  /* a rule or the law */
  { "live_investigation", UNAVAILABLE, ASIDE },
  { "live_complaint", UNAVAILABLE, ASIDE },
  { "iopc_matter", UNAVAILABLE, ASIDE },
  { "sub_judice", UNAVAILABLE, ASIDE },
  { "covert_or_ct", UNAVAILABLE, ASIDE },
  { "sexual_offence_victim", UNAVAILABLE, ASIDE },
  { "subject_objection", UNAVAILABLE, ASIDE },
  { "child_safeguarding", UNAVAILABLE, ASIDE },
  { "medical_or_nudity", UNAVAILABLE, ASIDE },
  { "legal_privilege", UNAVAILABLE, ASIDE },
  { "third_party", UNAVAILABLE, ASIDE },
  { "member_conflict", SCRUTINY_LEAVING_STAYS, 0 },
  /* the list was wrong */
  { "duplicate", INELIGIBLE, ASIDE },
  { "out_of_scope", INELIGIBLE, ASIDE },
  { "made_in_error", INELIGIBLE, ASIDE },
  /* no footage, or none that can be used */
  { "not_recorded", UNAVAILABLE, FOOTAGE },
  { "late_start", UNAVAILABLE, FOOTAGE },
  { "early_stop", UNAVAILABLE, FOOTAGE },
  { "muted", UNAVAILABLE, FOOTAGE },
  { "no_camera_issued", UNAVAILABLE, FOOTAGE },
  { "plain_clothes", UNAVAILABLE, FOOTAGE },
  { "fault", UNAVAILABLE, FOOTAGE },
  { "battery", UNAVAILABLE, FOOTAGE },
  { "deleted_by_retention", UNAVAILABLE, FOOTAGE },
  { "not_uploaded", UNAVAILABLE, FOOTAGE },
  { "cannot_be_linked", UNAVAILABLE, FOOTAGE },
  { "withheld_exclusion", UNAVAILABLE, FOOTAGE },
  { "wrong_clip", UNAVAILABLE, FOOTAGE },
  { "other_officer_only", UNAVAILABLE, FOOTAGE },
  { "not_supplied", UNAVAILABLE, ASIDE | FOOTAGE },
  { "unknown_no_answer", UNAVAILABLE, FOOTAGE },
};

/**
 * scrutiny_leaving_class_from_code:
 * @code: of a reason
 * @klass: (out): what the reason does to the figures
 *
 * On any thread.
 *
 * Returns: whether @code is a reason to leave the agenda
 */
gboolean
scrutiny_leaving_class_from_code (const char *code, ScrutinyLeavingClass *klass)
{
  g_return_val_if_fail (code != NULL && klass != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (strcmp (reasons[i].code, code) == 0) {
      *klass = reasons[i].klass;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_leaving_is_for:
 * @code: of a reason, or anything else
 *
 * On any thread.
 *
 * Returns: whether @code is a reason that people are offered for @use
 */
gboolean
scrutiny_leaving_is_for (const char *code, ScrutinyLeavingUse use)
{
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].code, code) == 0)
      return (reasons[i].uses & use) != 0;

  return FALSE;
}

/**
 * scrutiny_leaving_get_code:
 * @nth: from 0
 *
 * On any thread.
 *
 * Returns: (nullable): the code of the @nth reason that people are offered for @use;
 *   %NULL after the last
 */
const char *
scrutiny_leaving_get_code (ScrutinyLeavingUse use, guint nth)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((reasons[i].uses & use) != 0 && nth-- == 0)
      return reasons[i].code;

  return NULL;
}

/**
 * scrutiny_leaving_find_reserve:
 * @unused: (element-type ScrutinyDrawn): the reserves nobody has called up, by stratum
 *   and rank, as on the certificate
 * @stratum: of the case that leaves, from 1
 *
 * The next of the same stratum takes the place: nobody chooses, nobody skips. On any
 * thread.
 *
 * Returns: (transfer none) (nullable): the one of @unused that steps in; %NULL if its
 *   stratum has nobody left, and the place stays empty
 */
const ScrutinyDrawn *
scrutiny_leaving_find_reserve (GPtrArray *unused, guint stratum)
{
  g_return_val_if_fail (unused != NULL, NULL);

  for (guint i = 0; i < unused->len; i++) {
    const ScrutinyDrawn *reserve = g_ptr_array_index (unused, i);

    if (reserve->stratum == stratum)
      return reserve;
  }

  return NULL;
}
