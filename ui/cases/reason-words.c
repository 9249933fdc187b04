/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/reason-words.h"

#include <glib/gi18n.h>

typedef struct {
  const char *code;
  const char *words;
} Reason;

/* clang-format off */
static const Reason no_footage[] = {
  { "not_recorded", N_("Nothing was recorded") },
  { "late_start", N_("The camera started late") },
  { "early_stop", N_("The camera stopped early") },
  { "muted", N_("The sound was off") },
  { "no_camera_issued", N_("No camera was issued") },
  { "plain_clothes", N_("Officers in plain clothes") },
  { "fault", N_("The camera was faulty") },
  { "battery", N_("The battery was empty") },
  { "deleted_by_retention", N_("Deleted after its time") },
  { "not_uploaded", N_("Not uploaded") },
  { "cannot_be_linked", N_("Cannot be matched to the record") },
  { "withheld_exclusion", N_("Held back by the force") },
  { "wrong_clip", N_("The wrong clip was sent") },
  { "other_officer_only", N_("Only another officer filmed") },
  { "unknown_no_answer", N_("The force gave no reason") },
};

static const Reason set_aside[] = {
  { "live_investigation", N_("A criminal case is open") },
  { "live_complaint", N_("A complaint is open") },
  { "iopc_matter", N_("With the police watchdog") },
  { "sub_judice", N_("Before a court") },
  { "covert_or_ct", N_("Would show secret tactics") },
  { "sexual_offence_victim", N_("A person is protected by law") },
  { "subject_objection", N_("The person stopped asked not to be shown") },
  { "child_safeguarding", N_("Showing it would harm a child") },
  { "medical_or_nudity", N_("Shows the body or medical care") },
  { "legal_privilege", N_("Words with a lawyer") },
  { "third_party", N_("Shows other people’s private matters") },
  { "not_supplied", N_("The force did not supply it") },
  { "duplicate", N_("The same record twice") },
  { "out_of_scope", N_("Not what this panel looks at") },
  { "made_in_error", N_("The record was made by mistake") },
};
/* clang-format on */

/* Only the program itself gives these. */
static const Reason other[] = {
  { "drawn_before", N_ ("Drawn at an earlier meeting") },
};

static const struct {
  const Reason *reasons;
  guint n_reasons;
} tables[] = {
  [SCRUTINY_REASONS_NO_FOOTAGE] = { no_footage, G_N_ELEMENTS (no_footage) },
  [SCRUTINY_REASONS_SET_ASIDE] = { set_aside, G_N_ELEMENTS (set_aside) },
};

/**
 * scrutiny_reason_words_list:
 *
 * Returns: (transfer full): the reasons in words, for a drop-down
 */
GListModel *
scrutiny_reason_words_list (ScrutinyReasons reasons)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < tables[reasons].n_reasons; i++)
    gtk_string_list_append (list, _ (tables[reasons].reasons[i].words));

  return G_LIST_MODEL (list);
}

/**
 * scrutiny_reason_words_get_code:
 * @nth: which row of the drop-down
 *
 * Returns: (nullable): its code in the ledger
 */
const char *
scrutiny_reason_words_get_code (ScrutinyReasons reasons, guint nth)
{
  return nth < tables[reasons].n_reasons ? tables[reasons].reasons[nth].code : NULL;
}

/**
 * scrutiny_reason_words_for:
 *
 * Returns: @code in words, or @code itself
 */
const char *
scrutiny_reason_words_for (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_footage); i++)
    if (g_strcmp0 (no_footage[i].code, code) == 0)
      return _ (no_footage[i].words);
  for (guint i = 0; i < G_N_ELEMENTS (set_aside); i++)
    if (g_strcmp0 (set_aside[i].code, code) == 0)
      return _ (set_aside[i].words);
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    if (g_strcmp0 (other[i].code, code) == 0)
      return _ (other[i].words);

  return code;
}
