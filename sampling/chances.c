/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/chances.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

#define ROUNDS_MAX   1000u
#define CHANGE_MAX   1e-11
#define PIECE_WEIGHT 8.0 /* records times width that ten points integrate to 1e-12 */

/* One officer's eligible records in one stratum. */
typedef struct {
  guint stratum; /* from 0 */
  guint size;
  double chance;
} Share;

/* An officer with more records than the cap lets in. */
typedef struct {
  GArray *shares;
  guint size;
} Officer;

struct _ScrutinyChances {
  ScrutinyFrame *frame;
  guint *accepted; /* main cases, by stratum */
  guint n_strata;
  double *cutoffs;      /* tau, by stratum */
  GHashTable *officers; /* value of the cap's column -> Officer, busy ones only */
};

/* Gauss-Legendre with ten points: half of them, the others mirror them. */
static const double nodes[] = { 0.1488743389816312, 0.4333953941292472,
                                0.6794095682990244, 0.8650633666889845,
                                0.9739065285171717 };
static const double weights[] = { 0.2955242247147529, 0.2692667193099963,
                                  0.2190863625159820, 0.1494513491505806,
                                  0.0666713443086881 };

static void
officer_free (gpointer data)
{
  g_array_unref (((Officer *) data)->shares);
  g_free (data);
}

static void
chances_clear (gpointer data)
{
  ScrutinyChances *self = data;

  g_clear_pointer (&self->frame, scrutiny_frame_unref);
  g_free (self->accepted);
  g_clear_pointer (&self->officers, g_hash_table_unref);
  g_free (self->cutoffs);
}

static void
count_record (GHashTable *officers, char *value, guint stratum)
{
  Officer *officer = g_hash_table_lookup (officers, value);
  Share share = { stratum, 1, 0.0 };

  if (officer == NULL) {
    officer = g_new0 (Officer, 1);
    officer->shares = g_array_new (FALSE, FALSE, sizeof (Share));
    g_hash_table_insert (officers, g_strdup (value), officer);
  }

  officer->size++;
  for (guint i = 0; i < officer->shares->len; i++) {
    if (g_array_index (officer->shares, Share, i).stratum == stratum) {
      g_array_index (officer->shares, Share, i).size++;
      return;
    }
  }
  g_array_append_val (officer->shares, share);
}

static gboolean
is_idle (gpointer value, gpointer officer, gpointer max)
{
  return ((const Officer *) officer)->size <= GPOINTER_TO_UINT (max);
}

/* Whoever has no more records than the cap lets in is never held back by it. */
static void
find_busy (ScrutinyChances *self)
{
  ScrutinyFrame *frame = self->frame;
  guint column;

  if (frame->is_exact ||
      !scrutiny_list_find_column (frame->list, frame->plan->cap_column, &column))
    return;

  for (guint i = 0; i < frame->eligible->len; i++) {
    const ScrutinyEligible *eligible =
        &g_array_index (frame->eligible, ScrutinyEligible, i);
    g_autofree char *value = scrutiny_list_dup_cell (frame->list, eligible->row, column);

    if (*value != '\0')
      count_record (self->officers, value, eligible->stratum);
  }
  g_hash_table_foreach_remove (self->officers, is_idle,
                               GUINT_TO_POINTER (frame->plan->cap_max));
}

/* Joins Binomial (size, p) to the sum so far, for sums below the cap. */
static void
convolve (double *sum, double *scratch, guint cap, guint size, double p)
{
  double term = p < 1.0 ? exp (size * log1p (-p)) : (size == 0 ? 1.0 : 0.0);

  memset (scratch, 0, cap * sizeof *scratch);
  for (guint k = 0; k < cap && k <= size; k++) {
    if (p >= 1.0 && k == size)
      term = 1.0;
    for (guint i = 0; i + k < cap; i++)
      scratch[i + k] += sum[i] * term;
    if (p < 1.0)
      term *= (double) (size - k) / (k + 1) * p / (1.0 - p);
  }
  memcpy (sum, scratch, cap * sizeof *sum);
}

/* That fewer than the cap of the officer's other records come before ticket t. */
static double
chance_at (ScrutinyChances *self,
           const Officer *officer,
           guint own,
           double t,
           double *room)
{
  guint cap = self->frame->plan->cap_max;
  double total = 0.0;

  memset (room, 0, cap * sizeof *room);
  room[0] = 1.0;
  for (guint i = 0; i < officer->shares->len; i++) {
    const Share *share = &g_array_index (officer->shares, Share, i);

    convolve (room, room + cap, cap, share->size - (i == own ? 1 : 0),
              MIN (t, self->cutoffs[share->stratum]));
  }
  for (guint i = 0; i < cap; i++)
    total += room[i];

  return total;
}

