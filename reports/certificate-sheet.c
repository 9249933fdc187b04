/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/certificate-sheet.h"

#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"
#include "reports/pages-private.h"

static void
count_fact (ScrutinyPages *pages, const char *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  scrutiny_pages_fact (pages, label, text);
}

static void
fill_list (ScrutinyPages *pages, const ScrutinyCertificateSheet *sheet)
{
  scrutiny_pages_heading (pages, 2, _("What was drawn from"));
  count_fact (pages, _("Records in the list"), sheet->listed);
  for (guint i = 0; i < sheet->n_excluded; i++) {
    g_autofree char *label =
        g_strdup_printf (_("Kept out: %s"),
                            scrutiny_reason_get_words (sheet->excluded[i].code));

    count_fact (pages, label, sheet->excluded[i].count);
  }
  if (sheet->drawn_before > 0)
    count_fact (pages, _("Drawn already at this meeting"), sheet->drawn_before);
  if (sheet->filtered_out > 0)
    count_fact (pages, _("Outside the theme"), sheet->filtered_out);
  count_fact (pages, _("Could be drawn"), sheet->eligible);
  scrutiny_pages_fact (pages, _("Hash of the list"), sheet->list_sha256);
}

static void
fill_found (ScrutinyPages *pages, const ScrutinyCertificateSheet *sheet)
{
  if (sheet->found == NULL || sheet->found[0] == NULL)
    return;

  scrutiny_pages_heading (pages, 2, _("What was found in the list before it was fixed"));
  for (guint i = 0; sheet->found[i] != NULL; i++)
    scrutiny_pages_point (pages, "–", sheet->found[i]);
}

static const char *
share_words (const char *method)
{
  if (g_strcmp0 (method, "d10") == 0)
    return _("ten-sided dice");
  if (g_strcmp0 (method, "d6") == 0)
    return _("six-sided dice");
  if (g_strcmp0 (method, "text") == 0)
    return _("a phrase");

  return _("chosen digits");
}

static void
fill_seed (ScrutinyPages *pages, const ScrutinyCertificateSheet *sheet)
{
  scrutiny_pages_heading (pages, 2, _("How it was drawn"));
  scrutiny_pages_fact (pages, _("Method"), sheet->method);
  count_fact (pages, _("Cases asked for"), sheet->asked);
  if (sheet->shortfall > 0)
    count_fact (pages, _("Cases short"), sheet->shortfall);
  scrutiny_pages_fact (pages, _("List and plan fixed"), sheet->committed_at);
  scrutiny_pages_fact (pages, _("Seed typed in"), sheet->seed_entered_at);
  for (guint i = 0; i < sheet->n_shares; i++) {
    const ScrutinyCertificateShare *share = &sheet->shares[i];
    g_autofree char *label =
        g_strdup_printf (_("Seat %u, %s"), share->seat, share_words (share->method));

    scrutiny_pages_fact (pages, label, share->digits);
  }
  scrutiny_pages_fact (pages, _("Seed"), sheet->seed);
  if (sheet->n_shares > 0 && !sheet->is_rolled)
    scrutiny_pages_strong (pages, _("Seed chosen, not rolled."));
  for (guint i = 0; sheet->voided != NULL && sheet->voided[i] != NULL; i++)
    scrutiny_pages_fact (pages, _("Given up before this"), sheet->voided[i]);
}

/* n of N, and N/n: what each drawn case stands for (sampling.md section 12). */
static void
fill_groups (ScrutinyPages *pages, const ScrutinyCertificateSheet *sheet)
{
  g_autoptr (ScrutinyTable) table = NULL;

  if (sheet->n_groups == 0)
    return;

  table =
      findings_table_new ("groups", _("Chances and weights"),
                                       _("Group|Could be drawn|Drawn|Reserves|Chance of each|Stands for"));
  for (guint i = 0; i < sheet->n_groups; i++) {
    const ScrutinyCertificateGroup *group = &sheet->groups[i];
    g_autofree char *chance = g_strdup_printf (_("%u in %u"), group->drawn, group->size);
    g_autofree char *weight = group->drawn > 0
        ? g_strdup_printf (_("%.2f records"), (double) group->size / group->drawn)
        : g_strdup (_("nothing: cannot be spoken for"));

    scrutiny_table_add_text (table, *group->name != '\0' ? group->name
                                                         : sheet->n_groups > 1
                                        ? _("not recorded")
                                        : _("all"));
    scrutiny_table_add_count (table, group->size);
    scrutiny_table_add_count (table, group->drawn);
    scrutiny_table_add_count (table, group->reserves);
    scrutiny_table_add_text (table, chance);
    scrutiny_table_add_text (table, weight);
  }
  scrutiny_pages_table (pages, table);
  if (!sheet->are_chances_exact)
    scrutiny_pages_paragraph (
        pages, _("A limit per person was used: records of busy officers were less "
                 "likely than this table says. Findings work out each one’s chance."));
}

