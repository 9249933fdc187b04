/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/share.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/plain-text.h"
#include "sampling/ticket.h"

#define PHRASE_CHARACTERS_MIN 8
#define PHRASE_BYTES_MAX      200u
#define PHRASE_DIGITS         20u
#define RAW_BYTES_MAX         4096u

static const struct {
  const char *name;
  guint millibits; /* counted for one symbol */
} methods[] = {
  [SCRUTINY_SHARE_D10] = { "d10", 3321 },
  [SCRUTINY_SHARE_D6] = { "d6", 2584 },
  [SCRUTINY_SHARE_CHOSEN] = { "chosen", 0 },
  [SCRUTINY_SHARE_TEXT] = { "text", 0 },
};

static gboolean
refuse (ScrutinySamplingError code, const char *why, GError **error)
{
  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, (int) code, why);
  return FALSE;
}

/* What people put between digits when they write them down. */
static gboolean
is_separator (gunichar character)
{
  static const gunichar separators[] = { '-',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                         0x2015, 0x2212, '.',    ',',    ':',    ';',
                                         '/',    '\'',   0x2019, '|',    '_',    0xB7 };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    if (separators[i] == character)
      return TRUE;
  }

  return scrutiny_plain_text_is_invisible (character) ||
         scrutiny_plain_text_is_space (character);
}

static char *
read_digits (const char *raw, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = raw; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar character = g_utf8_get_char (p);

    if (is_separator (character))
      continue;
    if (g_unichar_type (character) != G_UNICODE_DECIMAL_NUMBER) {
      refuse (SCRUTINY_SAMPLING_ERROR_NOT_A_DIGIT,
              _("Only digits can be part of a share; the letter O is not a zero."),
                 error);
      return NULL;
    }
    g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (character)));
  }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static char *
read_phrase (const char *raw, GError **error)
{
  g_autofree char *phrase = scrutiny_plain_text_normalise (raw, strlen (raw), error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  char ticket[SCRUTINY_TICKET_SIZE];

  if (phrase == NULL)
    return NULL;
  if (g_utf8_strlen (phrase, -1) < PHRASE_CHARACTERS_MIN) {
    refuse (SCRUTINY_SAMPLING_ERROR_TOO_SHORT,
            _("A phrase needs at least 8 characters."), error);
    return NULL;
  }
  if (strlen (phrase) > PHRASE_BYTES_MAX) {
    refuse (SCRUTINY_SAMPLING_ERROR_TOO_LONG, _("A phrase may have at most 200 bytes."),
                                                 error);
    return NULL;
  }

  g_checksum_update (checksum, (const guchar *) phrase, -1);
  g_checksum_get_digest (checksum, digest, &size);
  scrutiny_ticket_from_digest (digest, ticket);
  return g_strndup (ticket + 2, PHRASE_DIGITS);
}

/**
 * scrutiny_share_new_from_digits:
 * @seat: from 1
 * @digits: a share as a certificate holds it: 6 to 40 digits 0-9 and nothing else
 *
 * Returns: (transfer full): the share, or %NULL with the rule it breaks
 */
ScrutinyShare *
scrutiny_share_new_from_digits (guint seat,
                                ScrutinyShareMethod method,
                                const char *digits,
                                GError **error)
{
  ScrutinyShare *self;
  gsize length;

  g_return_val_if_fail (seat >= 1 && digits != NULL, NULL);

  length = strlen (digits);
  if (strspn (digits, "0123456789") != length ||
      (method == SCRUTINY_SHARE_TEXT && length != PHRASE_DIGITS)) {
    refuse (SCRUTINY_SAMPLING_ERROR_NOT_A_DIGIT,
            _("Only digits can be part of a share."), error);
    return NULL;
  }
  if (method == SCRUTINY_SHARE_D6 && strspn (digits, "123456") != length) {
    refuse (SCRUTINY_SAMPLING_ERROR_NOT_A_D6_FACE, _("Six-sided dice show 1 to 6 only."),
                                                      error);
    return NULL;
  }
  if (length < SCRUTINY_SHARE_DIGITS_MIN || length > SCRUTINY_SHARE_DIGITS_MAX) {
    refuse (length < SCRUTINY_SHARE_DIGITS_MIN ? SCRUTINY_SAMPLING_ERROR_TOO_SHORT
                                               : SCRUTINY_SAMPLING_ERROR_TOO_LONG,
            _("A share needs between 6 and 40 digits."), error);
    return NULL;
  }

  self = g_new0 (ScrutinyShare, 1);
  self->seat = seat;
  self->method = method;
  self->digits = g_strdup (digits);
  return self;
}

/**
 * scrutiny_share_new:
 * @seat: from 1, in the order of typing
 * @raw: what the person wrote on the card, as typed
 *
 * Spaces and the signs people put between digits are dropped, digits of any
 * script are read. A phrase becomes the first 20 digits of its hash's ticket.
 *
 * Returns: (transfer full): the share, or %NULL with the rule it breaks
 */
ScrutinyShare *
scrutiny_share_new (guint seat,
                    ScrutinyShareMethod method,
                    const char *raw,
                    GError **error)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (seat >= 1 && raw != NULL, NULL);

  if (strlen (raw) > RAW_BYTES_MAX) {
    refuse (SCRUTINY_SAMPLING_ERROR_TOO_LONG, _("The share is too long."), error);
    return NULL;
  }
  if (!g_utf8_validate (raw, -1, NULL)) {
    refuse (SCRUTINY_SAMPLING_ERROR_NOT_UTF8, _("The share is not UTF-8."), error);
    return NULL;
  }

  digits =
      method == SCRUTINY_SHARE_TEXT ? read_phrase (raw, error) : read_digits (raw, error);
  if (digits == NULL)
    return NULL;

  return scrutiny_share_new_from_digits (seat, method, digits, error);
}

