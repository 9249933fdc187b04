/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws with 100,000 seeds and counts who was drawn, alone and in pairs. The judge
 * is shown three draws that are not fair and must condemn each. */
#include <math.h>

#include "sampling/draw.h"
#include "sampling/list-writer.h"
#include "sampling/plan-builder.h"

#define N_RECORDS 20u
#define TAKE      6u
#define RESERVES  3u

/* In deviations. The seeds are always the same ones, so a fair draw that passes once
 * passes for ever; of chance alone one run in a thousand would be beyond it. */
#define WORST_ALLOWED 5.0

typedef struct {
  guint main[N_RECORDS]; /* record numbers by rank */
  guint n_main;
  guint reserves[N_RECORDS]; /* by stratum and rank */
  guint n_reserves;
  guint start; /* of a dip sample */
} Outcome;

/* Makes the outcome of one seed. */
typedef void (*DrawFunc) (ScrutinyFrame *frame, guint number, Outcome *outcome);

/* Who was drawn how often. */
typedef struct {
  guint n_seeds;
  guint64 drawn[N_RECORDS];
  guint64 together[N_RECORDS][N_RECORDS];
  guint64 place[N_RECORDS][TAKE + RESERVES]; /* in order of main cases and reserves */
  guint64 starts[N_RECORDS];
  guint n_wrong_strata; /* seeds that did not fill the strata as planned */
} Count;

/* Far off the expected in deviations; 0 is exactly as often as expected. */
typedef struct {
  double records;
  double pairs;
  double places;
  double starts;
} Verdict;

static guint
get_n_seeds (void)
{
  const char *wanted = g_getenv ("SCRUTINY_FAIRNESS_SEEDS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 100000u;
}

/* Twelve records of one area and eight of another. */
static guint
get_stratum (guint record)
{
  return record < 12 ? 0 : 1;
}

static ScrutinyList *
make_list (void)
{
  static const char *const columns[] = { "area", NULL };
  static const char *const areas[] = { "Ashford", "Brent" };
  g_autoptr (ScrutinyListWriter) writer = scrutiny_list_writer_new (columns, NULL);

  for (guint i = 0; i < N_RECORDS; i++) {
    g_autofree char *id = g_strdup_printf ("%02u", i);
    const char *const cells[] = { areas[get_stratum (i)] };

    g_assert_true (scrutiny_list_writer_add (writer, id, cells, NULL));
  }

  return scrutiny_list_writer_finish (writer, NULL);
}

static ScrutinyFrame *
make_frame (ScrutinyPlanMethod method, guint first_quota)
{
  static const char *const by[] = { "area", NULL };
  static const char *const ashford[] = { "Ashford", NULL };
  static const char *const brent[] = { "Brent", NULL };
  g_autoptr (ScrutinyPlanBuilder) builder = scrutiny_plan_builder_new ("fair", "Fair?");
  g_autoptr (ScrutinyList) list = make_list ();
  g_autoptr (ScrutinyPlan) plan = NULL;

  if (method == SCRUTINY_PLAN_SYSTEMATIC)
    scrutiny_plan_builder_set_systematic (builder, TAKE, by);
  else if (method == SCRUTINY_PLAN_SIMPLE)
    scrutiny_plan_builder_set_simple (builder, TAKE);
  else {
    scrutiny_plan_builder_set_stratified (builder, TAKE, by, SCRUTINY_PLAN_CUSTOM, 0);
    scrutiny_plan_builder_add_quota (builder, ashford, first_quota);
    scrutiny_plan_builder_add_quota (builder, brent, TAKE - first_quota);
  }
  scrutiny_plan_builder_set_reserves_count (builder, RESERVES);
  plan = scrutiny_plan_builder_build (builder, list, NULL);

  return scrutiny_frame_new (list, plan, NULL, NULL, NULL, NULL);
}

/* Two people's dice: all numbers of ten digits, and always the same ten. */
static ScrutinySeed *
make_seed (guint number)
{
  g_autofree char *digits = g_strdup_printf ("%010u", number);
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);

  g_ptr_array_add (shares, scrutiny_share_new (1, SCRUTINY_SHARE_D10, digits, NULL));
  g_ptr_array_add (shares,
                   scrutiny_share_new (2, SCRUTINY_SHARE_D10, "6635121180", NULL));

  return scrutiny_seed_new (shares, "fair", 2, 20, NULL);
}

