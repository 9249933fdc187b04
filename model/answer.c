/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer.h"

#include <glib/gi18n-lib.h>

#include "model/error.h"

/* How an answer lies in a sealed row: little-endian GVariant of question, codes, text,
 * number, comment, reason, scale, scale version, band, moments. */
#define ANSWER_FORMAT "(sasmsmxmsmsmsmsia(uxx))"

struct _ScrutinyAnswer {
  ScrutinyAnswerFields fields; /* every pointer in it is owned */
};

static const char *const no_codes[] = { NULL };

/* Blank words are no words: an emptied box is an answer taken back. */
static char *
dup_words (const char *words)
{
  return words != NULL && *words != '\0' ? g_strdup (words) : NULL;
}

/**
 * scrutiny_answer_new:
 * @fields: what it says; copied
 *
 * Returns: (transfer full): the answer
 */
ScrutinyAnswer *
scrutiny_answer_new (const ScrutinyAnswerFields *fields)
{
  ScrutinyAnswer *self;

  g_return_val_if_fail (fields != NULL && fields->question_id != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyAnswer);
  self->fields = *fields;
  self->fields.question_id = g_strdup (fields->question_id);
  self->fields.codes = (const char *const *) g_strdupv (
      (char **) (fields->codes != NULL ? fields->codes : no_codes));
  self->fields.text = dup_words (fields->text);
  self->fields.comment = dup_words (fields->comment);
  self->fields.reason = dup_words (fields->reason);
  self->fields.scale_id = g_strdup (fields->scale_id);
  self->fields.scale_version = g_strdup (fields->scale_version);
  if (fields->scale_id == NULL)
    self->fields.band = SCRUTINY_BAND_NONE;
  self->fields.moments =
      g_memdup2 (fields->moments, fields->n_moments * sizeof (ScrutinyMoment));

  return self;
}

/**
 * scrutiny_answer_new_choice:
 * @code: the one choice
 * @comment: (nullable): what makes the member say so
 *
 * Returns: (transfer full): an answer that is not a grade
 */
ScrutinyAnswer *
scrutiny_answer_new_choice (const char *question_id,
                            const char *code,
                            const char *comment)
{
  const char *const codes[] = { code, NULL };
  ScrutinyAnswerFields fields = { .question_id = question_id,
                                  .codes = codes,
                                  .comment = comment,
                                  .band = SCRUTINY_BAND_NONE };

  return scrutiny_answer_new (&fields);
}

/**
 * scrutiny_answer_new_text:
 *
 * Returns: (transfer full): an answer in words
 */
ScrutinyAnswer *
scrutiny_answer_new_text (const char *question_id, const char *text)
{
  ScrutinyAnswerFields fields = { .question_id = question_id,
                                  .text = text,
                                  .band = SCRUTINY_BAND_NONE };

  return scrutiny_answer_new (&fields);
}

/**
 * scrutiny_answer_new_number:
 *
 * Returns: (transfer full): an answer in figures
 */
ScrutinyAnswer *
scrutiny_answer_new_number (const char *question_id, gint64 number)
{
  ScrutinyAnswerFields fields = { .question_id = question_id,
                                  .has_number = TRUE,
                                  .number = number,
                                  .band = SCRUTINY_BAND_NONE };

  return scrutiny_answer_new (&fields);
}

/**
 * scrutiny_answer_new_empty:
 *
 * Returns: (transfer full): an answer taken back: it counts as not answered
 */
ScrutinyAnswer *
scrutiny_answer_new_empty (const char *question_id)
{
  return scrutiny_answer_new_text (question_id, NULL);
}

