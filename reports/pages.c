/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "model/ordinary-file.h"
#include "reports/error.h"
#include "reports/pages-private.h"
#include "reports/text-private.h"

/* A4 in points, and margins wide enough to be punched. */
#define PAGE_WIDTH  595.276
#define PAGE_HEIGHT 841.89
#define MARGIN      56.0
#define FOOT        48.0
#define TEXT_SIZE   10.5
#define SMALL_SIZE  8.5

struct _ScrutinyPages {
  const ScrutinyPagesFacts *facts;
  cairo_surface_t *surface;
  cairo_t *cr;
  double y;
  guint page;
  guint total; /* 0 while the pages are being counted */
};

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (bytes != NULL)
    g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
show_line (ScrutinyPages *self, const char *text, double x, double y, double size)
{
  g_autoptr (PangoLayout) layout = scrutiny_text_layout (self->cr, text, size, FALSE, 0);

  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/* The DEMO or DRAFT stripe: outlined words on white, as plain on a copy as here. */
static void
paint_stripe (ScrutinyPages *self)
{
  const char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (self->facts->is_demo)
    text = _("DEMO – made-up people and places");
  else if (self->facts->is_draft)
    text = _("DRAFT");
  if (text == NULL)
    return;

  layout = scrutiny_text_layout (self->cr, text, SMALL_SIZE, TRUE, 0);
  cairo_save (self->cr);
  cairo_set_line_width (self->cr, 1);
  cairo_rectangle (self->cr, MARGIN, MARGIN / 2 - 2, PAGE_WIDTH - 2 * MARGIN,
                   scrutiny_text_height (layout) + 4);
  cairo_stroke (self->cr);
  cairo_move_to (self->cr, (PAGE_WIDTH - scrutiny_text_width (layout)) / 2, MARGIN / 2);
  pango_cairo_show_layout (self->cr, layout);
  cairo_restore (self->cr);
}

static void
paint_foot (ScrutinyPages *self)
{
  g_autofree char *number =
      g_strdup_printf (_("Page %u of %u"), self->page, MAX (self->total, self->page));
  g_autoptr (PangoLayout) layout =
      scrutiny_text_layout (self->cr, number, SMALL_SIZE, FALSE, 0);
  double y = PAGE_HEIGHT - FOOT + 12;

  cairo_tag_begin (self->cr, "P", NULL);
  show_line (self, self->facts->footer, MARGIN, y, SMALL_SIZE);
  cairo_move_to (self->cr, PAGE_WIDTH - MARGIN - scrutiny_text_width (layout), y);
  pango_cairo_show_layout (self->cr, layout);
  paint_stripe (self);
  cairo_tag_end (self->cr, "P");
}

static void
start_page (ScrutinyPages *self)
{
  self->page++;
  self->y = MARGIN;
  cairo_set_source_rgb (self->cr, 0, 0, 0);
}

static void
finish_page (ScrutinyPages *self)
{
  paint_foot (self);
  cairo_show_page (self->cr);
}

/* Lays the whole document out once; how many pages, or 0 when cairo failed. */
static guint
lay_out (const ScrutinyPagesFacts *facts,
         ScrutinyPagesFunc fill,
         gconstpointer data,
         guint total,
         GByteArray *bytes)
{
  ScrutinyPages self = { .facts = facts, .total = total };
  g_autofree char *instant = g_strdup_printf ("%sT00:00:00Z", facts->day);
  gboolean is_fine;

  self.surface =
      cairo_pdf_surface_create_for_stream (write_bytes, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (self.surface, CAIRO_PDF_METADATA_TITLE, facts->title);
  cairo_pdf_surface_set_metadata (self.surface, CAIRO_PDF_METADATA_CREATOR,
                                  "BWV Scrutiny");
  cairo_pdf_surface_set_metadata (self.surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
  self.cr = cairo_create (self.surface);
  start_page (&self);
  cairo_tag_begin (self.cr, "Document", NULL);
  fill (&self, data);
  cairo_tag_end (self.cr, "Document");
  finish_page (&self);
  is_fine = cairo_status (self.cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (self.cr);
  cairo_surface_finish (self.surface);
  is_fine = is_fine && cairo_surface_status (self.surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (self.surface);

  return is_fine ? self.page : 0;
}

gboolean
scrutiny_pages_write (const ScrutinyPagesFacts *facts,
                      ScrutinyPagesFunc fill,
                      gconstpointer data,
                      const char *path,
                      GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint total;

  if (!scrutiny_ordinary_file_may_replace (path, error))
    return FALSE;

  total = lay_out (facts, fill, data, 0, NULL);
  if (total == 0 || lay_out (facts, fill, data, total, bytes) != total) {
    g_set_error (error, SCRUTINY_REPORTS_ERROR, SCRUTINY_REPORTS_ERROR_FAILED,
                 _("The pages of “%s” could not be made."), facts->title);
    return FALSE;
  }

  return g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT |
                                       G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

cairo_t *
scrutiny_pages_get_cairo (ScrutinyPages *self)
{
  return self->cr;
}

double
scrutiny_pages_get_width (const ScrutinyPages *self)
{
  return PAGE_WIDTH - 2 * MARGIN;
}

double
scrutiny_pages_get_left (const ScrutinyPages *self)
{
  return MARGIN;
}

double
scrutiny_pages_get_y (const ScrutinyPages *self)
{
  return self->y;
}

void
scrutiny_pages_set_y (ScrutinyPages *self, double y)
{
  self->y = y;
}

gboolean
scrutiny_pages_need (ScrutinyPages *self, double height)
{
  if (self->y + height <= PAGE_HEIGHT - FOOT || self->y <= MARGIN)
    return FALSE;

  finish_page (self);
  start_page (self);

  return TRUE;
}

void
scrutiny_pages_begin (ScrutinyPages *self, const char *tag)
{
  cairo_tag_begin (self->cr, tag, NULL);
}

void
scrutiny_pages_end (ScrutinyPages *self, const char *tag)
{
  cairo_tag_end (self->cr, tag);
}

/* Shows a laid out text line by line, over as many pages as it takes. */
static void
show_layout (ScrutinyPages *self, PangoLayout *layout, double x, const char *tag)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  scrutiny_pages_begin (self, tag);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    PangoRectangle logical;
    double height;

    pango_layout_iter_get_line_extents (iter, NULL, &logical);
    height = (double) logical.height / PANGO_SCALE;
    if (scrutiny_pages_need (self, height))
      cairo_set_source_rgb (self->cr, 0, 0, 0);
    cairo_move_to (self->cr, x,
                   self->y +
                       (double) (pango_layout_iter_get_baseline (iter) - logical.y) /
                           PANGO_SCALE);
    pango_cairo_show_layout_line (self->cr, line);
    self->y += height;
  } while (pango_layout_iter_next_line (iter));
  scrutiny_pages_end (self, tag);
  pango_layout_iter_free (iter);
}

static void
show_text (ScrutinyPages *self,
           const char *text,
           double indent,
           double size,
           gboolean is_bold,
           const char *tag)
{
  g_autofree char *clean = scrutiny_text_for_print (text);
  g_auto (GStrv) pieces = scrutiny_text_split (clean);

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autoptr (PangoLayout) layout =
        scrutiny_text_layout (self->cr, pieces[i], size, is_bold,
                              scrutiny_pages_get_width (self) - indent);

    show_layout (self, layout, MARGIN + indent, tag);
  }
}

void
scrutiny_pages_heading (ScrutinyPages *self, guint level, const char *text)
{
  static const double sizes[] = { 18, 13.5, 11.5 };
  static const char *const tags[] = { "H1", "H2", "H3" };
  double size = sizes[CLAMP (level, 1, 3) - 1];

  self->y += self->y > MARGIN ? size * 0.7 : 0;
  /* A heading never stands alone at the foot of a page. */
  scrutiny_pages_need (self, size * 2 + 3 * TEXT_SIZE);
  show_text (self, text, 0, size, TRUE, tags[CLAMP (level, 1, 3) - 1]);
  self->y += size * 0.3;
}

void
scrutiny_pages_paragraph (ScrutinyPages *self, const char *text)
{
  show_text (self, text, 0, TEXT_SIZE, FALSE, "P");
  self->y += TEXT_SIZE * 0.5;
}

void
scrutiny_pages_strong (ScrutinyPages *self, const char *text)
{
  show_text (self, text, 0, TEXT_SIZE, TRUE, "P");
  self->y += TEXT_SIZE * 0.2;
}

void
scrutiny_pages_point (ScrutinyPages *self, const char *bullet, const char *text)
{
  scrutiny_pages_need (self, TEXT_SIZE * 1.5);
  show_line (self, bullet, MARGIN, self->y, TEXT_SIZE);
  show_text (self, text, TEXT_SIZE * 1.8, TEXT_SIZE, FALSE, "P");
  self->y += TEXT_SIZE * 0.35;
}

void
scrutiny_pages_fact (ScrutinyPages *self, const char *label, const char *value)
{
  g_autofree char *text = NULL;

  if (value == NULL || *value == '\0')
    return;

  text = g_strdup_printf ("%s: %s", label, value);
  show_text (self, text, 0, TEXT_SIZE, FALSE, "P");
  self->y += TEXT_SIZE * 0.2;
}

void
scrutiny_pages_gap (ScrutinyPages *self, double points)
{
  self->y += points;
}

void
scrutiny_pages_chart (ScrutinyPages *self, const ScrutinyChart *chart)
{
  double width = scrutiny_pages_get_width (self);
  double height = scrutiny_chart_measure (chart, width, TEXT_SIZE - 0.5);
  double room = PAGE_HEIGHT - FOOT - MARGIN;
  double scale = height > room ? room / height : 1;

  self->y += TEXT_SIZE;
  scrutiny_pages_need (self, height * scale);
  scrutiny_pages_begin (self, "Figure");
  cairo_save (self->cr);
  cairo_translate (self->cr, MARGIN, self->y);
  cairo_scale (self->cr, scale, scale);
  scrutiny_chart_draw (chart, self->cr, width, TEXT_SIZE - 0.5, SCRUTINY_CHART_ON_PAPER);
  cairo_restore (self->cr);
  scrutiny_pages_end (self, "Figure");
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  self->y += height * scale + TEXT_SIZE;
}
