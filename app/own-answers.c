/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/own-answers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/answers.h"
#include "app/own-answers-private.h"
#include "db/answer-store.h"
#include "db/answering-store.h"

#define ROWS_MAX 100000 /* a member's rows of one case; far above any meeting */

void
scrutiny_own_answers_free (ScrutinyOwnAnswers *self)
{
  g_clear_object (&self->form);
  g_clear_pointer (&self->answering, scrutiny_answering_free);
  g_clear_object (&self->alone);
  g_clear_object (&self->later);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->receipt);
  g_free (self);
}

/**
 * scrutiny_own_answers_take:
 *
 * "Skipped" and notes are kept as answers to questions no form has.
 */
void
scrutiny_own_answers_take (ScrutinyOwnAnswers *self,
                           const ScrutinyAnswerEnvelope *envelope)
{
  const ScrutinyAnswerFields *f = scrutiny_answer_get (envelope->answer);
  ScrutinyAnswerSet **set =
      envelope->phase == SCRUTINY_PHASE_ALONE ? &self->alone : &self->later;
  ScrutinyAnswerSet *with;

  self->saved_at_us = MAX (self->saved_at_us, envelope->saved_at_us);
  if (g_str_equal (f->question_id, SCRUTINY_ANSWER_SKIPPED)) {
    self->is_skipped = scrutiny_answer_has_code (envelope->answer, "yes");
    return;
  }
  if (g_str_has_prefix (f->question_id, SCRUTINY_ANSWER_NOTE))
    self->n_notes++;

  with = scrutiny_answer_set_with (*set, envelope->answer);
  g_object_unref (*set);
  *set = with;
}

static gboolean
load_rows (ScrutinySession *session, ScrutinyOwnAnswers *self, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  gint64 case_id = self->answering->case_id;

  for (guint32 n = 0; n < ROWS_MAX; n++) {
    guint8 tag[SCRUTINY_ANSWER_TAG_BYTES];
    g_autoptr (ScrutinyAnswerEnvelope) envelope = NULL;
    g_autoptr (GError) failure = NULL;
    ScrutinyAnswerRow *row;

    scrutiny_answer_make_tag (session, case_id, n, tag);
    row = scrutiny_answer_store_find (database, case_id, tag, &failure);
    if (failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (row == NULL)
      return TRUE;

    g_ptr_array_add (self->rows, row);
    envelope = scrutiny_answer_envelope_open_own (session, case_id, row, error);
    if (envelope == NULL)
      return FALSE;
    scrutiny_own_answers_take (self, envelope);
  }

  return TRUE;
}

/* Eight groups of eight hexadecimal digits. */
static char *
write_receipt (const guint8 receipt[SCRUTINY_RECEIPT_BYTES])
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < SCRUTINY_RECEIPT_BYTES; i++)
    g_string_append_printf (words, "%s%02x", i > 0 && i % 4 == 0 ? " " : "", receipt[i]);

  return g_string_free (words, FALSE);
}

/* Who came back is in the case again as if they had never been out. */
static void
take_end (ScrutinyOwnAnswers *self, const ScrutinyAnswerEnd *end)
{
  self->n_ends++;
  self->end = end->kind == SCRUTINY_END_CAME_BACK ? SCRUTINY_END_NONE : end->kind;
  if (end->kind != SCRUTINY_END_HANDED_IN)
    return;
  self->receipt = write_receipt (end->receipt);
  self->context.stage = SCRUTINY_STAGE_AFTER_REVEAL;
}

/* The first has the tag it had before anybody could come back. */
static void
make_end_tag (ScrutinyOwnAnswers *self, ScrutinySession *session, guint8 *tag)
{
  g_autofree char *use =
      self->n_ends == 0 ? g_strdup ("end") : g_strdup_printf ("end:%u", self->n_ends);

  scrutiny_answer_make_member_tag (session, self->answering->case_id, use, tag);
}

