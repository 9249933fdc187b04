/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/minutes.h"

#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"
#include "reports/pages-private.h"

static void
fill_case (ScrutinyPages *pages, const ScrutinyMinutesCase *one)
{
  g_autofree char *title = g_strdup_printf (_("Case %s"), one->letter);

  scrutiny_pages_heading (pages, 3, title);
  scrutiny_pages_fact (pages, _("What became of it"), one->outcome);
  if (one->band != SCRUTINY_BAND_NONE)
    scrutiny_pages_fact (pages,
                         _("Grade of the panel"),
                            one->grade ? one->grade : findings_band_words (one->band));
  scrutiny_pages_fact (pages, _("How members graded, before they talked"), one->spread);
  scrutiny_pages_fact (pages, _("What members added once they had talked"),
                                 one->changes);
  scrutiny_pages_fact (pages, _("The panel's view"), one->view);
  scrutiny_pages_fact (pages, _("Minority view"), one->minority);
  for (guint i = 0; i < one->n_told; i++) {
    g_autofree char *label = g_strdup_printf (_("What we were told, by %s, %s"),
                                                 one->told[i].who, one->told[i].when);

    scrutiny_pages_fact (pages, label, one->told[i].text);
  }
}

static void
fill_points (ScrutinyPages *pages, const ScrutinyMinutes *minutes)
{
  g_autoptr (ScrutinyTable) table = NULL;

  if (minutes->n_points == 0)
    return;

  table = findings_table_new ("points", _("Learning points"),
                                           _("Case|What we ask|Owner|Due"));
  for (guint i = 0; i < minutes->n_points; i++) {
    scrutiny_table_add_text (table, minutes->points[i].case_letter);
    scrutiny_table_add_text (table, minutes->points[i].asks);
    scrutiny_table_add_text (table, minutes->points[i].owner);
    scrutiny_table_add_text (table, minutes->points[i].due_day);
  }
  scrutiny_pages_table (pages, table);
}

static void
fill (ScrutinyPages *pages, gconstpointer data)
{
  const ScrutinyMinutes *minutes = data;

  scrutiny_pages_heading (pages, 1, _("Minutes"));
  scrutiny_pages_paragraph (pages, minutes->panel);
  scrutiny_pages_fact (pages, _("Meeting"), minutes->meeting);
  scrutiny_pages_fact (pages, _("Day"), minutes->day);
  scrutiny_pages_fact (pages, _("Present"), minutes->present);
  if (minutes->plan_sha256 != NULL)
    scrutiny_pages_hash (pages, _("Commitment: list and plan, fixed before the dice"),
                                   minutes->plan_sha256);
  scrutiny_pages_fact (pages, _("Certificate"), minutes->certificate_sha256);

  scrutiny_pages_heading (pages, 2, _("Cases"));
  for (guint i = 0; i < minutes->n_cases; i++)
    fill_case (pages, &minutes->cases[i]);
  fill_points (pages, minutes);

  scrutiny_pages_paragraph (pages, _("A red grade is not a finding of misconduct."));
  if (minutes->head != NULL) {
    scrutiny_pages_heading (pages, 2, _("Seal"));
    scrutiny_pages_paragraph (
        pages, _("Keep this line. With it anyone can show later whether the panel's "
                 "log up to this meeting was changed: audit verify --head"));
    scrutiny_pages_strong (pages, minutes->head);
  }
}

gboolean
scrutiny_minutes_write (const ScrutinyMinutes *minutes, const char *path, GError **error)
{
  g_autofree char *footer = NULL;
  ScrutinyPagesFacts facts = { 0 };

  g_return_val_if_fail (minutes != NULL && path != NULL && minutes->day != NULL, FALSE);

  footer = g_strdup_printf ("%s · %.24s", minutes->panel,
                            minutes->head ? minutes->head : minutes->day);
  facts.title = _("Minutes");
  facts.footer = footer;
  facts.day = minutes->day;
  facts.is_demo = minutes->is_demo;
  facts.is_draft = !minutes->is_sealed;

  return scrutiny_pages_write (&facts, fill, minutes, path, error);
}