static guint
read_numbers (GPtrArray *drawn, guint *numbers)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);

    numbers[i] = (guint) g_ascii_strtoull (record->id, NULL, 10);
  }

  return drawn->len;
}

static void
draw_as_built (ScrutinyFrame *frame, guint number, Outcome *outcome)
{
  g_autoptr (ScrutinySeed) seed = make_seed (number);
  g_autoptr (ScrutinyDraw) draw = scrutiny_draw_new (frame, seed, NULL, NULL, NULL);

  outcome->n_main = read_numbers (scrutiny_draw_get_main (draw), outcome->main);
  outcome->n_reserves =
      read_numbers (scrutiny_draw_get_reserves (draw), outcome->reserves);
  outcome->start = (guint) MAX (scrutiny_draw_get_start (draw), 0);
}

/* Planted fault: the next byte of the seed's hash, modulo the records left. */
static void
draw_with_modulo_bias (ScrutinyFrame *frame, guint number, Outcome *outcome)
{
  g_autoptr (ScrutinySeed) seed = make_seed (number);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *text = scrutiny_seed_get_string (seed);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint left[N_RECORDS];

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < N_RECORDS; i++)
    left[i] = i;

  for (guint i = 0; i < TAKE + RESERVES; i++) {
    guint pick = digest[i] % (N_RECORDS - i);
    guint record = left[pick];

    left[pick] = left[N_RECORDS - i - 1];
    if (i < TAKE)
      outcome->main[i] = record;
    else
      outcome->reserves[i - TAKE] = record;
  }
  outcome->n_main = TAKE;
  outcome->n_reserves = scrutiny_frame_get_n_eligible (frame) > 0 ? RESERVES : 0;
}

/* Planted fault: the reserves stand in list order, as if kept from a draw before. */
static void
draw_with_sticky_reserve (ScrutinyFrame *frame, guint number, Outcome *outcome)
{
  guint next = 0;

  draw_as_built (frame, number, outcome);
  for (guint record = 0; next < RESERVES; record++) {
    gboolean is_main = FALSE;

    for (guint i = 0; i < outcome->n_main; i++)
      is_main |= outcome->main[i] == record;
    if (!is_main)
      outcome->reserves[next++] = record;
  }
}

static void
count_outcome (Count *count, ScrutinyFrame *frame, const Outcome *outcome)
{
  guint filled[2] = { 0, 0 };

  for (guint i = 0; i < outcome->n_main; i++) {
    count->drawn[outcome->main[i]]++;
    count->place[outcome->main[i]][i]++;
    filled[get_stratum (outcome->main[i])]++;
    for (guint j = 0; j < outcome->n_main; j++)
      count->together[outcome->main[i]][outcome->main[j]]++;
  }
  for (guint i = 0; i < MIN (outcome->n_reserves, RESERVES); i++)
    count->place[outcome->reserves[i]][TAKE + i]++;
  count->starts[outcome->start]++;

  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    guint n =
        scrutiny_frame_get_n_strata (frame) == 1 ? filled[0] + filled[1] : filled[i - 1];

    count->n_wrong_strata += n != scrutiny_frame_get_stratum (frame, i)->quota;
  }
}

static Count *
count_seeds (ScrutinyFrame *frame, DrawFunc draw)
{
  Count *count = g_new0 (Count, 1);

  count->n_seeds = get_n_seeds ();
  for (guint number = 0; number < count->n_seeds; number++) {
    Outcome outcome = { .n_main = 0 };

    draw (frame, number, &outcome);
    count_outcome (count, frame, &outcome);
  }

  return count;
}

/* How many deviations a count is from S trials of chance p. */
static double
judge_one (const Count *count, guint64 seen, double chance)
{
  double mean = count->n_seeds * chance;

  return ((double) seen - mean) / sqrt (mean * (1.0 - chance));
}

