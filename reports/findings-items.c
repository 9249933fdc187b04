/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/findings-private.h"

/* The most bars "What is missed most" shows. */
#define MOST_BARS 10

/* Places of the counts of one item: the answers, then cases without one; behind them
 * the cases nobody saw, which make up the rest of those drawn. */
enum { UNANSWERED = SCRUTINY_N_ANSWERS, N_COUNTS, UNSEEN = N_COUNTS, N_PARTS };

typedef struct {
  guint question;
  const FindingsQuestion *source;
  guint64 counts[N_PARTS];
  gboolean has_estimate;
  Estimate estimate;
  ScrutinySmallNumbers *safe; /* where small counts are hidden; owned */
  gboolean is_told;           /* its counts may be written */
  gboolean is_rated;          /* and its share with its range */
} Item;

typedef struct {
  const char *id;
  const char *claim;
} Claim;

/* GOWISELY, eight things officers should tell you (PACE Code A 3.8 to 3.10). */
static const Claim claims[] = {
  { "ss_gowisely_g", N_ ("Grounds explained") },
    { "ss_gowisely_o", N_ ("Object of the search named") },
      { "ss_gowisely_w", N_ ("Warrant card shown when needed") },
        { "ss_gowisely_i", N_ ("Officer's name or number given") },
          { "ss_gowisely_s", N_ ("Station named") },
            { "ss_gowisely_e", N_ ("Told of the right to a copy") },
              { "ss_gowisely_l", N_ ("Legal power named") },
                { "ss_gowisely_y", N_ ("Told they were detained for a search") },
              };

static const char *
find_claim (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++) {
    if (g_str_equal (claims[i].id, id))
      return _(claims[i].claim);
  }

  return NULL;
}

static const char *
label_of (const Item *item)
{
  const char *claim = find_claim (item->source->id);

  return claim ? claim : item->source->text;
}

/* How well members could judge, not what officers did: only in the table. */
static gboolean
is_about_viewing (const Item *item)
{
  return g_str_has_prefix (item->source->id, "view_");
}

static void
free_item (gpointer data)
{
  Item *item = data;

  scrutiny_small_numbers_free (item->safe);
  g_free (item);
}

static FindingsVote
ask_item (const DesignCase *one, gpointer data)
{
  switch (findings_case_answer (one->source, GPOINTER_TO_UINT (data))) {
  case SCRUTINY_ANSWER_YES:
    return FINDINGS_YES;
  case SCRUTINY_ANSWER_PARTLY:
  case SCRUTINY_ANSWER_NO:
    return FINDINGS_NO;
  default:
    return FINDINGS_NOT_ASKED;
  }
}

/* The answers of one question are a row with its total. A share gives its count
 * away, and the number who could tell gives those who could not: both are only
 * told when nothing in the row is hidden. */
static void
protect (const Design *design, Item *item)
{
  item->safe = findings_design_protect (design, item->counts, 1,
                                        design->is_public ? N_COUNTS : N_PARTS);
  item->is_told = item->safe != NULL;
  item->is_rated =
      item->is_rated && item->is_told &&
      scrutiny_small_numbers_is_whole (item->safe, 0) &&
      (!design->is_public || item->estimate.proportion.asked >= FINDINGS_LEAST_FOR_RATE);
}

static Item *
count_item (const Design *design, guint question)
{
  Item *item = g_new0 (Item, 1);

  item->question = question;
  item->source = g_ptr_array_index (design->input->questions, question);
  for (guint i = 0; i < design->cases->len; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    int answer = findings_case_answer (one->source, question);

    if (one->is_reviewed)
      item->counts[answer < 0 ? UNANSWERED : answer]++;
    else
      item->counts[UNSEEN]++;
  }
  item->has_estimate =
      findings_design_estimate (design, ask_item, GUINT_TO_POINTER (question),
                                &item->estimate);
  item->is_told = TRUE;
  item->is_rated =
      item->has_estimate && item->estimate.proportion.asked >= FINDINGS_LEAST_TO_TELL;
  if (design->hides_small)
    protect (design, item);

  return item;
}

