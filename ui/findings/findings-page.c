/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/findings/findings-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/findings.h"
#include "ui/chart/chart-view.h"
#include "ui/fact-list.h"
#include "ui/findings/behind-page.h"
#include "ui/learning/actions-page.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* What all cases show: five sentences, late answers, charts with their tables, and a
 * report to take away. The figures come frozen from the session's thread. */
struct _ScrutinyFindingsPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *headlines;
  ScrutinyFactList *late;
  GtkBox *charts;
  ScrutinyFactList *findings;
  ScrutinyFactList *notes;
  ScrutinyPathRow *path_row;
  AdwComboRow *audience_row;
  ScrutinyFindings *shown; /* what is in view; NULL at first */
};

G_DEFINE_FINAL_TYPE (ScrutinyFindingsPage, scrutiny_findings_page, SCRUTINY_TYPE_PAGE)

/* What the session's thread is asked for. */
typedef struct {
  ScrutinyAudience audience;
  ScrutinyFindingsFile format;
  char *path; /* NULL: only read */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->path);
  g_free (wish);
}

static Wish *
new_wish (ScrutinyFindingsPage *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->audience = (ScrutinyAudience) adw_combo_row_get_selected (self->audience_row);

  return wish;
}

static gpointer
findings_work (ScrutinySession *session,
               gpointer input,
               GDestroyNotify *result_free,
               GCancellable *cancellable,
               GError **error)
{
  const Wish *wish = input;

  *result_free = (GDestroyNotify) scrutiny_findings_unref;
  if (wish->path == NULL)
    return scrutiny_findings_read (session, NULL, 0, wish->audience, cancellable, error);

  return scrutiny_findings_export (session, NULL, 0, wish->audience, wish->format,
                                   wish->path, cancellable, error);
}

static void
show_charts (ScrutinyFindingsPage *self, const ScrutinyFindings *findings)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->charts))) != NULL)
    gtk_box_remove (self->charts, child);
  for (guint i = 0; i < scrutiny_findings_get_n_charts (findings); i++)
    gtk_box_append (self->charts,
                    scrutiny_chart_view_new (scrutiny_findings_get_chart (findings, i)));
}

static void
actions_cb (ScrutinyFindingsPage *self)
{
  scrutiny_window_push (scrutiny_window_of (self), scrutiny_actions_page_new ());
}

/* The ids that a row stands for; see scrutiny_behind_page_new(). */
static void
behind_cb (AdwActionRow *row, ScrutinyFindingsPage *self)
{
  const char *about = g_object_get_data (G_OBJECT (row), "about");

  if (g_str_has_prefix (about, "late_"))
    actions_cb (self);
  else
    scrutiny_window_push (scrutiny_window_of (self),
                          scrutiny_behind_page_new (self->shown, about));
}

/* A row that leads to the cases behind it, where there are any to name. */
static void
add_row (ScrutinyFindingsPage *self,
         ScrutinyFactList *list,
         const char *about,
         const char *title,
         const char *words)
{
  AdwActionRow *row;

  if (!g_str_has_prefix (about, "late_") &&
      !scrutiny_behind_page_has_cases (self->shown, about)) {
    scrutiny_fact_list_add (list, title, words);
    return;
  }
  row = scrutiny_fact_list_add_link (list, title, words);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  g_object_set_data_full (G_OBJECT (row), "about", g_strdup (about), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (behind_cb), self, 0);
}

static void
show_finding (ScrutinyFindingsPage *self, ScrutinyFinding finding)
{
  g_autofree char *cases = *finding.cases == '\0'
                               ? g_strdup ("")
                               : g_strdup_printf (_ ("Cases: %s"), finding.cases);
  g_autofree char *words =
      g_strdup_printf ("%s %s\n%s", finding.sure, finding.beside, cases);

  g_strstrip (words);
  add_row (self, g_str_has_prefix (finding.id, "late_") ? self->late : self->findings,
           finding.id, finding.sentence, words);
}

