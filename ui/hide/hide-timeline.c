/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-timeline.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "model/hide-region-edit.h"

#define N_KINDS   3
#define BOX_LANES 3 /* at least, so that the picture above keeps its size */
#define LANES_MAX 5
#define LANE_PX   10 /* at least, of a bar */
#define GAP_PX    3
#define EDGE_PX   8 /* room beside the bars, for half a mark and the line of the place */

/* When each thing is hidden, as bars over the length of the clip. To a screen reader it
 * is a picture; the list beside it has the same things in words, and the keys.
 *
 * Signals: "chosen" (which item), "sought" (microseconds since the start). */
struct _ScrutinyHideTimeline {
  GtkWidget parent_instance;

  ScrutinyHideTrack *track;
  guint selected;
  gint64 duration_us;
  gint64 position_us;
  GArray *lanes;          /* of guint: for each item its lane within its kind */
  guint n_lanes[N_KINDS]; /* at least 1 each */
};

G_DEFINE_FINAL_TYPE (ScrutinyHideTimeline, scrutiny_hide_timeline, GTK_TYPE_WIDGET)

static guint chosen_signal;
static guint sought_signal;

static const char *const kind_names[N_KINDS] = {
  [SCRUTINY_HIDE_ITEM_REGION] = N_ ("Boxes"),
                                    [SCRUTINY_HIDE_ITEM_PICTURE] =
                                        N_ ("Picture"),
                                            [SCRUTINY_HIDE_ITEM_SOUND] = N_ ("Sound"),
                                            };

typedef struct {
  GdkRGBA lane;
  GdkRGBA bar;
  GdkRGBA selected;
  GdkRGBA mark;
  GdkRGBA text;
} Colours;

static Colours
find_colours (void)
{
  static const char *const light[] = { "#deddda", "#77767b", "#1a5fb4", "#ffffff",
                                       "#241f31" };
  static const char *const dark[] = { "#3d3846", "#9a9996", "#99c1f1", "#241f31",
                                      "#ffffff" };
  const char *const *names =
      adw_style_manager_get_dark (adw_style_manager_get_default ()) ? dark : light;
  Colours colours;

  gdk_rgba_parse (&colours.lane, names[0]);
  gdk_rgba_parse (&colours.bar, names[1]);
  gdk_rgba_parse (&colours.selected, names[2]);
  gdk_rgba_parse (&colours.mark, names[3]);
  gdk_rgba_parse (&colours.text, names[4]);

  return colours;
}

/* Where things lie; all in the widget's own pixels. */
typedef struct {
  double left; /* of the bars */
  double width;
  int top[N_KINDS];
  int bar[N_KINDS]; /* height of one */
  int height;
} Layout;

/* Each kind has room for its name, or for its lanes if they need more. */
static Layout
lay_out (ScrutinyHideTimeline *self)
{
  g_autoptr (PangoLayout) text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  Layout layout = { .height = GAP_PX };
  int width, height, text_width = 0;

  for (guint kind = 0; kind < N_KINDS; kind++) {
    const int n_lanes = (int) self->n_lanes[kind];

    pango_layout_set_text (text, _ (kind_names[kind]), -1);
    pango_layout_get_pixel_size (text, &width, &height);
    text_width = MAX (text_width, width);
    layout.top[kind] = layout.height;
    layout.bar[kind] = MAX (LANE_PX, (height + GAP_PX) / n_lanes - GAP_PX);
    layout.height += n_lanes * (layout.bar[kind] + GAP_PX);
  }
  layout.left = text_width + 2 * EDGE_PX;
  layout.width =
      MAX (gtk_widget_get_width (GTK_WIDGET (self)) - layout.left - EDGE_PX, 1);

  return layout;
}

static double
to_x (ScrutinyHideTimeline *self, const Layout *layout, gint64 t_us)
{
  return layout->left + layout->width * (double) CLAMP (t_us, 0, self->duration_us) /
                            (double) MAX (self->duration_us, 1);
}

