/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/frame-paintable.h"

/* The one way a picture of footage reaches the screen. It only ever gets frames that
 * the worker has covered; each is immutable and goes back to the ring when GTK lets
 * go of its texture. RGB without alpha, because a format with alpha would be blended
 * (25 ms a frame instead of 14 with the cairo renderer). Main thread only. */
struct _ScrutinyFramePaintable {
  GObject parent_instance;

  GdkTexture *texture; /* NULL while there is nothing to see */
  gboolean is_grey;
};

static GdkPaintableFlags
paintable_get_flags (GdkPaintable *paintable)
{
  return 0;
}

static int
paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  ScrutinyFramePaintable *self = SCRUTINY_FRAME_PAINTABLE (paintable);

  return self->texture ? gdk_texture_get_width (self->texture) : 0;
}

static int
paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  ScrutinyFramePaintable *self = SCRUTINY_FRAME_PAINTABLE (paintable);

  return self->texture ? gdk_texture_get_height (self->texture) : 0;
}

static void
paintable_snapshot (GdkPaintable *paintable,
                    GdkSnapshot *snapshot,
                    double width,
                    double height)
{
  ScrutinyFramePaintable *self = SCRUTINY_FRAME_PAINTABLE (paintable);

  if (self->texture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->get_flags = paintable_get_flags;
  iface->get_intrinsic_width = paintable_get_intrinsic_width;
  iface->get_intrinsic_height = paintable_get_intrinsic_height;
  iface->snapshot = paintable_snapshot;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ScrutinyFramePaintable,
                               scrutiny_frame_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
scrutiny_frame_paintable_dispose (GObject *object)
{
  ScrutinyFramePaintable *self = SCRUTINY_FRAME_PAINTABLE (object);

  g_clear_object (&self->texture);

  G_OBJECT_CLASS (scrutiny_frame_paintable_parent_class)->dispose (object);
}

static void
scrutiny_frame_paintable_class_init (ScrutinyFramePaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_frame_paintable_dispose;
}

static void
scrutiny_frame_paintable_init (ScrutinyFramePaintable *self)
{
}

/**
 * scrutiny_frame_paintable_new:
 *
 * Returns: (transfer full): a paintable without a picture
 */
ScrutinyFramePaintable *
scrutiny_frame_paintable_new (void)
{
  return g_object_new (SCRUTINY_TYPE_FRAME_PAINTABLE, NULL);
}

static void
take_texture (ScrutinyFramePaintable *self, GdkTexture *texture)
{
  int old_width = paintable_get_intrinsic_width (GDK_PAINTABLE (self));
  int old_height = paintable_get_intrinsic_height (GDK_PAINTABLE (self));

  g_clear_object (&self->texture);
  self->texture = texture;

  if (old_width != paintable_get_intrinsic_width (GDK_PAINTABLE (self)) ||
      old_height != paintable_get_intrinsic_height (GDK_PAINTABLE (self)))
    gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/**
 * scrutiny_frame_paintable_set_grey:
 *
 * Colours shock more than shapes: the next frames are shown without them.
 */
void
scrutiny_frame_paintable_set_grey (ScrutinyFramePaintable *self, gboolean is_grey)
{
  g_return_if_fail (SCRUTINY_IS_FRAME_PAINTABLE (self));

  self->is_grey = is_grey;
}

/* Brightness by BT.709, in 256ths. */
static GBytes *
without_colour (GBytes *rgb24, guint width_px, guint height_px, gsize stride_bytes)
{
  gsize size_bytes = stride_bytes * (height_px - 1) + 3 * (gsize) width_px;
  const guint8 *from = g_bytes_get_data (rgb24, NULL);
  guint8 *grey = g_malloc (size_bytes);

  for (guint y = 0; y < height_px; y++) {
    const guint8 *in = from + y * stride_bytes;
    guint8 *out = grey + y * stride_bytes;

    for (guint x = 0; x < width_px; x++, in += 3, out += 3)
      out[0] = out[1] = out[2] = (guint8) ((54 * in[0] + 183 * in[1] + 19 * in[2]) >> 8);
  }

  return g_bytes_new_take (grey, size_bytes);
}

/**
 * scrutiny_frame_paintable_show:
 * @rgb24: a covered frame, three bytes a pixel; a reference is kept until the next one
 * @width_px: at least 1
 * @height_px: at least 1
 * @stride_bytes: from one line to the next, at least 3 * @width_px
 *
 * A frame whose bytes do not reach to its last line is refused: the picture goes
 * empty rather than show what lies beside it in memory.
 */
void
scrutiny_frame_paintable_show (ScrutinyFramePaintable *self,
                               GBytes *rgb24,
                               guint width_px,
                               guint height_px,
                               gsize stride_bytes)
{
  const guint limit_px = 16384;
  g_autoptr (GBytes) grey = NULL;

  g_return_if_fail (SCRUTINY_IS_FRAME_PAINTABLE (self));
  g_return_if_fail (rgb24 != NULL);

  if (width_px == 0 || height_px == 0 || width_px > limit_px || height_px > limit_px ||
      stride_bytes < 3 * (gsize) width_px ||
      (g_bytes_get_size (rgb24) - 3 * (gsize) width_px) / stride_bytes < height_px - 1 ||
      g_bytes_get_size (rgb24) < 3 * (gsize) width_px) {
    scrutiny_frame_paintable_clear (self);
    return;
  }

  if (self->is_grey)
    grey = without_colour (rgb24, width_px, height_px, stride_bytes);
  take_texture (self, gdk_memory_texture_new ((int) width_px, (int) height_px,
                                              GDK_MEMORY_R8G8B8, grey ? grey : rgb24,
                                              stride_bytes));
}

/** scrutiny_frame_paintable_clear: Lets its picture go; draws nothing */
void
scrutiny_frame_paintable_clear (ScrutinyFramePaintable *self)
{
  g_return_if_fail (SCRUTINY_IS_FRAME_PAINTABLE (self));

  if (self->texture != NULL)
    take_texture (self, NULL);
}

/** scrutiny_frame_paintable_is_empty: Returns: whether it has no picture */
gboolean
scrutiny_frame_paintable_is_empty (ScrutinyFramePaintable *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FRAME_PAINTABLE (self), TRUE);

  return self->texture == NULL;
}