static double
integrate_piece (ScrutinyChances *self,
                 const Officer *officer,
                 guint own,
                 double from,
                 double to,
                 double *room)
{
  double middle = (from + to) / 2.0;
  double half = (to - from) / 2.0;
  double sum = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    sum += weights[i] * (chance_at (self, officer, own, middle - half * nodes[i], room) +
                         chance_at (self, officer, own, middle + half * nodes[i], room));

  return sum * half;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* The integrand bends where a stratum's cut-off is passed, so it is cut there. */
static double
integrate (ScrutinyChances *self, const Officer *officer, guint own, double *room)
{
  double end = self->cutoffs[g_array_index (officer->shares, Share, own).stratum];
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (double));
  double from = 0.0;
  double sum = 0.0;

  for (guint i = 0; i < officer->shares->len; i++) {
    double cutoff = self->cutoffs[g_array_index (officer->shares, Share, i).stratum];

    if (cutoff <= end)
      g_array_append_val (breaks, cutoff);
  }
  g_array_sort (breaks, compare_doubles);

  for (guint i = 0; i < breaks->len; i++) {
    double to = g_array_index (breaks, double, i);
    guint n_pieces = (guint) ceil ((to - from) * officer->size / PIECE_WEIGHT);

    for (guint j = 0; j < n_pieces; j++)
      sum += integrate_piece (self, officer, own, from + (to - from) * j / n_pieces,
                              from + (to - from) * (j + 1) / n_pieces, room);
    from = to;
  }

  return sum;
}

/* Works out every busy officer's chances; sums chances by stratum. */
static void
add_up (ScrutinyChances *self, double *sums, double *room)
{
  ScrutinyFrame *frame = self->frame;
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->n_strata; i++)
    sums[i] = scrutiny_frame_get_stratum (frame, i + 1)->size * self->cutoffs[i];

  g_hash_table_iter_init (&iter, self->officers);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Officer *officer = value;

    for (guint i = 0; i < officer->shares->len; i++) {
      Share *share = &g_array_index (officer->shares, Share, i);

      share->chance = integrate (self, officer, i, room);
      sums[share->stratum] +=
          share->size * (share->chance - self->cutoffs[share->stratum]);
    }
  }
}

/* Cut-offs such that as many records are expected as were accepted. */
static void
settle (ScrutinyChances *self)
{
  ScrutinyFrame *frame = self->frame;
  g_autofree double *sums = g_new0 (double, self->n_strata);
  g_autofree double *room = g_new0 (double, 2 * (gsize) frame->plan->cap_max);

  for (guint round = 0; round < ROUNDS_MAX; round++) {
    double change = 0.0;

    add_up (self, sums, room);
    for (guint i = 0; i < self->n_strata; i++) {
      double next;

      if (sums[i] <= 0.0)
        continue;
      next = MIN (1.0, self->cutoffs[i] * self->accepted[i] / sums[i]);
      change = MAX (change, fabs (next / self->cutoffs[i] - 1.0));
      self->cutoffs[i] = next;
    }
    if (change < CHANGE_MAX)
      return;
  }
}

static ScrutinyChances *
work_out (ScrutinyFrame *frame, guint *accepted, GError **error)
{
  g_autoptr (ScrutinyChances) self = g_atomic_rc_box_new0 (ScrutinyChances);

  self->frame = scrutiny_frame_ref (frame);
  self->accepted = accepted;
  if (!frame->is_exact && (frame->strata->len > SCRUTINY_CHANCES_STRATA_MAX ||
                           frame->plan->cap_max > SCRUTINY_CHANCES_CAP_MAX)) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                         _("The plan is too fine to work out each record's chance."));
    return NULL;
  }

  self->n_strata = frame->strata->len;
  self->cutoffs = g_new0 (double, self->n_strata + 1);
  self->officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, officer_free);
  for (guint i = 0; i < self->n_strata; i++)
    self->cutoffs[i] =
        (double) accepted[i] / scrutiny_frame_get_stratum (frame, i + 1)->size;

  find_busy (self);
  if (g_hash_table_size (self->officers) > 0)
    settle (self);
  return g_steal_pointer (&self);
}