/** scrutiny_share_free: throws the share away */
void
scrutiny_share_free (ScrutinyShare *self)
{
  g_free (self->digits);
  g_free (self);
}

/** scrutiny_share_get_symbols: Returns: digits that count towards the twenty */
guint
scrutiny_share_get_symbols (const ScrutinyShare *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) strlen (self->digits);
}

/**
 * scrutiny_share_get_millibits:
 *
 * Returns: thousandths of a bit of chance that the method assures; nothing for
 *   digits and phrases that a person chose
 */
guint
scrutiny_share_get_millibits (const ScrutinyShare *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return methods[self->method].millibits * scrutiny_share_get_symbols (self);
}

/* Every step from digit to digit is the same: 111111, 123456, 987654. */
static gboolean
is_run (const char *digits)
{
  int step = digits[1] - digits[0];

  if (step < -1 || step > 1)
    return FALSE;
  for (const char *p = digits + 1; p[1] != '\0'; p++) {
    if (p[1] - p[0] != step)
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_share_looks_made_up:
 * @today: (nullable): YYYY-MM-DD, the day of the meeting
 *
 * Only a hint to ask "was this rolled?": all equal, a run, or today's date.
 *
 * Returns: whether to ask
 */
gboolean
scrutiny_share_looks_made_up (const ScrutinyShare *self, const char *today)
{
  g_autofree char *forwards = NULL;
  g_autofree char *backwards = NULL;
  g_autofree char *two_digits = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (is_run (self->digits))
    return TRUE;
  if (today == NULL || strlen (today) != 10)
    return FALSE;

  forwards = g_strdup_printf ("%.4s%.2s%.2s", today, today + 5, today + 8);
  backwards = g_strdup_printf ("%.2s%.2s%.4s", today + 8, today + 5, today);
  two_digits = g_strdup_printf ("%.2s%.2s%.2s", today + 8, today + 5, today + 2);
  return strstr (self->digits, forwards) != NULL ||
         strstr (self->digits, backwards) != NULL ||
         strcmp (self->digits, two_digits) == 0;
}

/**
 * scrutiny_share_method_from_name:
 * @method: (out): the method called @name
 *
 * Returns: whether there is one
 */
gboolean
scrutiny_share_method_from_name (const char *name, ScrutinyShareMethod *method)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (methods); i++) {
    if (strcmp (methods[i].name, name) == 0) {
      *method = (ScrutinyShareMethod) i;
      return TRUE;
    }
  }

  return FALSE;
}

/** scrutiny_share_method_get_name: Returns: the name in a certificate */
const char *
scrutiny_share_method_get_name (ScrutinyShareMethod method)
{
  g_return_val_if_fail ((gsize) method < G_N_ELEMENTS (methods), NULL);

  return methods[method].name;
}
