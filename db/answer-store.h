/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/answer-end.h"

G_BEGIN_DECLS

gboolean scrutiny_answer_store_add (ScrutinyDatabase *database,
                                    gint64 case_id,
                                    const ScrutinyAnswerRow *row,
                                    GError **error);
ScrutinyAnswerRow *scrutiny_answer_store_find (ScrutinyDatabase *database,
                                               gint64 case_id,
                                               const guint8 *tag,
                                               GError **error);
GPtrArray *scrutiny_answer_store_list (ScrutinyDatabase *database,
                                       gint64 case_id,
                                       GError **error);

gboolean scrutiny_answer_store_add_end (ScrutinyDatabase *database,
                                        gint64 case_id,
                                        const ScrutinyAnswerEnd *end,
                                        GError **error);
gboolean scrutiny_answer_store_find_end (ScrutinyDatabase *database,
                                         gint64 case_id,
                                         const guint8 *tag,
                                         ScrutinyAnswerEnd *end,
                                         GError **error);
GArray *scrutiny_answer_store_list_ends (ScrutinyDatabase *database,
                                         gint64 case_id,
                                         GError **error);

G_END_DECLS
