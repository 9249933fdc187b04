/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "sampling/draw.h"

G_BEGIN_DECLS

/** Puts a drawn record, or a reserve for the case @replaces (0: none), on the
 * agenda inside the open transaction: its letter, its key pair, the secret half
 * sealed to every chair and to the recovery code. Returns its id or 0. */
gint64 scrutiny_case_put_on_agenda (ScrutinySession *session,
                                    gint64 meeting,
                                    gint64 draw_id,
                                    const ScrutinyDrawn *drawn,
                                    gint64 replaces,
                                    GError **error);

/** Seals the secrets of all cases that @holder can open, as @holder_id (0: the recovery
 * code), to @person as well, if that is a chair; inside the open transaction. */
gboolean scrutiny_case_hand_over (ScrutinySession *session,
                                  ScrutinyKeys *holder,
                                  gint64 holder_id,
                                  ScrutinyPerson *person,
                                  GError **error);

G_END_DECLS
