/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_PAGE (scrutiny_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (ScrutinyPage, scrutiny_page, SCRUTINY, PAGE, AdwBin)

/* @refresh: the page came into view, or what it shows may have changed */
struct _ScrutinyPageClass {
  AdwBinClass parent_class;

  void (*refresh) (ScrutinyPage *self);
};

const char *scrutiny_page_get_title (ScrutinyPage *self);
void scrutiny_page_set_title (ScrutinyPage *self, const char *title);

const char *scrutiny_page_get_help_text (ScrutinyPage *self);
void scrutiny_page_set_help_text (ScrutinyPage *self, const char *help_text);

void scrutiny_page_set_first_focus (ScrutinyPage *self, GtkWidget *widget);
void scrutiny_page_take_focus (ScrutinyPage *self);
void scrutiny_page_refresh (ScrutinyPage *self);

G_END_DECLS