static void
fill_drawn (ScrutinyPages *pages,
            const char *id,
            const char *title,
            const ScrutinyCertificateDrawn *drawn,
            guint n)
{
  g_autoptr (ScrutinyTable) table = NULL;

  if (n == 0)
    return;

  table = findings_table_new (id, title, _("Order|Case|Record|Group|Ticket"));
  for (guint i = 0; i < n; i++) {
    scrutiny_table_add_count (table, drawn[i].rank);
    scrutiny_table_add_text (table, drawn[i].letter);
    scrutiny_table_add_text (table, drawn[i].id);
    scrutiny_table_add_text (table, drawn[i].stratum);
    scrutiny_table_add_text (table, drawn[i].ticket);
  }
  scrutiny_pages_table (pages, table);
}

static void
fill_check (ScrutinyPages *pages)
{
  scrutiny_pages_heading (pages, 2, _("Check it yourself"));
  scrutiny_pages_point (pages, "1",
                        _("Compare the commitment above with the one that was read out "
                          "and written into the minutes before anyone showed dice."));
  scrutiny_pages_point (pages, "2",
                        _("Work out the hash of the list file with any program, such as "
                          "sha256sum, and compare it with the one printed here."));
  scrutiny_pages_point (pages, "3",
                        _("Run “bwv-scrutiny-cli verify” or the short Python "
                          "program of docs/verify on the certificate and the list. "
                          "They share no code. No sign-in is needed."));

  scrutiny_pages_heading (pages, 2, _("What this does not prove"));
  scrutiny_pages_point (pages, "–",
                        _("That the commitment was seen before the dice. Ask those who "
                          "were there, or look in the minutes."));
  scrutiny_pages_point (pages, "–",
                        _("That the list is complete. Compare its total with published "
                          "figures; look for gaps in its dates and numbers."));
  scrutiny_pages_point (pages, "–",
                        _("Anything about an encounter that nobody recorded."));
}

static void
fill (ScrutinyPages *pages, gconstpointer data)
{
  const ScrutinyCertificateSheet *sheet = data;
  gboolean is_drawn = sheet->certificate_sha256 != NULL;

  scrutiny_pages_heading (pages, 1,
                          is_drawn ? _("Certificate of a draw") : _("Commitment"));
  scrutiny_pages_paragraph (pages, sheet->panel);
  scrutiny_pages_fact (pages, _("Meeting"), sheet->meeting);
  scrutiny_pages_fact (pages, _("Title"), sheet->title);
  if (sheet->purpose != NULL)
    scrutiny_pages_fact (pages, _("What it speaks for"), sheet->purpose);
  if (sheet->theme != NULL)
    scrutiny_pages_fact (pages, _("Only records where"), sheet->theme);
  scrutiny_pages_fact (pages, _("Tag"), sheet->tag);
  scrutiny_pages_hash (pages, _("Commitment: list and plan, fixed before the dice"),
                                 sheet->plan_sha256);
  fill_list (pages, sheet);
  fill_found (pages, sheet);
  fill_seed (pages, sheet);
  if (is_drawn)
    fill_groups (pages, sheet);
  fill_drawn (pages, "main", _("Cases drawn"), sheet->main, sheet->n_main);
  fill_drawn (pages, "reserves",
              _("Reserves, in the order in which they step in"), sheet->reserves,
                 sheet->n_reserves);
  if (is_drawn) {
    scrutiny_pages_fact (pages, _("Hash of the result"), sheet->result_sha256);
    scrutiny_pages_gap (pages, 8);
    scrutiny_pages_hash (pages, _("Hash of the certificate file"),
                                   sheet->certificate_sha256);
  }
  fill_check (pages);
}

gboolean
scrutiny_certificate_sheet_write (const ScrutinyCertificateSheet *sheet,
                                  const char *path,
                                  GError **error)
{
  g_autofree char *footer = NULL;
  ScrutinyPagesFacts facts = { 0 };

  g_return_val_if_fail (sheet != NULL && path != NULL, FALSE);
  g_return_val_if_fail (sheet->plan_sha256 != NULL && sheet->day != NULL, FALSE);

  footer = g_strdup_printf ("%s · %.16s", sheet->panel,
                            sheet->certificate_sha256 ? sheet->certificate_sha256
                                                      : sheet->plan_sha256);
  facts.title =
      sheet->certificate_sha256 ? _("Certificate of a draw") : _("Commitment");
  facts.footer = footer;
  facts.day = sheet->day;
  facts.is_demo = sheet->is_demo;

  return scrutiny_pages_write (&facts, fill, sheet, path, error);
}
