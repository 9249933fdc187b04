/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* The act whose transaction is open, or -1: held for use-case.c alone. */
int scrutiny_session_get_act (ScrutinySession *self);
void scrutiny_session_set_act (ScrutinySession *self, int act);

/* Writes one entry of the log inside the open transaction. */
gboolean scrutiny_session_write_log (ScrutinySession *self,
                                     ScrutinyAct act,
                                     gint64 actor,
                                     const char *detail,
                                     GError **error);

/* Takes a person as signed in, without asking: the panel was made just now, or
 * their standing has changed. @keys: (transfer full) (nullable): NULL keeps them. */
void scrutiny_session_take_person (ScrutinySession *self,
                                   ScrutinyPerson *person,
                                   ScrutinyKeys *keys);

G_END_DECLS
