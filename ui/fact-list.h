/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FACT_LIST (scrutiny_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFactList, scrutiny_fact_list, SCRUTINY, FACT_LIST, GtkBox)

GtkWidget *scrutiny_fact_list_new (const char *title);
void scrutiny_fact_list_clear (ScrutinyFactList *self);
AdwActionRow *scrutiny_fact_list_add (ScrutinyFactList *self,
                                      const char *title,
                                      const char *value);
AdwActionRow *scrutiny_fact_list_add_count (ScrutinyFactList *self,
                                            const char *title,
                                            gint64 count);
AdwActionRow *scrutiny_fact_list_add_link (ScrutinyFactList *self,
                                           const char *title,
                                           const char *subtitle);

G_END_DECLS