/**
 * scrutiny_chances_new:
 * @frame: the list and plan that were drawn from
 * @certificate: of that draw: says how many cases each stratum gave
 *
 * Without a cap that binds, a record's chance is its stratum's cases over its size.
 * With one, a busy officer's record is in if its ticket is below the stratum's
 * cut-off and fewer than the cap of that officer's others come before it: an
 * integral over the ticket, with cut-offs settled by iteration.
 *
 * Returns: (transfer full): the chances, or %NULL with
 *   %SCRUTINY_SAMPLING_ERROR_TOO_LARGE beyond the limits above, or
 *   %SCRUTINY_SAMPLING_ERROR_INVALID if frame and certificate do not belong together
 */
ScrutinyChances *
scrutiny_chances_new (ScrutinyFrame *frame,
                      ScrutinyCertificate *certificate,
                      GError **error)
{
  GPtrArray *main;
  g_autofree guint *accepted = NULL;

  g_return_val_if_fail (frame != NULL && certificate != NULL, NULL);

  main = scrutiny_certificate_get_main (certificate);
  accepted = g_new0 (guint, frame->strata->len + 1);
  for (guint i = 0; i < main->len; i++) {
    guint stratum = ((const ScrutinyDrawn *) g_ptr_array_index (main, i))->stratum;

    if (stratum > frame->strata->len ||
        ++accepted[stratum - 1] > scrutiny_frame_get_stratum (frame, stratum)->size) {
      g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                           SCRUTINY_SAMPLING_ERROR_INVALID,
                           _("The certificate is not of this list and plan."));
      return NULL;
    }
  }

  return work_out (frame, g_steal_pointer (&accepted), error);
}

/** scrutiny_chances_new_for_draw: Returns: (transfer full): the same, of a draw at hand
 */
ScrutinyChances *
scrutiny_chances_new_for_draw (ScrutinyDraw *draw, GError **error)
{
  ScrutinyFrame *frame;
  guint *accepted;

  g_return_val_if_fail (draw != NULL, NULL);

  frame = scrutiny_draw_get_frame (draw);
  accepted = g_new0 (guint, frame->strata->len + 1);
  for (guint i = 0; i < frame->strata->len; i++)
    accepted[i] = scrutiny_draw_get_n_main (draw, i + 1);

  return work_out (frame, accepted, error);
}

/** scrutiny_chances_unref: gives back one reference; from any thread */
void
scrutiny_chances_unref (ScrutinyChances *self)
{
  g_atomic_rc_box_release_full (self, chances_clear);
}

/**
 * scrutiny_chances_get_cutoff:
 * @stratum: index from 1
 *
 * Returns: the chance of a record that no cap holds back, from 0 to 1
 */
double
scrutiny_chances_get_cutoff (ScrutinyChances *self, guint stratum)
{
  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (stratum >= 1 && stratum <= self->n_strata, 0.0);

  return self->cutoffs[stratum - 1];
}

/**
 * scrutiny_chances_get_for:
 * @stratum: index from 1
 * @value: value of the cap's column, such as an officer; may be blank
 *
 * Returns: the chance of a record of that stratum and value, from 0 to 1
 */
double
scrutiny_chances_get_for (ScrutinyChances *self, guint stratum, const char *value)
{
  const Officer *officer;

  g_return_val_if_fail (self != NULL && value != NULL, 0.0);

  officer = g_hash_table_lookup (self->officers, value);
  for (guint i = 0; officer != NULL && i < officer->shares->len; i++) {
    const Share *share = &g_array_index (officer->shares, Share, i);

    if (share->stratum + 1 == stratum)
      return share->chance;
  }

  return scrutiny_chances_get_cutoff (self, stratum);
}

/**
 * scrutiny_chances_get:
 * @id: of a record of the list
 *
 * Returns: the record's chance of being a main case; 0 if it got no ticket. A
 *   case's weight is one over it
 */
double
scrutiny_chances_get (ScrutinyChances *self, const char *id)
{
  ScrutinyFrame *frame;
  guint row;
  guint low = 0;
  guint high;
  guint column;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, 0.0);

  frame = self->frame;
  if (!scrutiny_list_find_row (frame->list, id, &row))
    return 0.0;
  high = frame->eligible->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (scrutiny_frame_get_eligible_row (frame, middle) < row)
      low = middle + 1;
    else
      high = middle;
  }
  if (low >= frame->eligible->len || scrutiny_frame_get_eligible_row (frame, low) != row)
    return 0.0;

  if (g_hash_table_size (self->officers) == 0 ||
      !scrutiny_list_find_column (frame->list, frame->plan->cap_column, &column))
    value = g_strdup ("");
  else
    value = scrutiny_list_dup_cell (frame->list, row, column);
  return scrutiny_chances_get_for (self, scrutiny_frame_get_eligible_stratum (frame, low),
                                   value);
}
