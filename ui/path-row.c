/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/path-row.h"

#include <glib/gi18n.h>

/* A file to read or to write: its path can be typed, pasted, chosen or dropped. Says
 * "chosen" when a path is complete. */
struct _ScrutinyPathRow {
  AdwEntryRow parent_instance;

  GtkButton *button;
  gboolean is_for_saving;
  gboolean is_folder;   /* one that is there; with is_for_saving: one to be made */
  char *suggested_name; /* of a file to write; NULL: none */
};

G_DEFINE_FINAL_TYPE (ScrutinyPathRow, scrutiny_path_row, ADW_TYPE_ENTRY_ROW)

enum {
  PROP_IS_FOR_SAVING = 1,
  PROP_IS_FOLDER,
  PROP_SUGGESTED_NAME,
};

enum {
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * scrutiny_path_row_set_path:
 * @path: as the system takes it, dropped or chosen elsewhere
 */
void
scrutiny_path_row_set_path (ScrutinyPathRow *self, const char *path)
{
  g_autofree char *shown = g_filename_to_utf8 (path, -1, NULL, NULL, NULL);

  g_return_if_fail (SCRUTINY_IS_PATH_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), shown ? shown : "");
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, ScrutinyPathRow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL) {
    scrutiny_path_row_set_path (self, g_file_peek_path (file));
    g_signal_emit (self, signals[CHOSEN], 0);
  }
  g_object_unref (dialog);
}

static GtkFileChooserAction
choose_action (ScrutinyPathRow *self)
{
  if (self->is_for_saving)
    return GTK_FILE_CHOOSER_ACTION_SAVE;

  return self->is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                         : GTK_FILE_CHOOSER_ACTION_OPEN;
}

static void
choose_cb (ScrutinyPathRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title,
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   choose_action (self),
                                   self->is_for_saving ? _ ("_Save")
                                                       : _ ("_Open"), _ ("_Cancel"));

  if (self->is_for_saving && self->suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), self->suggested_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            ScrutinyPathRow *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return FALSE;
  scrutiny_path_row_set_path (self, g_file_peek_path (file));
  g_signal_emit (self, signals[CHOSEN], 0);

  return TRUE;
}

static void
activated_cb (ScrutinyPathRow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self)) != '\0')
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* Large letters in a narrow window cut the word on the button, never the page. It is
 * read with what it chooses: there are several on a page. */
static void
show_button (ScrutinyPathRow *self)
{
  const char *verb = self->is_for_saving ? _ ("Save as…") : _ ("Choose…");
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = g_strdup_printf ("%s %s", verb, title);

  gtk_button_set_label (self->button, verb);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (self->button)),
                           PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
scrutiny_path_row_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  ScrutinyPathRow *self = SCRUTINY_PATH_ROW (object);

  switch (id) {
  case PROP_IS_FOR_SAVING:
    self->is_for_saving = g_value_get_boolean (value);
    show_button (self);
    break;
  case PROP_IS_FOLDER:
    self->is_folder = g_value_get_boolean (value);
    break;
  case PROP_SUGGESTED_NAME:
    g_free (self->suggested_name);
    self->suggested_name = g_value_dup_string (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
scrutiny_path_row_finalize (GObject *object)
{
  g_free (SCRUTINY_PATH_ROW (object)->suggested_name);

  G_OBJECT_CLASS (scrutiny_path_row_parent_class)->finalize (object);
}

static void
scrutiny_path_row_class_init (ScrutinyPathRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_path_row_finalize;
  G_OBJECT_CLASS (klass)->set_property = scrutiny_path_row_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_IS_FOR_SAVING,
                                   g_param_spec_boolean ("is-for-saving", NULL, NULL,
                                                         FALSE,
                                                         G_PARAM_WRITABLE |
                                                             G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_IS_FOLDER,
                                   g_param_spec_boolean ("is-folder", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE |
                                                             G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SUGGESTED_NAME,
                                   g_param_spec_string ("suggested-name", NULL, NULL,
                                                        NULL,
                                                        G_PARAM_WRITABLE |
                                                            G_PARAM_STATIC_STRINGS));
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Pages have several such buttons: each says to what it belongs. */
static void
name_button (ScrutinyPathRow *self, GParamSpec *pspec, GtkWidget *button)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name =
      g_strdup_printf ("%s %s", gtk_button_get_label (GTK_BUTTON (button)), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
scrutiny_path_row_init (ScrutinyPathRow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Choose…"));
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->button = GTK_BUTTON (button);
  show_button (self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::title", G_CALLBACK (name_button), button, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect (self, "notify::title", G_CALLBACK (show_button), NULL);
  g_signal_connect_object (self, "entry-activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * scrutiny_path_row_dup_path:
 *
 * Returns: (transfer full): the path as the system takes it; "" for none. A pasted
 *   address such as file:///home/ann/list.csv is a path too.
 */
char *
scrutiny_path_row_dup_path (ScrutinyPathRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SCRUTINY_IS_PATH_ROW (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  if (g_str_has_prefix (text, "file://")) {
    char *path = g_filename_from_uri (text, NULL, NULL);

    return path ? path : g_strdup ("");
  }

  return g_steal_pointer (&text);
}
