/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/footage.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "app/error.h"
#include "app/footage-private.h"
#include "app/panel.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/clip-store.h"
#include "db/error.h"
#include "media/sealed-file-writer.h"
#include "model/ordinary-file.h"

/**
 * scrutiny_footage_relay_cb:
 *
 * @relay is a ScrutinyFootageRelay; @done and @total are bytes or pictures, as the
 * media room counts
 */
void
scrutiny_footage_relay_cb (guint64 done, guint64 total, gpointer data)
{
  const ScrutinyFootageRelay *relay = data;

  if (relay->progress != NULL)
    relay->progress ((gint64) done, (gint64) total, relay->data);
}

/**
 * scrutiny_footage_ask_any:
 *
 * Whether @one or @other is allowed; the refusal speaks of @other.
 */
gboolean
scrutiny_footage_ask_any (ScrutinySession *session,
                          ScrutinyAct one,
                          ScrutinyAct other,
                          GError **error)
{
  return scrutiny_policy_ask (session, one, NULL) ||
         scrutiny_policy_ask (session, other, error);
}

static ScrutinyCase *
find_case (ScrutinySession *session, gint64 meeting, const char *letter, GError **error)
{
  return scrutiny_case_store_find (scrutiny_session_get_database (session), meeting,
                                   letter, error);
}

/**
 * scrutiny_footage_move_case:
 * @next: where the case is to stand from now on
 *
 * Inside an open use case. A case that may not go there stays where it is: footage and
 * tracks may be corrected later than the step they belong to.
 */
gboolean
scrutiny_footage_move_case (ScrutinySession *session,
                            ScrutinyCase *drawn_case,
                            ScrutinyCaseState next,
                            GError **error)
{
  ScrutinyPerson *person = scrutiny_session_get_person (session);
  const ScrutinyCaseEvent event = {
    .case_id = scrutiny_case_get_id (drawn_case),
    .state = next,
    .decider = scrutiny_person_get_role (person),
    .at_us = scrutiny_session_now_us (session),
    .by = scrutiny_person_get_id (person),
  };

  if (!scrutiny_case_state_may_follow (scrutiny_case_get_state (drawn_case), next))
    return TRUE;

  return scrutiny_case_store_add_event (scrutiny_session_get_database (session), &event,
                                        error);
}

/**
 * scrutiny_footage_probe:
 * @path: a video file
 * @facts: (out): what it is
 * @sha256: (out) (transfer full): its hash, hexadecimal
 *
 * Looks at a file without a panel and without keeping anything. Blocks.
 */
gboolean
scrutiny_footage_probe (const char *path,
                        ScrutinyClipFacts *facts,
                        char **sha256,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  g_return_val_if_fail (path != NULL && facts != NULL && sha256 != NULL, FALSE);

  ticket = scrutiny_footage_ticket_new_plain (path, cancellable, error);
  if (ticket == NULL)
    return FALSE;
  if (!scrutiny_clip_facts_probe (facts, ticket, cancellable, error)) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }

  *sha256 = g_strdup (scrutiny_footage_ticket_get_sha256 (ticket));
  return TRUE;
}

static GInputStream *
open_source (const char *path,
             guint64 *size_bytes,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;

  stream = scrutiny_ordinary_file_open (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                         cancellable, error);
  if (info == NULL)
    return NULL;

  *size_bytes = (guint64) g_file_info_get_size (info);
  if (*size_bytes == 0) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is empty."), path);
    return NULL;
  }

  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/* Seals the file into the panel's folder. What a killed add left behind goes first. */
static gboolean
seal_file (ScrutinySession *session,
           const char *path,
           ScrutinyFootageRelay *relay,
           ScrutinySealedFileReceipt *receipt,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *folder = scrutiny_panel_get_folder (session, "footage");
  g_autoptr (GInputStream) source = NULL;
  guint8 key[SCRUTINY_KEY_BYTES];
  guint64 size_bytes = 0;
  gboolean ok;

  source = open_source (path, &size_bytes, cancellable, error);
  if (source == NULL ||
      !scrutiny_session_derive_key (session, SCRUTINY_PURPOSE_FOOTAGE, key, error))
    return FALSE;

  g_mkdir (folder, 0700);
  scrutiny_sealed_file_sweep (folder);
  ok = scrutiny_sealed_file_write (source, size_bytes, folder, key,
                                   scrutiny_footage_relay_cb, relay, cancellable, receipt,
                                   error);
  sodium_memzero (key, sizeof key);
  return ok;
}

/* A ticket that covers everything, for the sealed file of this hash. */
static ScrutinyFootageTicket *
open_sealed (ScrutinySession *session, const char *sha256, GError **error)
{
  g_autofree char *folder = scrutiny_panel_get_folder (session, "footage");
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  guint8 key[SCRUTINY_KEY_BYTES];
  int fd;

  if (!scrutiny_session_derive_key (session, SCRUTINY_PURPOSE_FOOTAGE, key, error))
    return NULL;
  fd = scrutiny_sealed_file_open_in (folder, sha256, error);
  if (fd >= 0)
    ticket = scrutiny_footage_ticket_new_sealed (fd, key, sha256, error);
  sodium_memzero (key, sizeof key);

  return g_steal_pointer (&ticket);
}

