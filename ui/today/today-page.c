/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/today-page.h"

#include <glib/gi18n.h>

/* A member's first page: the cases that are open, each with its state in words. */
struct _ScrutinyTodayPage {
  ScrutinyPage parent_instance;

  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (ScrutinyTodayPage, scrutiny_today_page, SCRUTINY_TYPE_PAGE)

static void
scrutiny_today_page_class_init (ScrutinyTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "today/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTodayPage, stack);
}

static void
scrutiny_today_page_init (ScrutinyTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

ScrutinyPage *
scrutiny_today_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_TODAY_PAGE, NULL);
}
