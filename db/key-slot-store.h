/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/key-slot.h"

G_BEGIN_DECLS

gboolean scrutiny_key_slot_store_put (ScrutinyDatabase *database,
                                      const ScrutinyKeySlot *slot,
                                      gint64 made_at_us,
                                      GError **error);
ScrutinyKeySlot *scrutiny_key_slot_store_get (ScrutinyDatabase *database,
                                              gint64 person_id,
                                              GError **error);
gboolean scrutiny_key_slot_store_remove (ScrutinyDatabase *database,
                                         gint64 person_id,
                                         GError **error);

G_END_DECLS
