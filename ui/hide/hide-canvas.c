/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-canvas.h"

#include <glib/gi18n.h>

#include "model/hide-region-edit.h"

#define HANDLE_PX 10
#define REACH_PX  14   /* how near a handle a press may be */
#define LEAST     0.01 /* a box is at least this share of the picture */

typedef enum {
  DRAG_NONE,
  DRAG_DRAW,
  DRAG_MOVE,
  DRAG_RESIZE,
} Drag;

/* What is drawn over the clear picture in the hide editor: an outline around each box
 * that is there now, and handles on the chosen one. Borders only, nothing translucent:
 * the picture below would be blended again for each frame (media.md 6).
 *
 * Signals: "drawn" (a new box), "placed" (the chosen one, elsewhere), each with four
 * doubles, shares of the picture; "chosen" (which item). */
struct _ScrutinyHideCanvas {
  GtkWidget parent_instance;

  ScrutinyPlayerView *view; /* not held: it holds the canvas */
  ScrutinyHideTrack *track;
  guint selected; /* item, or SCRUTINY_HIDE_NO_ITEM */
  gint64 at_us;

  Drag drag;
  guint corner; /* 0 to 3: bit 0 right, bit 1 bottom */
  ScrutinyHideKey before;
  ScrutinyHideKey dragged;
};

G_DEFINE_FINAL_TYPE (ScrutinyHideCanvas, scrutiny_hide_canvas, GTK_TYPE_WIDGET)

static guint drawn_signal;
static guint placed_signal;
static guint chosen_signal;

static graphene_rect_t
to_rect (const ScrutinyHideKey *box, const graphene_rect_t *picture)
{
  return GRAPHENE_RECT_INIT (picture->origin.x + (float) box->x * picture->size.width,
                             picture->origin.y + (float) box->y * picture->size.height,
                             (float) box->w * picture->size.width,
                             (float) box->h * picture->size.height);
}

static void
outline (GtkSnapshot *snapshot,
         const graphene_rect_t *rect,
         gboolean is_ellipse,
         float width,
         const GdkRGBA *colour)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colours[] = { *colour, *colour, *colour, *colour };
  const graphene_size_t round =
      GRAPHENE_SIZE_INIT (rect->size.width / 2, rect->size.height / 2);
  GskRoundedRect shape;

  if (is_ellipse)
    gsk_rounded_rect_init (&shape, rect, &round, &round, &round, &round);
  else
    gsk_rounded_rect_init_from_rect (&shape, rect, 0);
  gtk_snapshot_append_border (snapshot, &shape, widths, colours);
}

/* White within black: to be seen on any picture. */
static void
draw_outline (GtkSnapshot *snapshot,
              const graphene_rect_t *rect,
              gboolean is_ellipse,
              float width)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t outer = *rect;

  graphene_rect_inset (&outer, -1, -1);
  outline (snapshot, &outer, is_ellipse, width + 2, &black);
  outline (snapshot, rect, is_ellipse, width, &white);
}

static void
draw_handles (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };

  for (guint corner = 0; corner < 4; corner++) {
    const float x = rect->origin.x + ((corner & 1) ? rect->size.width : 0);
    const float y = rect->origin.y + ((corner & 2) ? rect->size.height : 0);
    const float half = HANDLE_PX / 2.0f;

    gtk_snapshot_append_color (snapshot, &black,
                               &GRAPHENE_RECT_INIT (x - half - 1, y - half - 1,
                                                    HANDLE_PX + 2, HANDLE_PX + 2));
    gtk_snapshot_append_color (snapshot, &white,
                               &GRAPHENE_RECT_INIT (x - half, y - half, HANDLE_PX,
                                                    HANDLE_PX));
  }
}

/* What is covered of one region now, and its own box if it is the chosen one. */
static void
draw_region (ScrutinyHideCanvas *self,
             GtkSnapshot *snapshot,
             const graphene_rect_t *picture,
             guint nth)
{
  const ScrutinyHideRegion *region = scrutiny_hide_track_get_region (self->track, nth);
  const gboolean is_ellipse =
      scrutiny_hide_region_get_shape (region) == SCRUTINY_HIDE_SHAPE_ELLIPSE;
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  ScrutinyHideKey own;
  graphene_rect_t rect;
  guint n_boxes;

  if (scrutiny_hide_region_at (region, self->at_us, 0, 0, boxes, &n_boxes) ==
      SCRUTINY_HIDE_COVERS_ALL) {
    draw_outline (snapshot, picture, FALSE, 2);
    return;
  }
  if (nth == self->selected && self->drag >= DRAG_MOVE) {
    rect = to_rect (&self->dragged, picture);
    draw_outline (snapshot, &rect, is_ellipse, 2);
    draw_handles (snapshot, &rect);
    return;
  }
  for (guint i = 0; i < n_boxes; i++) {
    rect = to_rect (&boxes[i], picture);
    draw_outline (snapshot, &rect, is_ellipse, 1);
  }
  if (nth == self->selected &&
      scrutiny_hide_region_find_box (region, self->at_us, &own)) {
    rect = to_rect (&own, picture);
    draw_outline (snapshot, &rect, is_ellipse, 2);
    draw_handles (snapshot, &rect);
  }
}

