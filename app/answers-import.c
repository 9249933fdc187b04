/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers-private.h"
#include "intake/answer-reader.h"

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
  g_autofree char *name = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ScrutinyAnswerFile) file = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, 0);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ANSWER, error))
    return 0;
  form = scrutiny_answers_get_form (session, case_id, error);
  bytes = form != NULL ? scrutiny_answer_reader_load (path, error) : NULL;
  if (bytes == NULL)
    return 0;
  name = g_path_get_basename (path);
  file = scrutiny_answer_reader_read (bytes, name, form, error);
  if (file == NULL)
    return 0;

  if (n_saved != NULL)
    *n_saved = file->answers->len;

  return scrutiny_answers_take_in (session, case_id, file->answers, file->hands_in,
                                   receipt, error);
}
