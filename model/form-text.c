/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-text.h"

struct _ScrutinyFormText {
  char *english;
  char *welsh; /* NULL while nobody has drafted it */
  gboolean is_draft;
};

/**
 * scrutiny_form_text_new:
 * @english: the words in British English
 * @welsh: (nullable): the words in Welsh
 * @is_draft: whether the Welsh still waits for a qualified translator
 *
 * Returns: (transfer full): the text
 */
ScrutinyFormText *
scrutiny_form_text_new (const char *english, const char *welsh, gboolean is_draft)
{
  ScrutinyFormText *self;

  g_return_val_if_fail (english != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyFormText);
  self->english = g_strdup (english);
  self->welsh = g_strdup (welsh);
  self->is_draft = is_draft;

  return self;
}

ScrutinyFormText *
scrutiny_form_text_ref (ScrutinyFormText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
scrutiny_form_text_clear (gpointer data)
{
  ScrutinyFormText *self = data;

  g_free (self->english);
  g_free (self->welsh);
}

void
scrutiny_form_text_unref (ScrutinyFormText *self)
{
  g_atomic_rc_box_release_full (self, scrutiny_form_text_clear);
}

static gboolean
is_welsh (const char *locale)
{
  return locale != NULL && g_str_has_prefix (locale, "cy");
}

/**
 * scrutiny_form_text_get:
 * @locale: (nullable): "en-GB" or "cy-GB"
 *
 * Returns: the words in that language, or in English where there are none
 */
const char *
scrutiny_form_text_get (ScrutinyFormText *self, const char *locale)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_welsh (locale) && self->welsh != NULL ? self->welsh : self->english;
}

/**
 * scrutiny_form_text_has:
 *
 * Returns: whether the words exist in @locale itself, without falling back
 */
gboolean
scrutiny_form_text_has (ScrutinyFormText *self, const char *locale)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !is_welsh (locale) || self->welsh != NULL;
}

/**
 * scrutiny_form_text_is_draft:
 *
 * Returns: whether a translator has still to check the Welsh
 */
gboolean
scrutiny_form_text_is_draft (ScrutinyFormText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_draft;
}

/**
 * scrutiny_form_text_dup_shown:
 *
 * What a screen shows: English standing in for missing Welsh is marked, so that nobody
 * takes it for the translation.
 *
 * Returns: (transfer full): the words, with "[en] " before them where they fall back
 */
char *
scrutiny_form_text_dup_shown (ScrutinyFormText *self, const char *locale)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (scrutiny_form_text_has (self, locale))
    return g_strdup (scrutiny_form_text_get (self, locale));

  return g_strconcat ("[en] ", self->english, NULL);
}
