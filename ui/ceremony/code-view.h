/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *scrutiny_code_view_new (const char *title, const char *code);
char *scrutiny_code_in_groups (const char *code);

G_END_DECLS
