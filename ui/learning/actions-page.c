/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/learning/actions-page.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "app/learning.h"
#include "ui/day-words.h"
#include "ui/fact-list.h"
#include "ui/learning/action-page.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* As the rows of the drop-down are ordered. */
typedef enum {
  SHOW_ALL,
  SHOW_LATE,
  SHOW_WAITING,
  SHOW_REPLIED,
  SHOW_DONE,
  SHOW_PROPOSED,
} Show;

/* What the panel asked of the force, what is late, and what came of it. */
struct _ScrutinyActionsPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkWidget *filters;
  AdwComboRow *filter;
  AdwComboRow *theme_row;
  AdwComboRow *owner_row;
  ScrutinyFactList *points;
  GtkLabel *empty;

  GListModel *all; /* of ScrutinyLearningPoint; NULL until it is read */
  char *today;
  gboolean is_filling; /* the choices change, not what is chosen */
};

G_DEFINE_FINAL_TYPE (ScrutinyActionsPage, scrutiny_actions_page, SCRUTINY_TYPE_PAGE)

/* The log and the day it is read on. */
typedef struct {
  GListModel *points;
  char *today;
} Log;

static void
log_free (gpointer data)
{
  Log *log = data;

  g_clear_object (&log->points);
  g_free (log->today);
  g_free (log);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GListModel) points = scrutiny_learning_list (session, error);
  Log *log;

  *result_free = log_free;
  if (points == NULL)
    return NULL;
  log = g_new0 (Log, 1);
  log->points = g_steal_pointer (&points);
  log->today = scrutiny_session_today (session);

  return log;
}

static gboolean
is_wanted (ScrutinyLearningPoint *point, const char *today, Show show)
{
  ScrutinyLearningState state = scrutiny_learning_point_get_state (point);

  switch (show) {
  case SHOW_LATE:
    return scrutiny_learning_point_is_overdue (point, today);
  case SHOW_WAITING:
    return state == SCRUTINY_LEARNING_OPEN || state == SCRUTINY_LEARNING_RETURNED;
  case SHOW_REPLIED:
    return state == SCRUTINY_LEARNING_ANSWERED;
  case SHOW_DONE:
    return state == SCRUTINY_LEARNING_ACCEPTED;
  case SHOW_PROPOSED:
    return state == SCRUTINY_LEARNING_PROPOSED;
  case SHOW_ALL:
  default:
    return TRUE;
  }
}

/* What a point is filed under: its theme, or who answers it. */
static const char *
theme_of (ScrutinyLearningPoint *point)
{
  return scrutiny_learning_theme_get_title (scrutiny_learning_point_get_theme (point));
}

/* Offers "All" and each word that is there, and keeps what was chosen. */
static void
offer (ScrutinyActionsPage *self,
       AdwComboRow *row,
       const char *(*word_of) (ScrutinyLearningPoint *) )
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint chosen = adw_combo_row_get_selected (row);

  gtk_string_list_append (words, _ ("All"));
  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (self->all, i);
    const char *word = word_of (point);

    if (word != NULL && *word != '\0' && g_hash_table_add (seen, (gpointer) word))
      gtk_string_list_append (words, word);
  }
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  if (chosen < g_list_model_get_n_items (G_LIST_MODEL (words)))
    adw_combo_row_set_selected (row, chosen);
}

static gboolean
is_chosen (AdwComboRow *row, const char *word)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (row);

  return item == NULL || adw_combo_row_get_selected (row) == 0 ||
         g_strcmp0 (gtk_string_object_get_string (item), word) == 0;
}

static void
point_cb (AdwActionRow *row, ScrutinyActionsPage *self)
{
  const gint64 *number = g_object_get_data (G_OBJECT (row), "number");

  scrutiny_window_push (scrutiny_window_of (self), scrutiny_action_page_new (*number));
}

static void
add_point (ScrutinyActionsPage *self, ScrutinyLearningPoint *point)
{
  gint64 number = scrutiny_learning_point_get_number (point);
  g_autofree char *due =
      scrutiny_words_for_day (scrutiny_learning_point_get_due_day (point));
  const char *state = scrutiny_learning_point_get_state_title (point, self->today);
  g_autofree char *below =
      *due ? g_strdup_printf (_ ("%s – case %" PRId64 "%s – by %s"), state,
                                 scrutiny_learning_point_get_meeting (point),
                                 scrutiny_learning_point_get_letter (point), due)
           : g_strdup_printf (_ ("%s – case %" PRId64 "%s"), state,
                                 scrutiny_learning_point_get_meeting (point),
                                 scrutiny_learning_point_get_letter (point));
  AdwActionRow *row =
      scrutiny_fact_list_add_link (self->points, scrutiny_learning_point_get_asks (point),
                                   below);

  if (scrutiny_learning_point_is_overdue (point, self->today))
    adw_action_row_add_prefix (row,
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "number", g_memdup2 (&number, sizeof number),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (point_cb), self, 0);
}

static void
show_points (ScrutinyActionsPage *self)
{
  Show show = (Show) adw_combo_row_get_selected (self->filter);
  guint n_points = g_list_model_get_n_items (self->all);
  guint n_shown = 0;
  guint n_late = 0;
  g_autofree char *intro = NULL;

  scrutiny_fact_list_clear (self->points);
  for (guint i = 0; i < n_points; i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (self->all, i);

    n_late += scrutiny_learning_point_is_overdue (point, self->today);
    if (!is_wanted (point, self->today, show) ||
        !is_chosen (self->theme_row, theme_of (point)) ||
        !is_chosen (self->owner_row, scrutiny_learning_point_get_owner_words (point)))
      continue;
    add_point (self, point);
    n_shown++;
  }
  intro = g_strdup_printf (_ ("%u actions, %u late."), n_points, n_late);
  scrutiny_task_view_set_intro (self->task, n_points > 0 ? intro : NULL);
  gtk_widget_set_visible (self->filters, n_points > 0);
  gtk_label_set_label (self->empty,
                       n_points > 0 ? _ ("None of this kind.")
                                    : _ ("Nothing yet. Actions start from a case."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n_shown == 0);
}

static void
filter_cb (ScrutinyActionsPage *self)
{
  if (self->all != NULL && !self->is_filling)
    show_points (self);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyActionsPage *self = SCRUTINY_ACTIONS_PAGE (page);
  const Log *log = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  g_set_object (&self->all, log->points);
  g_free (self->today);
  self->today = g_strdup (log->today);
  self->is_filling = TRUE;
  offer (self, self->theme_row, theme_of);
  offer (self, self->owner_row, scrutiny_learning_point_get_owner_words);
  self->is_filling = FALSE;
  show_points (self);
}

static void
scrutiny_actions_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, load_work, NULL, NULL, loaded_cb, log_free);
}

static void
scrutiny_actions_page_finalize (GObject *object)
{
  ScrutinyActionsPage *self = SCRUTINY_ACTIONS_PAGE (object);

  g_clear_object (&self->all);
  g_free (self->today);

  G_OBJECT_CLASS (scrutiny_actions_page_parent_class)->finalize (object);
}

static void
scrutiny_actions_page_class_init (ScrutinyActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_actions_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_actions_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "learning/actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, theme_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, owner_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, points);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
scrutiny_actions_page_init (ScrutinyActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_actions_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_actions_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_ACTIONS_PAGE, NULL);
}