static void
find_bar (ScrutinyHideTimeline *self,
          const Layout *layout,
          guint nth,
          const ScrutinyHideItem *item,
          graphene_rect_t *bar)
{
  const double from = to_x (self, layout, item->from_us);
  const double to = to_x (self, layout, item->to_us);
  const guint lane = g_array_index (self->lanes, guint, nth);

  graphene_rect_init (bar, (float) from,
                      (float) (layout->top[item->kind] +
                               (int) lane * (layout->bar[item->kind] + GAP_PX)),
                      (float) MAX (to - from, 3), (float) layout->bar[item->kind]);
}

/* The moments somebody drew the box at. */
static void
draw_marks (ScrutinyHideTimeline *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const ScrutinyHideRegion *region,
            const graphene_rect_t *bar,
            const GdkRGBA *colour)
{
  g_autoptr (GArray) drawn = scrutiny_hide_region_list_drawn (region);
  const float height = MAX (bar->size.height - 4, 2);

  if (drawn->len > layout->width / 12)
    return;
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyHideKey *key = &g_array_index (drawn, ScrutinyHideKey, i);
    const double x = to_x (self, layout, key->t_us);

    if (key->state != SCRUTINY_HIDE_STATE_OUTSIDE)
      gtk_snapshot_append_color (snapshot, colour,
                                 &GRAPHENE_RECT_INIT ((float) x + 1, bar->origin.y + 4, 3,
                                                      height));
  }
}

static void
draw_items (ScrutinyHideTimeline *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const Colours *colours)
{
  ScrutinyHideItem item;
  graphene_rect_t bar;

  for (guint i = 0; scrutiny_hide_item_get (self->track, i, self->duration_us, &item);
       i++) {
    find_bar (self, layout, i, &item, &bar);
    gtk_snapshot_append_color (snapshot,
                               i == self->selected ? &colours->selected : &colours->bar,
                               &bar);
    if (item.kind == SCRUTINY_HIDE_ITEM_REGION)
      draw_marks (self, snapshot, layout,
                  scrutiny_hide_track_get_region (self->track, item.index), &bar,
                  &colours->mark);
  }
}

static void
draw_lanes (ScrutinyHideTimeline *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const Colours *colours)
{
  g_autoptr (PangoLayout) text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  for (guint kind = 0; kind < N_KINDS; kind++) {
    const int height = (int) self->n_lanes[kind] * (layout->bar[kind] + GAP_PX) - GAP_PX;

    gtk_snapshot_append_color (snapshot, &colours->lane,
                               &GRAPHENE_RECT_INIT ((float) layout->left,
                                                    (float) layout->top[kind],
                                                    (float) layout->width,
                                                    (float) height));
    pango_layout_set_text (text, _ (kind_names[kind]), -1);
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot,
                            &GRAPHENE_POINT_INIT (EDGE_PX, (float) layout->top[kind]));
    gtk_snapshot_append_layout (snapshot, text, &colours->text);
    gtk_snapshot_restore (snapshot);
  }
}

static void
scrutiny_hide_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ScrutinyHideTimeline *self = SCRUTINY_HIDE_TIMELINE (widget);
  const Layout layout = lay_out (self);
  const Colours colours = find_colours ();
  const double x = to_x (self, &layout, self->position_us);

  draw_lanes (self, snapshot, &layout, &colours);
  if (self->track != NULL)
    draw_items (self, snapshot, &layout, &colours);
  gtk_snapshot_append_color (snapshot, &colours.text,
                             &GRAPHENE_RECT_INIT ((float) x - 1, 0, 2,
                                                  (float) layout.height));
}

static void
scrutiny_hide_timeline_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  const Layout layout = lay_out (SCRUTINY_HIDE_TIMELINE (widget));
  const int width = (int) layout.left + 120;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? width : layout.height;
  *natural = *minimum;
}

static guint
find_at (ScrutinyHideTimeline *self, const Layout *layout, double x, double y)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  guint found = SCRUTINY_HIDE_NO_ITEM;
  ScrutinyHideItem item;
  graphene_rect_t bar;

  for (guint i = 0; self->track != NULL &&
                    scrutiny_hide_item_get (self->track, i, self->duration_us, &item);
       i++) {
    find_bar (self, layout, i, &item, &bar);
    if (graphene_rect_contains_point (&bar, &point))
      found = i;
  }

  return found;
}

