/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list-scan-private.h"

#include <string.h>

#include "model/list-doubt.h"

/* A run of numbers is believed to be one when at least this share of it is there: a
 * force that numbers other things in between leaves most of its numbers out. */
#define RUN_PER_CENT 70
#define RUN_MIN      10
#define RUNS_SHOWN   20
#define RANGES_SHOWN 8
#define DIGITS_MAX   15u
#define GROUPS_MAX   500u
#define DAY_SPAN_MAX 4000u /* eleven years */

struct _ScrutinyListScan {
  gint64 n_records;
  GHashTable *days;    /* set of julian days */
  GHashTable *areas;   /* set */
  GHashTable *numbers; /* what stands before the digits TAB how many digits -> GArray */
  char *first_day;
  char *last_day;
  ScrutinyTally *all_groups;
  ScrutinyTally *excluded_groups;
};

/** scrutiny_list_scan_new: Returns: (transfer full): a scan that has seen no record */
ScrutinyListScan *
scrutiny_list_scan_new (void)
{
  ScrutinyListScan *self = g_new0 (ScrutinyListScan, 1);

  self->days = g_hash_table_new (NULL, NULL);
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_array_unref);
  self->all_groups = scrutiny_tally_new (GROUPS_MAX);
  self->excluded_groups = scrutiny_tally_new (GROUPS_MAX);

  return self;
}

void
scrutiny_list_scan_free (ScrutinyListScan *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->areas);
  g_hash_table_unref (self->numbers);
  scrutiny_tally_unref (self->all_groups);
  scrutiny_tally_unref (self->excluded_groups);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self);
}

static guint32
to_julian (const char *day)
{
  GDate date;
  guint year;
  guint month;
  guint number;

  if (day == NULL || strlen (day) != 10)
    return 0;
  year = (guint) g_ascii_strtoull (day, NULL, 10);
  month = (guint) g_ascii_strtoull (day + 5, NULL, 10);
  number = (guint) g_ascii_strtoull (day + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) number, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (&date);
}

static void
add_day (ScrutinyListScan *self, const char *day)
{
  guint32 julian = to_julian (day);

  if (julian == 0)
    return;

  g_hash_table_add (self->days, GUINT_TO_POINTER (julian));
  if (self->first_day == NULL || strcmp (day, self->first_day) < 0) {
    g_free (self->first_day);
    self->first_day = g_strdup (day);
  }
  if (self->last_day == NULL || strcmp (day, self->last_day) > 0) {
    g_free (self->last_day);
    self->last_day = g_strdup (day);
  }
}

/* References that end in digits, such as SS/26/00417; one made from a row's hash ends in
 * digits too but starts with x and has no run. */
static void
add_number (ScrutinyListScan *self, const char *ref)
{
  gsize length = strlen (ref);
  gsize start = length;
  g_autofree char *run = NULL;
  GArray *numbers;
  guint64 number;

  while (start > 0 && g_ascii_isdigit (ref[start - 1]))
    start--;
  if (start == length || length - start > DIGITS_MAX || (start > 0 && ref[0] == 'x'))
    return;

  run = g_strdup_printf ("%.*s\t%u", (int) start, ref, (guint) (length - start));
  number = g_ascii_strtoull (ref + start, NULL, 10);
  numbers = g_hash_table_lookup (self->numbers, run);
  if (numbers == NULL) {
    numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
    g_hash_table_insert (self->numbers, g_steal_pointer (&run), numbers);
  }
  g_array_append_val (numbers, number);
}

/* The first of the fields that the record says anything in. */
static char *
dup_first (ScrutinyRecord *record, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++) {
    g_autofree char *value = scrutiny_record_dup_values (record, fields[i]);

    if (value != NULL && *value != '\0')
      return g_steal_pointer (&value);
  }

  return g_strdup ("");
}

static void
add_group (ScrutinyListScan *self, ScrutinyRecord *record, gboolean is_excluded)
{
  static const char *const ethnicities[] = { "ethnicity_self_group", "ethnicity_officer",
                                             "ethnicity_perceived", NULL };
  static const char *const powers[] = { "legislation", "power", NULL };
  g_autofree char *ethnicity = dup_first (record, ethnicities);
  g_autofree char *power = dup_first (record, powers);
  g_autofree char *group = g_strdup_printf ("%s\t%s", ethnicity, power);

  scrutiny_tally_add (self->all_groups, group, 1);
  if (is_excluded)
    scrutiny_tally_add (self->excluded_groups, group, 1);
}

/** scrutiny_list_scan_add: Looks at one record more; @is_excluded: it gets no ticket */
void
scrutiny_list_scan_add (ScrutinyListScan *self,
                        ScrutinyRecord *record,
                        gboolean is_excluded)
{
  const char *area = scrutiny_record_get_area (record);

  self->n_records++;
  add_day (self, scrutiny_record_get_day (record));
  add_number (self, scrutiny_record_get_reference (record));
  if (area != NULL && *area != '\0' && !g_hash_table_contains (self->areas, area))
    g_hash_table_add (self->areas, g_strdup (area));
  add_group (self, record, is_excluded);
}

/** scrutiny_list_scan_get_count: Returns: how many records it has seen */
gint64
scrutiny_list_scan_get_count (ScrutinyListScan *self)
{
  return self->n_records;
}

/** scrutiny_list_scan_has_area: Returns: whether a record was of @area */
gboolean
scrutiny_list_scan_has_area (ScrutinyListScan *self, const char *area)
{
  return g_hash_table_contains (self->areas, area);
}

