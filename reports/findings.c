/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings.h"

#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

const char *
scrutiny_audience_to_code (ScrutinyAudience audience)
{
  static const char *const codes[] = { "panel", "force", "public" };

  g_return_val_if_fail (audience < G_N_ELEMENTS (codes), "public");

  return codes[audience];
}

static void
free_finding (gpointer data)
{
  OwnedFinding *finding = data;

  g_free (finding->id);
  g_free (finding->sentence);
  g_free (finding->sure);
  g_free (finding->beside);
  g_free (finding->cases);
  g_free (finding);
}

static void
free_headline (gpointer data)
{
  OwnedHeadline *headline = data;

  g_free (headline->about);
  g_free (headline->sentence);
  g_free (headline);
}

static void
clear_findings (gpointer data)
{
  ScrutinyFindings *self = data;

  g_free (self->panel);
  g_free (self->force);
  g_free (self->day);
  g_free (self->scope);
  g_ptr_array_unref (self->headlines);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->charts);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->notes);
}

static char *
describe_scope (const Design *design)
{
  g_autofree char *words = NULL;

  if (design->is_public)
    return g_strdup_printf (_("%s. Only random cases count. "
                              "Counts are rounded, small ones hidden (c)."),
                               design->base_words);

  if (design->hides_small)
    return g_strdup_printf (_("%s. Only random cases count. A count under 5 reads "
                              "\"fewer than 5\"."),
                               design->base_words);

  words = g_strdup_printf (_("%s (meetings: %u). %u of them could be reviewed."),
                              design->base_words, design->input->meetings->len,
                              design->reviewed);

  return g_strdup_printf (_("%s Only random cases count, "
                            "weighted by how they were drawn."),
                             words);
}

static void
add_note (ScrutinyFindings *self, const char *note)
{
  g_ptr_array_add (self->notes, g_strdup (note));
}

static void
add_notes (ScrutinyFindings *self, const Design *design)
{
  add_note (self, _("A red grade is not a finding of misconduct."));
  add_note (self, _("A case counts as yes when more than half of those who could tell "
                    "said yes; as partly when neither yes nor no did."));
  add_note (self, _("Cases drawn cannot show an encounter nobody recorded."));
  for (guint i = 0; i < design->input->notes->len; i++)
    add_note (self, g_ptr_array_index (design->input->notes, i));
  if (design->input->questions->len >= 20) {
    g_autofree char *luck =
        g_strdup_printf (_("Of %u questions asked, "
                                              "about %u look unusual by luck."),
                            design->input->questions->len,
                            (design->input->questions->len + 10) / 20);

    add_note (self, luck);
  }
  if (design->hides_small && !design->is_public)
    add_note (self,
              _("No names and no single votes. Groups under 5 are not counted out, "
                      "nor anything that would give them away."));
  if (design->is_public)
    add_note (self, _("No names, no case details. Numbers from 1 to 4, and what "
                      "would give them away, are hidden."));
}

ScrutinyFindings *
scrutiny_findings_new (const ScrutinyFindingsInput *input, ScrutinyAudience audience)
{
  g_autoptr (Design) design = NULL;
  ScrutinyFindings *self;

  g_return_val_if_fail (input != NULL, NULL);

  design = findings_design_new (input, audience);
  self = g_atomic_rc_box_new0 (ScrutinyFindings);
  self->panel = g_strdup (input->panel);
  self->force = g_strdup (input->force);
  self->day = g_strdup (input->day);
  self->is_demo = input->is_demo;
  self->audience = audience;
  self->scope = describe_scope (design);
  self->headlines = g_ptr_array_new_with_free_func (free_headline);
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_chart_unref);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_table_unref);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  /* The order of the first page: five sentences, late actions, then the rest. */
  findings_add_grades (self, design);
  findings_add_items (self, design);
  findings_add_mismatch (self, design);
  findings_add_footage (self, design);
  findings_add_points (self, design);
  findings_add_change (self, design);
  findings_add_agreement (self, design);
  findings_add_draws (self, design);
  add_notes (self, design);

  return self;
}

ScrutinyFindings *
scrutiny_findings_ref (ScrutinyFindings *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
scrutiny_findings_unref (ScrutinyFindings *self)
{
  g_atomic_rc_box_release_full (self, clear_findings);
}

/** scrutiny_findings_get_panel: Returns: (transfer none): the panel's name */
const char *
scrutiny_findings_get_panel (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->panel;
}

/** scrutiny_findings_get_force: Returns: (transfer none): the force's name */
const char *
scrutiny_findings_get_force (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->force;
}

/**
 * scrutiny_findings_get_day:
 *
 * Returns: (transfer none): the day they were made, YYYY-MM-DD
 */
const char *
scrutiny_findings_get_day (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->day;
}

const char *
scrutiny_findings_get_scope (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * scrutiny_findings_is_demo:
 *
 * Returns: whether people and places are made up, which every page must say
 */
gboolean
scrutiny_findings_is_demo (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_demo;
}

/** scrutiny_findings_get_audience: Returns: for whom small numbers were hidden */
ScrutinyAudience
scrutiny_findings_get_audience (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_AUDIENCE_PUBLIC);

  return self->audience;
}

guint
scrutiny_findings_get_n_headlines (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->headlines->len;
}

const char *
scrutiny_findings_get_headline (const ScrutinyFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->headlines->len, NULL);

  return ((const OwnedHeadline *) g_ptr_array_index (self->headlines, index))->sentence;
}

const char *
scrutiny_findings_get_headline_about (const ScrutinyFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->headlines->len, NULL);

  return ((const OwnedHeadline *) g_ptr_array_index (self->headlines, index))->about;
}

/** scrutiny_findings_get_n_findings: Returns: how many sentences */
guint
scrutiny_findings_get_n_findings (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->findings->len;
}

/**
 * scrutiny_findings_get_finding:
 *
 * Returns: sentence @index, from 0; it belongs to @self
 */
ScrutinyFinding
scrutiny_findings_get_finding (const ScrutinyFindings *self, guint index)
{
  ScrutinyFinding view = { "", "", "", "", "" };
  const OwnedFinding *finding;

  g_return_val_if_fail (self != NULL && index < self->findings->len, view);

  finding = g_ptr_array_index (self->findings, index);
  view.id = finding->id;
  view.sentence = finding->sentence;
  view.sure = finding->sure;
  view.beside = finding->beside;
  view.cases = finding->cases;

  return view;
}

/** scrutiny_findings_get_n_charts: Returns: how many charts, each with its table */
guint
scrutiny_findings_get_n_charts (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->charts->len;
}

ScrutinyChart *
scrutiny_findings_get_chart (const ScrutinyFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->charts->len, NULL);

  return g_ptr_array_index (self->charts, index);
}

guint
scrutiny_findings_get_n_tables (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tables->len;
}

ScrutinyTable *
scrutiny_findings_get_table (const ScrutinyFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->tables->len, NULL);

  return g_ptr_array_index (self->tables, index);
}

guint
scrutiny_findings_get_n_notes (const ScrutinyFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->notes->len;
}

const char *
scrutiny_findings_get_note (const ScrutinyFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->notes->len, NULL);

  return g_ptr_array_index (self->notes, index);
}