static char *
item_sentence (const Design *design, const Item *item)
{
  const char *claim = find_claim (item->source->id);
  guint yes = item->estimate.proportion.yes;
  guint asked = item->estimate.proportion.asked;

  if (design->is_public) {
    yes = (guint) scrutiny_small_numbers_round (yes);
    asked = (guint) scrutiny_small_numbers_round (asked);
    return claim ? g_strdup_printf (_("%s in about %u of about %u."), claim, yes, asked)
                 : g_strdup_printf (_("%s Yes in about %u of about %u."),
                                       item->source->text, yes, asked);
  }

  if (!item->is_told)
    return g_strdup_printf (_("%s: too few cases to show."), label_of (item));
  if (design->hides_small && !item->is_rated) {
    g_autofree char *told =
        findings_design_tell (design, item->safe, 0, SCRUTINY_ANSWER_YES);

    return claim ? g_strdup_printf (_("%s: %s."), claim, told)
                 : g_strdup_printf (_("%s Yes: %s."), item->source->text, told);
  }

  if (asked == 0)
    return g_strdup_printf (_("%s Nobody could tell."), label_of (item));

  return claim
      ? g_strdup_printf (_("%s in %u of %u."), claim, yes, asked)
      : g_strdup_printf (_("%s Yes in %u of %u."), item->source->text, yes, asked);
}

static char *
item_beside (const Design *design, const Item *item)
{
  static const guint beside[] = { SCRUTINY_ANSWER_PARTLY, SCRUTINY_ANSWER_NO,
                                  SCRUTINY_ANSWER_NOT_SEEN,
                                  SCRUTINY_ANSWER_NOT_APPLICABLE };
  g_autofree char *missing = NULL;
  g_auto (GStrv) told = g_new0 (char *, G_N_ELEMENTS (beside) + 1);

  if (design->is_public || !item->is_told)
    return g_strdup ("");

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    told[i] = design->hides_small
                  ? findings_design_tell (design, item->safe, 0, beside[i])
                  : g_strdup_printf ("%u", (guint) item->counts[beside[i]]);
  if (!design->hides_small || item->is_rated)
    missing = findings_estimate_missing_words (design, &item->estimate);

  return g_strdup_printf (_("Partly: %s. No: %s. Not seen: %s. Did not apply: %s. %s"),
                             told[0], told[1], told[2], told[3], missing ? missing : "");
}

/* Cases are only named where their number is told: it can be counted. */
static gboolean
may_name_cases (const Design *design, const Item *item, guint good)
{
  if (!design->hides_small)
    return TRUE;
  if (design->is_public || !item->is_told)
    return FALSE;

  for (guint answer = 0; answer <= SCRUTINY_ANSWER_NO; answer++) {
    if (answer != good && scrutiny_small_numbers_is_hidden (item->safe, 0, answer))
      return FALSE;
  }

  return TRUE;
}

/* The cases a reader will want to look at: those that fell short. */
static char *
item_cases (const Design *design, const Item *item)
{
  GString *list = g_string_new (NULL);
  int good = item->source->kind == SCRUTINY_QUESTION_INVERTED ? SCRUTINY_ANSWER_NO
                                                              : SCRUTINY_ANSWER_YES;
  gboolean may_name = may_name_cases (design, item, (guint) good);

  for (guint i = 0; i < design->cases->len && may_name; i++) {
    const DesignCase *one = &g_array_index (design->cases, DesignCase, i);
    int answer = findings_case_answer (one->source, item->question);

    if (one->is_reviewed && answer >= 0 && answer <= SCRUTINY_ANSWER_NO && answer != good)
      findings_append_case (list, one->source);
  }

  return g_string_free (list, FALSE);
}

