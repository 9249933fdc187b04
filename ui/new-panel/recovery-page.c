/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/new-panel/recovery-page.h"

#include "ui/new-panel/recovery-print.h"
#include "ui/window.h"

/* Shows the recovery code once. It is kept nowhere else, so the way on says that it
 * has been written down. */
struct _ScrutinyRecoveryPage {
  ScrutinyPage parent_instance;

  GtkLabel *code;

  char *panel_name;
};

G_DEFINE_FINAL_TYPE (ScrutinyRecoveryPage, scrutiny_recovery_page, SCRUTINY_TYPE_PAGE)

static void
go_on_cb (ScrutinyRecoveryPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);

  if (window != NULL)
    scrutiny_window_go_home (window);
}

static void
print_cb (ScrutinyRecoveryPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);
  g_autoptr (GError) error = NULL;

  if (window != NULL &&
      !scrutiny_recovery_print (GTK_WINDOW (window), self->panel_name,
                                gtk_label_get_label (self->code), &error))
    scrutiny_window_fail (window, error);
}

static void
scrutiny_recovery_page_finalize (GObject *object)
{
  g_free (SCRUTINY_RECOVERY_PAGE (object)->panel_name);

  G_OBJECT_CLASS (scrutiny_recovery_page_parent_class)->finalize (object);
}

static void
scrutiny_recovery_page_class_init (ScrutinyRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_recovery_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/bwvscrutiny/Scrutiny/new-panel/recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRecoveryPage, code);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
}

static void
scrutiny_recovery_page_init (ScrutinyRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_recovery_page_new:
 *
 * Returns: (transfer floating): the page that shows the code, once and only once
 */
ScrutinyPage *
scrutiny_recovery_page_new (const char *panel_name, const char *recovery_code)
{
  ScrutinyRecoveryPage *self = g_object_new (SCRUTINY_TYPE_RECOVERY_PAGE, NULL);

  self->panel_name = g_strdup (panel_name);
  gtk_label_set_label (self->code, recovery_code);

  return SCRUTINY_PAGE (self);
}
