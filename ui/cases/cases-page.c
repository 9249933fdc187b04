/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/cases-page.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/minutes.h"
#include "ui/cases/case-page.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/paper.h"
#include "ui/path-row.h"
#include "ui/records/record-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* The drawn cases of a meeting, and what the force must keep for them. */
struct _ScrutinyCasesPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *agenda;
  ScrutinyFactList *gone;
  ScrutinyFactList *holds;
  GtkWidget *hold_paper;
  ScrutinyPathRow *hold_row;

  gint64 meeting;
  char *next;       /* letter of the first case that is not ready; NULL: all are */
  char *hold_lines; /* the hold list as text */
};

G_DEFINE_FINAL_TYPE (ScrutinyCasesPage, scrutiny_cases_page, SCRUTINY_TYPE_PAGE)

/* What the session's thread reads. */
typedef struct {
  GListModel *cases;
  GStrv holds;       /* NULL for people who are not shown it */
  GHashTable *words; /* reference to what the record is, in a line */
} Cases;

static void
cases_free (gpointer data)
{
  Cases *cases = data;

  g_clear_object (&cases->cases);
  g_strfreev (cases->holds);
  g_hash_table_unref (cases->words);
  g_free (cases);
}

static void
read_words (GHashTable *words, ScrutinySession *session, const char *reference)
{
  if (!g_hash_table_contains (words, reference))
    g_hash_table_insert (words, g_strdup (reference),
                         scrutiny_words_for_reference (session, reference));
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *meeting = input;
  Cases *cases = g_new0 (Cases, 1);

  cases->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  *result_free = cases_free;
  cases->cases = scrutiny_case_list (session, *meeting, error);
  if (cases->cases == NULL) {
    cases_free (cases);
    return NULL;
  }
  /* Without it the cases are worth showing all the same. */
  cases->holds = scrutiny_case_list_holds (session, *meeting, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cases->cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases->cases, i);

    read_words (cases->words, session, scrutiny_case_get_record_ref (about));
  }
  for (guint i = 0; cases->holds != NULL && cases->holds[i] != NULL; i++)
    read_words (cases->words, session, cases->holds[i]);

  return cases;
}

static void
open_cb (AdwActionRow *row, ScrutinyCasesPage *self)
{
  scrutiny_window_push (scrutiny_window_of (self),
                        scrutiny_case_page_new (self->meeting,
                                                g_object_get_data (G_OBJECT (row),
                                                                   "letter")));
}

static void
act_cb (ScrutinyCasesPage *self)
{
  if (self->next != NULL)
    scrutiny_window_push (scrutiny_window_of (self),
                          scrutiny_case_page_new (self->meeting, self->next));
  else
    scrutiny_window_go_home (scrutiny_window_of (self));
}

static gboolean
is_ready (ScrutinyCase *about)
{
  ScrutinyCaseState state = scrutiny_case_get_state (about);

  return state != SCRUTINY_CASE_DRAWN && state != SCRUTINY_CASE_FOOTAGE_HELD &&
         state != SCRUTINY_CASE_HIDDEN;
}

static void
add_case (ScrutinyCasesPage *self, ScrutinyCase *about, GHashTable *records)
{
  const char *letter = scrutiny_case_get_letter (about);
  const char *state = scrutiny_case_state_get_title (scrutiny_case_get_state (about));
  const char *replaces = scrutiny_case_get_replaces (about);
  const char *replaced_by = scrutiny_case_get_replaced_by (about);
  g_autofree char *title = g_strdup_printf (_ ("Case %s – %s"), letter,
      (const char *) g_hash_table_lookup (records, scrutiny_case_get_record_ref (about)));
  g_autofree char *words =
      replaces ? g_strdup_printf (_ ("%s, stands in for case %s"), state, replaces)
               : replaced_by
      ? g_strdup_printf (_ ("%s, case %s stands in"), state, replaced_by)
      : g_strdup (state);
  AdwActionRow *row;

  if (scrutiny_case_is_reserve (about) && !scrutiny_case_is_on_agenda (about) &&
      scrutiny_case_get_state (about) != SCRUTINY_CASE_SET_ASIDE)
    return; /* not called up */
  row = scrutiny_fact_list_add_link (scrutiny_case_is_on_agenda (about) ? self->agenda
                                                                        : self->gone,
                                     title, words);
  g_object_set_data_full (G_OBJECT (row), "letter", g_strdup (letter), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, 0);
  if (self->next == NULL && scrutiny_case_is_on_agenda (about) && !is_ready (about))
    self->next = g_strdup (letter);
}