/* A whole row against its chi-squared distribution, in deviations; the cells of a row
 * are not free of each other, which @shrink makes up for. */
static double
judge_row (const double *z, guint n, double shrink)
{
  double sum = 0.0;
  double worst = 0.0;

  for (guint i = 0; i < n; i++) {
    sum += z[i] * z[i];
    worst = MAX (worst, fabs (z[i]));
  }

  return MAX (worst, (sum * shrink - (n - 1)) / sqrt (2.0 * (n - 1)));
}

/* The cases planned for a record's stratum, and the records there are. */
static void
find_stratum (ScrutinyFrame *frame, guint record, double *take, double *size)
{
  guint n_strata = scrutiny_frame_get_n_strata (frame);
  const ScrutinyStratum *stratum =
      scrutiny_frame_get_stratum (frame, n_strata == 1 ? 1 : get_stratum (record) + 1);

  *take = stratum->quota;
  *size = stratum->size;
}

static double
judge_records (const Count *count, ScrutinyFrame *frame)
{
  double z[N_RECORDS];
  double take;
  double size;

  for (guint i = 0; i < N_RECORDS; i++) {
    find_stratum (frame, i, &take, &size);
    z[i] = judge_one (count, count->drawn[i], take / size);
  }

  return judge_row (z, N_RECORDS, (N_RECORDS - 1.0) / N_RECORDS);
}

static double
judge_pairs (const Count *count, ScrutinyFrame *frame)
{
  double worst = 0.0;

  for (guint i = 0; i < N_RECORDS; i++) {
    for (guint j = 0; j < i; j++) {
      double take, size, other_take, other_size, chance;
      gboolean is_same;

      find_stratum (frame, i, &take, &size);
      find_stratum (frame, j, &other_take, &other_size);
      is_same =
          scrutiny_frame_get_n_strata (frame) == 1 || get_stratum (i) == get_stratum (j);
      chance = is_same ? take * (take - 1.0) / (size * (size - 1.0))
                       : take * other_take / (size * other_size);
      worst = MAX (worst, fabs (judge_one (count, count->together[i][j], chance)));
    }
  }

  return worst;
}

/* In one stratum every record is as likely as any other at each place of the order,
 * reserves included. */
static double
judge_places (const Count *count)
{
  double worst = 0.0;

  for (guint place = 0; place < TAKE + RESERVES; place++) {
    double z[N_RECORDS];

    for (guint i = 0; i < N_RECORDS; i++)
      z[i] = judge_one (count, count->place[i][place], 1.0 / N_RECORDS);
    worst = MAX (worst, judge_row (z, N_RECORDS, (N_RECORDS - 1.0) / N_RECORDS));
  }

  return worst;
}

static double
judge_starts (const Count *count)
{
  double z[N_RECORDS];

  for (guint i = 0; i < N_RECORDS; i++)
    z[i] = judge_one (count, count->starts[i], 1.0 / N_RECORDS);

  return judge_row (z, N_RECORDS, (N_RECORDS - 1.0) / N_RECORDS);
}

static Verdict
judge (const Count *count, ScrutinyFrame *frame)
{
  Verdict verdict = { judge_records (count, frame), judge_pairs (count, frame),
                      judge_places (count), judge_starts (count) };

  g_test_message ("%u seeds, worst deviations: records %.2f, pairs %.2f, places %.2f%s",
                  count->n_seeds, verdict.records, verdict.pairs, verdict.places,
                  scrutiny_frame_get_n_strata (frame) > 1 ? " (strata: not judged)" : "");
  return verdict;
}

static void
test_simple (void)
{
  g_autoptr (ScrutinyFrame) frame = make_frame (SCRUTINY_PLAN_SIMPLE, 0);
  g_autofree Count *count = count_seeds (frame, draw_as_built);
  Verdict verdict = judge (count, frame);

  g_test_summary ("Every record, every pair and every place in the order is as frequent "
                  "as it should be.");
  g_assert_cmpfloat (verdict.records, <, WORST_ALLOWED);
  g_assert_cmpfloat (verdict.pairs, <, WORST_ALLOWED);
  g_assert_cmpfloat (verdict.places, <, WORST_ALLOWED);
  g_assert_cmpuint (count->n_wrong_strata, ==, 0);
}