static void
scrutiny_hide_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ScrutinyHideCanvas *self = SCRUTINY_HIDE_CANVAS (widget);
  graphene_rect_t picture;
  graphene_rect_t rect;

  if (self->track == NULL || !scrutiny_player_view_get_picture (self->view, &picture))
    return;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, 0,
                                               (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget)));
  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (self->track); i++)
    draw_region (self, snapshot, &picture, i);
  if (self->drag == DRAG_DRAW) {
    rect = to_rect (&self->dragged, &picture);
    draw_outline (snapshot, &rect, FALSE, 2);
  }
  if (gtk_widget_has_visible_focus (widget))
    draw_outline (snapshot, &picture, FALSE, 1);
  gtk_snapshot_pop (snapshot);
}

/* Drawing with the mouse */

static gboolean
find_selected_box (ScrutinyHideCanvas *self, ScrutinyHideKey *box)
{
  return self->selected < scrutiny_hide_track_get_n_regions (self->track) &&
         scrutiny_hide_region_find_box (scrutiny_hide_track_get_region (self->track,
                                                                        self->selected),
                                        self->at_us, box);
}

/* The topmost region at a point, by its own box. */
static guint
find_region (ScrutinyHideCanvas *self,
             const graphene_rect_t *picture,
             const graphene_point_t *point)
{
  for (guint i = scrutiny_hide_track_get_n_regions (self->track); i > 0; i--) {
    const ScrutinyHideRegion *region =
        scrutiny_hide_track_get_region (self->track, i - 1);
    ScrutinyHideKey box;
    graphene_rect_t rect;

    if (!scrutiny_hide_region_find_box (region, self->at_us, &box))
      continue;
    rect = to_rect (&box, picture);
    if (graphene_rect_contains_point (&rect, point))
      return i - 1;
  }

  return SCRUTINY_HIDE_NO_ITEM;
}

static gboolean
find_corner (const graphene_rect_t *rect, const graphene_point_t *point, guint *corner)
{
  for (guint i = 0; i < 4; i++) {
    const float x = rect->origin.x + ((i & 1) ? rect->size.width : 0);
    const float y = rect->origin.y + ((i & 2) ? rect->size.height : 0);

    if (ABS (point->x - x) <= REACH_PX && ABS (point->y - y) <= REACH_PX) {
      *corner = i;
      return TRUE;
    }
  }

  return FALSE;
}

static void
begin_cb (GtkGestureDrag *gesture, double x, double y, ScrutinyHideCanvas *self)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_rect_t picture;
  graphene_rect_t rect;
  guint found;

  self->drag = DRAG_NONE;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (scrutiny_player_view_is_playing (self->view))
    scrutiny_player_view_do (self->view, SCRUTINY_PLAYER_PLAY, 0);
  if (self->track == NULL || !scrutiny_player_view_get_picture (self->view, &picture))
    return;

  if (find_selected_box (self, &self->before)) {
    rect = to_rect (&self->before, &picture);
    if (find_corner (&rect, &point, &self->corner))
      self->drag = DRAG_RESIZE;
    else if (graphene_rect_contains_point (&rect, &point))
      self->drag = DRAG_MOVE;
  }
  if (self->drag == DRAG_NONE) {
    found = find_region (self, &picture, &point);
    self->before = (ScrutinyHideKey){ 0 };
    self->before.x =
        ((double) point.x - (double) picture.origin.x) / (double) picture.size.width;
    self->before.y =
        ((double) point.y - (double) picture.origin.y) / (double) picture.size.height;
    if (found != self->selected)
      g_signal_emit (self, chosen_signal, 0, found);
    self->drag = found != SCRUTINY_HIDE_NO_ITEM && find_selected_box (self, &self->before)
                     ? DRAG_MOVE
                     : DRAG_DRAW;
  }
  self->dragged = self->before;
}

static void
span_between (double a, double b, double *start, double *length)
{
  *start = MIN (a, b);
  *length = MAX (ABS (a - b), LEAST);
}

