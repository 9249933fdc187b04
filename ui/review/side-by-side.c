/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/side-by-side.h"

/* Below this the questions go under the picture. */
#define WIDE_PX 900

/* The picture and the questions: beside each other, or one under the other. The
 * libadwaita of our floor has no breakpoints. */
struct _ScrutinySideBySide {
  GtkWidget parent_instance;

  GtkWidget *first;
  GtkWidget *second;
};

G_DEFINE_FINAL_TYPE (ScrutinySideBySide, scrutiny_side_by_side, GTK_TYPE_WIDGET)

enum {
  PROP_FIRST = 1,
  PROP_SECOND,
};

static int
minimum_of (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
scrutiny_side_by_side_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  ScrutinySideBySide *self = SCRUTINY_SIDE_BY_SIDE (widget);
  int first = minimum_of (self->first, orientation, -1);
  int second = minimum_of (self->second, orientation, -1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (first, second);
    *natural = MAX (*minimum, WIDE_PX);
    return;
  }
  *minimum = for_size >= WIDE_PX ? MAX (first, second) : first + second;
  *natural = MAX (*minimum, 600);
}

/* The height depends on whether they stand side by side. */
static GtkSizeRequestMode
scrutiny_side_by_side_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (child, width, height, -1, transform);
}

static void
scrutiny_side_by_side_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  ScrutinySideBySide *self = SCRUTINY_SIDE_BY_SIDE (widget);

  if (width >= WIDE_PX) {
    int first =
        MAX (width * 56 / 100, minimum_of (self->first, GTK_ORIENTATION_HORIZONTAL, -1));

    place (self->first, 0, 0, first, height);
    place (self->second, first, 0, width - first, height);
  } else {
    int least = minimum_of (self->first, GTK_ORIENTATION_VERTICAL, width);
    int rest = minimum_of (self->second, GTK_ORIENTATION_VERTICAL, width);
    int first = CLAMP (height * 45 / 100, least, MAX (least, height - rest));

    place (self->first, 0, 0, width, first);
    place (self->second, 0, first, width, height - first);
  }
}

static void
scrutiny_side_by_side_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  ScrutinySideBySide *self = SCRUTINY_SIDE_BY_SIDE (object);
  GtkWidget *child = g_value_get_object (value);

  if (id == PROP_FIRST)
    self->first = child;
  else if (id == PROP_SECOND)
    self->second = child;
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
scrutiny_side_by_side_dispose (GObject *object)
{
  ScrutinySideBySide *self = SCRUTINY_SIDE_BY_SIDE (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (scrutiny_side_by_side_parent_class)->dispose (object);
}

static void
scrutiny_side_by_side_class_init (ScrutinySideBySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = scrutiny_side_by_side_dispose;
  G_OBJECT_CLASS (klass)->set_property = scrutiny_side_by_side_set_property;
  /* Left, or above; and right, or below. Both are set once. */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FIRST,
                                   g_param_spec_object ("first", NULL, NULL,
                                                        GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SECOND,
                                   g_param_spec_object ("second", NULL, NULL,
                                                        GTK_TYPE_WIDGET, flags));
  widget_class->get_request_mode = scrutiny_side_by_side_get_request_mode;
  widget_class->measure = scrutiny_side_by_side_measure;
  widget_class->size_allocate = scrutiny_side_by_side_size_allocate;
}

static void
scrutiny_side_by_side_init (ScrutinySideBySide *self)
{
}
