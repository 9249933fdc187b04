/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/new-panel/recovery-print.h"

#include <glib/gi18n.h>
#include <string.h>

/* One sheet for the sealed envelope. Nothing of it is kept on this computer. */

typedef struct {
  char *panel_name;
  char *code;
} Sheet;

static void
sheet_free (gpointer data, GClosure *closure)
{
  Sheet *sheet = data;

  explicit_bzero (sheet->code, strlen (sheet->code));
  g_free (sheet->code);
  g_free (sheet->panel_name);
  g_free (sheet);
}

/* Returns: where the next line begins. */
static double
draw_text (cairo_t *cairo, const char *font, double width, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cairo, 0, y);
  pango_cairo_show_layout (cairo, layout);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return y + height + 18;
}

/**
 * scrutiny_recovery_print_draw:
 * @width: of the sheet between its margins, in points
 *
 * Draws the sheet: whose code it is, the code, and what it is for.
 */
void
scrutiny_recovery_print_draw (cairo_t *cairo,
                              double width,
                              const char *panel_name,
                              const char *code)
{
  g_autofree char *title = g_strdup_printf (_ ("Recovery code of “%s”"), panel_name);
  double y = 0;

  g_return_if_fail (cairo != NULL);
  g_return_if_fail (panel_name != NULL && code != NULL);

  y = draw_text (cairo, "Sans Bold 20", width, y, title);
  y = draw_text (cairo, "Monospace 20", width, y, code);
  y = draw_text (cairo, "Sans 12", width, y,
                 _ ("It opens the panel when a passphrase is forgotten. Keep it in a "
                    "sealed envelope, away from the computer."));
  draw_text (cairo, "Sans 12", width, y,
             _ ("On the page where you sign in choose “Use the recovery code”. The log "
                "says when it was used."));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              const Sheet *sheet)
{
  scrutiny_recovery_print_draw (gtk_print_context_get_cairo_context (context),
                                gtk_print_context_get_width (context), sheet->panel_name,
                                sheet->code);
}

/**
 * scrutiny_recovery_print:
 *
 * Asks which printer, and prints; %FALSE with @error if nothing came of it.
 */
gboolean
scrutiny_recovery_print (GtkWindow *parent,
                         const char *panel_name,
                         const char *code,
                         GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->panel_name = g_strdup (panel_name);
  sheet->code = g_strdup (code);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _ ("Recovery code"));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet,
                         sheet_free, 0);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  parent, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