ScrutinyFootageTicket *
scrutiny_footage_open_sealed (ScrutinySession *session,
                              ScrutinyClip *clip,
                              GError **error)
{
  return open_sealed (session, scrutiny_clip_get_sha256 (clip), error);
}

static ScrutinyClip *
make_clip (ScrutinyCase *drawn_case,
           const ScrutinySealedFileReceipt *receipt,
           const ScrutinyClipFacts *facts,
           const ScrutinyFootageOrigin *origin,
           gint64 now_us,
           GError **error)
{
  const ScrutinyClipRow row = {
    .case_id = scrutiny_case_get_id (drawn_case),
    .size_bytes = (gint64) receipt->size_bytes,
    .camera = origin != NULL ? origin->camera : NULL,
    .started_at_us = origin != NULL ? origin->started_at_us : 0,
    .shape = facts->clip,
    .width = facts->width,
    .height = facts->height,
    .duration_us = facts->duration_us,
    .last_us = facts->last_us,
    .frames = facts->frames,
    .has_sound = facts->has_sound,
    .is_truncated = facts->is_truncated,
    .is_estimated = facts->is_estimated,
    .is_variable = facts->is_variable,
    .added_at_us = now_us,
  };

  return scrutiny_clip_new (&row, error);
}

/* Inside the open use case. Returns: the stored clip. */
static ScrutinyClip *
store_clip (ScrutinySession *session,
            ScrutinyCase *drawn_case,
            ScrutinyClip *clip,
            GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GError) failure = NULL;
  gint64 id;

  id = scrutiny_clip_store_add (database, clip, scrutiny_session_get_person_id (session),
                                &failure);
  if (id == 0 &&
      g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT) &&
      strstr (failure->message, "sealed") == NULL) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 _("Case %s has this recording already."),
                    scrutiny_case_get_letter (drawn_case));
    return NULL;
  }
  if (id == 0) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }

  if (!scrutiny_footage_move_case (session, drawn_case, SCRUTINY_CASE_FOOTAGE_HELD,
                                   error))
    return NULL;
  return scrutiny_clip_store_get (database, id, error);
}

static ScrutinyClip *
record_clip (ScrutinySession *session,
             gint64 meeting,
             ScrutinyCase *drawn_case,
             ScrutinyClip *clip,
             GError **error)
{
  g_autoptr (ScrutinyClip) stored = NULL;
  g_autofree char *detail = NULL;

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ADD_FOOTAGE, error))
    return NULL;
  stored = store_clip (session, drawn_case, clip, error);
  if (stored == NULL) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  detail = g_strdup_printf ("{\"case\":\"%s\",\"clip\":%" G_GINT64_FORMAT
                            ",\"meeting\":%" G_GINT64_FORMAT ",\"sha256\":\"%s\"}",
                            scrutiny_case_get_letter (drawn_case),
                            scrutiny_clip_get_id (stored), meeting,
                            scrutiny_clip_get_sha256 (stored));
  return scrutiny_use_case_commit (session, detail, error) ? g_steal_pointer (&stored)
                                                           : NULL;
}

/* Takes back a file that was sealed for a clip that could not be added, unless another
 * case has the same recording. */
static void
drop_sealed (ScrutinySession *session, const char *sha256)
{
  g_autofree char *folder = scrutiny_panel_get_folder (session, "footage");
  g_autofree char *name = scrutiny_sealed_file_name (sha256);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GListModel) clips = NULL;

  clips = scrutiny_clip_store_list (scrutiny_session_get_database (session), NULL);
  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);

    if (g_str_equal (scrutiny_clip_get_sha256 (clip), sha256))
      return;
  }
  if (clips != NULL)
    g_unlink (path);
}

/**
 * scrutiny_footage_add:
 * @letter: of the case
 * @path: the recording in the clear; read only
 * @origin: (nullable): what is known besides its bytes
 * @progress: (nullable) (scope call): told bytes done; each counts twice
 *
 * Seals the recording on arrival, hashes it, and has the worker look at it. A file that
 * cannot be opened is not kept. Blocks; not for the main thread.
 *
 * Returns: (transfer full): the clip, or %NULL with @error set and nothing added
 */
