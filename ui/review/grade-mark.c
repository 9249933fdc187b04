/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/grade-mark.h"

typedef struct {
  const char *icon_name;
  const char *css_class;
} Mark;

/* Shape first, colour second: to many eyes the usual green and red are one olive. */
static const Mark marks[] = {
  [SCRUTINY_BAND_GREEN] = { "grade-good-symbolic", "grade-good" },
  [SCRUTINY_BAND_AMBER] = { "grade-learning-symbolic", "grade-learning" },
  [SCRUTINY_BAND_RED] = { "grade-concern-symbolic", "grade-concern" },
  [SCRUTINY_BAND_NOT_GRADABLE] = { "grade-none-symbolic", "grade-none" },
};

/**
 * scrutiny_grade_mark_new:
 *
 * Returns: (transfer floating) (nullable): the shape of @band, to stand beside its
 *   word, or %NULL when an answer is not a grade
 */
GtkWidget *
scrutiny_grade_mark_new (ScrutinyBand band)
{
  GtkWidget *image;

  if (band >= G_N_ELEMENTS (marks))
    return NULL;
  image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                    "icon-name", marks[band].icon_name, NULL);
  gtk_widget_add_css_class (image, marks[band].css_class);

  return image;
}

/**
 * scrutiny_grade_words_for:
 * @level: of the panel's own scale, or any answer
 * @language: "en" or "cy"
 *
 * Returns: (transfer full): its words, and the common band's word where that is another
 */
char *
scrutiny_grade_words_for (ScrutinyQuestionOption *level, const char *language)
{
  g_autofree char *own =
      scrutiny_form_text_dup_shown (scrutiny_question_option_get_text (level), language);
  ScrutinyBand band = scrutiny_question_option_get_band (level);
  const char *common = band < SCRUTINY_N_BANDS ? scrutiny_band_get_word (band) : own;

  if (g_str_equal (common, own))
    return g_steal_pointer (&own);

  return g_strdup_printf ("%s – %s", own, common);
}
