/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/hide/hide-editor-private.h"
#include "ui/hide/hide-words.h"

static guint
find_code (ScrutinyHideWords list, const char *code)
{
  const char *const *codes = scrutiny_hide_words_list_codes (list);
  guint i = 0;

  while (codes[i] != NULL && !g_str_equal (codes[i], code))
    i++;

  return i;
}

static GtkStringList *
list_words (ScrutinyHideWords list)
{
  const char *const *codes = scrutiny_hide_words_list_codes (list);
  GtkStringList *words = gtk_string_list_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (words, scrutiny_hide_words_for_code (list, codes[i]));

  return words;
}

/** scrutiny_hide_editor_fill_choices: Puts the choices into the rows; once. */
void
scrutiny_hide_editor_fill_choices (ScrutinyHideEditorPage *self)
{
  g_autoptr (GtkStringList) kinds = list_words (SCRUTINY_HIDE_WORDS_KINDS);
  g_autoptr (GtkStringList) reasons = list_words (SCRUTINY_HIDE_WORDS_REASONS);
  g_autoptr (GtkStringList) shapes = gtk_string_list_new (NULL);

  gtk_string_list_append (shapes, _ ("Box"));
  gtk_string_list_append (shapes, _ ("Ellipse"));
  self->is_showing = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (reasons));
  adw_combo_row_set_model (self->shape_row, G_LIST_MODEL (shapes));
  self->is_showing = FALSE;
}

/* A reason of somebody's own stands last on the list. */
static void
show_reason (ScrutinyHideEditorPage *self, const char *reason)
{
  GtkStringList *words = GTK_STRING_LIST (adw_combo_row_get_model (self->reason_row));
  const char *const *codes = scrutiny_hide_words_list_codes (SCRUTINY_HIDE_WORDS_REASONS);
  const guint n_codes = g_strv_length ((char **) codes);
  const guint n_words = g_list_model_get_n_items (G_LIST_MODEL (words));
  const guint nth = find_code (SCRUTINY_HIDE_WORDS_REASONS, reason);
  const char *const own[] = { reason, NULL };

  gtk_string_list_splice (words, n_codes, n_words - n_codes, nth == n_codes ? own : NULL);
  adw_combo_row_set_selected (self->reason_row, nth);
  gtk_editable_set_text (GTK_EDITABLE (self->words_row), nth == n_codes ? reason : "");
}

static void
show_region (ScrutinyHideEditorPage *self, const ScrutinyHideRegion *region)
{
  g_autofree char *kind = scrutiny_hide_words_get_kind (region);

  adw_combo_row_set_selected (self->kind_row,
                              find_code (SCRUTINY_HIDE_WORDS_KINDS, kind));
  adw_combo_row_set_selected (self->shape_row, scrutiny_hide_region_get_shape (region));
}

/** scrutiny_hide_editor_show_choices: Brings the rows up to date with the chosen item. */
void
scrutiny_hide_editor_show_choices (ScrutinyHideEditorPage *self)
{
  ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self->draft);
  ScrutinyHideItem item;
  const gboolean is_chosen =
      scrutiny_hide_item_get (track, self->selected,
                              scrutiny_clip_get_duration_us (self->clip), &item);
  const gboolean is_region = is_chosen && item.kind == SCRUTINY_HIDE_ITEM_REGION;

  gtk_widget_set_visible (self->choices, is_chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), is_region);
  gtk_widget_set_visible (GTK_WIDGET (self->shape_row), is_region);
  if (!is_chosen)
    return;

  self->is_showing = TRUE;
  show_reason (self, item.reason);
  if (is_region)
    show_region (self, scrutiny_hide_track_get_region (track, item.index));
  self->is_showing = FALSE;
}

static void
set_reason (ScrutinyHideEditorPage *self, const char *reason)
{
  g_autoptr (GError) error = NULL;
  const gboolean is_done =
      scrutiny_hide_draft_set_reason (self->draft, self->selected, reason, &error);

  if (is_done) {
    g_free (self->reason);
    self->reason = g_strdup (reason);
  }
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
kind_cb (ScrutinyHideEditorPage *self)
{
  const char *const *codes = scrutiny_hide_words_list_codes (SCRUTINY_HIDE_WORDS_KINDS);
  const guint nth = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (GError) error = NULL;

  if (self->is_showing || nth >= g_strv_length ((char **) codes))
    return;
  self->kind = codes[nth];
  scrutiny_hide_editor_take (self,
                             scrutiny_hide_draft_set_kind (self->draft, self->selected,
                                                           self->kind, &error),
                             error);
}

static void
reason_cb (ScrutinyHideEditorPage *self)
{
  const char *const *codes = scrutiny_hide_words_list_codes (SCRUTINY_HIDE_WORDS_REASONS);
  const guint nth = adw_combo_row_get_selected (self->reason_row);

  if (!self->is_showing && nth < g_strv_length ((char **) codes))
    set_reason (self, codes[nth]);
}

static void
words_cb (ScrutinyHideEditorPage *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words_row))));

  if (!self->is_showing)
    set_reason (self, words);
}

static void
shape_cb (ScrutinyHideEditorPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_showing)
    return;
  self->shape = (ScrutinyHideShape) adw_combo_row_get_selected (self->shape_row);
  scrutiny_hide_editor_take (self,
                             scrutiny_hide_draft_set_shape (self->draft, self->selected,
                                                            self->shape, &error),
                             error);
}

void
scrutiny_hide_editor_bind_choices (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, choices);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, kind_row);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, reason_row);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, words_row);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, shape_row);
  gtk_widget_class_bind_template_callback (klass, kind_cb);
  gtk_widget_class_bind_template_callback (klass, reason_cb);
  gtk_widget_class_bind_template_callback (klass, words_cb);
  gtk_widget_class_bind_template_callback (klass, shape_cb);
}