static void
seek_to (ScrutinyHideTimeline *self, const Layout *layout, double x)
{
  const double share = CLAMP ((x - layout->left) / layout->width, 0, 1);

  g_signal_emit (self, sought_signal, 0, (gint64) (share * (double) self->duration_us));
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, ScrutinyHideTimeline *self)
{
  const Layout layout = lay_out (self);
  const guint found = find_at (self, &layout, x, y);

  if (found != SCRUTINY_HIDE_NO_ITEM && found != self->selected)
    g_signal_emit (self, chosen_signal, 0, found);
  seek_to (self, &layout, x);
}

static void
update_cb (GtkGestureDrag *gesture, double dx, double dy, ScrutinyHideTimeline *self)
{
  const Layout layout = lay_out (self);
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    seek_to (self, &layout, x + dx);
}

static void
scrutiny_hide_timeline_finalize (GObject *object)
{
  ScrutinyHideTimeline *self = SCRUTINY_HIDE_TIMELINE (object);

  g_clear_pointer (&self->track, scrutiny_hide_track_unref);
  g_array_unref (self->lanes);

  G_OBJECT_CLASS (scrutiny_hide_timeline_parent_class)->finalize (object);
}

static void
scrutiny_hide_timeline_class_init (ScrutinyHideTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_hide_timeline_finalize;
  widget_class->snapshot = scrutiny_hide_timeline_snapshot;
  widget_class->measure = scrutiny_hide_timeline_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  chosen_signal = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
  sought_signal = g_signal_new ("sought", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
set_least_lanes (ScrutinyHideTimeline *self)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    self->n_lanes[kind] = kind == SCRUTINY_HIDE_ITEM_REGION ? BOX_LANES : 1;
}

static void
scrutiny_hide_timeline_init (ScrutinyHideTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->selected = SCRUTINY_HIDE_NO_ITEM;
  self->lanes = g_array_new (FALSE, TRUE, sizeof (guint));
  set_least_lanes (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      _ ("When each thing is hidden; the list has the same in words"), -1);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (update_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/* Each item goes into the first lane of its kind that is free by then; beyond the last
 * lane they overlap. */
static void
find_lanes (ScrutinyHideTimeline *self)
{
  gint64 free_us[N_KINDS][LANES_MAX] = { { 0 } };
  ScrutinyHideItem item;

  g_array_set_size (self->lanes, 0);
  set_least_lanes (self);
  for (guint i = 0; scrutiny_hide_item_get (self->track, i, self->duration_us, &item);
       i++) {
    guint lane = 0;

    while (lane + 1 < LANES_MAX && free_us[item.kind][lane] > item.from_us)
      lane++;
    free_us[item.kind][lane] = MAX (free_us[item.kind][lane], item.to_us);
    self->n_lanes[item.kind] = MAX (self->n_lanes[item.kind], lane + 1);
    g_array_append_val (self->lanes, lane);
  }
}

/**
 * scrutiny_hide_timeline_show:
 * @track: what is marked
 * @selected: the chosen item, or %SCRUTINY_HIDE_NO_ITEM
 */
void
scrutiny_hide_timeline_show (ScrutinyHideTimeline *self,
                             ScrutinyHideTrack *track,
                             guint selected,
                             gint64 duration_us)
{
  g_return_if_fail (SCRUTINY_IS_HIDE_TIMELINE (self));

  scrutiny_hide_track_ref (track);
  g_clear_pointer (&self->track, scrutiny_hide_track_unref);
  self->track = track;
  self->selected = selected;
  self->duration_us = duration_us;
  find_lanes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** scrutiny_hide_timeline_set_position: Moves the line that says where the picture is. */
void
scrutiny_hide_timeline_set_position (ScrutinyHideTimeline *self, gint64 position_us)
{
  g_return_if_fail (SCRUTINY_IS_HIDE_TIMELINE (self));

  if (self->position_us == position_us)
    return;
  self->position_us = position_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
