/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/dice-page.h"

#include <glib/gi18n.h>

#include "app/draw.h"
#include "app/list.h"
#include "app/seed.h"
#include "sampling/plan.h"
#include "ui/ceremony/draw-page.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* The seed ceremony: a box for each person, typed in the order of the seats. */
struct _ScrutinyDicePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkFlowBox *boxes;
  GtkLabel *still;
  AdwComboRow *method;
  AdwEntryRow *share_row;
  GtkWidget *doubt;

  gint64 meeting;
  gboolean is_adding; /* a share is on its way to the disk */
};

G_DEFINE_FINAL_TYPE (ScrutinyDicePage, scrutiny_dice_page, SCRUTINY_TYPE_PAGE)

/* The ceremony and what its plan asks for. */
typedef struct {
  ScrutinyCeremony *ceremony;
  guint min_shares;
  guint min_symbols;
} Dice;

static void
dice_free (gpointer data)
{
  Dice *dice = data;

  g_clear_pointer (&dice->ceremony, scrutiny_ceremony_free);
  g_free (dice);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const gint64 *meeting = input;
  g_autoptr (ScrutinyFixedList) fixed =
      scrutiny_list_get_fixed (session, *meeting, error);
  g_autoptr (ScrutinyPlan) plan =
      fixed ? scrutiny_plan_new_from_text (fixed->plan, error) : NULL;
  Dice *dice;

  *result_free = dice_free;
  if (plan == NULL)
    return NULL;
  dice = g_new0 (Dice, 1);
  dice->min_shares = scrutiny_plan_get_min_shares (plan);
  dice->min_symbols = scrutiny_plan_get_min_symbols (plan);
  dice->ceremony = scrutiny_seed_get_ceremony (session, *meeting, error);
  if (dice->ceremony == NULL)
    g_clear_pointer (&dice, dice_free);

  return dice;
}

static GtkWidget *
new_box (const ScrutinyShare *share)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *seat = g_strdup_printf (_ ("Person %u"), share->seat);
  g_autofree char *name = g_strdup_printf ("%s, %s", seat, share->digits);
  GtkWidget *digits = gtk_label_new (share->digits);

  gtk_widget_add_css_class (digits, "dice-box");
  gtk_label_set_wrap (GTK_LABEL (digits), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (digits), PANGO_WRAP_CHAR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (digits), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_box_append (GTK_BOX (box), gtk_label_new (seat));
  gtk_box_append (GTK_BOX (box), digits);

  return box;
}

static void
say_still (ScrutinyDicePage *self, const Dice *dice)
{
  guint n_shares = dice->ceremony->shares->len;
  guint people = dice->min_shares > n_shares ? dice->min_shares - n_shares : 0;
  guint digits = dice->min_symbols > dice->ceremony->n_symbols
                     ? dice->min_symbols - dice->ceremony->n_symbols
                     : 0;
  g_autofree char *next = g_strdup_printf (_ ("Digits of person %u"), n_shares + 1);
  g_autofree char *text = NULL;

  if (dice->ceremony->is_enough)
    text = g_strdup (_ ("Enough to draw. More people may still add theirs."));
  else if (people > 0)
    text = g_strdup_printf (_ ("Still to come: %u people and %u digits at least."),
                               people, digits);
  else
    text = g_strdup_printf (_ ("Still to come: %u digits at least."), digits);
  gtk_label_set_label (self->still, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->still),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->share_row), next);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyDicePage *self = SCRUTINY_DICE_PAGE (page);
  const Dice *dice = result;
  GtkWidget *child;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->boxes))) != NULL)
    gtk_flow_box_remove (self->boxes, child);
  for (guint i = 0; i < dice->ceremony->shares->len; i++)
    gtk_flow_box_insert (self->boxes,
                         new_box (g_ptr_array_index (dice->ceremony->shares, i)), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->boxes), dice->ceremony->shares->len > 0);
  say_still (self, dice);
  scrutiny_task_view_set_ready (self->task, dice->ceremony->is_enough);
  gtk_widget_grab_focus (GTK_WIDGET (self->share_row));
}

static void
scrutiny_dice_page_refresh (ScrutinyPage *page)
{
  ScrutinyDicePage *self = SCRUTINY_DICE_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, dice_free);
}

typedef struct {
  gint64 meeting;
  ScrutinyShareMethod method;
  char *text;
} Share;

static void
share_free (gpointer data)
{
  g_free (((Share *) data)->text);
  g_free (data);
}

static gpointer
add_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  Share *share = input;

  *result_free = (GDestroyNotify) scrutiny_ceremony_free;

  return scrutiny_seed_add (session, share->meeting, share->method, share->text, error);
}

static void
added_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyDicePage *self = SCRUTINY_DICE_PAGE (page);
  const ScrutinyCeremony *ceremony = result;

  self->is_adding = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->share_row));
  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_window_clear_warning (scrutiny_window_of (page));
  scrutiny_window_say_saved (scrutiny_window_of (page), g_get_real_time ());
  gtk_editable_set_text (GTK_EDITABLE (self->share_row), "");
  gtk_widget_set_visible (self->doubt, ceremony->looks_made_up);
  scrutiny_dice_page_refresh (page);
}

static void
add_cb (ScrutinyDicePage *self)
{
  Share *share;

  if (self->is_adding || *gtk_editable_get_text (GTK_EDITABLE (self->share_row)) == '\0')
    return;
  share = g_new0 (Share, 1);
  share->meeting = self->meeting;
  share->method = (ScrutinyShareMethod) adw_combo_row_get_selected (self->method);
  share->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->share_row)));
  self->is_adding = TRUE;
  scrutiny_page_run (SCRUTINY_PAGE (self), add_work, share, share_free, added_cb,
                     (GDestroyNotify) scrutiny_ceremony_free);
}

typedef struct {
  gint64 meeting;
  ScrutinyLongWork *work;
} Drawing;

static void
drawing_free (gpointer data)
{
  scrutiny_long_work_unref (((Drawing *) data)->work);
  g_free (data);
}

static gpointer
draw_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Drawing *drawing = input;

  *result_free = (GDestroyNotify) scrutiny_draw_outcome_free;

  return scrutiny_meeting_draw (session, drawing->meeting, scrutiny_long_work_sample,
                                drawing->work, error);
}

static void
drawn_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyDicePage *self = SCRUTINY_DICE_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  scrutiny_task_view_end (self->task);
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_replace (window, scrutiny_draw_page_new (self->meeting));
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
draw_cb (ScrutinyDicePage *self)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->meeting = self->meeting;
  drawing->work = scrutiny_task_view_begin (self->task, _ ("Drawing"), _ ("records"));
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), draw_work, drawing, drawing_free,
                                 scrutiny_long_work_get_cancellable (drawing->work),
                                 drawn_cb, (GDestroyNotify) scrutiny_draw_outcome_free);
}

static void
scrutiny_dice_page_class_init (ScrutinyDicePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_dice_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "ceremony/dice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, boxes);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, still);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, method);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, share_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyDicePage, doubt);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, draw_cb);
}

static void
scrutiny_dice_page_init (ScrutinyDicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_task_view_set_ready (self->task, FALSE);
}

/**
 * scrutiny_dice_page_new:
 * @meeting: the number of a meeting whose list is fixed
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_dice_page_new (gint64 meeting)
{
  ScrutinyDicePage *self = g_object_new (SCRUTINY_TYPE_DICE_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
