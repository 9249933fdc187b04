/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/answer-results.h"
#include "model/form.h"

G_BEGIN_DECLS

GtkWidget *scrutiny_results_view_new (const ScrutinyAnswerResults *results);
GtkWidget *scrutiny_results_view_new_details (const ScrutinyAnswerResults *results,
                                              ScrutinyForm *form,
                                              const char *language);

G_END_DECLS