static void
test_stratified (void)
{
  g_autoptr (ScrutinyFrame) frame = make_frame (SCRUTINY_PLAN_STRATIFIED, 4);
  g_autofree Count *count = count_seeds (frame, draw_as_built);
  Verdict verdict = judge (count, frame);

  g_test_summary ("Strata are filled exactly with every seed, and evenly inside.");
  g_assert_cmpfloat (verdict.records, <, WORST_ALLOWED);
  g_assert_cmpfloat (verdict.pairs, <, WORST_ALLOWED);
  g_assert_cmpuint (count->n_wrong_strata, ==, 0);
}

static void
test_systematic (void)
{
  g_autoptr (ScrutinyFrame) frame = make_frame (SCRUTINY_PLAN_SYSTEMATIC, 0);
  g_autofree Count *count = count_seeds (frame, draw_as_built);
  Verdict verdict = judge (count, frame);

  g_test_summary ("A dip sample may start anywhere, and takes every record as often.");
  g_assert_cmpfloat (verdict.records, <, WORST_ALLOWED);
  g_assert_cmpfloat (verdict.starts, <, WORST_ALLOWED);
  g_assert_cmpuint (count->n_wrong_strata, ==, 0);
}

static void
test_modulo_bias (void)
{
  g_autoptr (ScrutinyFrame) frame = make_frame (SCRUTINY_PLAN_SIMPLE, 0);
  g_autofree Count *count = count_seeds (frame, draw_with_modulo_bias);
  Verdict verdict = judge (count, frame);

  g_test_summary ("Planted: a byte modulo the records left. The judge condemns it.");
  g_assert_cmpfloat (MAX (verdict.records, verdict.places), >, WORST_ALLOWED);
}

static void
test_quota_fault (void)
{
  g_autoptr (ScrutinyFrame) planned = make_frame (SCRUTINY_PLAN_STRATIFIED, 4);
  g_autoptr (ScrutinyFrame) faulty = make_frame (SCRUTINY_PLAN_STRATIFIED, 5);
  g_autofree Count *count = g_new0 (Count, 1);
  Verdict verdict;

  g_test_summary ("Planted: one case too many for a stratum, one too few for the other.");
  count->n_seeds = get_n_seeds ();
  for (guint number = 0; number < count->n_seeds; number++) {
    Outcome outcome = { .n_main = 0 };

    draw_as_built (faulty, number, &outcome);
    count_outcome (count, planned, &outcome);
  }
  verdict = judge (count, planned);
  g_assert_cmpfloat (verdict.records, >, WORST_ALLOWED);
  g_assert_cmpuint (count->n_wrong_strata, ==, 2 * count->n_seeds);
}

static void
test_sticky_reserve (void)
{
  g_autoptr (ScrutinyFrame) frame = make_frame (SCRUTINY_PLAN_SIMPLE, 0);
  g_autofree Count *count = count_seeds (frame, draw_with_sticky_reserve);
  Verdict verdict = judge (count, frame);

  g_test_summary ("Planted: reserves in list order. The main cases look fair; the "
                  "places of the reserves do not.");
  g_assert_cmpfloat (verdict.records, <, WORST_ALLOWED);
  g_assert_cmpfloat (verdict.places, >, WORST_ALLOWED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/fairness/simple", test_simple);
  g_test_add_func ("/sampling/fairness/stratified", test_stratified);
  g_test_add_func ("/sampling/fairness/systematic", test_systematic);
  g_test_add_func ("/sampling/fairness/planted/modulo-bias", test_modulo_bias);
  g_test_add_func ("/sampling/fairness/planted/quota-off-by-one", test_quota_fault);
  g_test_add_func ("/sampling/fairness/planted/sticky-reserve", test_sticky_reserve);

  return g_test_run ();
}