ScrutinyClip *
scrutiny_footage_add (ScrutinySession *session,
                      gint64 meeting,
                      const char *letter,
                      const char *path,
                      const ScrutinyFootageOrigin *origin,
                      ScrutinyProgress progress,
                      gpointer progress_data,
                      GCancellable *cancellable,
                      GError **error)
{
  ScrutinyFootageRelay relay = { progress, progress_data };
  g_autoptr (ScrutinyCase) drawn_case = NULL;
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (ScrutinyClip) stored = NULL;
  ScrutinySealedFileReceipt receipt;
  ScrutinyClipFacts facts;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (letter != NULL && path != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ADD_FOOTAGE, error))
    return NULL;
  drawn_case = find_case (session, meeting, letter, error);
  if (drawn_case == NULL ||
      !seal_file (session, path, &relay, &receipt, cancellable, error))
    return NULL;

  ticket = open_sealed (session, receipt.sha256, error);
  if (ticket != NULL && !scrutiny_clip_facts_probe (&facts, ticket, cancellable, error))
    g_prefix_error (error, "%s: ", path);
  else if (ticket != NULL)
    clip = make_clip (drawn_case, &receipt, &facts, origin,
                      scrutiny_session_now_us (session), error);
  if (clip != NULL)
    stored = record_clip (session, meeting, drawn_case, clip, error);

  if (stored == NULL && !receipt.was_there)
    drop_sealed (session, receipt.sha256);
  return g_steal_pointer (&stored);
}

/**
 * scrutiny_footage_list:
 *
 * Returns: (transfer full) (element-type ScrutinyClip): every clip of the panel.
 */
GListModel *
scrutiny_footage_list (ScrutinySession *session, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_ADD_FOOTAGE,
                                 SCRUTINY_ACT_WATCH_COVERED, error))
    return NULL;
  return scrutiny_clip_store_list (scrutiny_session_get_database (session), error);
}

/**
 * scrutiny_footage_list_case:
 *
 * Returns: (transfer full) (element-type ScrutinyClip): those of one case.
 */
GListModel *
scrutiny_footage_list_case (ScrutinySession *session,
                            gint64 meeting,
                            const char *letter,
                            GError **error)
{
  g_autoptr (ScrutinyCase) drawn_case = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && letter != NULL, NULL);

  if (!scrutiny_footage_ask_any (session, SCRUTINY_ACT_ADD_FOOTAGE,
                                 SCRUTINY_ACT_WATCH_COVERED, error))
    return NULL;
  drawn_case = find_case (session, meeting, letter, error);
  if (drawn_case == NULL)
    return NULL;

  return scrutiny_clip_store_list_case (scrutiny_session_get_database (session),
                                        scrutiny_case_get_id (drawn_case), error);
}

/**
 * scrutiny_footage_find:
 * @number: which clip of the case, from 1; 0: the newest
 *
 * Returns: (transfer full): the clip, or %NULL with %SCRUTINY_APP_ERROR_NOT_FOUND
 */
ScrutinyClip *
scrutiny_footage_find (ScrutinySession *session,
                       gint64 meeting,
                       const char *letter,
                       guint number,
                       GError **error)
{
  g_autoptr (GListModel) clips = NULL;
  guint count;

  clips = scrutiny_footage_list_case (session, meeting, letter, error);
  if (clips == NULL)
    return NULL;

  count = g_list_model_get_n_items (clips);
  if (count > 0 && number <= count)
    return g_list_model_get_item (clips, (number == 0 ? count : number) - 1);

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND,
               _("Case %s has no such recording."), letter);
  return NULL;
}

static gboolean
check_one (ScrutinySession *session,
           ScrutinyClip *clip,
           const guint8 *key,
           ScrutinyFootageRelay *relay,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *folder = scrutiny_panel_get_folder (session, "footage");
  const char *sha256 = scrutiny_clip_get_sha256 (clip);
  int fd = scrutiny_sealed_file_open_in (folder, sha256, error);
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = scrutiny_sealed_file_check (fd, key, sha256, scrutiny_footage_relay_cb, relay,
                                   cancellable, error);
  close (fd);
  return ok;
}

/**
 * scrutiny_footage_check:
 * @faults: (out) (transfer full) (element-type utf8): a sentence for each bad clip
 * @checked: (out): how many clips were read
 *
 * Reads every byte of every sealed recording and compares its hash. Blocks for long.
 *
 * Returns: %FALSE only if the check itself could not be done
 */
gboolean
scrutiny_footage_check (ScrutinySession *session,
                        GPtrArray **faults,
                        guint *checked,
                        ScrutinyProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  ScrutinyFootageRelay relay = { progress, progress_data };
  g_autoptr (GListModel) clips = scrutiny_footage_list (session, error);
  guint8 key[SCRUTINY_KEY_BYTES];

  g_return_val_if_fail (faults != NULL && checked != NULL, FALSE);

  if (clips == NULL ||
      !scrutiny_session_derive_key (session, SCRUTINY_PURPOSE_FOOTAGE, key, error))
    return FALSE;

  *faults = g_ptr_array_new_with_free_func (g_free);
  for (*checked = 0; *checked < g_list_model_get_n_items (clips); (*checked)++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, *checked);
    g_autoptr (GError) fault = NULL;

    if (g_cancellable_is_cancelled (cancellable))
      break;
    if (!check_one (session, clip, key, &relay, cancellable, &fault))
      g_ptr_array_add (*faults,
                       g_strdup_printf ("%s: %s", scrutiny_clip_get_sha256 (clip),
                                        fault->message));
  }
  sodium_memzero (key, sizeof key);

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    return TRUE;
  g_clear_pointer (faults, g_ptr_array_unref);
  return FALSE;
}
