/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/answers-private.h"
#include "app/error.h"
#include "app/own-answers-private.h"
#include "app/use-case-private.h"
#include "db/answer-store.h"
#include "db/answering-store.h"
#include "db/key-slot-store.h"

#define RELEASE_ID_BYTES 16

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE, sentence);

  return FALSE;
}

static gboolean
knows_nobody (ScrutinyOwnAnswers *own)
{
  ScrutinyAnswer *answer =
      scrutiny_answer_set_find (own->alone, SCRUTINY_ANSWERS_CONFLICT);

  return answer != NULL && scrutiny_answer_has_code (answer, "no");
}

static gboolean
has_answer_of_stage (ScrutinyOwnAnswers *own, ScrutinyFormStage stage)
{
  GPtrArray *sections = scrutiny_form_get_sections (own->form);

  for (guint i = 0; i < sections->len; i++) {
    const ScrutinyFormSectionFields *f = scrutiny_form_section_get (sections->pdata[i]);

    for (guint j = 0; f->stage == stage && j < f->questions->len; j++) {
      if (scrutiny_answer_set_has (own->alone,
                                   scrutiny_question_get_id (f->questions->pdata[j])))
        return TRUE;
    }
  }

  return FALSE;
}

/* Who may know somebody is out; who was not asked, or came back, is asked first. */
static gboolean
check_knows_nobody (ScrutinyOwnAnswers *own, GError **error)
{
  return knows_nobody (own) ||
         scrutiny_form_find (own->form, SCRUTINY_ANSWERS_CONFLICT) == NULL ||
         refuse (error, _ ("First say whether you may know anyone in this case."));
}

/* Before the footage, after it, after the reveal: each locks what came before it. */
static gboolean
check_stage (ScrutinyOwnAnswers *own, const char *question_id, GError **error)
{
  ScrutinyFormSection *section = scrutiny_form_find_section (own->form, question_id);
  ScrutinyFormStage stage = scrutiny_form_section_get (section)->stage;

  if (own->end == SCRUTINY_END_HANDED_IN)
    return stage == SCRUTINY_STAGE_AFTER_REVEAL ||
           refuse (error, _ ("You have handed in this case. Your grade is locked."));
  if (stage == SCRUTINY_STAGE_AFTER_REVEAL)
    return refuse (error, _ ("This question comes after you have handed in your grade."));
  if (g_str_equal (question_id, SCRUTINY_ANSWERS_CONFLICT))
    return TRUE;
  if (!check_knows_nobody (own, error))
    return FALSE;
  if (stage == SCRUTINY_STAGE_BEFORE_VIEW &&
      has_answer_of_stage (own, SCRUTINY_STAGE_AFTER_VIEW))
    return refuse (error, _ ("What you thought before the footage is kept as it was."));

  return TRUE;
}

static gboolean
check_open (ScrutinyOwnAnswers *own, GError **error)
{
  if (own->answering->is_closed)
    return refuse (error, _ ("This case is closed: answers to it are no longer taken."));
  if (own->end == SCRUTINY_END_STOOD_OUT)
    return refuse (error, _ ("You are not part of this case."));

  return TRUE;
}

/* Notes and "skipped" belong to no question, so no form can refuse them. */
static gboolean
is_reserved (const char *question_id)
{
  return question_id[0] == '_';
}

static gboolean
check_answer (ScrutinyOwnAnswers *own, ScrutinyAnswer *answer, GError **error)
{
  const char *question_id = scrutiny_answer_get (answer)->question_id;

  if (!check_open (own, error))
    return FALSE;
  if (is_reserved (question_id))
    return TRUE;

  return scrutiny_form_check_answer (own->form, answer, error) &&
         check_stage (own, question_id, error);
}

gboolean
scrutiny_answers_store_one (ScrutinySession *session,
                            ScrutinyOwnAnswers *own,
                            ScrutinyAnswerPhase phase,
                            ScrutinyAnswer *answer,
                            const char *reason,
                            GError **error)
{
  g_autoptr (ScrutinyAnswerEnvelope) envelope = g_new0 (ScrutinyAnswerEnvelope, 1);
  g_autoptr (ScrutinyAnswerRow) row = NULL;
  g_auto (ScrutinyCaseKeys) keys = { { 0 } };

  if (!scrutiny_case_keys_load (session, own->answering, &keys, error))
    return FALSE;

  envelope->case_id = own->answering->case_id;
  envelope->phase = phase;
  envelope->n = own->rows->len;
  envelope->saved_at_us = scrutiny_session_now_us (session);
  envelope->locale =
      g_strdup (scrutiny_person_get_language (scrutiny_session_get_person (session)));
  envelope->reason = g_strdup (reason);
  envelope->answer = scrutiny_answer_ref (answer);
  scrutiny_answer_make_member_tag (session, envelope->case_id, "member",
                                   envelope->member);

  row = scrutiny_answer_envelope_seal (envelope, session, &keys, error);
  if (row == NULL || !scrutiny_answer_store_add (scrutiny_session_get_database (session),
                                                 envelope->case_id, row, error))
    return FALSE;

  scrutiny_own_answers_take (own, envelope);
  g_ptr_array_add (own->rows, g_steal_pointer (&row));

  return TRUE;
}