/* The box with one corner moved by a share of the picture. */
static void
resize (ScrutinyHideCanvas *self, double across, double down)
{
  const ScrutinyHideKey *box = &self->before;
  const double right = box->x + box->w;
  const double bottom = box->y + box->h;

  if (self->corner & 1)
    span_between (box->x, right + across, &self->dragged.x, &self->dragged.w);
  else
    span_between (box->x + across, right, &self->dragged.x, &self->dragged.w);
  if (self->corner & 2)
    span_between (box->y, bottom + down, &self->dragged.y, &self->dragged.h);
  else
    span_between (box->y + down, bottom, &self->dragged.y, &self->dragged.h);
}

static void
update_cb (GtkGestureDrag *gesture, double dx, double dy, ScrutinyHideCanvas *self)
{
  graphene_rect_t picture;
  double across, down;

  if (self->drag == DRAG_NONE || !scrutiny_player_view_get_picture (self->view, &picture))
    return;

  across = dx / (double) picture.size.width;
  down = dy / (double) picture.size.height;
  if (self->drag == DRAG_MOVE) {
    self->dragged.x =
        CLAMP (self->before.x + across, -self->before.w / 2, 1 - self->before.w / 2);
    self->dragged.y =
        CLAMP (self->before.y + down, -self->before.h / 2, 1 - self->before.h / 2);
  } else if (self->drag == DRAG_RESIZE) {
    resize (self, across, down);
  } else {
    span_between (CLAMP (self->before.x, 0, 1), CLAMP (self->before.x + across, 0, 1),
                  &self->dragged.x, &self->dragged.w);
    span_between (CLAMP (self->before.y, 0, 1), CLAMP (self->before.y + down, 0, 1),
                  &self->dragged.y, &self->dragged.h);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_cb (GtkGestureDrag *gesture, double dx, double dy, ScrutinyHideCanvas *self)
{
  const ScrutinyHideKey *box = &self->dragged;
  const gboolean has_moved = ABS (dx) > 3 || ABS (dy) > 3;
  Drag drag;

  update_cb (gesture, dx, dy, self);
  drag = self->drag;
  self->drag = DRAG_NONE;
  if (drag == DRAG_DRAW && has_moved)
    g_signal_emit (self, drawn_signal, 0, box->x, box->y, box->w, box->h);
  else if (drag >= DRAG_MOVE && has_moved)
    g_signal_emit (self, placed_signal, 0, box->x, box->y, box->w, box->h);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, ScrutinyHideCanvas *self)
{
  self->drag = DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scrutiny_hide_canvas_finalize (GObject *object)
{
  g_clear_pointer (&SCRUTINY_HIDE_CANVAS (object)->track, scrutiny_hide_track_unref);

  G_OBJECT_CLASS (scrutiny_hide_canvas_parent_class)->finalize (object);
}

static guint
new_box_signal (const char *name, GType type)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                       G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
scrutiny_hide_canvas_class_init (ScrutinyHideCanvasClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_hide_canvas_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = scrutiny_hide_canvas_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_IMG);
  drawn_signal = new_box_signal ("drawn", type);
  placed_signal = new_box_signal ("placed", type);
  chosen_signal = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
scrutiny_hide_canvas_init (ScrutinyHideCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->selected = SCRUTINY_HIDE_NO_ITEM;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Picture to draw on"),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                     _ ("A adds a box. Arrow keys move it, Shift and arrow keys change its size."),
                                        -1);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * scrutiny_hide_canvas_new:
 * @view: whose picture is drawn on
 */
GtkWidget *
scrutiny_hide_canvas_new (ScrutinyPlayerView *view)
{
  ScrutinyHideCanvas *self = g_object_new (SCRUTINY_TYPE_HIDE_CANVAS, NULL);

  self->view = view;

  return GTK_WIDGET (self);
}

/**
 * scrutiny_hide_canvas_show:
 * @track: what is marked
 * @selected: the chosen item, or %SCRUTINY_HIDE_NO_ITEM
 * @at_us: of the picture that is shown
 */
void
scrutiny_hide_canvas_show (ScrutinyHideCanvas *self,
                           ScrutinyHideTrack *track,
                           guint selected,
                           gint64 at_us)
{
  g_return_if_fail (SCRUTINY_IS_HIDE_CANVAS (self));

  scrutiny_hide_track_ref (track);
  g_clear_pointer (&self->track, scrutiny_hide_track_unref);
  self->track = track;
  self->selected = selected;
  self->at_us = at_us;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
