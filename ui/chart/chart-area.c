/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chart/chart-area.h"

#include <adwaita.h>

/* A chart painted at whatever width there is, in the size of the person's own text.
 * To a screen reader it is a picture with the finding for a name and all its figures,
 * as sentences, for a description. */
struct _ScrutinyChartArea {
  GtkWidget parent_instance;

  ScrutinyChart *chart;
};

G_DEFINE_FINAL_TYPE (ScrutinyChartArea, scrutiny_chart_area, GTK_TYPE_WIDGET)

#define NARROWEST_PX 280
#define NATURAL_PX   640

static double
font_size_px (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * pango_cairo_context_get_resolution (context) / 72.0;
}

static GtkSizeRequestMode
scrutiny_chart_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
scrutiny_chart_area_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ScrutinyChartArea *self = SCRUTINY_CHART_AREA (widget);
  int width = for_size > 0 ? MAX (for_size, NARROWEST_PX) : NATURAL_PX;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = NARROWEST_PX;
    *natural = NATURAL_PX;
    return;
  }
  *minimum = (int) scrutiny_chart_measure (self->chart, width, font_size_px (widget)) + 1;
  *natural = *minimum;
}

static void
scrutiny_chart_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ScrutinyChartArea *self = SCRUTINY_CHART_AREA (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  scrutiny_chart_draw (self->chart, cr, (double) width, font_size_px (widget),
                       is_dark ? SCRUTINY_CHART_ON_DARK : SCRUTINY_CHART_ON_LIGHT);
  cairo_destroy (cr);
}

static void
scrutiny_chart_area_finalize (GObject *object)
{
  g_clear_pointer (&SCRUTINY_CHART_AREA (object)->chart, scrutiny_chart_unref);

  G_OBJECT_CLASS (scrutiny_chart_area_parent_class)->finalize (object);
}

static void
scrutiny_chart_area_class_init (ScrutinyChartAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_chart_area_finalize;
  widget_class->get_request_mode = scrutiny_chart_area_get_request_mode;
  widget_class->measure = scrutiny_chart_area_measure;
  widget_class->snapshot = scrutiny_chart_area_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
scrutiny_chart_area_init (ScrutinyChartArea *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * scrutiny_chart_area_new:
 * @chart: a finished chart; kept
 */
GtkWidget *
scrutiny_chart_area_new (ScrutinyChart *chart)
{
  ScrutinyChartArea *self = g_object_new (SCRUTINY_TYPE_CHART_AREA, NULL);
  g_autofree char *text = scrutiny_chart_to_text (chart);

  self->chart = scrutiny_chart_ref (chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scrutiny_chart_get_title (chart),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);

  return GTK_WIDGET (self);
}
