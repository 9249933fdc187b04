/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

GListModel *scrutiny_people_list (ScrutinySession *session, GError **error);
ScrutinyPerson *scrutiny_people_find (ScrutinySession *session,
                                      const char *name,
                                      GError **error);

ScrutinyPerson *scrutiny_people_add (ScrutinySession *session,
                                     ScrutinyPerson *person,
                                     const char *passphrase,
                                     GError **error);
gboolean scrutiny_people_change (ScrutinySession *session,
                                 ScrutinyPerson *person,
                                 GError **error);

gboolean scrutiny_people_change_passphrase (ScrutinySession *session,
                                            const char *passphrase,
                                            GError **error);
gboolean scrutiny_people_reset_passphrase (ScrutinySession *session,
                                           gint64 person_id,
                                           const char *passphrase,
                                           GError **error);
gboolean scrutiny_people_recover (ScrutinySession *session,
                                  const char *recovery_code,
                                  const char *name,
                                  const char *passphrase,
                                  GError **error);

G_END_DECLS
