/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/sign-in/sign-in-page.h"

#include <glib/gi18n.h>

/* Who is here, and the passphrase. It knows no panel: it says what was typed with
 * the signal "sign-in" (name, passphrase), and whoever opened it answers with a
 * next page or with scrutiny_sign_in_page_refuse(). */
struct _ScrutinySignInPage {
  ScrutinyPage parent_instance;

  AdwComboRow *name_row;
  GtkEditable *passphrase_row;
  GtkWidget *sign_in_button;
  GtkSpinner *spinner;
  GtkLabel *refusal;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (ScrutinySignInPage, scrutiny_sign_in_page, SCRUTINY_TYPE_PAGE)

static guint sign_in_signal;

static void
set_busy (ScrutinySignInPage *self, gboolean is_busy)
{
  /* Not insensitive: a field that loses the focus so never hears of it. */
  gtk_editable_set_editable (self->passphrase_row, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), !is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->sign_in_button, !is_busy);
}

static void
typed_cb (ScrutinySignInPage *self)
{
  const char *text = gtk_editable_get_text (self->passphrase_row);

  gtk_widget_set_sensitive (self->sign_in_button,
                            *text != '\0' &&
                                adw_combo_row_get_selected (self->name_row) !=
                                    GTK_INVALID_LIST_POSITION);
}

/* Nobody is chosen beforehand: a passphrase typed for the first of the list would only
 * be refused. Once a name is chosen the keys wait for the passphrase. */
static void
chosen_cb (ScrutinySignInPage *self)
{
  gboolean is_chosen =
      adw_combo_row_get_selected (self->name_row) != GTK_INVALID_LIST_POSITION;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->name_row),
                               is_chosen ? "" : _ ("Choose it from the list"));
  typed_cb (self);
  if (is_chosen && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
}

static void
sign_in_cb (ScrutinySignInPage *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->name_row);
  const char *passphrase = gtk_editable_get_text (self->passphrase_row);

  if (chosen == NULL)
    scrutiny_sign_in_page_refuse (self, _ ("Choose your name first."));
  if (chosen == NULL || *passphrase == '\0')
    return;
  set_busy (self, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  g_signal_emit (self, sign_in_signal, 0, gtk_string_object_get_string (chosen),
                 passphrase);
}

static void
scrutiny_sign_in_page_class_init (ScrutinySignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  sign_in_signal =
      g_signal_new ("sign-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "sign-in/sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, refusal);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySignInPage, hint);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
scrutiny_sign_in_page_init (ScrutinySignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_sign_in_page_new:
 * @names: the people of the panel, in the order to show
 */
ScrutinyPage *
scrutiny_sign_in_page_new (const char *const *names)
{
  ScrutinySignInPage *self = g_object_new (SCRUTINY_TYPE_SIGN_IN_PAGE, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (self->name_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->name_row, GTK_INVALID_LIST_POSITION);

  return SCRUTINY_PAGE (self);
}

/**
 * scrutiny_sign_in_page_refuse:
 * @sentence: why nobody was signed in, and what to do; what was typed is kept
 *   selected, so that typing again replaces it
 */
void
scrutiny_sign_in_page_refuse (ScrutinySignInPage *self, const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_SIGN_IN_PAGE (self));

  set_busy (self, FALSE);
  typed_cb (self);
  gtk_label_set_label (self->refusal, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  if (adw_combo_row_get_selected (self->name_row) == GTK_INVALID_LIST_POSITION) {
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
    return;
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
  gtk_editable_select_region (self->passphrase_row, 0, -1);
}

/**
 * scrutiny_sign_in_page_set_hint:
 * @hint: a sentence under the form, as the demo's passphrase
 */
void
scrutiny_sign_in_page_set_hint (ScrutinySignInPage *self, const char *hint)
{
  g_return_if_fail (SCRUTINY_IS_SIGN_IN_PAGE (self));

  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');
}
