/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reports/pages-private.h"
#include "reports/qr-code.h"
#include "reports/text-private.h"

#define QR_SIZE    96.0
#define GROUP_SIZE 13.0

/* Only memory can run out here; the hash stands beside it in letters anyway. */
static void
paint_qr (ScrutinyPages *pages, const char *text, double x, double y)
{
  cairo_t *cr = scrutiny_pages_get_cairo (pages);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  scrutiny_qr_code_paint (cr, text, QR_SIZE);
  cairo_restore (cr);
}

/* Two lines of four groups of eight. */
static char *
group_hash (const char *sha256)
{
  GString *text = g_string_new (NULL);
  gsize length = strlen (sha256);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && i % 32 == 0)
      g_string_append_c (text, '\n');
    else if (i > 0 && i % 8 == 0)
      g_string_append_c (text, ' ');
    g_string_append_c (text, sha256[i]);
  }

  return g_string_free (text, FALSE);
}

void
scrutiny_pages_hash (ScrutinyPages *self, const char *label, const char *sha256)
{
  cairo_t *cr = scrutiny_pages_get_cairo (self);
  g_autofree char *groups = group_hash (sha256);
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *font;
  double left = scrutiny_pages_get_left (self);
  double y;

  scrutiny_pages_need (self, QR_SIZE + 8);
  y = scrutiny_pages_get_y (self);
  scrutiny_pages_begin (self, "Figure");
  paint_qr (self, sha256, left + scrutiny_pages_get_width (self) - QR_SIZE, y);
  scrutiny_pages_end (self, "Figure");

  scrutiny_pages_strong (self, label);
  layout = scrutiny_text_layout (cr, groups, GROUP_SIZE, FALSE, 0);
  font = pango_font_description_copy (pango_layout_get_font_description (layout));
  pango_font_description_set_family_static (font, "Monospace");
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  scrutiny_pages_begin (self, "P");
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, left, scrutiny_pages_get_y (self) + 6);
  pango_cairo_show_layout (cr, layout);
  scrutiny_pages_end (self, "P");
  scrutiny_pages_set_y (self, y + QR_SIZE + 8);
}
