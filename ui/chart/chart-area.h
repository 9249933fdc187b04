/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/chart.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_CHART_AREA (scrutiny_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyChartArea,
                      scrutiny_chart_area,
                      SCRUTINY,
                      CHART_AREA,
                      GtkWidget)

GtkWidget *scrutiny_chart_area_new (ScrutinyChart *chart);

G_END_DECLS