ScrutinyAnswer *
scrutiny_answer_ref (ScrutinyAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
scrutiny_answer_clear (gpointer data)
{
  ScrutinyAnswer *self = data;

  g_free ((char *) self->fields.question_id);
  g_strfreev ((char **) self->fields.codes);
  g_free ((char *) self->fields.text);
  g_free ((char *) self->fields.comment);
  g_free ((char *) self->fields.reason);
  g_free ((char *) self->fields.scale_id);
  g_free ((char *) self->fields.scale_version);
  g_free ((ScrutinyMoment *) self->fields.moments);
}

void
scrutiny_answer_unref (ScrutinyAnswer *self)
{
  g_atomic_rc_box_release_full (self, scrutiny_answer_clear);
}

/**
 * scrutiny_answer_get:
 *
 * Returns: (transfer none): what it says; @codes is never %NULL
 */
const ScrutinyAnswerFields *
scrutiny_answer_get (ScrutinyAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->fields;
}

/**
 * scrutiny_answer_get_code:
 *
 * Returns: (nullable): the first choice, the only one but for questions of many
 */
const char *
scrutiny_answer_get_code (ScrutinyAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields.codes[0];
}

/**
 * scrutiny_answer_is_empty:
 *
 * Returns: whether the question stays unanswered; a comment alone is no answer
 */
gboolean
scrutiny_answer_is_empty (ScrutinyAnswer *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->fields.codes[0] == NULL && self->fields.text == NULL &&
         !self->fields.has_number;
}

/**
 * scrutiny_answer_has_code:
 *
 * A grade answers to the name of its band, so that forms hold for every scale.
 *
 * Returns: whether @code was chosen
 */
gboolean
scrutiny_answer_has_code (ScrutinyAnswer *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, FALSE);

  if (self->fields.band != SCRUTINY_BAND_NONE)
    return g_strcmp0 (scrutiny_band_to_code (self->fields.band), code) == 0;

  return g_strv_contains (self->fields.codes, code);
}

/**
 * scrutiny_answer_to_bytes:
 *
 * Returns: (transfer full): the answer as it is sealed, the same on every machine
 */
GBytes *
scrutiny_answer_to_bytes (ScrutinyAnswer *self)
{
  g_autoptr (GVariant) variant = NULL;
  const ScrutinyAnswerFields *f;
  GVariantBuilder moments;

  g_return_val_if_fail (self != NULL, NULL);

  f = &self->fields;
  g_variant_builder_init (&moments, G_VARIANT_TYPE ("a(uxx)"));
  for (guint i = 0; i < f->n_moments; i++)
    g_variant_builder_add (&moments, "(uxx)", f->moments[i].clip, f->moments[i].from_us,
                           f->moments[i].to_us);

  variant = g_variant_ref_sink (
      g_variant_new ("(s^asmsmxmsmsmsmsia(uxx))", f->question_id, f->codes, f->text,
                     f->has_number, f->number, f->comment, f->reason, f->scale_id,
                     f->scale_version, (gint32) f->band, &moments));

  if (G_BYTE_ORDER == G_BIG_ENDIAN) {
    g_autoptr (GVariant) little = g_variant_byteswap (variant);

    return g_variant_get_data_as_bytes (little);
  }

  return g_variant_get_data_as_bytes (variant);
}

static ScrutinyAnswer *
answer_from_variant (GVariant *variant)
{
  g_autofree const char **codes = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GArray) moments = g_array_new (FALSE, FALSE, sizeof (ScrutinyMoment));
  ScrutinyAnswerFields f = { NULL };
  ScrutinyMoment moment;
  gint32 band;

  g_variant_get (variant, "(&s^a&sm&smxm&sm&sm&sm&sia(uxx))", &f.question_id, &codes,
                 &f.text, &f.has_number, &f.number, &f.comment, &f.reason, &f.scale_id,
                 &f.scale_version, &band, &iter);
  while (
      g_variant_iter_next (iter, "(uxx)", &moment.clip, &moment.from_us, &moment.to_us))
    g_array_append_val (moments, moment);

  f.codes = codes;
  f.band =
      band >= 0 && band < SCRUTINY_N_BANDS ? (ScrutinyBand) band : SCRUTINY_BAND_NONE;
  f.moments = (const ScrutinyMoment *) (gpointer) moments->data;
  f.n_moments = moments->len;

  return scrutiny_answer_new (&f);
}

/**
 * scrutiny_answer_new_from_bytes:
 * @bytes: what scrutiny_answer_to_bytes() made
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL if @bytes are not one
 */
ScrutinyAnswer *
scrutiny_answer_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  variant = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ANSWER_FORMAT), bytes, FALSE));
  if (!g_variant_is_normal_form (variant)) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _ ("A stored answer is damaged and cannot be read."));
    return NULL;
  }

  if (G_BYTE_ORDER == G_BIG_ENDIAN) {
    g_autoptr (GVariant) native = g_variant_byteswap (variant);

    return answer_from_variant (native);
  }

  return answer_from_variant (variant);
}
