/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/task-view.h"

#include <glib/gi18n.h>

#include "ui/button-bar.h"

/* How often the bar is brought up to date. */
#define LOOK_MS 100

/* Room for the ring around what has the keys. */
#define RING_PX 6

/* Before that, nobody can say how long it will take. */
#define GUESS_US (2 * G_USEC_PER_SEC)

/* A screen with one thing to do: a heading, what there is to see, and one button
 * with a verb at the bottom right. Long work shows its bar and Cancel beside it. */
struct _ScrutinyTaskView {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  AdwClamp *body_clamp;
  AdwClamp *bar_clamp;
  GtkLabel *heading_label;
  GtkLabel *intro_label;
  AdwBin *body_bin;
  AdwBin *extra_bin;
  GtkWidget *bar;
  GtkWidget *work_box;
  GtkProgressBar *progress;
  GtkButton *action_button;

  ScrutinyLongWork *work; /* under way, or NULL */
  char *doing;
  char *unit;
  guint look_source;
  gint64 began_us; /* monotonic */
  gboolean is_ready;
};

G_DEFINE_FINAL_TYPE (ScrutinyTaskView, scrutiny_task_view, ADW_TYPE_BIN)

enum {
  PROP_HEADING = 1,
  PROP_INTRO,
  PROP_ACTION,
  PROP_BODY,
  PROP_EXTRA,
  PROP_WIDTH,
};

enum {
  ACT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_button (ScrutinyTaskView *self)
{
  const char *label = gtk_button_get_label (self->action_button);

  gtk_widget_set_visible (GTK_WIDGET (self->action_button), label != NULL && *label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->action_button),
                            self->is_ready && self->work == NULL);
  gtk_widget_set_visible (self->bar, self->work != NULL || (label != NULL && *label) ||
                                         adw_bin_get_child (self->extra_bin) != NULL);
}

static void
act_cb (ScrutinyTaskView *self)
{
  g_signal_emit (self, signals[ACT], 0);
}

static void
cancel_cb (ScrutinyTaskView *self)
{
  if (self->work != NULL)
    g_cancellable_cancel (scrutiny_long_work_get_cancellable (self->work));
}

/* How long the rest takes if it goes on like this; NULL while that is a guess. */
static char *
dup_time_left (ScrutinyTaskView *self, guint done, guint total)
{
  gint64 so_far_us = g_get_monotonic_time () - self->began_us;
  guint left_s;

  if (so_far_us < GUESS_US || done == 0 || done >= total)
    return NULL;
  left_s = (guint) ((double) so_far_us / done * (total - done) / G_USEC_PER_SEC) + 1;
  if (left_s < 60)
    return g_strdup_printf (_ ("%u s left"), left_s);

  return g_strdup_printf (_ ("%u min left"), (left_s + 59) / 60);
}

static gboolean
look_cb (gpointer data)
{
  ScrutinyTaskView *self = data;
  guint done;
  guint total;
  g_autofree char *text = NULL;
  g_autofree char *left = NULL;
  g_autofree char *shown = NULL;

  scrutiny_long_work_read (self->work, &done, &total);
  if (total == 0) {
    gtk_progress_bar_pulse (self->progress);
    gtk_progress_bar_set_text (self->progress, self->doing);
    return G_SOURCE_CONTINUE;
  }
  gtk_progress_bar_set_fraction (self->progress, (double) done / (double) total);
  /* TRANSLATORS: "Reading: 41200 of 100000 rows", or "Sealing: 40%" */
  text = self->unit
      ? g_strdup_printf (_ ("%s: %u of %u %s"), self->doing, done, total, self->unit)
      : g_strdup_printf (_ ("%s: %u%%"), self->doing,
                            (guint) ((guint64) done * 100 / total));
  left = dup_time_left (self, done, total);
  shown = left ? g_strdup_printf ("%s, %s", text, left) : g_strdup (text);
  gtk_progress_bar_set_text (self->progress, shown);

  return G_SOURCE_CONTINUE;
}

/* The ring is around the row while the keys are in a field inside it: all of the row
 * must be seen, which the viewport would not see to. */
static void
focus_cb (ScrutinyTaskView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *target = row ? row : focus;
  graphene_rect_t box;

  if (target == NULL || !gtk_widget_is_ancestor (target, GTK_WIDGET (self->body_bin)) ||
      !gtk_widget_compute_bounds (target, GTK_WIDGET (self->body_clamp), &box))
    return;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled),
                             (double) box.origin.y - RING_PX,
                             (double) (box.origin.y + box.size.height) + RING_PX);
}

static void
scrutiny_task_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (scrutiny_task_view_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_cb), widget,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
scrutiny_task_view_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (scrutiny_task_view_parent_class)->unroot (widget);
}