static void
add_table_row (ScrutinyTable *table, const Design *design, const Item *item)
{
  const ScrutinyProportion *share = &item->estimate.proportion;
  gboolean has_rate = item->is_rated && share->asked >= FINDINGS_LEAST_FOR_RATE;

  scrutiny_table_add_text (table, item->source->id);
  scrutiny_table_add_text (table, label_of (item));
  for (guint i = 0; i < N_COUNTS; i++) {
    if (design->hides_small)
      findings_design_tell_cell (design, item->safe, 0, i, table);
    else
      scrutiny_table_add_count (table, item->counts[i]);
  }

  if (has_rate) {
    /* Whole percentages for everybody, the ends outward. */
    scrutiny_table_add_share (table, round (100 * share->share) / 100);
    scrutiny_table_add_share (table, floor (100 * share->range.low + 1e-9) / 100);
    scrutiny_table_add_share (table, ceil (100 * share->range.high - 1e-9) / 100);
  } else {
    scrutiny_table_add_empty (table);
    scrutiny_table_add_empty (table);
    scrutiny_table_add_empty (table);
  }
}

static void
add_range_row (ScrutinyChart *chart, const Design *design, const Item *item)
{
  const ScrutinyProportion *share = &item->estimate.proportion;
  g_autofree char *words = NULL;

  if (!item->is_rated) {
    if (!design->hides_small)
      words = g_strdup_printf (_("%u of %u: too few cases to tell"), share->yes,
                                  share->asked);
    else
      words = findings_design_tell (design, item->safe, 0, SCRUTINY_ANSWER_YES);
    scrutiny_chart_add_row (chart, label_of (item), words);
    scrutiny_chart_set_untold (chart);
    return;
  }

  if (design->is_public)
    words = g_strdup_printf (_("about %u of %u"),
                                (guint) scrutiny_small_numbers_round (share->yes),
                                (guint) scrutiny_small_numbers_round (share->asked));
  else
    words = g_strdup_printf (_("%u of %u"), share->yes, share->asked);
  scrutiny_chart_add_row (chart, label_of (item), words);
  scrutiny_chart_set_range (chart, share->share, share->range.low, share->range.high);
  if (item->estimate.has_missing && !design->is_public)
    scrutiny_chart_set_missing (chart, item->estimate.if_missing.low,
                                item->estimate.if_missing.high);
}

static guint
missed_of (const Item *item)
{
  const ScrutinyProportion *share = &item->estimate.proportion;

  return item->source->kind == SCRUTINY_QUESTION_INVERTED ? share->yes
                                                          : share->asked - share->yes;
}

/* By share missed, worst first; equal ones by id, so that the order is fixed. */
static int
compare_missed (gconstpointer a, gconstpointer b)
{
  const Item *x = *(const Item *const *) a;
  const Item *y = *(const Item *const *) b;
  guint64 left = (guint64) missed_of (x) * y->estimate.proportion.asked;
  guint64 right = (guint64) missed_of (y) * x->estimate.proportion.asked;

  if (left != right)
    return left < right ? 1 : -1;

  return g_strcmp0 (x->source->id, y->source->id);
}

static char *
missed_words (const Design *design, const Item *item)
{
  guint missed = missed_of (item);
  guint asked = item->estimate.proportion.asked;

  if (design->is_public)
    return g_strdup_printf (_("missed in about %u of about %u"),
                               (guint) scrutiny_small_numbers_round (missed),
                               (guint) scrutiny_small_numbers_round (asked));

  if (item->source->kind == SCRUTINY_QUESTION_INVERTED)
    return g_strdup_printf (_("seen in %u of %u"), missed, asked);

  return g_strdup_printf (_("missed in %u of %u"), missed, asked);
}

