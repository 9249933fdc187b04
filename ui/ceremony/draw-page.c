/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/draw-page.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/draw.h"
#include "sampling/draw.h"
#include "sampling/ticket.h"
#include "ui/cases/cases-page.h"
#include "ui/ceremony/code-view.h"
#include "ui/certificate/check-page.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/paper.h"
#include "ui/path-row.h"
#include "ui/records/record-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

#define TICKET_DIGITS 9

/* What the dice picked, its certificate, and how anyone can check it. */
struct _ScrutinyDrawPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *main;
  ScrutinyFactList *reserves;
  AdwBin *code;
  ScrutinyPathRow *pdf_row;
  ScrutinyPathRow *certificate_row;
  ScrutinyPathRow *list_row;
  ScrutinyFactList *check_steps;

  gint64 meeting;
  char *certificate_path; /* NULL until it is read */
  char *list_path;
};

G_DEFINE_FINAL_TYPE (ScrutinyDrawPage, scrutiny_draw_page, SCRUTINY_TYPE_PAGE)

static void
act_cb (ScrutinyDrawPage *self)
{
  scrutiny_window_replace (scrutiny_window_of (self),
                           scrutiny_cases_page_new (self->meeting));
}

static void
check_cb (ScrutinyDrawPage *self)
{
  ScrutinyPage *page;
  g_autoptr (GFile) certificate = NULL;
  g_autoptr (GFile) list = NULL;

  if (self->certificate_path == NULL)
    return;
  page = scrutiny_check_page_new ();
  certificate = g_file_new_for_path (self->certificate_path);
  list = g_file_new_for_path (self->list_path);
  scrutiny_window_push (scrutiny_window_of (self), page);
  scrutiny_check_page_check (SCRUTINY_CHECK_PAGE (page), certificate, list);
}

/* What the session's thread reads. */
typedef struct {
  ScrutinyDrawOutcome *outcome;
  GHashTable *words; /* reference to what the record is, in a line */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  scrutiny_draw_outcome_free (shown->outcome);
  g_hash_table_unref (shown->words);
  g_free (shown);
}

/* The reference and the ticket are for who checks the draw. */
static void
add_drawn (ScrutinyFactList *list,
           const char *name,
           const ScrutinyDrawn *drawn,
           const Shown *shown)
{
  const char *words = g_hash_table_lookup (shown->words, drawn->id);
  g_autofree char *ticket = scrutiny_ticket_shorten (drawn->ticket, TICKET_DIGITS);
  g_autofree char *title = g_strdup_printf ("%s – %s", name, words ? words : drawn->id);
  g_autofree char *value = g_strdup_printf (_ ("%s, ticket %s"), drawn->id, ticket);

  scrutiny_fact_list_add (list, title, value);
}

static void
show_drawn (ScrutinyDrawPage *self, const Shown *shown)
{
  ScrutinyCertificate *certificate = shown->outcome->certificate;
  GPtrArray *main = scrutiny_certificate_get_main (certificate);
  GPtrArray *reserves = scrutiny_certificate_get_reserves (certificate);

  scrutiny_fact_list_clear (self->main);
  scrutiny_fact_list_clear (self->reserves);
  for (guint i = 0; i < main->len; i++) {
    g_autofree char *letter = scrutiny_case_letter_for (i + 1);

    add_drawn (self->main, letter, g_ptr_array_index (main, i), shown);
  }
  for (guint i = 0; i < reserves->len; i++) {
    const ScrutinyDrawn *reserve = g_ptr_array_index (reserves, i);
    g_autofree char *name = g_strdup_printf (_ ("Reserve %u"), reserve->rank);

    add_drawn (self->reserves, name, reserve, shown);
  }
}

