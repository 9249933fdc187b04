/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/commitment-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/list.h"
#include "model/day.h"
#include "ui/ceremony/code-view.h"
#include "ui/ceremony/dice-page.h"
#include "ui/ceremony/draw-page.h"
#include "ui/ceremony/fix-page.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* The commitment in full, to be read out before the dice. */
struct _ScrutinyCommitmentPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  AdwBin *code;
  ScrutinyFactList *facts;
  GtkWidget *void_group;
  GtkEditable *reason_row;

  gint64 meeting;
  gboolean is_drawn;
};

G_DEFINE_FINAL_TYPE (ScrutinyCommitmentPage, scrutiny_commitment_page, SCRUTINY_TYPE_PAGE)

static void
act_cb (ScrutinyCommitmentPage *self)
{
  scrutiny_window_replace (scrutiny_window_of (self),
                           self->is_drawn ? scrutiny_draw_page_new (self->meeting)
                                          : scrutiny_dice_page_new (self->meeting));
}

static char *
dup_instant (gint64 at_us)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);

  return at ? scrutiny_day_format (at, "%-d %B %Y, %H:%M:%S") : g_strdup ("");
}

/* A tag such as "m4-2" is how the files in the panel's folder are named. */
static char *
dup_which (const char *tag)
{
  const char *dash = strchr (tag, '-');

  if (dash == NULL)
    return g_strdup (tag);

  return g_strdup_printf (_ ("Number %s of this meeting, kept as %s.list.tsv"), dash + 1,
                             tag);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCommitmentPage *self = SCRUTINY_COMMITMENT_PAGE (page);
  const ScrutinyFixedList *fixed = result;
  g_autofree char *which = NULL;
  g_autofree char *at = NULL;
  g_autofree char *list_code = NULL;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  self->is_drawn = fixed->certificate_sha256 != NULL;
  if (self->is_drawn)
    scrutiny_task_view_set_action (self->task, _ ("See the draw"));
  gtk_widget_set_visible (self->void_group, !self->is_drawn);
  adw_bin_set_child (self->code, scrutiny_code_view_new (_ ("The code to read out"),
                                                            fixed->plan_sha256));
  which = dup_which (fixed->tag);
  at = dup_instant (fixed->committed_at_us);
  list_code = scrutiny_code_in_groups (fixed->list_sha256);
  scrutiny_fact_list_clear (self->facts);
  scrutiny_fact_list_add_count (self->facts, _ ("Records in the list"), fixed->n_records);
  scrutiny_fact_list_add (self->facts, _ ("Which list"), which);
  scrutiny_fact_list_add (self->facts, _ ("Fixed"), at);
  scrutiny_fact_list_add (self->facts, _ ("Code of the list alone"), list_code);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *meeting = input;

  *result_free = (GDestroyNotify) scrutiny_fixed_list_free;

  return scrutiny_list_get_fixed (session, *meeting, error);
}

static void
scrutiny_commitment_page_refresh (ScrutinyPage *page)
{
  ScrutinyCommitmentPage *self = SCRUTINY_COMMITMENT_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, (GDestroyNotify) scrutiny_fixed_list_free);
}

typedef struct {
  gint64 meeting;
  char *reason;
} Voiding;

static void
voiding_free (gpointer data)
{
  g_free (((Voiding *) data)->reason);
  g_free (data);
}

static gpointer
void_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Voiding *voiding = input;

  scrutiny_list_void (session, voiding->meeting, voiding->reason, error);

  return NULL;
}

static void
voided_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_replace (window, scrutiny_fix_page_new (
                                       SCRUTINY_COMMITMENT_PAGE (page)->meeting));
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
void_cb (ScrutinyCommitmentPage *self)
{
  Voiding *voiding = g_new0 (Voiding, 1);

  voiding->meeting = self->meeting;
  voiding->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  scrutiny_page_run (SCRUTINY_PAGE (self), void_work, voiding, voiding_free, voided_cb,
                     NULL);
}

static void
scrutiny_commitment_page_class_init (ScrutinyCommitmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_commitment_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/bwvscrutiny/Scrutiny/"
                                               "ceremony/commitment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCommitmentPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCommitmentPage, code);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCommitmentPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCommitmentPage, void_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCommitmentPage, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, void_cb);
}

static void
scrutiny_commitment_page_init (ScrutinyCommitmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_commitment_page_new:
 * @meeting: the number of a meeting whose list is fixed
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_commitment_page_new (gint64 meeting)
{
  ScrutinyCommitmentPage *self = g_object_new (SCRUTINY_TYPE_COMMITMENT_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
