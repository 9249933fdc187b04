/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-private.h"

/* ux.md section 5: Waiting, Replied, Done, Late. */
enum { SHOWN_WAITING, SHOWN_REPLIED, SHOWN_DONE, SHOWN_LATE, N_SHOWN };

static guint
shown_as (const ScrutinyFindingsPoint *point)
{
  if (point->is_late && point->state != SCRUTINY_POINT_DONE)
    return SHOWN_LATE;

  switch (point->state) {
  case SCRUTINY_POINT_DONE:
    return SHOWN_DONE;
  case SCRUTINY_POINT_REPLIED:
    return SHOWN_REPLIED;
  case SCRUTINY_POINT_WAITING:
  case SCRUTINY_POINT_RETURNED:
  default:
    return SHOWN_WAITING;
  }
}

static const char *
shown_words (guint shown)
{
  switch (shown) {
  case SHOWN_REPLIED:
    return _("Replied");
  case SHOWN_DONE:
    return _("Done");
  case SHOWN_LATE:
    return _("Late");
  default:
    return _("Waiting");
  }
}

static const char *
reply_kind_words (const char *kind)
{
  if (g_strcmp0 (kind, "explain") == 0)
    return _("Explained");
  if (g_strcmp0 (kind, "reform") == 0)
    return _("Changed");

  return NULL;
}

/* "You said – they did": closed points in plain words, without the case. */
static void
add_public_table (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("you_said_they_did", _("You said, they did"),
                                                  _("Theme|You said|Answer|They did"));

  for (guint i = 0; i < design->input->points->len; i++) {
    const ScrutinyFindingsPoint *point = g_ptr_array_index (design->input->points, i);

    if (shown_as (point) != SHOWN_DONE)
      continue;
    scrutiny_table_add_text (table, point->theme);
    scrutiny_table_add_text (table, point->asks);
    scrutiny_table_add_text (table, reply_kind_words (point->reply_kind));
    scrutiny_table_add_text (table, point->reply);
  }
  if (scrutiny_table_get_rows (table) > 0)
    g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

static void
add_panel_table (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (ScrutinyTable) table =
      findings_table_new ("learning_points",
                          _("Learning points and their answers"),
                             _("Number|State|Due|Owner|Theme|What we saw|"
                            "What we ask|Answer|Reply|Case"));

  for (guint i = 0; i < design->input->points->len; i++) {
    const ScrutinyFindingsPoint *point = g_ptr_array_index (design->input->points, i);
    g_autofree char *name =
        g_strdup_printf ("%u%s", point->meeting, point->letter ? point->letter : "");

    scrutiny_table_add_count (table, point->number);
    scrutiny_table_add_text (table, shown_words (shown_as (point)));
    scrutiny_table_add_text (table, point->due_day);
    scrutiny_table_add_text (table, point->owner);
    scrutiny_table_add_text (table, point->theme);
    scrutiny_table_add_text (table, point->saw);
    scrutiny_table_add_text (table, point->asks);
    scrutiny_table_add_text (table, reply_kind_words (point->reply_kind));
    scrutiny_table_add_text (table, point->reply);
    scrutiny_table_add_text (table, name);
  }
  g_ptr_array_add (self->tables, g_steal_pointer (&table));
}

/* The late ones first of all: that is what the force owes the panel. */
static void
add_late (ScrutinyFindings *self, const Design *design)
{
  for (guint i = 0; i < design->input->points->len; i++) {
    const ScrutinyFindingsPoint *point = g_ptr_array_index (design->input->points, i);
    g_autofree char *id = g_strdup_printf ("late_%u", point->number);
    g_autofree char *due = findings_day_words (point->due_day);
    GString *name = NULL;

    if (shown_as (point) != SHOWN_LATE)
      continue;
    if (!design->is_public) {
      name = g_string_new (NULL);
      g_string_append_printf (name, "%u%s", point->meeting,
                              point->letter ? point->letter : "");
    }
    findings_take (self, id,
                   g_strdup_printf (_("Late: %s owes an answer since %s: %s"),
                                       point->owner, due, point->asks),
                                    NULL, NULL,
                                    name ? g_string_free (name, FALSE) : NULL);
  }
}

static void
add_chart (ScrutinyFindings *self, const guint64 *shown, guint all, const char *title)
{
  g_autofree char *base = g_strdup_printf (_("Learning points: %u"), all);
  g_autoptr (ScrutinyChart) chart =
      scrutiny_chart_new (SCRUTINY_CHART_BARS, "learning_points", title, base);

  for (guint s = 0; s < N_SHOWN; s++) {
    g_autofree char *words = g_strdup_printf ("%u", (guint) shown[s]);

    scrutiny_chart_add_row (chart, shown_words (s), words);
    scrutiny_chart_set_bar (chart, (double) shown[s], all);
  }
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
}

void
findings_add_points (ScrutinyFindings *self, const Design *design)
{
  guint all = design->input->points->len;
  guint64 shown[N_SHOWN] = { 0 };
  g_autofree char *title = NULL;

  for (guint i = 0; i < all; i++)
    shown[shown_as (g_ptr_array_index (design->input->points, i))]++;

  if (all == 0) {
    findings_add_headline (self, "late_", _("No learning points yet."));
    return;
  }

  if (design->is_public) {
    title =
        g_strdup (shown[SHOWN_LATE] > 0 ? _("Some answers to learning points are late.")
                                        : _("No answer to a learning point is late."));
    add_public_table (self, design);
  } else {
    title =
        g_strdup_printf (_("Learning points: %u. Late: %u. Waiting: %u. Replied: %u. "
                               "Done: %u."),
                            all, (guint) shown[SHOWN_LATE], (guint) shown[SHOWN_WAITING],
                            (guint) shown[SHOWN_REPLIED], (guint) shown[SHOWN_DONE]);
    add_chart (self, shown, all, title);
    add_panel_table (self, design);
    add_late (self, design);
  }
  findings_add_headline (self, "late_", title);
}