static ScrutinyCase *
find_case (GListModel *cases, const char *reference)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases, i);

    if (scrutiny_case_is_on_agenda (about) &&
        g_strcmp0 (scrutiny_case_get_record_ref (about), reference) == 0)
      return g_steal_pointer (&about);
  }

  return NULL;
}

/* The force finds it by the reference, or by what happened when and where. */
static void
add_hold (ScrutinyCasesPage *self,
          const char *name,
          const char *reference,
          GHashTable *records,
          GString *lines)
{
  const char *words = g_hash_table_lookup (records, reference);
  g_autofree char *title = g_strdup_printf ("%s, %s", name, reference);

  scrutiny_fact_list_add (self->holds, title, words ? words : "");
  g_string_append_printf (lines, "%s%s: %s", lines->len > 0 ? "\n" : "", title,
                          words ? words : "");
}

/* As on paper: the cases by their letters, then the reserves as they step in. */
static void
show_holds (ScrutinyCasesPage *self, const Cases *cases)
{
  GStrv holds = cases->holds;
  GString *lines = g_string_new (NULL);
  guint n_reserves = 0;

  scrutiny_fact_list_clear (self->holds);
  for (guint i = 0; holds != NULL && holds[i] != NULL; i++) {
    g_autoptr (ScrutinyCase) about = find_case (cases->cases, holds[i]);
    g_autofree char *name = NULL;

    if (about == NULL)
      continue;
    name = g_strdup_printf (_ ("Case %s"), scrutiny_case_get_letter (about));
    add_hold (self, name, holds[i], cases->words, lines);
  }
  for (guint i = 0; holds != NULL && holds[i] != NULL; i++) {
    g_autoptr (ScrutinyCase) about = find_case (cases->cases, holds[i]);
    g_autofree char *name = NULL;

    if (about != NULL)
      continue;
    name = g_strdup_printf (_ ("Reserve %u"), ++n_reserves);
    add_hold (self, name, holds[i], cases->words, lines);
  }
  g_free (self->hold_lines);
  self->hold_lines = lines->len > 0 ? g_string_free (lines, FALSE) : NULL;
  if (self->hold_lines == NULL)
    g_string_free (lines, TRUE);
  gtk_widget_set_visible (self->hold_paper, self->hold_lines != NULL);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCasesPage *self = SCRUTINY_CASES_PAGE (page);
  const Cases *cases = result;
  g_autofree char *verb = NULL;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_fact_list_clear (self->agenda);
  scrutiny_fact_list_clear (self->gone);
  g_clear_pointer (&self->next, g_free);
  for (guint i = 0; i < g_list_model_get_n_items (cases->cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases->cases, i);

    add_case (self, about, cases->words);
  }
  show_holds (self, cases);
  if (g_list_model_get_n_items (cases->cases) == 0)
    scrutiny_task_view_set_intro (self->task,
                                  _ ("No cases yet. They come from the draw."));
  verb = self->next ? g_strdup_printf (_ ("Prepare case %s"), self->next)
                    : g_strdup (_ ("Back to the steps"));
  scrutiny_task_view_set_action (self->task, verb);
}

static void
scrutiny_cases_page_refresh (ScrutinyPage *page)
{
  ScrutinyCasesPage *self = SCRUTINY_CASES_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, cases_free);
}

static void
save_cb (ScrutinyCasesPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->hold_row);

  scrutiny_paper_save (SCRUTINY_PAGE (self), self->meeting, path,
                       scrutiny_meeting_write_hold_list);
}

static void
copy_cb (ScrutinyCasesPage *self)
{
  if (self->hold_lines == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->hold_lines);
  scrutiny_window_say (scrutiny_window_of (self),
                       _ ("The hold list is copied. Paste it into a message."));
}

static void
scrutiny_cases_page_finalize (GObject *object)
{
  ScrutinyCasesPage *self = SCRUTINY_CASES_PAGE (object);

  g_free (self->next);
  g_free (self->hold_lines);

  G_OBJECT_CLASS (scrutiny_cases_page_parent_class)->finalize (object);
}

static void
scrutiny_cases_page_class_init (ScrutinyCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_cases_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_cases_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "cases/cases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, gone);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, holds);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, hold_paper);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasesPage, hold_row);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
scrutiny_cases_page_init (ScrutinyCasesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_cases_page_new:
 * @meeting: the number of a meeting that is drawn
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_cases_page_new (gint64 meeting)
{
  ScrutinyCasesPage *self = g_object_new (SCRUTINY_TYPE_CASES_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
