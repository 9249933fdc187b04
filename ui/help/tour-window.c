/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help/tour-window.h"

#include <glib/gi18n.h>

/* Six cards that say what a panel does here. Nobody has to read them: they are skipped
 * with one key, and opened again from the help. */
struct _ScrutinyTourWindow {
  AdwWindow parent_instance;

  AdwCarousel *carousel;
  GtkButton *next_button;
  GtkLabel *place;
};

G_DEFINE_FINAL_TYPE (ScrutinyTourWindow, scrutiny_tour_window, ADW_TYPE_WINDOW)

static const struct {
  const char *icon;
  const char *title;
  const char *words;
} cards[] = {
  { "view-list-symbolic", N_ ("A fair list"),
                              N_ ("The police give a list of every stop. The panel fixes it first, so that nobody can change it later.") },
    { "media-playlist-shuffle-symbolic",
      N_ ("A fair draw"),
          N_ ("People in the room roll dice. The dice pick the cases. Anyone can do the sum again with the certificate.") },
      { "view-conceal-symbolic",
        N_ ("Covered footage"),
            N_ ("Faces and names are hidden before you see anything. Footage opens covered. B hides it at once.") },
        { "document-edit-symbolic",
          N_ ("Your own answers"),
              N_ ("You answer alone, and everything saves by itself. Nobody reads your answers before the chair closes the case.") },
          { "system-users-symbolic",
            N_ ("The panel’s view"),
                N_ ("After you have talked, the chair writes what the panel thinks. Another view is printed too.") },
            { "emblem-ok-symbolic",
              N_ ("You said – they did"),
                  N_ ("Each thing to learn has an owner and a day. The force must answer it. You can skip or stop at any moment.") },
            };

static void
show_place (ScrutinyTourWindow *self)
{
  guint n = adw_carousel_get_n_pages (self->carousel);
  guint at = (guint) (adw_carousel_get_position (self->carousel) + 0.5);
  g_autofree char *words = g_strdup_printf (_ ("Card %u of %u"), at + 1, n);

  gtk_label_set_label (self->place, words);
  gtk_button_set_label (self->next_button, at + 1 < n ? _ ("Next") : _ ("Start"));
}

static void
next_cb (ScrutinyTourWindow *self)
{
  guint at = (guint) (adw_carousel_get_position (self->carousel) + 0.5);

  if (at + 1 >= adw_carousel_get_n_pages (self->carousel))
    gtk_window_close (GTK_WINDOW (self));
  else
    adw_carousel_scroll_to (self->carousel,
                            adw_carousel_get_nth_page (self->carousel, at + 1), TRUE);
}

static void
add_card (ScrutinyTourWindow *self, guint nth)
{
  GtkWidget *card = adw_status_page_new ();
  GtkWidget *words = gtk_label_new (_ (cards[nth].words));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (card), cards[nth].icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (card), _ (cards[nth].title));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 46);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (card), words);
  gtk_widget_add_css_class (card, "compact");
  gtk_widget_set_hexpand (card, TRUE);
  adw_carousel_append (self->carousel, card);
}

static void
scrutiny_tour_window_class_init (ScrutinyTourWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "help/tour-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTourWindow, carousel);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTourWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyTourWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_place);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
scrutiny_tour_window_init (ScrutinyTourWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    add_card (self, i);
  show_place (self);
}

/**
 * scrutiny_tour_window_new:
 *
 * Returns: (transfer none): the tour, owned by GTK until it is closed
 */
ScrutinyTourWindow *
scrutiny_tour_window_new (GtkWindow *parent)
{
  return g_object_new (SCRUTINY_TYPE_TOUR_WINDOW, "transient-for", parent, NULL);
}
