/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/record.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_record_view_new (ScrutinyRecord *record);
GtkWidget *scrutiny_record_view_new_reveal (ScrutinyRecord *record);

G_END_DECLS
