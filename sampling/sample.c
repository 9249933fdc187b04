/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/sample.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/frame-private.h"
#include "sampling/list.h"
#include "sampling/lottery.h"
#include "sampling/ticket-order-private.h"

/* One line of the file; ids keep their bytes as they are. */
typedef struct {
  const char *id;
  gsize length;
} Line;

typedef struct {
  char *ticket;
  guint number;
  guint generation;
} Ball;

static void
sampled_free (ScrutinySampled *self)
{
  g_free (self->id);
  g_free (self->ticket);
  g_free (self);
}

static gboolean
refuse (ScrutinySamplingError code, guint line, const char *why, GError **error)
{
  g_set_error (error, SCRUTINY_SAMPLING_ERROR, (int) code,
               _("Line %u of the ids: %s"), line, why);
  return FALSE;
}

static gboolean
check_line (const Line *line, guint number, GError **error)
{
  if (line->length == 0)
    return refuse (SCRUTINY_SAMPLING_ERROR_EMPTY_ID, number,
                   _("the line is empty."), error);
  if (line->length > SCRUTINY_LIST_CELL_BYTES_MAX)
    return refuse (SCRUTINY_SAMPLING_ERROR_ID_TOO_LONG, number,
                   _("the id is too long."), error);
  if (!g_utf8_validate_len (line->id, line->length, NULL))
    return refuse (SCRUTINY_SAMPLING_ERROR_NOT_UTF8, number,
                   _("the id is not UTF-8."), error);
  if (number > SCRUTINY_LIST_RECORDS_MAX)
    return refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, number,
                   _("there are too many ids."), error);

  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;
  int order = memcmp (x->id, y->id, MIN (x->length, y->length));

  if (order != 0)
    return order;

  return x->length < y->length ? -1 : x->length > y->length;
}

/* In id byte order afterwards, which settles equal tickets and finds equal ids. */
static GArray *
read_lines (GBytes *ids, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize size;
  const char *text = g_bytes_get_data (ids, &size);
  const char *end;

  if (size > SCRUTINY_LIST_BYTES_MAX) {
    refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, 1, _("the file is too large."), error);
    return NULL;
  }

  end = size > 0 ? text + size : text;
  for (const char *start = text; start < end;) {
    const char *line_end = memchr (start, '\n', (gsize) (end - start));
    Line line = { start, (gsize) ((line_end != NULL ? line_end : end) - start) };

    if (line_end != NULL && line.length > 0 && start[line.length - 1] == '\r')
      line.length--;
    if (!check_line (&line, lines->len + 1, error))
      return NULL;
    g_array_append_val (lines, line);
    start = line_end != NULL ? line_end + 1 : end;
  }

  g_array_sort (lines, compare_lines);
  for (guint i = 1; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);

    if (compare_lines (line - 1, line) == 0) {
      g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID,
                   _("The id “%.*s” stands twice among the ids."), (int) line->length,
                      line->id);
      return NULL;
    }
  }

  return g_steal_pointer (&lines);
}

static const char *
peek_line (gpointer lines, guint number, gsize *length)
{
  const Line *line = &g_array_index ((GArray *) lines, Line, number);

  *length = line->length;
  return line->id;
}

static void
add_sampled (GPtrArray *sampled, const Line *line, char *ticket, guint generation)
{
  ScrutinySampled *picked = g_new0 (ScrutinySampled, 1);

  picked->id = g_strndup (line->id, line->length);
  picked->ticket = ticket;
  picked->generation = generation;
  g_ptr_array_add (sampled, picked);
}

static gboolean
draw_without (GArray *lines,
              ScrutinyLottery *lottery,
              guint take,
              GPtrArray *sampled,
              ScrutinySamplingProgress progress,
              gpointer progress_data,
              GError **error)
{
  g_autoptr (ScrutinyTicketOrder) order =
      scrutiny_ticket_order_new (lottery, peek_line, lines);
  guint number;

  for (guint i = 0; i < lines->len; i++) {
    if (!scrutiny_sampling_report (progress, progress_data, i, lines->len, error))
      return FALSE;
    scrutiny_ticket_order_add (order, i);
  }
  scrutiny_ticket_order_close (order);

  while (sampled->len < take && scrutiny_ticket_order_take (order, &number)) {
    const Line *line = &g_array_index (lines, Line, number);

    add_sampled (sampled, line,
                 scrutiny_lottery_draw_ticket (lottery, line->id, line->length), 1);
  }

  return TRUE;
}

