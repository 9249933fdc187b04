/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/case.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A drawn record on the agenda of a meeting, as it stands now. Immutable. */
struct _ScrutinyCase {
  GObject parent_instance;

  gint64 id;
  gint64 meeting;
  char *letter;
  char *record_ref;
  guint stratum;
  guint rank;
  char *ticket;
  char *replaces;
  char *replaced_by;
  ScrutinyCaseState state;
  char *code;
  char *no_footage_code;
  guint8 public_key[SCRUTINY_KEY_BYTES];
};

G_DEFINE_FINAL_TYPE (ScrutinyCase, scrutiny_case, G_TYPE_OBJECT)

#define IS(state) (1u << SCRUTINY_CASE_##state)

/* A state, its code, its words, and what may come next. A track may be made
 * again after the second look, which then has to be taken again; footage may
 * turn up late. Nothing else goes back. */
static const struct {
  const char *code;
  const char *title;
  guint next;
} states[SCRUTINY_N_CASE_STATES] = {
  [SCRUTINY_CASE_DRAWN] = {
      "drawn", N_ ("Drawn"), IS (FOOTAGE_HELD) | IS (NO_FOOTAGE) | IS (SET_ASIDE) },
      [SCRUTINY_CASE_FOOTAGE_HELD] = {
          "footage_held",
          N_ ("Footage held"), IS (HIDDEN) | IS (NO_FOOTAGE) | IS (SET_ASIDE) },
          [SCRUTINY_CASE_NO_FOOTAGE] = {
              "no_footage",
              N_ ("No footage"), IS (FOOTAGE_HELD) | IS (OPEN) | IS (SET_ASIDE) },
              [SCRUTINY_CASE_HIDDEN] = {
                  "hidden",
                  N_ ("Hidden"),
                      IS (HIDDEN) | IS (SECOND_LOOK_DONE) | IS (NO_FOOTAGE) |
                          IS (SET_ASIDE) },
                  [SCRUTINY_CASE_SECOND_LOOK_DONE] = {
                      "second_look_done",
                      N_ ("Second look done"), IS (HIDDEN) | IS (OPEN) | IS (SET_ASIDE) },
                      [SCRUTINY_CASE_OPEN] = {
                          "open", N_ ("Open"), IS (ANSWERS_CLOSED) | IS (SET_ASIDE) },
                          [SCRUTINY_CASE_ANSWERS_CLOSED] = {
                              "answers_closed", N_ ("Answers closed"), IS (AGREED) },
                              [SCRUTINY_CASE_AGREED] = {
                                  "agreed", N_ ("Agreed"), 0 },
                                  [SCRUTINY_CASE_SET_ASIDE] = { "set_aside",
                                                                N_ ("Set aside"), 0 },
                                  };

static void
scrutiny_case_finalize (GObject *object)
{
  ScrutinyCase *self = SCRUTINY_CASE (object);

  g_free (self->letter);
  g_free (self->record_ref);
  g_free (self->ticket);
  g_free (self->replaces);
  g_free (self->replaced_by);
  g_free (self->code);
  g_free (self->no_footage_code);

  G_OBJECT_CLASS (scrutiny_case_parent_class)->finalize (object);
}

static void
scrutiny_case_class_init (ScrutinyCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_case_finalize;
}

static void
scrutiny_case_init (ScrutinyCase *self)
{
}

/**
 * scrutiny_case_new:
 *
 * Returns: (transfer full): a case with copies of everything in @row.
 */
ScrutinyCase *
scrutiny_case_new (const ScrutinyCaseRow *row)
{
  ScrutinyCase *self;

  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (row->letter != NULL, NULL);
  g_return_val_if_fail (row->record_ref != NULL, NULL);

  self = g_object_new (SCRUTINY_TYPE_CASE, NULL);
  self->id = row->id;
  self->meeting = row->meeting;
  self->letter = g_strdup (row->letter);
  self->record_ref = g_strdup (row->record_ref);
  self->stratum = row->stratum;
  self->rank = row->rank;
  self->ticket = g_strdup (row->ticket);
  self->replaces = g_strdup (row->replaces);
  self->replaced_by = g_strdup (row->replaced_by);
  self->state = row->state;
  self->code = g_strdup (row->code);
  self->no_footage_code = g_strdup (row->no_footage_code);
  memcpy (self->public_key, row->public_key, sizeof self->public_key);

  return self;
}

/** scrutiny_case_get_id: The row id that footage, answers and views hang on. */
gint64
scrutiny_case_get_id (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), 0);

  return self->id;
}

