/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/grading-band.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_grade_mark_new (ScrutinyBand band);

G_END_DECLS
