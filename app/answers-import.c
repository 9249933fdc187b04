/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/answers-private.h"
#include "app/error.h"
#include "intake/answer-reader.h"

static ScrutinyAnswerFile *
read_file (ScrutinySession *session, gint64 case_id, const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ANSWER, error))
    return NULL;
  form = scrutiny_answers_get_form (session, case_id, error);
  bytes = form != NULL ? scrutiny_answer_reader_load (path, error) : NULL;
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);

  return scrutiny_answer_reader_read (bytes, name, form, error);
}

/**
 * scrutiny_answers_import:
 * @path: a JSON file, as scrutiny_answer_reader_read() describes
 * @n_saved: (out) (optional): how many answers it had
 * @receipt: (out) (transfer full) (optional) (nullable): where the file hands in
 *
 * Saves the answers of a file for who is signed in, all of them or none; a file that
 * hands in and may not is refused whole.
 *
 * Returns: the instant of the newest, microseconds UTC, once all are on disk; 0 on error
 */
gint64
scrutiny_answers_import (ScrutinySession *session,
                         gint64 case_id,
                         const char *path,
                         guint *n_saved,
                         char **receipt,
                         GError **error)
{
  g_autoptr (ScrutinyAnswerFile) file = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, 0);

  file = read_file (session, case_id, path, error);
  if (file == NULL)
    return 0;

  if (n_saved != NULL)
    *n_saved = file->answers->len;

  return scrutiny_answers_take_in (session, case_id, file->answers, file->hands_in,
                                   receipt, error);
}

/**
 * scrutiny_answers_import_later:
 * @path: a file as for scrutiny_answers_import(); it may not hand in
 * @reason: (nullable): why the first answers are put right; %NULL: what the talk added
 * @n_saved: (out): how many answers it had
 *
 * scrutiny_answers_add_all_later() with the answers of a file.
 *
 * Returns: the instant of the newest, microseconds UTC, once all are on disk; 0 on error
 */
gint64
scrutiny_answers_import_later (ScrutinySession *session,
                               gint64 case_id,
                               const char *path,
                               const char *reason,
                               guint *n_saved,
                               GError **error)
{
  g_autoptr (ScrutinyAnswerFile) file = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, 0);

  file = read_file (session, case_id, path, error);
  if (file == NULL)
    return 0;
  if (file->hands_in) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _ ("A case is handed in once. This file would hand it in again."));
    return 0;
  }

  *n_saved = file->answers->len;

  return scrutiny_answers_add_all_later (session, case_id,
                                         reason != NULL ? SCRUTINY_PHASE_CORRECTION
                                                        : SCRUTINY_PHASE_DISCUSSION,
                                         file->answers, reason, error);
}