/* Knowing somebody, or not being sure, takes the member out of the case quietly. */
static gboolean
stand_out (ScrutinySession *session, ScrutinyOwnAnswers *own, GError **error)
{
  ScrutinyAnswerEnd end = { .kind = SCRUTINY_END_STOOD_OUT };
  ScrutinyAnswer *answer =
      scrutiny_answer_set_find (own->alone, SCRUTINY_ANSWERS_CONFLICT);

  if (answer == NULL || scrutiny_answer_is_empty (answer) || knows_nobody (own))
    return TRUE;

  return scrutiny_own_answers_add_end (own, session, &end, error);
}

static gboolean
store_all (ScrutinySession *session,
           ScrutinyOwnAnswers *own,
           GPtrArray *answers,
           GError **error)
{
  for (guint i = 0; i < answers->len; i++) {
    ScrutinyAnswer *answer = answers->pdata[i];

    if (!check_answer (own, answer, error) ||
        !scrutiny_answers_store_one (session, own, SCRUTINY_PHASE_ALONE, answer, NULL,
                                     error) ||
        !stand_out (session, own, error))
      return FALSE;
  }

  return TRUE;
}

gboolean
scrutiny_answers_commit (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autofree char *detail = g_strdup_printf ("{\"case\":%" G_GINT64_FORMAT "}", case_id);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_answers_save_all:
 * @answers: (element-type ScrutinyAnswer): at least one, in the order they were given
 *
 * Saves all of them or none, for who is signed in.
 *
 * Returns: the instant of the newest, microseconds UTC, once all are on disk; 0 on error
 */
gint64
scrutiny_answers_save_all (ScrutinySession *session,
                           gint64 case_id,
                           GPtrArray *answers,
                           GError **error)
{
  return scrutiny_answers_take_in (session, case_id, answers, FALSE, NULL, error);
}

/**
 * scrutiny_answers_save:
 * @answer: an answer to a question of the case's form; an empty one takes it back
 *
 * Returns: the instant it was saved, microseconds UTC, once it is on disk; 0 on error
 */
gint64
scrutiny_answers_save (ScrutinySession *session,
                       gint64 case_id,
                       ScrutinyAnswer *answer,
                       GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_return_val_if_fail (answer != NULL, 0);

  if (is_reserved (scrutiny_answer_get (answer)->question_id)) {
    refuse (error, _ ("This form has no such question."));
    return 0;
  }
  g_ptr_array_add (answers, answer);

  return scrutiny_answers_save_all (session, case_id, answers, error);
}

static gint64
save_reserved (ScrutinySession *session,
               gint64 case_id,
               ScrutinyAnswer *answer,
               GError **error)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);

  g_ptr_array_add (answers, answer);

  return scrutiny_answers_save_all (session, case_id, answers, error);
}

/**
 * scrutiny_answers_add_note:
 * @moment: where in the footage
 * @words: at most 2000 letters
 *
 * Returns: the instant it was saved, microseconds UTC; 0 on error
 */
gint64
scrutiny_answers_add_note (ScrutinySession *session,
                           gint64 case_id,
                           const ScrutinyMoment *moment,
                           const char *words,
                           GError **error)
{
  g_autofree char *id = NULL;
  ScrutinyAnswerFields f = { .moments = moment, .n_moments = 1, .text = words };
  guint8 random[8];
  guint64 number;

  g_return_val_if_fail (moment != NULL && words != NULL, 0);

  if (!g_utf8_validate (words, -1, NULL) || g_utf8_strlen (words, -1) > 2000) {
    refuse (error, _ ("That note is too long. Use at most 2000 letters."));
    return 0;
  }
  randombytes_buf (random, sizeof random);
  memcpy (&number, random, sizeof number);
  id = g_strdup_printf ("%s%016" G_GINT64_MODIFIER "x", SCRUTINY_ANSWER_NOTE, number);
  f.question_id = id;

  return save_reserved (session, case_id, scrutiny_answer_new (&f), error);
}

/**
 * scrutiny_answers_skip:
 * @is_skipped: %FALSE to come back to the case
 *
 * No reason is asked, and nobody else is told.
 *
 * Returns: the instant it was saved, microseconds UTC; 0 on error
 */
