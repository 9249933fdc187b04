/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* An open panel folder and who is signed in to it.
 *
 * One thread at a time: the terminal program's own, or, behind a window, the
 * session's thread, which starts with the first scrutiny_session_run_async().
 * From then on only that function, its finish and the two getters of the panel's
 * folder may be called elsewhere. */
struct _ScrutinySession {
  GObject parent_instance;

  /* Immutable once opened: any thread. */
  char *panel_dir;
  char *uid;
  char *doubt; /* NULL: the schema is as this program makes it */
  gboolean is_demo;

  /* The session's thread. */
  ScrutinyDatabase *database;
  ScrutinyPerson *person; /* NULL: nobody is signed in */
  ScrutinyKeys *keys;     /* NULL exactly when person is */
  gint64 chair_id;        /* a chair who stands by; 0: none */
  ScrutinyClock clock;
  gpointer clock_data;
  int act; /* the use case under way, or -1 */

  /* The thread that calls run_async. */
  GThreadPool *thread;
};

/** The act whose transaction is open, or -1: held for use-case.c alone. */
int scrutiny_session_get_act (ScrutinySession *self);
void scrutiny_session_set_act (ScrutinySession *self, int act);

/** Writes one entry of the log inside the open transaction. */
gboolean scrutiny_session_write_log (ScrutinySession *self,
                                     ScrutinyAct act,
                                     gint64 actor,
                                     const char *detail,
                                     GError **error);

/** Takes a person as signed in, without asking: the panel was made just now, or
 * their standing has changed. @keys: (transfer full) (nullable): NULL keeps them. */
void scrutiny_session_take_person (ScrutinySession *self,
                                   ScrutinyPerson *person,
                                   ScrutinyKeys *keys);

G_END_DECLS
