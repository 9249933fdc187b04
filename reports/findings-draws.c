/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

typedef struct {
  guint drawn;
  guint ineligible;
  guint unavailable;
  guint targeted;
} Tally;

static Tally
tally_meeting (const ScrutinyFindingsInput *input, guint meeting_index)
{
  Tally tally = { 0 };

  for (guint i = 0; i < input->cases->len; i++) {
    const FindingsCase *one = g_ptr_array_index (input->cases, i);

    if (one->meeting_index != meeting_index)
      continue;
    if (!one->facts.is_random) {
      tally.targeted++;
      continue;
    }
    tally.drawn++;
    tally.ineligible += one->facts.outcome == SCRUTINY_OUTCOME_INELIGIBLE ? 1 : 0;
    tally.unavailable += one->facts.outcome == SCRUTINY_OUTCOME_UNAVAILABLE ? 1 : 0;
  }

  return tally;
}

static void
add_open_count (const Design *design, ScrutinyTable *table, guint count)
{
  const guint64 cells[] = { count };
  g_autoptr (ScrutinySmallNumbers) safe = findings_design_protect (design, cells, 1, 1);

  findings_design_tell_cell (design, safe, 0, 0, table);
}

static void
add_panel_draws (ScrutinyFindings *self, const ScrutinyFindingsInput *input)
{
  g_autoptr (ScrutinyTable) table = findings_table_new (
      "draws", _("How the cases were drawn"),
                  _("Meeting|Day|Records in the list|Kept out beforehand|Could be drawn|"
        "Drawn, with reserves called up|Set aside: not a proper case|"
        "Set aside: could not be seen|Chosen, not drawn|Certificate"));

  for (guint m = 0; m < input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (input->meetings, m);
    Tally tally = tally_meeting (input, m);

    scrutiny_table_add_count (table, meeting->facts.number);
    scrutiny_table_add_text (table, meeting->facts.day);
    scrutiny_table_add_count (table, meeting->facts.listed);
    scrutiny_table_add_count (table, meeting->facts.excluded);
    scrutiny_table_add_count (table, meeting->facts.eligible);
    scrutiny_table_add_count (table, tally.drawn);
    scrutiny_table_add_count (table, tally.ineligible);
    scrutiny_table_add_count (table, tally.unavailable);
    scrutiny_table_add_count (table, tally.targeted);
    scrutiny_table_add_text (table, meeting->facts.certificate_sha256);
  }
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

/* Others see each list and its certificate. How many were drawn, kept out or
 * set aside stands in the pooled tables, where small numbers are protected. */
static void
add_open_draws (ScrutinyFindings *self, const Design *design)
{
  const ScrutinyFindingsInput *input = design->input;
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("draws", _("How the cases were drawn"),
                                      _("Day|Records in the list|Certificate"));

  for (guint m = 0; m < input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (input->meetings, m);

    scrutiny_table_add_text (table, meeting->facts.day);
    add_open_count (design, table, meeting->facts.listed);
    scrutiny_table_add_text (table, meeting->facts.certificate_sha256);
  }
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

/* Exclusions of all meetings by code. */
static GPtrArray *
pool_exclusions (const ScrutinyFindingsInput *input, guint64 *counts, guint most)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint m = 0; m < input->meetings->len; m++) {
    const FindingsMeeting *meeting = g_ptr_array_index (input->meetings, m);

    for (guint e = 0; e < meeting->exclusions->len; e++) {
      const FindingsExclusion *exclusion = g_ptr_array_index (meeting->exclusions, e);
      guint at = 0;

      while (at < codes->len && !g_str_equal (codes->pdata[at], exclusion->code))
        at++;
      if (at == most)
        continue;
      if (at == codes->len)
        g_ptr_array_add (codes, exclusion->code);
      counts[at] += exclusion->count;
    }
  }

  return codes;
}

static void
add_exclusions (ScrutinyFindings *self, const Design *design)
{
  enum { MOST_CODES = 64 };
  guint64 counts[MOST_CODES] = { 0 };
  g_autoptr (GPtrArray) codes = pool_exclusions (design->input, counts, MOST_CODES);
  g_autoptr (ScrutinySmallNumbers) safe = NULL;
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("excluded",
                          _("Records kept out of the draw beforehand, by reason"),
                             _("Reason|Records"));

  if (codes->len == 0)
    return;
  if (design->hides_small) {
    safe = findings_design_protect (design, counts, 1, codes->len);
    if (safe == NULL)
      return;
  }

  for (guint i = 0; i < codes->len; i++) {
    scrutiny_table_add_text (table, scrutiny_reason_get_words (codes->pdata[i]));
    if (safe != NULL)
      findings_design_tell_cell (design, safe, 0, i, table);
    else
      scrutiny_table_add_count (table, counts[i]);
  }
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

/* Chosen cases are worth talking about, but say nothing about how common. */
static void
add_targeted (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("targeted",
                          _("Cases drawn for a theme or a reason: in no rate"),
                             _("Case|Drawn as|Grade"));

  if (design->hides_small)
    return;

  for (guint i = 0; i < design->input->cases->len; i++) {
    const FindingsCase *one = g_ptr_array_index (design->input->cases, i);
    g_autofree char *name = NULL;

    if (one->facts.is_random)
      continue;
    name = g_strdup_printf ("%u%s", one->facts.meeting,
                            one->facts.letter ? one->facts.letter : "");
    scrutiny_table_add_text (table, name);
    scrutiny_table_add_text (table, one->facts.drawn_as ? one->facts.drawn_as : "");
    scrutiny_table_add_text (table, findings_band_words (one->facts.band));
  }
  if (scrutiny_table_get_rows (table) > 0)
    g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

void
findings_add_draws (ScrutinyFindings *self, const Design *design)
{
  if (design->hides_small)
    add_open_draws (self, design);
  else
    add_panel_draws (self, design->input);
  add_exclusions (self, design);
  add_targeted (self, design);
}