static void
scrutiny_task_view_dispose (GObject *object)
{
  ScrutinyTaskView *self = SCRUTINY_TASK_VIEW (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  cancel_cb (self);
  g_clear_pointer (&self->work, scrutiny_long_work_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SCRUTINY_TYPE_TASK_VIEW);

  G_OBJECT_CLASS (scrutiny_task_view_parent_class)->dispose (object);
}

static void
scrutiny_task_view_finalize (GObject *object)
{
  ScrutinyTaskView *self = SCRUTINY_TASK_VIEW (object);

  g_free (self->doing);
  g_free (self->unit);

  G_OBJECT_CLASS (scrutiny_task_view_parent_class)->finalize (object);
}

static void
scrutiny_task_view_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  ScrutinyTaskView *self = SCRUTINY_TASK_VIEW (object);

  switch (id) {
  case PROP_HEADING:
    scrutiny_task_view_set_heading (self, g_value_get_string (value));
    break;
  case PROP_INTRO:
    scrutiny_task_view_set_intro (self, g_value_get_string (value));
    break;
  case PROP_ACTION:
    scrutiny_task_view_set_action (self, g_value_get_string (value));
    break;
  case PROP_BODY:
    adw_bin_set_child (self->body_bin, g_value_get_object (value));
    break;
  case PROP_EXTRA:
    adw_bin_set_child (self->extra_bin, g_value_get_object (value));
    if (g_value_get_object (value) != NULL)
      g_object_bind_property (g_value_get_object (value), "visible", self->extra_bin,
                              "visible", G_BINDING_SYNC_CREATE);
    show_button (self);
    break;
  case PROP_WIDTH:
    adw_clamp_set_maximum_size (self->body_clamp, g_value_get_int (value));
    adw_clamp_set_maximum_size (self->bar_clamp, g_value_get_int (value));
    adw_clamp_set_tightening_threshold (self->body_clamp, g_value_get_int (value));
    adw_clamp_set_tightening_threshold (self->bar_clamp, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (object_class, PROP_HEADING,
                                   g_param_spec_string ("heading", NULL, NULL, NULL,
                                                        flags));
  g_object_class_install_property (object_class, PROP_INTRO,
                                   g_param_spec_string ("intro", NULL, NULL, NULL,
                                                        flags));
  g_object_class_install_property (object_class, PROP_ACTION,
                                   g_param_spec_string ("action", NULL, NULL, NULL,
                                                        flags));
  g_object_class_install_property (object_class, PROP_BODY,
                                   g_param_spec_object ("body", NULL, NULL,
                                                        GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (object_class, PROP_EXTRA,
                                   g_param_spec_object ("extra", NULL, NULL,
                                                        GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (object_class, PROP_WIDTH,
                                   g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT,
                                                     680, flags));
}

static void
scrutiny_task_view_class_init (ScrutinyTaskViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = scrutiny_task_view_dispose;
  object_class->finalize = scrutiny_task_view_finalize;
  object_class->set_property = scrutiny_task_view_set_property;
  widget_class->root = scrutiny_task_view_root;
  widget_class->unroot = scrutiny_task_view_unroot;
  install_properties (object_class);
  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SCRUTINY_TYPE_BUTTON_BAR);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "task-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, body_clamp);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, bar_clamp);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, intro_label);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, body_bin);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, extra_bin);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, bar);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, work_box);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, progress);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTaskView, action_button);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
scrutiny_task_view_init (ScrutinyTaskView *self)
{
  self->is_ready = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (
                                        gtk_scrolled_window_get_child (self->scrolled)),
                                    FALSE);
  show_button (self);
}

static void
set_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/** scrutiny_task_view_set_heading: (nullable): over everything else; copied */
void
scrutiny_task_view_set_heading (ScrutinyTaskView *self, const char *heading)
{
  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  set_or_hide (self->heading_label, heading);
}

/**
 * scrutiny_task_view_set_intro:
 * @intro: (nullable): one or two sentences under the heading
 */
void
scrutiny_task_view_set_intro (ScrutinyTaskView *self, const char *intro)
{
  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  set_or_hide (self->intro_label, intro);
}

/**
 * scrutiny_task_view_set_action:
 * @label: (nullable): the one suggested button, a verb; none without
 */
void
scrutiny_task_view_set_action (ScrutinyTaskView *self, const char *label)
{
  GtkWidget *words;

  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  gtk_button_set_label (self->action_button, label ? label : "");
  words = gtk_button_get_child (self->action_button);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  show_button (self);
}

/**
 * scrutiny_task_view_focus_action:
 *
 * Puts the keys on the suggested button, so that Enter does the next thing and nothing
 * else.
 */
void
scrutiny_task_view_focus_action (ScrutinyTaskView *self)
{
  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->action_button));
}

/** scrutiny_task_view_set_ready: Whether the one suggested button can be pressed */
void
scrutiny_task_view_set_ready (ScrutinyTaskView *self, gboolean is_ready)
{
  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  self->is_ready = is_ready;
  show_button (self);
}

/**
 * scrutiny_task_view_begin:
 * @doing: what is being done, "Reading"
 * @unit: (nullable): of what is counted, "rows"; a percentage without
 *
 * Shows the bar and Cancel until scrutiny_task_view_end().
 *
 * Returns: (transfer full): the work, to be handed to its thread
 */
ScrutinyLongWork *
scrutiny_task_view_begin (ScrutinyTaskView *self, const char *doing, const char *unit)
{
  g_return_val_if_fail (SCRUTINY_IS_TASK_VIEW (self), NULL);
  g_return_val_if_fail (self->work == NULL, NULL);

  self->work = scrutiny_long_work_new ();
  g_free (self->doing);
  self->doing = g_strdup (doing);
  g_free (self->unit);
  self->unit = g_strdup (unit);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_progress_bar_set_text (self->progress, doing);
  gtk_widget_set_visible (self->work_box, TRUE);
  self->began_us = g_get_monotonic_time ();
  self->look_source = g_timeout_add (LOOK_MS, look_cb, self);
  show_button (self);

  return scrutiny_long_work_ref (self->work);
}

/** scrutiny_task_view_end: The work is over: the button is back */
void
scrutiny_task_view_end (ScrutinyTaskView *self)
{
  g_return_if_fail (SCRUTINY_IS_TASK_VIEW (self));

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_pointer (&self->work, scrutiny_long_work_unref);
  gtk_widget_set_visible (self->work_box, FALSE);
  show_button (self);
}
