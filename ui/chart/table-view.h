/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/table.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_table_view_new (ScrutinyTable *table);

G_END_DECLS