gboolean
scrutiny_own_answers_add_end (ScrutinyOwnAnswers *self,
                              ScrutinySession *session,
                              ScrutinyAnswerEnd *end,
                              GError **error)
{
  make_end_tag (self, session, end->tag);
  take_end (self, end);

  return scrutiny_answer_store_add_end (scrutiny_session_get_database (session),
                                        self->answering->case_id, end, error);
}

static gboolean
load_ends (ScrutinySession *session, ScrutinyOwnAnswers *self, GError **error)
{
  self->context.stage = SCRUTINY_STAGE_AFTER_VIEW;
  while (self->n_ends < ROWS_MAX) {
    guint8 tag[SCRUTINY_ANSWER_TAG_BYTES];
    ScrutinyAnswerEnd end;

    make_end_tag (self, session, tag);
    if (!scrutiny_answer_store_find_end (scrutiny_session_get_database (session),
                                         self->answering->case_id, tag, &end, error))
      return FALSE;
    if (end.kind == SCRUTINY_END_NONE)
      return TRUE;
    take_end (self, &end);
  }

  return TRUE;
}

/**
 * scrutiny_own_answers_load:
 *
 * Finds the rows of who is signed in by their own key. On the session's thread.
 *
 * Returns: (transfer full): the answers so far, or %NULL
 */
ScrutinyOwnAnswers *
scrutiny_own_answers_load (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) self = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_ANSWER, error))
    return NULL;

  self = g_new0 (ScrutinyOwnAnswers, 1);
  self->alone = scrutiny_answer_set_new ();
  self->later = scrutiny_answer_set_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_row_free);
  self->answering = scrutiny_answering_store_get (scrutiny_session_get_database (session),
                                                  case_id, error);
  if (self->answering == NULL)
    return NULL;

  self->context.kind = self->answering->kind;
  self->context.material = (const char *const *) self->answering->material;
  self->context.recorded = (const char *const *) self->answering->recorded;
  self->context.person_is_child = self->answering->is_child;
  self->form = scrutiny_answers_get_form (session, case_id, error);
  if (self->form == NULL || !load_rows (session, self, error) ||
      !load_ends (session, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * scrutiny_own_answers_dup_state:
 *
 * Returns: (transfer full): "Not started", "4 of 11 answered", "Done" or "Skipped",
 *   translated
 */
char *
scrutiny_own_answers_dup_state (ScrutinyOwnAnswers *self)
{
  guint n_answered, n_asked;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->end == SCRUTINY_END_HANDED_IN)
    return g_strdup (_ ("Done"));
  if (self->end == SCRUTINY_END_STOOD_OUT)
    return g_strdup (_ ("Not for you"));
  if (self->is_skipped)
    return g_strdup (_ ("Skipped"));
  if (scrutiny_answer_set_count (self->alone) == 0)
    return g_strdup (_ ("Not started"));

  scrutiny_form_count (self->form, &self->context, self->alone, &n_answered, &n_asked);

  return g_strdup_printf (_ ("%u of %u answered"), n_answered, n_asked);
}

/**
 * scrutiny_receipt_from_words:
 * @words: as a person typed them; spaces, hyphens and capitals are forgiven
 *
 * Returns: whether that is a receipt
 */
gboolean
scrutiny_receipt_from_words (const char *words, guint8 receipt[SCRUTINY_RECEIPT_BYTES])
{
  guint n = 0;

  g_return_val_if_fail (words != NULL, FALSE);

  memset (receipt, 0, SCRUTINY_RECEIPT_BYTES);
  for (const char *p = words; *p != '\0'; p++) {
    int digit = g_ascii_xdigit_value (*p);

    if (g_ascii_isspace (*p) || *p == '-')
      continue;
    if (digit < 0 || n >= 2 * SCRUTINY_RECEIPT_BYTES)
      return FALSE;
    receipt[n / 2] = (guint8) (receipt[n / 2] << 4 | digit);
    n++;
  }

  return n == 2 * SCRUTINY_RECEIPT_BYTES;
}