gint64
scrutiny_answers_skip (ScrutinySession *session,
                       gint64 case_id,
                       gboolean is_skipped,
                       GError **error)
{
  return save_reserved (session, case_id,
                        scrutiny_answer_new_choice (SCRUTINY_ANSWER_SKIPPED,
                                                    is_skipped ? "yes" : "no", NULL),
                        error);
}

/* A member who has handed in passes the members' secret on to the chairs. A chair who
 * answers has none, and passes nothing on. */
static gboolean
release_to (ScrutinySession *session,
            gint64 case_id,
            gint64 chair_id,
            GBytes *share,
            GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyKeySlot) slot =
      scrutiny_key_slot_store_get (database, chair_id, error);
  g_autoptr (GBytes) sealed = NULL;
  guint8 id[RELEASE_ID_BYTES];

  if (slot == NULL)
    return FALSE;
  sealed = scrutiny_keys_seal_to (slot->public_key, g_bytes_get_data (share, NULL),
                                  g_bytes_get_size (share), error);
  randombytes_buf (id, sizeof id);

  return sealed != NULL &&
         scrutiny_answering_store_add_release (database, case_id, chair_id, id, sealed,
                                               error);
}

static gboolean
release_share (ScrutinySession *session, gint64 case_id, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  gint64 me = scrutiny_session_get_person_id (session);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GArray) chairs = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) share = NULL;

  chairs = scrutiny_answering_store_list_chairs (database, case_id, error);
  if (chairs == NULL)
    return FALSE;
  sealed = scrutiny_answering_store_get_share (database, case_id, me, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (sealed == NULL) /* a chair, or somebody who joined later */
    return TRUE;

  /* One sealed to the key before a new passphrase is as good as none. */
  share = scrutiny_keys_open (scrutiny_session_get_keys (session), sealed, NULL);
  for (guint i = 0; share != NULL && i < chairs->len; i++) {
    if (!release_to (session, case_id, g_array_index (chairs, gint64, i), share, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
store_hand_in (ScrutinySession *session, ScrutinyOwnAnswers *own, GError **error)
{
  gint64 case_id = own->answering->case_id;
  ScrutinyAnswerEnd end = { .kind = SCRUTINY_END_HANDED_IN };
  g_autoptr (GChecksum) checksum = NULL;

  if (!check_open (own, error))
    return FALSE;
  if (own->end == SCRUTINY_END_HANDED_IN)
    return refuse (error, _ ("You have handed in this case already."));
  if (!check_knows_nobody (own, error))
    return FALSE;
  if (!scrutiny_form_check_hand_in (own->form, &own->context, own->alone, error))
    return FALSE;

  checksum = scrutiny_answer_receipt_begin (session, case_id);
  for (guint i = 0; i < own->rows->len; i++)
    scrutiny_answer_row_hash (own->rows->pdata[i], checksum);
  scrutiny_answer_receipt_read (checksum, end.receipt);

  return scrutiny_own_answers_add_end (own, session, &end, error) &&
         release_share (session, case_id, error);
}

gint64
scrutiny_answers_take_in (ScrutinySession *session,
                          gint64 case_id,
                          GPtrArray *answers,
                          gboolean hands_in,
                          char **receipt,
                          GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), 0);
  g_return_val_if_fail (answers != NULL && answers->len > 0, 0);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ANSWER, error))
    return 0;
  own = scrutiny_own_answers_load (session, case_id, error);
  if (own == NULL || !scrutiny_answers_check_once (session, own, error) ||
      !store_all (session, own, answers, error) ||
      (hands_in && !store_hand_in (session, own, error))) {
    scrutiny_use_case_abort (session);
    return 0;
  }

  /* "Saved" is said after this line only. */
  if (!scrutiny_answers_commit (session, case_id, error))
    return 0;
  if (receipt != NULL)
    *receipt = g_steal_pointer (&own->receipt);

  return own->saved_at_us;
}

/**
 * scrutiny_answers_hand_in:
 *
 * "Done – next case": the grade is locked. Unanswered questions are in nobody's way; a
 * comment, a reason or a route that is owed is.
 *
 * Returns: (transfer full): the receipt, for the member to keep: after closing anybody
 * can check with it that these answers were counted as they were
 */
char *
scrutiny_answers_hand_in (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ANSWER, error))
    return NULL;
  own = scrutiny_own_answers_load (session, case_id, error);
  if (own == NULL || !scrutiny_answers_check_once (session, own, error) ||
      !store_hand_in (session, own, error)) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  return scrutiny_answers_commit (session, case_id, error)
             ? g_steal_pointer (&own->receipt)
             : NULL;
}