static int
compare_balls (const Ball *a, const Ball *b)
{
  int order = strcmp (a->ticket, b->ticket);

  if (order != 0)
    return order;

  return a->number < b->number ? -1 : a->number > b->number;
}

static void
sink (Ball *balls, guint length, guint place)
{
  Ball moving = balls[place];

  while (place * 2 + 1 < length) {
    guint child = place * 2 + 1;

    if (child + 1 < length && compare_balls (&balls[child + 1], &balls[child]) < 0)
      child++;
    if (compare_balls (&moving, &balls[child]) <= 0)
      break;
    balls[place] = balls[child];
    place = child;
  }

  balls[place] = moving;
}

/* Tickets grow with every generation, so their bytes are counted: one id and a
 * large take would fill any memory. */
static gboolean
draw_with (GArray *lines,
           GArray *balls,
           guint take,
           GPtrArray *sampled,
           ScrutinySamplingProgress progress,
           gpointer progress_data,
           GError **error)
{
  Ball *top = (Ball *) (gpointer) balls->data;
  gsize size = 0;

  for (guint i = 0; i < take && balls->len > 0; i++) {
    char *next;

    if (!scrutiny_sampling_report (progress, progress_data, i, take, error))
      return FALSE;
    size += strlen (top->ticket);
    if (size > SCRUTINY_SAMPLE_TICKET_BYTES_MAX) {
      g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                           SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                           _("So many draws with replacement do not fit in memory."));
      return FALSE;
    }
    next = scrutiny_ticket_next (top->ticket);
    add_sampled (sampled, &g_array_index (lines, Line, top->number),
                 g_steal_pointer (&top->ticket), top->generation);
    top->ticket = next;
    top->generation++;
    sink (top, balls->len, 0);
  }

  return TRUE;
}

static void
clear_ball (gpointer data)
{
  g_free (((Ball *) data)->ticket);
}

static GArray *
fill_drum (GArray *lines,
           ScrutinyLottery *lottery,
           ScrutinySamplingProgress progress,
           gpointer progress_data,
           GError **error)
{
  g_autoptr (GArray) balls = g_array_new (FALSE, FALSE, sizeof (Ball));

  g_array_set_clear_func (balls, clear_ball);
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    Ball ball = { NULL, i, 1 };

    if (!scrutiny_sampling_report (progress, progress_data, i, lines->len, error))
      return NULL;
    ball.ticket = scrutiny_lottery_draw_ticket (lottery, line->id, line->length);
    g_array_append_val (balls, ball);
  }
  for (guint i = balls->len / 2; i > 0; i--)
    sink ((Ball *) (gpointer) balls->data, balls->len, i - 1);

  return g_steal_pointer (&balls);
}

/**
 * scrutiny_sample_draw:
 * @ids: one id a line, taken byte for byte: only LF or CR LF is taken off
 * @seed: the seed as typed: no tag, no rule about shares
 * @take: how many to pick; without replacement all if there are fewer
 * @with_replacement: whether a picked id goes back with a greater ticket
 * @progress: (nullable) (scope call): told ids done, then picks
 *
 * The stateless draw, the same as consistent_sampler's. Any thread.
 *
 * Returns: (transfer full) (element-type ScrutinySampled): in draw order, or %NULL
 *   with the line that is empty, a duplicate or not UTF-8
 */
GPtrArray *
scrutiny_sample_draw (GBytes *ids,
                      const char *seed,
                      guint take,
                      gboolean with_replacement,
                      ScrutinySamplingProgress progress,
                      gpointer progress_data,
                      GError **error)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) balls = NULL;
  g_autoptr (ScrutinyLottery) lottery = NULL;
  g_autoptr (GPtrArray) sampled =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sampled_free);
  gboolean is_drawn;

  g_return_val_if_fail (ids != NULL && seed != NULL, NULL);

  lines = read_lines (ids, error);
  if (lines == NULL)
    return NULL;
  if (take > SCRUTINY_SAMPLE_TAKE_MAX) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                         _("At most 2,000,000 can be picked at once."));
    return NULL;
  }

  lottery = scrutiny_lottery_new (seed);
  if (!with_replacement) {
    is_drawn =
        draw_without (lines, lottery, take, sampled, progress, progress_data, error);
  } else {
    balls = fill_drum (lines, lottery, progress, progress_data, error);
    is_drawn = balls != NULL &&
               draw_with (lines, balls, take, sampled, progress, progress_data, error);
  }

  return is_drawn ? g_steal_pointer (&sampled) : NULL;
}