static void
add_missed_chart (ScrutinyFindings *self, const Design *design, GPtrArray *items)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (ScrutinyChart) chart = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  Item *worst;

  for (guint i = 0; i < items->len; i++) {
    Item *item = g_ptr_array_index (items, i);

    if (item->is_rated && missed_of (item) > 0 && !is_about_viewing (item))
      g_ptr_array_add (sorted, item);
  }
  if (sorted->len == 0)
    return;
  g_ptr_array_sort (sorted, compare_missed);

  worst = g_ptr_array_index (sorted, 0);
  words = missed_words (design, worst);
  title = g_strdup_printf (_("Missed most: %s, %s."), label_of (worst), words);
  chart =
      scrutiny_chart_new (SCRUTINY_CHART_BARS, "missed_most", title, design->base_words);
  for (guint i = 0; i < sorted->len && i < MOST_BARS; i++) {
    const Item *item = g_ptr_array_index (sorted, i);
    g_autofree char *row_words = missed_words (design, item);

    scrutiny_chart_add_row (chart, label_of (item), row_words);
    scrutiny_chart_set_bar (chart, findings_design_round (design, missed_of (item)),
                            findings_design_round (design,
                                                   item->estimate.proportion.asked));
  }
  findings_add_headline (self, worst->source->id, title);
  g_ptr_array_add (self->charts, g_steal_pointer (&chart));
}

/* The eight GOWISELY items, in their own order, as dots with ranges. */
static void
add_gowisely_chart (ScrutinyFindings *self, const Design *design, GPtrArray *items)
{
  g_autoptr (ScrutinyChart) chart = NULL;
  const Item *grounds = NULL;
  g_autofree char *title = NULL;

  for (guint c = 0; c < G_N_ELEMENTS (claims); c++) {
    for (guint i = 0; i < items->len; i++) {
      const Item *item = g_ptr_array_index (items, i);

      if (!g_str_equal (item->source->id, claims[c].id) || !item->has_estimate ||
          (design->is_public && !item->is_rated))
        continue;
      if (chart == NULL) {
        grounds = item;
        title = item_sentence (design, grounds);
        chart = scrutiny_chart_new (SCRUTINY_CHART_RANGES, "gowisely", title,
                                    design->base_words);
      }
      add_range_row (chart, design, item);
    }
  }

  if (chart != NULL) {
    findings_add_headline (self, grounds->source->id, title);
    g_ptr_array_add (self->charts, g_steal_pointer (&chart));
  }
}

static ScrutinyTable *
new_table (void)
{
  return findings_table_new ("answers",
                             _("What members saw, case by case"),
                                _("Question|What was asked|Yes|Partly|No|Not seen|"
                               "Did not apply|Not answered|Yes, weighted|"
                               "At least|At most"));
}

void
findings_add_items (ScrutinyFindings *self, const Design *design)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_item);
  g_autoptr (ScrutinyTable) table = new_table ();

  for (guint q = 0; q < design->input->questions->len; q++) {
    const FindingsQuestion *question = g_ptr_array_index (design->input->questions, q);

    if (question->kind != SCRUTINY_QUESTION_GRADE)
      g_ptr_array_add (items, count_item (design, q));
  }

  for (guint i = 0; i < items->len; i++) {
    const Item *item = g_ptr_array_index (items, i);

    if (!item->has_estimate && item->counts[UNANSWERED] == design->reviewed)
      continue;
    add_table_row (table, design, item);
    if (is_about_viewing (item) || (design->is_public && !item->is_rated))
      continue;
    findings_take (self, item->source->id, item_sentence (design, item),
                   item->is_rated ? findings_estimate_words (design, &item->estimate)
                                  : g_strdup (_("Too few cases to tell.")),
                                              item_beside (design, item),
                                              item_cases (design, item));
  }
  add_gowisely_chart (self, design, items);
  add_missed_chart (self, design, items);
  if (scrutiny_table_get_rows (table) > 0)
    g_ptr_array_add (self->tables, g_steal_pointer (&table));
}
