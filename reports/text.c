/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reports/text-private.h"

PangoLayout *
scrutiny_text_layout (cairo_t *cr,
                      const char *text,
                      double size,
                      gboolean is_bold,
                      double width)
{
  PangoContext *context;
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout;

  if (cr != NULL)
    context = pango_cairo_create_context (cr);
  else
    context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  /* One point a user unit, whatever the resolution: paper and screen agree. */
  pango_cairo_context_set_resolution (context, 72);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_font_description_set_family_static (font, "Sans");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width > 0) {
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  }

  return layout;
}

/**
 * scrutiny_text_height:
 *
 * Returns: from top to bottom, in the units of the page: points on a PDF
 */
double
scrutiny_text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

/** scrutiny_text_width: Returns: across, in the units of the page: points on a PDF */
double
scrutiny_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static gboolean
turns_text_round (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

char *
scrutiny_text_for_print (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\r' && p[1] == '\n')
      continue;
    if (c == '\r' || c == 0x2028 || c == 0x2029)
      c = '\n';
    if (c == '\t')
      c = ' ';
    if ((c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || turns_text_round (c))
      continue;
    g_string_append_unichar (clean, c);
  }

  return g_string_free (clean, FALSE);
}

/* Where to cut the next piece of at most TEXT_PIECE_BYTES: after the last line
 * end in it, else after the last space, else between two characters. */
static gsize
find_cut (const char *text, gsize length)
{
  gsize cut = TEXT_PIECE_BYTES;

  if (length <= TEXT_PIECE_BYTES)
    return length;
  for (gsize i = TEXT_PIECE_BYTES; i > TEXT_PIECE_BYTES / 2; i--) {
    if (text[i - 1] == '\n')
      return i;
  }
  for (gsize i = TEXT_PIECE_BYTES; i > TEXT_PIECE_BYTES / 2; i--) {
    if (text[i - 1] == ' ')
      return i;
  }
  while (cut > 1 && ((guchar) text[cut] & 0xC0) == 0x80)
    cut--;

  return cut;
}

GStrv
scrutiny_text_split (const char *text)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();
  gsize length = strlen (text);

  while (length > 0) {
    gsize cut = find_cut (text, length);
    gsize kept = cut;
    g_autofree char *piece = NULL;

    /* The break between two pieces stands for the line end or space it cut at. */
    if (cut < length && (text[cut - 1] == '\n' || text[cut - 1] == ' '))
      kept--;
    piece = g_strndup (text, kept);
    g_strv_builder_add (pieces, piece);
    text += cut;
    length -= cut;
  }

  return g_strv_builder_end (pieces);
}
