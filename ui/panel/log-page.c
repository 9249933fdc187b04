/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/log-page.h"

#include <glib/gi18n.h>

#include "app/audit.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Whether the log holds, for anybody who has the folder: nobody signs in for it. */
struct _ScrutinyLogPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkEditable *head_row;
  GtkLabel *verdict;
  ScrutinyFactList *problems;
  ScrutinyFactList *remarks;
  ScrutinyFactList *facts;
  GtkLabel *limits;
};

G_DEFINE_FINAL_TYPE (ScrutinyLogPage, scrutiny_log_page, SCRUTINY_TYPE_PAGE)

static gpointer
check_work (ScrutinySession *session,
            gpointer head,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  *result_free = (GDestroyNotify) scrutiny_audit_report_free;

  return scrutiny_audit_verify (session, head, cancellable, error);
}

static void
clear_result (ScrutinyLogPage *self)
{
  scrutiny_fact_list_clear (self->problems);
  scrutiny_fact_list_clear (self->remarks);
  scrutiny_fact_list_clear (self->facts);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->limits), FALSE);
}

static void
add_sentences (ScrutinyFactList *list, GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    scrutiny_fact_list_add (list, g_ptr_array_index (sentences, i), "");
}

static const char *
choose_verdict (const ScrutinyAuditReport *report)
{
  if (!report->holds)
    return _ ("Something was changed. Do not rely on this panel before you know what.");
  if (report->is_head_checked)
    return _ ("Everything holds, up to the head you gave and after it.");

  return _ ("Everything holds, as far as can be seen without a head.");
}

static void
checked_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyLogPage *self = SCRUTINY_LOG_PAGE (page);
  const ScrutinyAuditReport *report = result;

  scrutiny_task_view_end (self->task);
  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  gtk_label_set_label (self->verdict, choose_verdict (report));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, choose_verdict (report),
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
  add_sentences (self->problems, report->problems);
  add_sentences (self->remarks, report->clock_jumps);
  scrutiny_fact_list_add_count (self->facts, _ ("Lines in the log"), report->n_entries);
  if (*report->head != '\0') {
    scrutiny_fact_list_add (self->facts, _ ("Head, to type here next time"),
                                            report->head);
  }
  gtk_label_set_label (self->limits, scrutiny_audit_report_get_limits (report));
  gtk_widget_set_visible (GTK_WIDGET (self->limits), TRUE);
}

/* Printed in groups, a head is typed with spaces. */
static char *
dup_head (ScrutinyLogPage *self)
{
  g_auto (GStrv) words =
      g_strsplit_set (gtk_editable_get_text (self->head_row), " \t\r\n", -1);
  g_autofree char *head = g_strjoinv ("", words);

  return *head != '\0' ? g_steal_pointer (&head) : NULL;
}

static void
act_cb (ScrutinyLogPage *self)
{
  g_autoptr (ScrutinyLongWork) work = NULL;

  clear_result (self);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  work = scrutiny_task_view_begin (self->task, _ ("Reading the log"), NULL);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), check_work, dup_head (self),
                                 g_free, scrutiny_long_work_get_cancellable (work),
                                 checked_cb, (GDestroyNotify) scrutiny_audit_report_free);
}

static void
typed_cb (ScrutinyLogPage *self)
{
  clear_result (self);
}

static void
scrutiny_log_page_class_init (ScrutinyLogPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "panel/log-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, head_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, problems);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLogPage, limits);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
scrutiny_log_page_init (ScrutinyLogPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_log_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_log_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_LOG_PAGE, NULL);
}
