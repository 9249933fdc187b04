/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "db/database.h"
#include "model/person.h"

G_BEGIN_DECLS

ScrutinyPerson *scrutiny_person_store_add (ScrutinyDatabase *database,
                                           ScrutinyPerson *person,
                                           gint64 at_us,
                                           gint64 by,
                                           GError **error);
gboolean scrutiny_person_store_set_standing (ScrutinyDatabase *database,
                                             ScrutinyPerson *person,
                                             gint64 at_us,
                                             gint64 by,
                                             GError **error);
ScrutinyPerson *scrutiny_person_store_get (ScrutinyDatabase *database,
                                           gint64 id,
                                           GError **error);
ScrutinyPerson *scrutiny_person_store_find (ScrutinyDatabase *database,
                                            const char *name,
                                            GError **error);
GListModel *scrutiny_person_store_list (ScrutinyDatabase *database, GError **error);

G_END_DECLS
