/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/findings/findings-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/findings.h"
#include "ui/chart/chart-view.h"
#include "ui/fact-list.h"
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
  GtkSwitch *public_switch;
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

  wish->audience = gtk_switch_get_active (self->public_switch) ? SCRUTINY_AUDIENCE_PUBLIC
                                                               : SCRUTINY_AUDIENCE_PANEL;

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

static void
show_finding (ScrutinyFindingsPage *self, ScrutinyFinding finding)
{
  g_autofree char *cases = *finding.cases == '\0'
                               ? g_strdup ("")
                               : g_strdup_printf (_ ("Cases: %s"), finding.cases);
  g_autofree char *words =
      g_strdup_printf ("%s %s\n%s", finding.sure, finding.beside, cases);

  g_strstrip (words);
  if (g_str_has_prefix (finding.id, "late_"))
    g_signal_connect_object (scrutiny_fact_list_add_link (self->late, finding.sentence,
                                                          words),
                             "activated", G_CALLBACK (actions_cb), self,
                             G_CONNECT_SWAPPED);
  else
    scrutiny_fact_list_add (self->findings, finding.sentence, words);
}

static void
show_findings (ScrutinyFindingsPage *self, const ScrutinyFindings *findings)
{
  gboolean has_late = FALSE;

  scrutiny_task_view_set_heading (self->task, scrutiny_findings_get_panel (findings));
  scrutiny_task_view_set_intro (self->task, scrutiny_findings_get_scope (findings));
  scrutiny_fact_list_clear (self->headlines);
  scrutiny_fact_list_clear (self->late);
  scrutiny_fact_list_clear (self->findings);
  scrutiny_fact_list_clear (self->notes);
  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    scrutiny_fact_list_add (self->headlines, scrutiny_findings_get_headline (findings, i),
                            "");
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
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
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
scrutiny_findings_page_class_init (ScrutinyFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

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
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFindingsPage,
                                        public_switch);
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