/** scrutiny_list_scan_get_first_day: Returns: (transfer none) (nullable): the earliest
 * day, YYYY-MM-DD */
const char *
scrutiny_list_scan_get_first_day (ScrutinyListScan *self)
{
  return self->first_day;
}

/** scrutiny_list_scan_get_last_day: Returns: (transfer none) (nullable): the latest day,
 * YYYY-MM-DD */
const char *
scrutiny_list_scan_get_last_day (ScrutinyListScan *self)
{
  return self->last_day;
}

ScrutinyTally *
scrutiny_list_scan_get_all_groups (ScrutinyListScan *self)
{
  return self->all_groups;
}

ScrutinyTally *
scrutiny_list_scan_get_excluded_groups (ScrutinyListScan *self)
{
  return self->excluded_groups;
}

/* The first ranges in words; "..." where there are more. */
static void
add_range (GString *text, guint *n_ranges, const char *first, const char *last)
{
  if (++*n_ranges > RANGES_SHOWN) {
    if (*n_ranges == RANGES_SHOWN + 1)
      g_string_append (text, ", …");
    return;
  }
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", first);
  if (strcmp (first, last) != 0)
    g_string_append_printf (text, "–%s", last);
}

static void
day_to_text (guint32 julian, char text[11])
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (text, 11, "%Y-%m-%d", &date);
}

static void
find_days (ScrutinyListScan *self, const char *from, const char *to, GPtrArray *doubts)
{
  guint32 first = to_julian (from != NULL ? from : self->first_day);
  guint32 last = to_julian (to != NULL ? to : self->last_day);
  g_autoptr (GString) where = g_string_new (NULL);
  guint n_ranges = 0;
  guint n_empty = 0;

  if (first == 0 || last < first || last - first > DAY_SPAN_MAX)
    return;

  for (guint32 day = first; day <= last; day++) {
    guint32 end = day;
    char start_text[11];
    char end_text[11];

    if (g_hash_table_contains (self->days, GUINT_TO_POINTER (day)))
      continue;
    while (end < last && !g_hash_table_contains (self->days, GUINT_TO_POINTER (end + 1)))
      end++;
    n_empty += end - day + 1;
    day_to_text (day, start_text);
    day_to_text (end, end_text);
    add_range (where, &n_ranges, start_text, end_text);
    day = end;
  }

  if (n_empty > 0)
    g_ptr_array_add (doubts, scrutiny_list_doubt_new (SCRUTINY_DOUBT_EMPTY_DAYS, n_empty,
                                                      last - first + 1, where->str));
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static char *
write_number (const char *run, guint64 number)
{
  const char *tab = strchr (run, '\t');

  return g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) (tab - run), run,
                          (int) g_ascii_strtoull (tab + 1, NULL, 10), number);
}

static void
find_gaps (const char *run, GArray *numbers, GPtrArray *doubts)
{
  g_autoptr (GString) where = g_string_new (NULL);
  guint64 first;
  guint64 last;
  guint64 missing = 0;
  guint n_ranges = 0;

  g_array_sort (numbers, compare_numbers);
  first = g_array_index (numbers, guint64, 0);
  last = g_array_index (numbers, guint64, numbers->len - 1);
  if (numbers->len < RUN_MIN ||
      numbers->len * G_GUINT64_CONSTANT (100) < (last - first + 1) * RUN_PER_CENT)
    return;

  for (guint i = 1; i < numbers->len; i++) {
    guint64 earlier = g_array_index (numbers, guint64, i - 1);
    guint64 later = g_array_index (numbers, guint64, i);
    g_autofree char *start = NULL;
    g_autofree char *end = NULL;

    if (later <= earlier + 1)
      continue;
    missing += later - earlier - 1;
    start = write_number (run, earlier + 1);
    end = write_number (run, later - 1);
    add_range (where, &n_ranges, start, end);
  }

  if (missing > 0)
    g_ptr_array_add (doubts,
                     scrutiny_list_doubt_new (SCRUTINY_DOUBT_NUMBER_GAP, (gint64) missing,
                                              (gint64) (last - first + 1), where->str));
}

/* Most missing first. */
static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const ScrutinyListDoubt *x = *(const ScrutinyListDoubt *const *) a;
  const ScrutinyListDoubt *y = *(const ScrutinyListDoubt *const *) b;

  return x->count < y->count ? 1 : -(x->count > y->count);
}

void
scrutiny_list_scan_find (ScrutinyListScan *self,
                         const char *from,
                         const char *to,
                         GPtrArray *doubts)
{
  g_autoptr (GList) prefixes = g_hash_table_get_keys (self->numbers);

  g_autoptr (GPtrArray) gaps = g_ptr_array_new ();

  find_days (self, from, to, doubts);
  prefixes = g_list_sort (g_steal_pointer (&prefixes), (GCompareFunc) strcmp);
  for (GList *l = prefixes; l != NULL; l = l->next)
    find_gaps (l->data, g_hash_table_lookup (self->numbers, l->data), gaps);

  /* A force that numbers each day or area anew has many runs: the worst are enough. */
  g_ptr_array_sort (gaps, compare_counts);
  for (guint i = 0; i < gaps->len; i++) {
    if (i < RUNS_SHOWN)
      g_ptr_array_add (doubts, g_ptr_array_index (gaps, i));
    else
      scrutiny_list_doubt_free (g_ptr_array_index (gaps, i));
  }
}
