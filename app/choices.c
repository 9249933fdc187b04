/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choices.h"

#include "app/use-case-private.h"
#include "db/choice-store.h"

enum { STYLE, LETTERS, SILENT, GREY, SMALL, N_CHOICES };

static const char *const keys[N_CHOICES] = { "style", "letters", "start_silent",
                                             "start_grey", "start_small" };

static void
to_values (const ScrutinyChoices *choices, gint64 *values)
{
  values[STYLE] = choices->style;
  values[LETTERS] = choices->has_letters;
  values[SILENT] = choices->starts_silent;
  values[GREY] = choices->starts_grey;
  values[SMALL] = choices->starts_small;
}

static gboolean
read_values (ScrutinySession *session, gint64 *values, GError **error)
{
  const ScrutinyChoices defaults = SCRUTINY_CHOICES_INIT;

  to_values (&defaults, values);
  for (guint i = 0; i < N_CHOICES; i++) {
    if (!scrutiny_choice_store_get (scrutiny_session_get_database (session),
                                    scrutiny_session_get_person_id (session), keys[i],
                                    &values[i], error))
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_choices_read:
 * @choices: (out): of who is signed in; what was never chosen is as usual
 */
gboolean
scrutiny_choices_read (ScrutinySession *session, ScrutinyChoices *choices, GError **error)
{
  gint64 values[N_CHOICES];

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && choices != NULL, FALSE);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_CHANGE_OWN_CHOICES, error) ||
      !read_values (session, values, error))
    return FALSE;

  choices->style = (ScrutinyStyle) CLAMP (values[STYLE], 0, SCRUTINY_STYLE_DARK);
  choices->has_letters = values[LETTERS] != 0;
  choices->starts_silent = values[SILENT] != 0;
  choices->starts_grey = values[GREY] != 0;
  choices->starts_small = values[SMALL] != 0;

  return TRUE;
}

/**
 * scrutiny_choices_save:
 *
 * Keeps for who is signed in what differs from before.
 */
gboolean
scrutiny_choices_save (ScrutinySession *session,
                       const ScrutinyChoices *choices,
                       GError **error)
{
  gint64 before[N_CHOICES], after[N_CHOICES];

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && choices != NULL, FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_CHANGE_OWN_CHOICES, error))
    return FALSE;
  to_values (choices, after);
  if (!read_values (session, before, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  for (guint i = 0; i < N_CHOICES; i++) {
    if (before[i] != after[i] &&
        !scrutiny_choice_store_set (scrutiny_session_get_database (session),
                                    scrutiny_session_get_person_id (session), keys[i],
                                    after[i], scrutiny_session_now_us (session), error)) {
      scrutiny_use_case_abort (session);
      return FALSE;
    }
  }

  return scrutiny_use_case_commit (session, "{\"what\":\"own-choices\"}", error);
}
