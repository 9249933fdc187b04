/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/error.h"
#include "model/learning-point.h"

/* An answer says at least this much once blanks and stops are taken off. */
#define LEAST_LETTERS 20

/* The choices of the question ovr_learning (forms.md section 12.1). */
static const char *const themes[] = {
  "grounds",       "record",   "gowisely",   "bwv",      "handcuffs", "force_choice",
  "de_escalation", "tone",     "child_care", "language", "receipt",   "supervision",
  "policy",        "training", "other",      NULL,
};

/* In the order of the codes. */
static const char *const theme_titles[] = {
  NC_ ("theme", "Grounds"),         NC_ ("theme", "Record"),
  NC_ ("theme", "GOWISELY"),        NC_ ("theme", "Body-worn video"),
  NC_ ("theme", "Handcuffs"),       NC_ ("theme", "Choice of force"),
  NC_ ("theme", "De-escalation"),   NC_ ("theme", "Tone"),
  NC_ ("theme", "Care of a child"), NC_ ("theme", "Language"),
  NC_ ("theme", "Receipt"),         NC_ ("theme", "Supervision"),
  NC_ ("theme", "Policy"),          NC_ ("theme", "Training"),
  NC_ ("theme", "Something else"),
};

/* What forces write when they do not answer (practice.md section 8). */
static const char *const empty_answers[] = {
  "officerspokento", "officershavebeenspokento", "officerhasbeenspokento",
  "wordsofadvice",   "wordsofadvicegiven",       "officergivenwordsofadvice",
  "pointnoted",      "notedwiththanks",          "commentsnoted",
  "feedbackgiven",   "feedbackpassedon",         "notedandpassedtotheofficer",
};

/**
 * scrutiny_learning_theme_list:
 *
 * Returns: (array zero-terminated=1) (transfer none): the codes of what a point can be
 *   about
 */
const char *const *
scrutiny_learning_theme_list (void)
{
  return themes;
}

/**
 * scrutiny_learning_theme_is_known:
 *
 * Returns: whether @theme is a code of scrutiny_learning_theme_list()
 */
gboolean
scrutiny_learning_theme_is_known (const char *theme)
{
  g_return_val_if_fail (theme != NULL, FALSE);

  return g_strv_contains (themes, theme);
}

/**
 * scrutiny_learning_theme_get_title:
 *
 * Returns: the theme in words; an unknown code as it is
 */
const char *
scrutiny_learning_theme_get_title (const char *theme)
{
  g_return_val_if_fail (theme != NULL, NULL);

  for (guint i = 0; themes[i] != NULL; i++) {
    if (g_str_equal (themes[i], theme))
      return g_dpgettext2 (GETTEXT_PACKAGE, "theme", theme_titles[i]);
  }

  return theme;
}

/**
 * scrutiny_reply_kind_to_code:
 *
 * Returns: (transfer none): the word of files and of the database for @kind
 */
const char *
scrutiny_reply_kind_to_code (ScrutinyReplyKind kind)
{
  switch (kind) {
  case SCRUTINY_REPLY_EXPLAIN:
    return "explain";
  case SCRUTINY_REPLY_REFORM:
    return "reform";
  case SCRUTINY_REPLY_NONE:
  default:
    return NULL;
  }
}

/** scrutiny_reply_kind_from_code: Returns: whether @code is a kind of reply */
gboolean
scrutiny_reply_kind_from_code (const char *code, ScrutinyReplyKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  if (g_strcmp0 (code, "explain") == 0)
    *kind = SCRUTINY_REPLY_EXPLAIN;
  else if (g_strcmp0 (code, "reform") == 0)
    *kind = SCRUTINY_REPLY_REFORM;
  else
    return FALSE;

  return TRUE;
}

/* Letters and digits only, in small letters. */
static char *
bare_letters (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (bare, g_unichar_tolower (c));
  }

  return g_string_free (bare, FALSE);
}

/**
 * scrutiny_reply_check:
 * @text: what the force answers, valid UTF-8
 *
 * "Noted", "officer spoken to" and "words of advice" answer nothing, so they close
 * nothing (practice.md section 8).
 *
 * Returns: whether the text is an answer at all; how good it is the chair judges
 */
gboolean
scrutiny_reply_check (const char *text, GError **error)
{
  g_autofree char *bare = NULL;
  gboolean is_empty;

  g_return_val_if_fail (text != NULL, FALSE);

  bare = bare_letters (text);
  is_empty = g_utf8_strlen (bare, -1) < LEAST_LETTERS;
  for (guint i = 0; i < G_N_ELEMENTS (empty_answers); i++)
    is_empty = is_empty || g_str_equal (bare, empty_answers[i]);
  if (!is_empty)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                       _("Say what was found or what changes. “Noted” or "
                         "“officer spoken to” is not an answer."));

  return FALSE;
}
