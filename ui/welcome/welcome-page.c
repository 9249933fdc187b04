/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/welcome/welcome-page.h"

/* The first page: the ways in and a choice of language. The choices are actions
 * of the window. */
struct _ScrutinyWelcomePage {
  ScrutinyPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ScrutinyWelcomePage, scrutiny_welcome_page, SCRUTINY_TYPE_PAGE)

static void
scrutiny_welcome_page_class_init (ScrutinyWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/org/bwvscrutiny/Scrutiny/welcome/welcome-page.ui");
}

static void
scrutiny_welcome_page_init (ScrutinyWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_welcome_page_new:
 *
 * Returns: (transfer floating): the first page: demo, open, start new, check a
 *   certificate
 */
ScrutinyPage *
scrutiny_welcome_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_WELCOME_PAGE, NULL);
}
