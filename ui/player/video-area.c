/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/video-area.h"

/* Where the picture is drawn: in the middle, in its own shape, on whole pixels when
 * the worker sent it at the size asked for, so that nothing is scaled here. The
 * signal "resized" says when to ask for another size. */
struct _ScrutinyVideoArea {
  GtkWidget parent_instance;

  ScrutinyFramePaintable *frame;
  gboolean is_small;
};

G_DEFINE_FINAL_TYPE (ScrutinyVideoArea, scrutiny_video_area, GTK_TYPE_WIDGET)

static guint resized_signal;

/* A small picture is no larger than this, in the middle of its place. */
#define SMALL_WIDTH  426
#define SMALL_HEIGHT 240

static void
get_room (ScrutinyVideoArea *self, int *width, int *height)
{
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  *height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->is_small) {
    *width = MIN (*width, SMALL_WIDTH);
    *height = MIN (*height, SMALL_HEIGHT);
  }
}

/**
 * scrutiny_video_area_get_picture:
 * @picture: (out): where the picture lies in the widget
 *
 * Returns: %FALSE while there is none
 */
gboolean
scrutiny_video_area_get_picture (ScrutinyVideoArea *self, graphene_rect_t *picture)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkPaintable *frame = GDK_PAINTABLE (self->frame);
  double factor = gtk_widget_get_scale_factor (widget);
  double width = gdk_paintable_get_intrinsic_width (frame) / factor;
  double height = gdk_paintable_get_intrinsic_height (frame) / factor;
  double place_width = gtk_widget_get_width (widget);
  double place_height = gtk_widget_get_height (widget);
  int room_width, room_height;
  double scale;

  if (scrutiny_frame_paintable_is_empty (self->frame) || width < 1 || height < 1)
    return FALSE;

  get_room (self, &room_width, &room_height);
  scale = MIN (room_width / width, room_height / height);
  /* A frame made for this size is at most a pixel or two smaller: draw it 1:1. */
  if (scale > 1.0 && (room_width - width < 4 || room_height - height < 4))
    scale = 1.0;
  width *= scale;
  height *= scale;
  graphene_rect_init (picture, (float) (int) ((place_width - width) / 2),
                      (float) (int) ((place_height - height) / 2), (float) width,
                      (float) height);

  return TRUE;
}

static void
scrutiny_video_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ScrutinyVideoArea *self = SCRUTINY_VIDEO_AREA (widget);
  graphene_rect_t picture;

  if (!scrutiny_video_area_get_picture (self, &picture))
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &picture.origin);
  gdk_paintable_snapshot (GDK_PAINTABLE (self->frame), snapshot,
                          (double) picture.size.width, (double) picture.size.height);
  gtk_snapshot_restore (snapshot);
}

static void
scrutiny_video_area_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? 160 : 90;
  *natural = is_width ? 640 : 360;
  if (!is_width && for_size > 0)
    *natural = MAX (*minimum, for_size * 9 / 16);
}

static GtkSizeRequestMode
scrutiny_video_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
scrutiny_video_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_signal_emit (widget, resized_signal, 0);
}

static void
scrutiny_video_area_dispose (GObject *object)
{
  ScrutinyVideoArea *self = SCRUTINY_VIDEO_AREA (object);

  g_clear_object (&self->frame);

  G_OBJECT_CLASS (scrutiny_video_area_parent_class)->dispose (object);
}

static void
scrutiny_video_area_class_init (ScrutinyVideoAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_video_area_dispose;
  widget_class->snapshot = scrutiny_video_area_snapshot;
  widget_class->measure = scrutiny_video_area_measure;
  widget_class->get_request_mode = scrutiny_video_area_get_request_mode;
  widget_class->size_allocate = scrutiny_video_area_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "video");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  resized_signal = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
scrutiny_video_area_init (ScrutinyVideoArea *self)
{
  self->frame = scrutiny_frame_paintable_new ();
  g_signal_connect_object (self->frame, "invalidate-contents",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "picture");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * scrutiny_video_area_get_frame:
 *
 * Returns: (transfer none): what is drawn; give it covered frames only
 */
ScrutinyFramePaintable *
scrutiny_video_area_get_frame (ScrutinyVideoArea *self)
{
  g_return_val_if_fail (SCRUTINY_IS_VIDEO_AREA (self), NULL);

  return self->frame;
}

/**
 * scrutiny_video_area_set_small:
 *
 * Whether the picture stays small, for who wants some distance from it.
 */
void
scrutiny_video_area_set_small (ScrutinyVideoArea *self, gboolean is_small)
{
  g_return_if_fail (SCRUTINY_IS_VIDEO_AREA (self));

  if (self->is_small == is_small)
    return;
  self->is_small = is_small;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, resized_signal, 0);
}

/**
 * scrutiny_video_area_get_size_px:
 * @width_px: (out): how many device pixels there are, 0 while not on screen
 * @height_px: (out): likewise
 */
void
scrutiny_video_area_get_size_px (ScrutinyVideoArea *self,
                                 guint *width_px,
                                 guint *height_px)
{
  int factor, width, height;

  g_return_if_fail (SCRUTINY_IS_VIDEO_AREA (self));

  factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  get_room (self, &width, &height);
  *width_px = (guint) (width * factor);
  *height_px = (guint) (height * factor);
}