static void
show_headlines (ScrutinyFindingsPage *self, const ScrutinyFindings *findings)
{
  scrutiny_fact_list_clear (self->headlines);
  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    add_row (self, self->headlines, scrutiny_findings_get_headline_about (findings, i),
             scrutiny_findings_get_headline (findings, i), "");
}

static void
show_findings (ScrutinyFindingsPage *self, ScrutinyFindings *findings)
{
  gboolean has_late = FALSE;

  g_clear_pointer (&self->shown, scrutiny_findings_unref);
  self->shown = scrutiny_findings_ref (findings);
  /* Who may not read small numbers gets the findings for the force. */
  adw_combo_row_set_selected (self->audience_row,
                              scrutiny_findings_get_audience (findings));
  scrutiny_task_view_set_heading (self->task, scrutiny_findings_get_panel (findings));
  scrutiny_task_view_set_intro (self->task, scrutiny_findings_get_scope (findings));
  scrutiny_fact_list_clear (self->late);
  scrutiny_fact_list_clear (self->findings);
  scrutiny_fact_list_clear (self->notes);
  show_headlines (self, findings);
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    has_late = has_late || g_str_has_prefix (finding.id, "late_");
    show_finding (self, finding);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->late), has_late);
  show_charts (self, findings);
  for (guint i = 0; i < scrutiny_findings_get_n_notes (findings); i++)
    scrutiny_fact_list_add (self->notes, scrutiny_findings_get_note (findings, i), "");
}

static void
read_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    show_findings (SCRUTINY_FINDINGS_PAGE (page), result);
}

static void
scrutiny_findings_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, findings_work, new_wish (SCRUTINY_FINDINGS_PAGE (page)),
                     wish_free, read_cb, (GDestroyNotify) scrutiny_findings_unref);
}

static void
audience_cb (ScrutinyFindingsPage *self)
{
  ScrutinyAudience wanted =
      (ScrutinyAudience) adw_combo_row_get_selected (self->audience_row);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && self->shown != NULL &&
      scrutiny_findings_get_audience (self->shown) != wanted)
    scrutiny_findings_page_refresh (SCRUTINY_PAGE (self));
}

static void
saved_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL)
    scrutiny_window_fail (window, error);
  else
    scrutiny_window_say (window, _ ("The report is saved."));
}

static void
save_cb (ScrutinyFindingsPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;
  ScrutinyFindingsFile format;
  Wish *wish;

  if (path == NULL || *path == '\0') {
    scrutiny_window_warn (window, _ ("Choose a file first."));
    gtk_widget_grab_focus (GTK_WIDGET (self->path_row));
    return;
  }
  if (dot == NULL || !scrutiny_findings_file_from_name (dot + 1, &format)) {
    scrutiny_window_warn (window, _ ("End the name in .pdf, .xlsx, .csv or .json."));
    gtk_widget_grab_focus (GTK_WIDGET (self->path_row));
    return;
  }

  scrutiny_window_clear_warning (window);
  wish = new_wish (self);
  wish->format = format;
  wish->path = g_steal_pointer (&path);
  scrutiny_page_run (SCRUTINY_PAGE (self), findings_work, wish, wish_free, saved_cb,
                     NULL);
}

static void
scrutiny_findings_page_finalize (GObject *object)
{
  g_clear_pointer (&SCRUTINY_FINDINGS_PAGE (object)->shown, scrutiny_findings_unref);

  G_OBJECT_CLASS (scrutiny_findings_page_parent_class)->finalize (object);
}

static void
scrutiny_findings_page_class_init (ScrutinyFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_findings_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_findings_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "findings/findings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, headlines);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, late);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, charts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, findings);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, notes);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, path_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage, audience_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, actions_cb);
  gtk_widget_class_bind_template_callback (widget_class, audience_cb);
}

static void
scrutiny_findings_page_init (ScrutinyFindingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_task_view_set_action (self->task, _ ("Save the report"));
}

/**
 * scrutiny_findings_page_new:
 *
 * Returns: (transfer floating): what all cases show, for everybody who may read it
 */
ScrutinyPage *
scrutiny_findings_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_FINDINGS_PAGE, NULL);
}
