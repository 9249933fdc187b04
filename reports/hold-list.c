/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/hold-list.h"

#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"
#include "reports/pages-private.h"

static gboolean
has_dates (const ScrutinyHoldList *list)
{
  for (guint i = 0; i < list->n_entries; i++) {
    if (list->entries[i].keep_from != NULL)
      return TRUE;
  }

  return FALSE;
}

static void
fill (ScrutinyPages *pages, gconstpointer data)
{
  const ScrutinyHoldList *list = data;
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("hold", _("Records"), has_dates (list)
                                     ? _("Case|Record|Day|Area|Would be deleted")
                                     : _("Case|Record|Day|Area"));

  scrutiny_pages_heading (pages, 1, _("Please keep this footage"));
  scrutiny_pages_fact (pages, _("To"), list->force);
  scrutiny_pages_fact (pages, _("From"), list->panel);
  scrutiny_pages_fact (pages, _("Meeting"), list->meeting);
  scrutiny_pages_fact (pages, _("Day"), list->day);
  scrutiny_pages_paragraph (
      pages, _("These records were drawn by lot. Keep all body-worn video of every "
               "officer at each, before and after, until the panel gives it back. "
               "If there is none, say why: it counts as a result."));
  for (guint i = 0; i < list->n_entries; i++) {
    const ScrutinyHoldListEntry *entry = &list->entries[i];

    scrutiny_table_add_text (table, entry->name);
    scrutiny_table_add_text (table, entry->id);
    scrutiny_table_add_text (table, entry->day);
    scrutiny_table_add_text (table, entry->area);
    if (has_dates (list))
      scrutiny_table_add_text (table, entry->keep_from);
  }
  scrutiny_pages_table (pages, table);
  scrutiny_pages_fact (pages, _("Certificate"), list->certificate_sha256);
}

gboolean
scrutiny_hold_list_write (const ScrutinyHoldList *list, const char *path, GError **error)
{
  g_autofree char *footer = NULL;
  ScrutinyPagesFacts facts = { 0 };

  g_return_val_if_fail (list != NULL && path != NULL && list->day != NULL, FALSE);

  footer = g_strdup_printf ("%s · %.16s", list->panel,
                            list->certificate_sha256 ? list->certificate_sha256 : "");
  facts.title = _("Please keep this footage");
  facts.footer = footer;
  facts.day = list->day;
  facts.is_demo = list->is_demo;

  return scrutiny_pages_write (&facts, fill, list, path, error);
}
