/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/button-bar.h"

#define SPACING 12

/* What can be pressed at the foot of a page: in one row that ends at the right, whose
 * first child takes what the others leave, or, where that is too narrow, one under the
 * other. No label is cut. */
struct _ScrutinyButtonBar {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ScrutinyButtonBar, scrutiny_button_bar, GTK_TYPE_WIDGET)

static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
get_first (GtkWidget *bar)
{
  return find_shown (gtk_widget_get_first_child (bar));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return find_shown (gtk_widget_get_next_sibling (child));
}

static int
get_natural_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_row_width (GtkWidget *bar)
{
  int width = 0;

  for (GtkWidget *child = get_first (bar); child != NULL; child = get_next (child))
    width += get_natural_width (child) + (width > 0 ? SPACING : 0);

  return width;
}

static void
measure_width (GtkWidget *bar, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = get_row_width (bar);
  for (GtkWidget *child = get_first (bar); child != NULL; child = get_next (child)) {
    int least = 0;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    *minimum = MAX (*minimum, least);
  }
  *natural = MAX (*natural, *minimum);
}

static int
measure_height (GtkWidget *bar, int width)
{
  gboolean is_row = width < 0 || get_row_width (bar) <= width;
  int height = 0;

  for (GtkWidget *child = get_first (bar); child != NULL; child = get_next (child)) {
    int natural = 0;

    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, is_row ? -1 : width, NULL,
                        &natural, NULL, NULL);
    height =
        is_row ? MAX (height, natural) : height + natural + (height > 0 ? SPACING : 0);
  }

  return height;
}

static void
scrutiny_button_bar_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = measure_height (widget, for_size);
}

static void
allocate_row (GtkWidget *bar, int width, int height)
{
  GtkAllocation box = { 0, 0, 0, height };
  int rest = width - get_row_width (bar);

  for (GtkWidget *child = get_first (bar); child != NULL; child = get_next (child)) {
    gboolean is_last = get_next (child) == NULL;

    box.x += is_last ? rest : 0;
    box.width = get_natural_width (child) + (is_last ? 0 : rest);
    gtk_widget_size_allocate (child, &box, -1);
    box.x += box.width + SPACING;
    rest = 0;
  }
}

static void
allocate_column (GtkWidget *bar, int width)
{
  GtkAllocation box = { 0, 0, width, 0 };

  for (GtkWidget *child = get_first (bar); child != NULL; child = get_next (child)) {
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &box.height, NULL,
                        NULL);
    gtk_widget_size_allocate (child, &box, -1);
    box.y += box.height + SPACING;
  }
}

static void
scrutiny_button_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  if (get_row_width (widget) <= width)
    allocate_row (widget, width, height);
  else
    allocate_column (widget, width);
}

static GtkSizeRequestMode
scrutiny_button_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
scrutiny_button_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (scrutiny_button_bar_parent_class)->dispose (object);
}

static void
scrutiny_button_bar_class_init (ScrutinyButtonBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_button_bar_dispose;
  widget_class->measure = scrutiny_button_bar_measure;
  widget_class->size_allocate = scrutiny_button_bar_size_allocate;
  widget_class->get_request_mode = scrutiny_button_bar_get_request_mode;
}

static void
scrutiny_button_bar_init (ScrutinyButtonBar *self)
{
}
