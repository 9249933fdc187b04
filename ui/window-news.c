/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/window-private.h"

/**
 * scrutiny_window_say:
 * @sentence: what happened, for the line at the bottom that screen readers read
 */
void
scrutiny_window_say (ScrutinyWindow *self, const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  gtk_label_set_label (self->status, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *sentence != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * scrutiny_window_say_saved:
 * @saved_at_us: when the COMMIT returned, microseconds UTC
 *
 * Says "Saved 19:42:07". Call it only once the answer is on disk.
 */
void
scrutiny_window_say_saved (ScrutinyWindow *self, gint64 saved_at_us)
{
  g_autoptr (GDateTime) at =
      g_date_time_new_from_unix_local (saved_at_us / G_USEC_PER_SEC);
  g_autofree char *time = at ? g_date_time_format (at, "%H:%M:%S") : g_strdup ("");
  /* TRANSLATORS: the time of day follows, as in "Saved 19:42:07" */
  g_autofree char *sentence = g_strdup_printf (_ ("Saved %s"), time);

  scrutiny_window_say (self, sentence);
}

/**
 * scrutiny_window_warn:
 * @sentence: what happened, what is safe and what to do; stays until put away
 */
void
scrutiny_window_warn (ScrutinyWindow *self, const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  gtk_label_set_label (self->notice_label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notice_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_visible (self->notice, TRUE);
}

/**
 * scrutiny_window_fail:
 *
 * Says what went wrong, in the error's own words, until it is put away
 */
void
scrutiny_window_fail (ScrutinyWindow *self, const GError *error)
{
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    scrutiny_window_warn (self, error->message);
}

/** scrutiny_window_clear_warning: Puts away what scrutiny_window_fail() said */
void
scrutiny_window_clear_warning (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  gtk_widget_set_visible (self->notice, FALSE);
}

static void
toast_gone_cb (AdwToast *toast, ScrutinyWindow *self)
{
  g_ptr_array_remove (self->news, toast);
}

/**
 * scrutiny_window_add_toast:
 * @toast: (transfer full): brief news; the status line repeats it, because
 *   screen readers often miss toasts
 */
void
scrutiny_window_add_toast (ScrutinyWindow *self, AdwToast *toast)
{
  g_autofree char *words = NULL; /* the title is markup */

  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (!pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &words, NULL, NULL))
    words = g_strdup (adw_toast_get_title (toast));
  scrutiny_window_say (self, words);
  g_ptr_array_add (self->news, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * scrutiny_window_blank_toasts:
 *
 * Whoever signs in next reads nothing about the one before, and cannot undo it. The
 * toasts are not dismissed: libadwaita 1.2 fails on one that is on its way in or out.
 */
void
scrutiny_window_blank_toasts (ScrutinyWindow *self)
{
  for (guint i = 0; i < self->news->len; i++) {
    AdwToast *toast = g_ptr_array_index (self->news, i);

    adw_toast_set_title (toast, _ ("Signed out"));
    adw_toast_set_button_label (toast, NULL);
  }
}
