/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/day-row.h"

#include <glib/gi18n.h>

#include "model/day.h"

/* A day: written as people write days, or picked from a calendar. */
struct _ScrutinyDayRow {
  AdwEntryRow parent_instance;

  GtkCalendar *calendar;
  GtkWidget *popover;
  gboolean is_filling; /* what is selected now was not picked by a person */
};

G_DEFINE_FINAL_TYPE (ScrutinyDayRow, scrutiny_day_row, ADW_TYPE_ENTRY_ROW)

static void
picked_cb (ScrutinyDayRow *self)
{
  g_autoptr (GDateTime) at = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (at, "%Y-%m-%d");

  if (self->is_filling)
    return;
  scrutiny_day_row_set_day (self, day);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Opens on the day that is written, if it is one. */
static void
opened_cb (ScrutinyDayRow *self)
{
  g_autofree char *day = scrutiny_day_row_dup_day (self);
  g_autofree char *noon = g_strdup_printf ("%sT12:00:00Z", day);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (noon, NULL);

  if (at == NULL)
    return;
  self->is_filling = TRUE;
  gtk_calendar_select_day (self->calendar, at);
  self->is_filling = FALSE;
}

static void
scrutiny_day_row_class_init (ScrutinyDayRowClass *klass)
{
}

static void
scrutiny_day_row_init (ScrutinyDayRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  self->calendar = GTK_CALENDAR (calendar);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Pick a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pick a day"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (opened_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * scrutiny_day_row_dup_day:
 *
 * Returns: (transfer full): the day as YYYY-MM-DD; "" for none; what is written, if it is
 *   no day, so that whoever asks for one can name it
 */
char *
scrutiny_day_row_dup_day (ScrutinyDayRow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_DAY_ROW (self), NULL);

  return scrutiny_day_from_words (gtk_editable_get_text (GTK_EDITABLE (self)));
}

/**
 * scrutiny_day_row_set_day:
 * @day: YYYY-MM-DD
 */
void
scrutiny_day_row_set_day (ScrutinyDayRow *self, const char *day)
{
  g_autofree char *words = scrutiny_day_to_words (day);

  g_return_if_fail (SCRUTINY_IS_DAY_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self), words);
}
