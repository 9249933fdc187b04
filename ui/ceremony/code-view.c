/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ceremony/code-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "reports/qr-code.h"

#define QR_PX  176
#define GROUP  8
#define WIDE   4 /* groups in a row, where there is room */
#define NARROW 2
#define LEAST  1

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  int size = MIN (width, height);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, size, size);
  cairo_fill (cr);
  scrutiny_qr_code_paint (cr, data, (double) size);
}

static GtkWidget *
new_groups (const char *code, int n_wide)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *dash = strchr (code, '-');
  const char *read_out =
      dash ? dash + 1 : code; /* the count before it is in the QR code */
  int length = (int) strlen (read_out);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  for (int i = 0; i * GROUP < length; i++) {
    g_autofree char *group = g_strndup (read_out + i * GROUP, GROUP);
    GtkWidget *label = gtk_label_new (group);

    gtk_widget_add_css_class (label, "code-group");
    gtk_grid_attach (GTK_GRID (grid), label, i % n_wide, i / n_wide, 1, 1);
  }

  return grid;
}

static GtkWidget *
new_picture (const char *title, const char *code)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_IMG, NULL);
  g_autofree char *name = g_strdup_printf (_ ("%s as a QR code"), title);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), QR_PX);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), QR_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, g_strdup (code),
                                  g_free);
  gtk_widget_set_halign (area, GTK_ALIGN_START);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);

  return area;
}

/* Beside each other where there is room, else one under the other. */
static GtkWidget *
new_layout (GtkOrientation orientation, int n_wide, const char *title, const char *code)
{
  GtkWidget *box = gtk_box_new (orientation, 36);

  gtk_box_append (GTK_BOX (box), new_groups (code, n_wide));
  gtk_box_append (GTK_BOX (box), new_picture (title, code));

  return box;
}

/**
 * scrutiny_code_view_new:
 * @title: what the code is
 * @code: letters and digits, in full
 *
 * Returns: (transfer floating): the code in groups of eight, large enough for a room to
 *   read along, beside a QR code of the same
 */
GtkWidget *
scrutiny_code_view_new (const char *title, const char *code)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                    "label", title, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *squeezer = adw_squeezer_new ();

  gtk_widget_add_css_class (heading, "heading");
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_set_xalign (ADW_SQUEEZER (squeezer), 0);
  adw_squeezer_add (ADW_SQUEEZER (squeezer),
                    new_layout (GTK_ORIENTATION_HORIZONTAL, WIDE, title, code));
  adw_squeezer_add (ADW_SQUEEZER (squeezer),
                    new_layout (GTK_ORIENTATION_VERTICAL, NARROW, title, code));
  adw_squeezer_add (ADW_SQUEEZER (squeezer),
                    new_layout (GTK_ORIENTATION_VERTICAL, LEAST, title, code));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), squeezer);

  return box;
}

/**
 * scrutiny_code_in_groups:
 *
 * Returns: (transfer full): the code with a space after each eight signs
 */
char *
scrutiny_code_in_groups (const char *code)
{
  GString *groups = g_string_new (NULL);

  for (gsize i = 0; code[i] != '\0'; i++) {
    if (i > 0 && i % GROUP == 0)
      g_string_append_c (groups, ' ');
    g_string_append_c (groups, code[i]);
  }

  return g_string_free (groups, FALSE);
}
