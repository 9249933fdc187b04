/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/findings/behind-page.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/panel-view.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/review/grade-mark.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* What a number on the findings page was counted from: each finding it sums up, with
 * its cases and what the panel said of them. */
struct _ScrutinyBehindPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkBox *lists;
  ScrutinyFindings *findings;
  char *about;
};

G_DEFINE_FINAL_TYPE (ScrutinyBehindPage, scrutiny_behind_page, SCRUTINY_TYPE_PAGE)

/* A case as the page names it. */
typedef struct {
  char *name; /* "1A" */
  ScrutinyBand band;
  char *said; /* the agreed text, or NULL */
} Said;

static void
free_said (gpointer data)
{
  Said *said = data;

  g_free (said->name);
  g_free (said->said);
  g_free (said);
}

/* The findings and the ids that are asked for, frozen for the session's thread. */
typedef struct {
  ScrutinyFindings *findings;
  char *about;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  scrutiny_findings_unref (question->findings);
  g_free (question->about);
  g_free (question);
}

static gboolean
is_about (ScrutinyFinding finding, const char *about)
{
  return *finding.cases != '\0' && g_str_has_prefix (finding.id, about);
}

/* A case without an agreed view is named all the same. */
static Said *
read_case (ScrutinySession *session, const char *name)
{
  Said *said = g_new0 (Said, 1);
  char *letter = NULL;
  gint64 meeting = g_ascii_strtoll (name, &letter, 10);
  g_autoptr (ScrutinyCase) one = scrutiny_case_find (session, meeting, letter, NULL);
  g_autoptr (ScrutinyPanelView) view =
      one ? scrutiny_panel_view_get (session, scrutiny_case_get_id (one), NULL) : NULL;

  said->name = g_strdup (name);
  said->band = view ? view->band : SCRUTINY_BAND_NONE;
  said->said = view ? g_strdup (view->text) : NULL;

  return said;
}

static gpointer
read_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const Question *question = input;
  GHashTable *cases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_said);

  *result_free = (GDestroyNotify) g_hash_table_unref;
  for (guint i = 0; i < scrutiny_findings_get_n_findings (question->findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (question->findings, i);
    g_auto (GStrv) names = g_strsplit (finding.cases, " ", -1);

    for (guint n = 0; is_about (finding, question->about) && names[n] != NULL; n++) {
      if (!g_hash_table_contains (cases, names[n])) {
        Said *said = read_case (session, names[n]);

        g_hash_table_insert (cases, said->name, said);
      }
    }
  }

  return cases;
}

static void
add_case (ScrutinyFactList *list, const char *name, const Said *said)
{
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), name);
  AdwActionRow *row =
      scrutiny_fact_list_add (list, title, said && said->said ? said->said : "");

  if (said != NULL && said->band != SCRUTINY_BAND_NONE)
    adw_action_row_add_suffix (row, scrutiny_grade_mark_new (said->band));
}

static void
show_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyBehindPage *self = SCRUTINY_BEHIND_PAGE (page);
  GtkWidget *child;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  for (guint i = 0; i < scrutiny_findings_get_n_findings (self->findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (self->findings, i);
    g_auto (GStrv) names = g_strsplit (finding.cases, " ", -1);
    GtkWidget *list;

    if (!is_about (finding, self->about))
      continue;
    list = scrutiny_fact_list_new (finding.sentence);
    for (guint n = 0; names[n] != NULL; n++)
      add_case (SCRUTINY_FACT_LIST (list), names[n],
                g_hash_table_lookup (result, names[n]));
    gtk_box_append (self->lists, list);
  }
}

static void
scrutiny_behind_page_refresh (ScrutinyPage *page)
{
  ScrutinyBehindPage *self = SCRUTINY_BEHIND_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->findings = scrutiny_findings_ref (self->findings);
  question->about = g_strdup (self->about);
  scrutiny_page_run (page, read_work, question, question_free, show_cb,
                     (GDestroyNotify) g_hash_table_unref);
}

static void
scrutiny_behind_page_finalize (GObject *object)
{
  ScrutinyBehindPage *self = SCRUTINY_BEHIND_PAGE (object);

  g_clear_pointer (&self->findings, scrutiny_findings_unref);
  g_free (self->about);

  G_OBJECT_CLASS (scrutiny_behind_page_parent_class)->finalize (object);
}

static void
scrutiny_behind_page_class_init (ScrutinyBehindPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_behind_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_behind_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "findings/behind-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyBehindPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyBehindPage, lists);
}

static void
scrutiny_behind_page_init (ScrutinyBehindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_behind_page_has_cases:
 *
 * Whether anything that @about names has cases that may be named.
 */
gboolean
scrutiny_behind_page_has_cases (const ScrutinyFindings *findings, const char *about)
{
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    if (is_about (scrutiny_findings_get_finding (findings, i), about))
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_behind_page_new:
 * @findings: kept
 * @about: how the ids of the findings begin whose cases are shown
 */
ScrutinyPage *
scrutiny_behind_page_new (ScrutinyFindings *findings, const char *about)
{
  ScrutinyBehindPage *self = g_object_new (SCRUTINY_TYPE_BEHIND_PAGE, NULL);

  self->findings = scrutiny_findings_ref (findings);
  self->about = g_strdup (about);

  return SCRUTINY_PAGE (self);
}
