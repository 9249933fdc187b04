/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/keys.h"
#include "app/policy.h"
#include "db/database.h"
#include "model/person.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SESSION (scrutiny_session_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySession, scrutiny_session, SCRUTINY, SESSION, GObject)

/* Work for the session's own thread; it sets @result_free if its result needs one. */
typedef gpointer (*ScrutinySessionWork) (ScrutinySession *session,
                                         gpointer input,
                                         GDestroyNotify *result_free,
                                         GCancellable *cancellable,
                                         GError **error);
typedef gint64 (*ScrutinyClock) (gpointer data);
typedef void (*ScrutinyProgress) (gint64 done, gint64 total, gpointer data);

ScrutinySession *scrutiny_session_new (const char *panel_dir, GError **error);
const char *scrutiny_session_get_panel_dir (ScrutinySession *self);
ScrutinyDatabase *scrutiny_session_get_database (ScrutinySession *self);
gboolean scrutiny_session_is_demo (ScrutinySession *self);
const char *scrutiny_session_get_doubt (ScrutinySession *self);
const char *scrutiny_session_get_panel_uid (ScrutinySession *self);

/** Who is signed in. */
gboolean scrutiny_session_sign_in (ScrutinySession *self,
                                   const char *name,
                                   const char *passphrase,
                                   GError **error);
void scrutiny_session_sign_out (ScrutinySession *self);
ScrutinyPerson *scrutiny_session_get_person (ScrutinySession *self);
gint64 scrutiny_session_get_person_id (ScrutinySession *self);
ScrutinyKeys *scrutiny_session_get_keys (ScrutinySession *self);
gboolean scrutiny_session_confirm_chair (ScrutinySession *self,
                                         const char *name,
                                         const char *passphrase,
                                         GError **error);
gint64 scrutiny_session_get_chair_id (ScrutinySession *self);

/** The clock, microseconds UTC; a test brings its own. */
gint64 scrutiny_session_now_us (ScrutinySession *self);
char *scrutiny_session_today (ScrutinySession *self);
void scrutiny_session_set_clock (ScrutinySession *self,
                                 ScrutinyClock clock,
                                 gpointer data);

/** Sealed columns. */
GBytes *scrutiny_session_seal (ScrutinySession *self,
                               ScrutinyPurpose purpose,
                               const char *context,
                               gconstpointer data,
                               gsize size_bytes,
                               GError **error);
GBytes *scrutiny_session_unseal (ScrutinySession *self,
                                 ScrutinyPurpose purpose,
                                 const char *context,
                                 GBytes *sealed,
                                 GError **error);
gboolean scrutiny_session_derive_key (ScrutinySession *self,
                                      ScrutinyPurpose purpose,
                                      guint8 key[SCRUTINY_KEY_BYTES],
                                      GError **error);

/** From the main thread: run a use case on the session's thread. */
void scrutiny_session_run_async (ScrutinySession *self,
                                 ScrutinySessionWork work,
                                 gpointer input,
                                 GDestroyNotify input_free,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer scrutiny_session_run_finish (ScrutinySession *self,
                                      GAsyncResult *result,
                                      GError **error);

G_END_DECLS
