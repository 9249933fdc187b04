/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/records-page.h"

#include <glib/gi18n.h>

#include "app/records.h"
#include "ui/ceremony/fix-page.h"
#include "ui/count-words.h"
#include "ui/page-run.h"
#include "ui/records/import-facts.h"
#include "ui/records/import-page.h"
#include "ui/task-view.h"
#include "ui/window.h"

#define MOST_VALUES 12
#define MONTHS      1 /* where they stand among the fields */

static const char *const fields[] = { "kind",        "month",
                                      "area",        "ethnicity_self_group",
                                      "legislation", NULL };
static const char *const titles[] = {
  N_ ("By kind"),
      N_ ("By month"),
          N_ ("By area"),
              N_ ("By ethnicity, as people say it themselves"), N_ ("By power used") };

/* The records that stand, counted, beside what the force says it did. */
struct _ScrutinyRecordsPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkWidget *compare_group;
  GtkEditable *total_row;
  GtkLabel *verdict;
  GtkBox *lists;

  gint64 meeting; /* 0: none chosen */
  gint64 count;
};

G_DEFINE_FINAL_TYPE (ScrutinyRecordsPage, scrutiny_records_page, SCRUTINY_TYPE_PAGE)

/* What the session's thread counts. */
typedef struct {
  gint64 count;
  ScrutinyTally *tallies[G_N_ELEMENTS (fields) - 1];
} Counts;

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  for (guint i = 0; i < G_N_ELEMENTS (counts->tallies); i++)
    g_clear_pointer (&counts->tallies[i], scrutiny_tally_unref);
  g_free (counts);
}

static gpointer
count_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  Counts *counts = g_new0 (Counts, 1);
  g_autoptr (ScrutinyRecordFilter) all = scrutiny_record_filter_new ();

  *result_free = counts_free;
  counts->count = scrutiny_records_count (session, all, cancellable, error);
  if (counts->count >= 0 &&
      scrutiny_records_count_by (session, all, fields, counts->tallies, cancellable,
                                 error))
    return counts;
  counts_free (counts);

  return NULL;
}

static void
compare_cb (ScrutinyRecordsPage *self)
{
  const char *typed = gtk_editable_get_text (self->total_row);
  g_autofree char *digits = g_strcanon (g_strdup (typed), "0123456789", ' ');
  g_auto (GStrv) parts = g_strsplit (digits, " ", -1);
  g_autofree char *number = g_strjoinv ("", parts);
  gint64 total = g_ascii_strtoll (number, NULL, 10);
  g_autofree char *gap = scrutiny_words_for_count (ABS (total - self->count));
  g_autofree char *verdict = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->verdict), *number != '\0');
  if (*number == '\0')
    return;
  if (total == self->count)
    verdict = g_strdup (_ ("The numbers are the same."));
  else if (total > self->count)
    verdict = g_strdup_printf (_ ("%s records are missing from the list. "
                                  "Ask the force why."),
                                  gap);
  else
    verdict = g_strdup_printf (_ ("The list has %s records more than the "
                                  "force reports. Ask the force why."),
                                  gap);
  gtk_label_set_label (self->verdict, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, verdict, -1);
}

static void
show_counts (ScrutinyRecordsPage *self, const Counts *counts)
{
  g_autofree char *count = scrutiny_words_for_count (counts->count);
  g_autofree char *intro =
      g_strdup_printf (g_dngettext (NULL, "The panel has %s record.",
                                    "The panel has %s records.", (gulong) counts->count),
                       count);
  GtkWidget *when;

  self->count = counts->count;
  scrutiny_task_view_set_intro (self->task, intro);
  when = scrutiny_fact_list_new (_ ("When"));
  scrutiny_import_facts_period (counts->tallies[MONTHS], SCRUTINY_FACT_LIST (when));
  gtk_box_append (self->lists, when);
  for (guint i = 0; i < G_N_ELEMENTS (counts->tallies); i++) {
    GtkWidget *list = scrutiny_fact_list_new (_ (titles[i]));

    scrutiny_import_facts_tally (counts->tallies[i], MOST_VALUES, fields[i],
                                 SCRUTINY_FACT_LIST (list));
    gtk_box_append (self->lists, list);
  }
}

static void
counted_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyRecordsPage *self = SCRUTINY_RECORDS_PAGE (page);
  const Counts *counts = result;
  GtkWidget *child;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  gtk_widget_set_visible (self->compare_group, counts->count > 0);
  scrutiny_task_view_set_action (self->task, counts->count > 0 ? _ ("Fix the list")
                                                               : _ ("Import a list"));
  if (counts->count > 0)
    show_counts (self, counts);
  else
    scrutiny_task_view_set_intro (self->task,
                                  _ ("There are no records yet. Import the list that the "
                                     "force sent."));
  compare_cb (self);
}

static void
import_cb (ScrutinyRecordsPage *self)
{
  scrutiny_window_replace (scrutiny_window_of (self),
                           scrutiny_import_page_new (self->meeting));
}

static void
act_cb (ScrutinyRecordsPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);

  if (self->count == 0)
    import_cb (self);
  else if (self->meeting != 0)
    scrutiny_window_replace (window, scrutiny_fix_page_new (self->meeting));
  else
    scrutiny_window_go_home (window);
}

static void
scrutiny_records_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, count_work, NULL, NULL, counted_cb, counts_free);
}

static void
scrutiny_records_page_class_init (ScrutinyRecordsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_records_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "records/records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecordsPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecordsPage, compare_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecordsPage, total_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecordsPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecordsPage, lists);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
scrutiny_records_page_init (ScrutinyRecordsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_records_page_new:
 * @meeting: the meeting that the list is for; 0: none yet
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_records_page_new (gint64 meeting)
{
  ScrutinyRecordsPage *self = g_object_new (SCRUTINY_TYPE_RECORDS_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
