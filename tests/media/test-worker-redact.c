/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "media/worker/placement.h"
#include "media/worker/redact-format-private.h"
#include "media/worker/redact-shape-private.h"

#define MARK      200 /* luma of what must be hidden */
#define MARK_TINT 30
#define COVER     56
#define NEUTRAL   128
#define ROUNDS    400

static AVFrame *
make_picture (int format, int width, int height)
{
  AVFrame *picture = av_frame_alloc ();
  ScrutinyLayout layout;

  g_assert_true (scrutiny_layout_init (&layout, format));
  picture->format = format;
  picture->width = width;
  picture->height = height;
  g_assert_cmpint (av_frame_get_buffer (picture, 0), >=, 0);
  for (guint plane = 0; plane < 3 && picture->data[plane]; plane++) {
    gsize rows =
        plane ? (gsize) AV_CEIL_RSHIFT (height, layout.chroma_shift_y) : (gsize) height;
    guint16 value = (guint16) ((plane ? MARK_TINT : MARK) << (layout.depth - 8));

    for (gsize i = 0;
         i<rows *(gsize) picture->linesize[plane]; i += layout.depth> 8 ? 2 : 1) {
      if (layout.depth > 8)
        memcpy (picture->data[plane] + i, &value, 2);
      else
        picture->data[plane][i] = (guint8) value;
    }
  }

  return picture;
}

/* One value of a plane, as if it had 8 bits. */
static guint
get_value (const AVFrame *picture,
           const ScrutinyLayout *layout,
           guint plane,
           int x,
           int y)
{
  const guint8 *row = picture->data[plane] + (gssize) y * picture->linesize[plane];
  guint16 wide;

  if (layout->depth == 8)
    return row[x];
  memcpy (&wide, row + 2 * x, 2);

  return (guint) wide >> (layout->depth - 8);
}

static gboolean
is_inside (const ScrutinyPlacement *place, double x, double y, double more)
{
  double middle_x = (place->left + place->right) / 2,
         middle_y = (place->top + place->bottom) / 2;
  double half_w = (place->right - place->left) / 2 + more;
  double half_h = (place->bottom - place->top) / 2 + more;
  double u = (x - middle_x) / half_w, v = (y - middle_y) / half_h;

  if (half_w <= 0 || half_h <= 0)
    return FALSE;

  return place->shape == SCRUTINY_HIDE_SHAPE_ELLIPSE ? u * u + v * v < 1
                                                     : fabs (u) < 1 && fabs (v) < 1;
}

/* All that any part of a pixel inside the shape touches is covered, colour too; what is
 * more than a block of colour away is as it was. */
static void
check_picture (const AVFrame *picture, const ScrutinyPlacement *place)
{
  ScrutinyLayout layout;
  double block;

  g_assert_true (scrutiny_layout_init (&layout, picture->format));
  block = 2 * (1 << MAX (layout.chroma_shift_x, layout.chroma_shift_y)) + 1;
  for (int y = 0; y < picture->height; y++) {
    for (int x = 0; x < picture->width; x++) {
      guint luma = get_value (picture, &layout, 0, x, y), tint = NEUTRAL;

      if (layout.has_colour)
        tint = get_value (picture, &layout, 1,
                          (x >> layout.chroma_shift_x) << layout.colour_is_interleaved,
                          y >> layout.chroma_shift_y);
      if (is_inside (place, x + 0.5, y + 0.5, 0)) {
        g_assert_cmpuint (luma, ==, COVER);
        g_assert_cmpuint (tint, ==, NEUTRAL);
      } else if (!is_inside (place, x + 0.5, y + 0.5, 4 * block)) {
        g_assert_cmpuint (luma, ==, MARK);
        if (layout.has_colour)
          g_assert_cmpuint (tint, ==, MARK_TINT);
      }
    }
  }
}

static void
test_covers_all_of_it (void)
{
  static const int formats[] = {
    AV_PIX_FMT_YUV420P,     AV_PIX_FMT_YUVJ420P,    AV_PIX_FMT_YUV422P,
    AV_PIX_FMT_YUV444P,     AV_PIX_FMT_YUV410P,     AV_PIX_FMT_YUV411P,
    AV_PIX_FMT_NV12,        AV_PIX_FMT_GRAY8,       AV_PIX_FMT_NV21,
    AV_PIX_FMT_YUV420P10LE, AV_PIX_FMT_YUV444P12LE,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  g_test_summary (
      "Random shapes on pictures of odd sizes in every layout: nothing of the "
      "shape stays, and nothing far from it goes (T15)");

  for (guint round = 0; round < ROUNDS; round++) {
    AVFrame *picture =
        make_picture (formats[round % G_N_ELEMENTS (formats)],
                      g_rand_int_range (random, 1, 90), g_rand_int_range (random, 1, 70));
    ScrutinyPlacement place;

    place.shape = (ScrutinyHideShape) g_rand_int_range (random, 0, 2);
    place.left = g_rand_double_range (random, -40, 90);
    place.top = g_rand_double_range (random, -40, 70);
    place.right = place.left + g_rand_double_range (random, 0.5, 80);
    place.bottom = place.top + g_rand_double_range (random, 0.5, 60);
    scrutiny_redact_shape (picture, &place);
    check_picture (picture, &place);
    av_frame_free (&picture);
  }
}

static void
test_knows_what_it_cannot_draw (void)
{
  static const int unknown[] = { AV_PIX_FMT_RGB24,     AV_PIX_FMT_PAL8,
                                 AV_PIX_FMT_YUYV422,   AV_PIX_FMT_GBRP,
                                 AV_PIX_FMT_YUVA420P,  AV_PIX_FMT_P010LE,
                                 AV_PIX_FMT_MONOBLACK, AV_PIX_FMT_VAAPI,
                                 AV_PIX_FMT_NONE };
  ScrutinyLayout layout;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (scrutiny_layout_init (&layout, unknown[i]));
}

/* A pixel marked on the displayed picture is inside the placement on the coded one. */
static void
test_turns_back (void)
{
  const ScrutinyHideKey box = { 0, 0.1, 0.2, 0.3, 0.4, SCRUTINY_HIDE_STATE_MOVE };
  const double expected[4][2] = { /* the box's middle on a coded picture of 200 x 100 */
                                  { 0.25 * 200, 0.40 * 100 },
                                  { 0.40 * 200, 0.75 * 100 },
                                  { 0.75 * 200, 0.60 * 100 },
                                  { 0.60 * 200, 0.25 * 100 }
  };

  for (guint quarter = 0; quarter < 4; quarter++) {
    const ScrutinyHideClip clip = { { 0 }, 0, 200, 100, quarter * 90, 1, 25 };
    ScrutinyPlacement place;

    scrutiny_placement_init (&place, &box, SCRUTINY_HIDE_SHAPE_RECTANGLE, &clip);
    g_assert_cmpfloat_with_epsilon ((place.left + place.right) / 2, expected[quarter][0],
                                    1e-9);
    g_assert_cmpfloat_with_epsilon ((place.top + place.bottom) / 2, expected[quarter][1],
                                    1e-9);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/worker-redact/covers-all-of-it", test_covers_all_of_it);
  g_test_add_func ("/media/worker-redact/knows-what-it-cannot-draw",
                   test_knows_what_it_cannot_draw);
  g_test_add_func ("/media/worker-redact/turns-back", test_turns_back);

  return g_test_run ();
}