/** scrutiny_case_get_meeting: Returns: the number of its meeting */
gint64
scrutiny_case_get_meeting (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), 0);

  return self->meeting;
}

/** scrutiny_case_get_letter: Its name in the meeting: A, B, ... */
const char *
scrutiny_case_get_letter (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->letter;
}

/** scrutiny_case_get_record_ref: The record's id in the list that was drawn. */
const char *
scrutiny_case_get_record_ref (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->record_ref;
}

/** scrutiny_case_get_stratum: From 1, as numbered on the certificate. */
guint
scrutiny_case_get_stratum (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), 0);

  return self->stratum;
}

/**
 * scrutiny_case_get_rank:
 *
 * From 1: among the main cases, or among the reserves of its stratum.
 */
guint
scrutiny_case_get_rank (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), 0);

  return self->rank;
}

/** scrutiny_case_is_reserve: Whether it was called up as a reserve. */
gboolean
scrutiny_case_is_reserve (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), FALSE);

  return self->replaces != NULL;
}

/** scrutiny_case_get_replaces: (nullable): the letter of the case it stands in for. */
const char *
scrutiny_case_get_replaces (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->replaces;
}

/**
 * scrutiny_case_get_replaced_by:
 *
 * (nullable): the letter of the reserve that stepped in.
 */
const char *
scrutiny_case_get_replaced_by (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->replaced_by;
}

/** scrutiny_case_get_state: Returns: how far it is */
ScrutinyCaseState
scrutiny_case_get_state (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), SCRUTINY_CASE_DRAWN);

  return self->state;
}

/** scrutiny_case_is_on_agenda: Whether the panel is to look at it. */
gboolean
scrutiny_case_is_on_agenda (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), FALSE);

  return self->state != SCRUTINY_CASE_SET_ASIDE;
}

/** scrutiny_case_get_code: (nullable): the code of why it was set aside. */
const char *
scrutiny_case_get_code (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->code;
}

/**
 * scrutiny_case_get_no_footage_code:
 *
 * (nullable): the code of why there is no footage, also after the case went on.
 */
const char *
scrutiny_case_get_no_footage_code (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->no_footage_code;
}

/**
 * scrutiny_case_get_public_key:
 *
 * 32 bytes that answers to the case are sealed to; owned by @self.
 */
const guint8 *
scrutiny_case_get_public_key (ScrutinyCase *self)
{
  g_return_val_if_fail (SCRUTINY_IS_CASE (self), NULL);

  return self->public_key;
}

/** scrutiny_case_state_to_code: The state in the database and in JSON. */
const char *
scrutiny_case_state_to_code (ScrutinyCaseState state)
{
  g_return_val_if_fail ((guint) state < SCRUTINY_N_CASE_STATES, NULL);

  return states[state].code;
}

/** scrutiny_case_state_from_code: Whether @code names a state; @state: (out): which. */
gboolean
scrutiny_case_state_from_code (const char *code, ScrutinyCaseState *state)
{
  for (guint i = 0; i < SCRUTINY_N_CASE_STATES; i++)
    if (g_strcmp0 (code, states[i].code) == 0) {
      *state = (ScrutinyCaseState) i;
      return TRUE;
    }

  return FALSE;
}

/** scrutiny_case_state_get_title: The state in words, translated. */
const char *
scrutiny_case_state_get_title (ScrutinyCaseState state)
{
  g_return_val_if_fail ((guint) state < SCRUTINY_N_CASE_STATES, NULL);

  return _ (states[state].title);
}

/** scrutiny_case_state_may_follow: Whether a case that is @now may become @next. */
gboolean
scrutiny_case_state_may_follow (ScrutinyCaseState now, ScrutinyCaseState next)
{
  g_return_val_if_fail ((guint) now < SCRUTINY_N_CASE_STATES, FALSE);
  g_return_val_if_fail ((guint) next < SCRUTINY_N_CASE_STATES, FALSE);

  return (states[now].next & (1u << next)) != 0;
}

/**
 * scrutiny_case_letter_for:
 * @number: from 1
 *
 * Returns: (transfer full): A to Z, then AA, AB, ... as spreadsheets count
 */
char *
scrutiny_case_letter_for (guint number)
{
  GString *letters = g_string_new (NULL);

  g_return_val_if_fail (number > 0, g_string_free (letters, FALSE));

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (number - 1) % 26));

  return g_string_free (letters, FALSE);
}
