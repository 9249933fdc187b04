/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/view-form.h"

#include <glib/gi18n.h>

#include "model/form-text.h"
#include "model/question-option.h"
#include "ui/review/grade-mark.h"

/* Where the chair writes down what the panel agreed, and who is of another view. */
struct _ScrutinyViewForm {
  AdwBin parent_instance;

  AdwComboRow *level;
  AdwComboRow *method;
  GtkEditable *text;
  GtkEditable *minority;

  GPtrArray *codes; /* of utf8: of the levels as they are listed */
};

G_DEFINE_FINAL_TYPE (ScrutinyViewForm, scrutiny_view_form, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const methods[] = { "consensus", "unanimous", "vote",
                                       "chair_on_no_agreement" };

static void
scrutiny_view_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SCRUTINY_TYPE_VIEW_FORM);

  G_OBJECT_CLASS (scrutiny_view_form_parent_class)->dispose (object);
}

static void
scrutiny_view_form_finalize (GObject *object)
{
  g_ptr_array_unref (SCRUTINY_VIEW_FORM (object)->codes);

  G_OBJECT_CLASS (scrutiny_view_form_parent_class)->finalize (object);
}

static void
level_cb (ScrutinyViewForm *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
scrutiny_view_form_class_init (ScrutinyViewFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_view_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_view_form_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "meeting/view-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyViewForm, level);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyViewForm, method);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyViewForm, text);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyViewForm, minority);
  gtk_widget_class_bind_template_callback (widget_class, level_cb);
}

static void
scrutiny_view_form_init (ScrutinyViewForm *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_levels (ScrutinyViewForm *self,
             ScrutinyGradingScale *scale,
             const char *chosen,
             const char *language)
{
  GPtrArray *levels = scrutiny_grading_scale_get_levels (scale);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_append (names, _ ("Not chosen yet"));
  g_ptr_array_add (self->codes, g_strdup (""));
  for (guint i = 0; i < levels->len; i++) {
    ScrutinyQuestionOption *level = g_ptr_array_index (levels, i);
    const char *code = scrutiny_question_option_get_code (level);
    g_autofree char *words = scrutiny_grade_words_for (level, language);

    gtk_string_list_append (names, words);
    g_ptr_array_add (self->codes, g_strdup (code));
    if (g_strcmp0 (code, chosen) == 0)
      selected = i + 1;
  }
  adw_combo_row_set_model (self->level, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->level, selected);
}

/**
 * scrutiny_view_form_show:
 * @view: (nullable): what was agreed already
 *
 * Starts anew for a case.
 */
void
scrutiny_view_form_show (ScrutinyViewForm *self,
                         ScrutinyGradingScale *scale,
                         const ScrutinyPanelView *view,
                         const char *language)
{
  g_return_if_fail (SCRUTINY_IS_VIEW_FORM (self));

  show_levels (self, scale, view ? view->level : NULL, language);
  adw_combo_row_set_selected (self->method, 0);
  for (guint i = 0; view != NULL && i < G_N_ELEMENTS (methods); i++)
    if (g_strcmp0 (view->method, methods[i]) == 0)
      adw_combo_row_set_selected (self->method, i);
  gtk_editable_set_text (self->text, view && view->text ? view->text : "");
  gtk_editable_set_text (self->minority, view && view->minority ? view->minority : "");
}

/**
 * scrutiny_view_form_get_level:
 *
 * Returns: the code of the grade; "" while none is chosen
 */
const char *
scrutiny_view_form_get_level (ScrutinyViewForm *self)
{
  guint nth = adw_combo_row_get_selected (self->level);

  return nth < self->codes->len ? g_ptr_array_index (self->codes, nth) : "";
}

/** scrutiny_view_form_get_method: Returns: (transfer none): the code of how the panel
 * came to its view */
const char *
scrutiny_view_form_get_method (ScrutinyViewForm *self)
{
  guint nth = adw_combo_row_get_selected (self->method);

  return methods[MIN (nth, G_N_ELEMENTS (methods) - 1)];
}

/** scrutiny_view_form_dup_text: Returns: (transfer full): the panel's words, without
 * white space around them */
char *
scrutiny_view_form_dup_text (ScrutinyViewForm *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->text)));
}

/**
 * scrutiny_view_form_dup_minority:
 *
 * Returns: (transfer full) (nullable): the other view, if there is one
 */
char *
scrutiny_view_form_dup_minority (ScrutinyViewForm *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->minority)));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static char *
dup_level_words (ScrutinyGradingScale *scale, const char *code, const char *language)
{
  GPtrArray *levels = scrutiny_grading_scale_get_levels (scale);
  ScrutinyQuestionOption *level = scrutiny_question_option_find (levels, code);

  return level ? scrutiny_grade_words_for (level, language) : g_strdup (code);
}

/**
 * scrutiny_view_form_describe:
 * @view: what was agreed
 * @facts: (inout): cleared first
 *
 * Says what the panel agreed where there is nothing to choose any more.
 */
void
scrutiny_view_form_describe (ScrutinyViewForm *self,
                             ScrutinyGradingScale *scale,
                             const ScrutinyPanelView *view,
                             const char *language,
                             ScrutinyFactList *facts)
{
  g_autofree char *grade = dup_level_words (scale, view->level, language);
  GListModel *ways = adw_combo_row_get_model (self->method);
  guint nth = 0;

  while (nth < G_N_ELEMENTS (methods) && g_strcmp0 (view->method, methods[nth]) != 0)
    nth++;
  scrutiny_fact_list_clear (facts);
  scrutiny_fact_list_add (facts, _ ("Grade"), grade);
  if (nth < g_list_model_get_n_items (ways))
    scrutiny_fact_list_add (facts,
                            _ ("How it was agreed"),
                               gtk_string_list_get_string (GTK_STRING_LIST (ways), nth));
  if (view->text != NULL && *view->text != '\0')
    scrutiny_fact_list_add (facts, _ ("What the panel says"), view->text);
  if (view->minority != NULL && *view->minority != '\0')
    scrutiny_fact_list_add (facts, _ ("Another view"), view->minority);
}