static void
show_steps (ScrutinyDrawPage *self, ScrutinyPlan *plan)
{
  g_autofree char *code = scrutiny_code_in_groups (scrutiny_plan_get_sha256 (plan));
  AdwActionRow *again;

  scrutiny_fact_list_clear (self->check_steps);
  scrutiny_fact_list_add (self->check_steps, _ ("1. The code in the minutes is this one"),
                                                code);
  scrutiny_fact_list_add (self->check_steps,
                          _ ("2. The dice on the certificate are those you rolled"),
                             _ ("Compare them with your card"));
  again =
      scrutiny_fact_list_add_link (self->check_steps, _ ("3. Draw again"),
                                                         _ ("On this computer now, or on your own with both files"));
  g_signal_connect_object (again, "activated", G_CALLBACK (check_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyDrawPage *self = SCRUTINY_DRAW_PAGE (page);
  const Shown *shown = result;
  const ScrutinyDrawOutcome *outcome;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  outcome = shown->outcome;
  g_free (self->certificate_path);
  self->certificate_path = g_strdup (outcome->certificate_path);
  g_free (self->list_path);
  self->list_path = g_strdup (outcome->list_path);
  show_drawn (self, shown);
  adw_bin_set_child (self->code,
                     scrutiny_code_view_new (_ ("The code of the certificate"),
                         scrutiny_certificate_get_sha256 (outcome->certificate)));
  show_steps (self, scrutiny_certificate_get_plan (outcome->certificate));
}

static void
read_words (GHashTable *words, ScrutinySession *session, GPtrArray *drawn)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *one = g_ptr_array_index (drawn, i);

    g_hash_table_insert (words, g_strdup (one->id),
                         scrutiny_words_for_reference (session, one->id));
  }
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *meeting = input;
  Shown *shown;
  ScrutinyDrawOutcome *outcome = scrutiny_meeting_get_draw (session, *meeting, error);

  *result_free = shown_free;
  if (outcome == NULL)
    return NULL;
  shown = g_new0 (Shown, 1);
  shown->outcome = outcome;
  shown->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_words (shown->words, session,
              scrutiny_certificate_get_main (outcome->certificate));
  read_words (shown->words, session,
              scrutiny_certificate_get_reserves (outcome->certificate));

  return shown;
}

static void
scrutiny_draw_page_refresh (ScrutinyPage *page)
{
  ScrutinyDrawPage *self = SCRUTINY_DRAW_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, shown_free);
}

/* A file to copy. */
typedef struct {
  char *from;
  char *to;
} Keep;

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  g_free (keep->from);
  g_free (keep->to);
  g_free (keep);
}

static gpointer
keep_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Keep *keep = input;
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (g_file_get_contents (keep->from, &contents, &length, error))
    g_file_set_contents_full (keep->to, contents, (gssize) length,
                              G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);

  return NULL;
}

static void
kept_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    scrutiny_window_say (scrutiny_window_of (page), _ ("The file is saved."));
}

static void
keep (ScrutinyDrawPage *self, ScrutinyPathRow *row, const char *from)
{
  Keep *what = g_new0 (Keep, 1);

  what->from = g_strdup (from);
  what->to = scrutiny_path_row_dup_path (row);
  scrutiny_page_run (SCRUTINY_PAGE (self), keep_work, what, keep_free, kept_cb, NULL);
}

static void
save_pdf_cb (ScrutinyDrawPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->pdf_row);

  scrutiny_paper_save (SCRUTINY_PAGE (self), self->meeting, path,
                       scrutiny_meeting_print_draw);
}

static void
save_certificate_cb (ScrutinyDrawPage *self)
{
  if (self->certificate_path != NULL)
    keep (self, self->certificate_row, self->certificate_path);
}

static void
save_list_cb (ScrutinyDrawPage *self)
{
  if (self->list_path != NULL)
    keep (self, self->list_row, self->list_path);
}

static void
scrutiny_draw_page_finalize (GObject *object)
{
  ScrutinyDrawPage *self = SCRUTINY_DRAW_PAGE (object);

  g_free (self->certificate_path);
  g_free (self->list_path);

  G_OBJECT_CLASS (scrutiny_draw_page_parent_class)->finalize (object);
}

static void
scrutiny_draw_page_class_init (ScrutinyDrawPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_draw_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_draw_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "ceremony/draw-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, main);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, reserves);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, code);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, pdf_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, list_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDrawPage, check_steps);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_pdf_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_certificate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_list_cb);
}

static void
scrutiny_draw_page_init (ScrutinyDrawPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_draw_page_new:
 * @meeting: the number of a meeting that is drawn
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_draw_page_new (gint64 meeting)
{
  ScrutinyDrawPage *self = g_object_new (SCRUTINY_TYPE_DRAW_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
