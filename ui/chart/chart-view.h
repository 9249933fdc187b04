/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/chart.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_chart_view_new (ScrutinyChart *chart);

G_END_DECLS
