/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/allocation.h"
#include "sampling/error.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

#define FACTOR_DEFAULT 1000u

static ScrutinyStratum *
stratum_new (const char *key)
{
  ScrutinyStratum *self = g_new0 (ScrutinyStratum, 1);

  self->key = g_strdup (key);
  self->values = g_new0 (char *, 1);
  return self;
}

/* Values of the strata columns joined by TAB. */
static void
read_key (ScrutinyFrame *self, guint row, const guint *columns, GString *key)
{
  g_string_truncate (key, 0);
  for (guint i = 0; self->plan->columns[i] != NULL; i++) {
    gsize length;
    const char *cell = scrutiny_list_peek_cell (self->list, row, columns[i], &length);

    if (i > 0)
      g_string_append_c (key, '\t');
    g_string_append_len (key, cell, (gssize) length);
  }
}

static gboolean
gather (ScrutinyFrame *self, const guint *columns, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < self->eligible->len; i++) {
    ScrutinyEligible *eligible = &g_array_index (self->eligible, ScrutinyEligible, i);
    ScrutinyStratum *stratum;

    read_key (self, eligible->row, columns, key);
    stratum = g_hash_table_lookup (found, key->str);
    if (stratum == NULL) {
      if (self->strata->len >= SCRUTINY_PLAN_STRATA_MAX) {
        g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                             SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                             _("The plan splits the list into too many strata."));
        return FALSE;
      }
      stratum = stratum_new (key->str);
      stratum->index = self->strata->len;
      g_strfreev (stratum->values);
      stratum->values = g_strsplit (key->str, "\t", -1);
      if (stratum->values[0] == NULL) {
        g_strfreev (stratum->values);
        stratum->values = g_strdupv ((char *[]){ (char *) "", NULL });
      }
      g_ptr_array_add (self->strata, stratum);
      g_hash_table_insert (found, stratum->key, stratum);
    }
    stratum->size++;
    eligible->stratum = stratum->index;
  }

  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const ScrutinyStratum *x = *(const ScrutinyStratum *const *) a;
  const ScrutinyStratum *y = *(const ScrutinyStratum *const *) b;

  return strcmp (x->key, y->key);
}

/* Numbers the strata from 1 in key byte order, and tells every record. */
static void
number (ScrutinyFrame *self)
{
  g_autofree guint32 *renumbered = g_new0 (guint32, self->strata->len);

  g_ptr_array_sort (self->strata, compare_keys);
  for (guint i = 0; i < self->strata->len; i++) {
    ScrutinyStratum *stratum = g_ptr_array_index (self->strata, i);

    renumbered[stratum->index] = i;
    stratum->index = i + 1;
  }
  for (guint i = 0; i < self->eligible->len; i++) {
    ScrutinyEligible *eligible = &g_array_index (self->eligible, ScrutinyEligible, i);

    eligible->stratum = renumbered[eligible->stratum];
  }
}

/* No rule: what was asked, as far as the stratum reaches. */
static void
give_custom (ScrutinyFrame *self)
{
  GHashTableIter iter;
  gpointer asked;
  guint64 sum = 0;

  g_hash_table_iter_init (&iter, self->plan->amounts);
  while (g_hash_table_iter_next (&iter, NULL, &asked))
    sum += GPOINTER_TO_UINT (asked);

  for (guint i = 0; i < self->strata->len; i++) {
    ScrutinyStratum *stratum = g_ptr_array_index (self->strata, i);

    asked = g_hash_table_lookup (self->plan->amounts, stratum->key);
    stratum->quota = MIN (GPOINTER_TO_UINT (asked), stratum->size);
    sum -= stratum->quota;
  }

  self->shortfall = (guint) MIN (sum, G_MAXUINT);
}

static guint64
weigh (ScrutinyFrame *self, const ScrutinyStratum *stratum)
{
  gpointer factor;

  switch (self->plan->allocation) {
  case SCRUTINY_PLAN_PROPORTIONAL:
    return stratum->size;
  case SCRUTINY_PLAN_EQUAL:
    return 1;
  case SCRUTINY_PLAN_OVERSAMPLE:
    if (!g_hash_table_lookup_extended (self->plan->amounts, stratum->key, NULL, &factor))
      return (guint64) FACTOR_DEFAULT * stratum->size;
    return (guint64) GPOINTER_TO_UINT (factor) * stratum->size;
  case SCRUTINY_PLAN_CUSTOM:
  default:
    g_assert_not_reached ();
  }
}

static gboolean
give_by_rule (ScrutinyFrame *self, GError **error)
{
  guint n_strata = self->strata->len;
  g_autofree ScrutinyAllocation *claims = g_new0 (ScrutinyAllocation, n_strata);
  guint64 shortfall;

  for (guint i = 0; i < n_strata; i++) {
    const ScrutinyStratum *stratum = g_ptr_array_index (self->strata, i);

    claims[i].key = stratum->key;
    claims[i].size = stratum->size;
    claims[i].weight = weigh (self, stratum);
  }
  if (!scrutiny_allocation_share_out (claims, n_strata, self->plan->take,
                                      self->plan->minimum, &shortfall, error))
    return FALSE;

  for (guint i = 0; i < n_strata; i++)
    ((ScrutinyStratum *) g_ptr_array_index (self->strata, i))->quota =
        (guint) claims[i].quota;
  self->shortfall = (guint) shortfall;
  return TRUE;
}

static guint
count_reserves (const ScrutinyPlan *plan, guint quota)
{
  guint64 share;

  if (quota == 0)
    return 0;
  if (plan->has_reserve_count)
    return plan->reserve_count;

  share = ((guint64) plan->reserve_percent * quota + 99) / 100;
  return (guint) MAX (share, plan->reserve_minimum);
}

static gboolean
find_stratified (ScrutinyFrame *self, GError **error)
{
  guint n_columns = g_strv_length (self->plan->columns);
  g_autofree guint *columns = g_new0 (guint, n_columns);

  for (guint i = 0; i < n_columns; i++)
    scrutiny_list_find_column (self->list, self->plan->columns[i], &columns[i]);
  if (!gather (self, columns, error))
    return FALSE;
  number (self);

  if (self->plan->allocation == SCRUTINY_PLAN_CUSTOM) {
    give_custom (self);
    return TRUE;
  }
  return give_by_rule (self, error);
}

static void
find_single (ScrutinyFrame *self)
{
  ScrutinyStratum *stratum;

  self->shortfall = self->plan->take - MIN (self->plan->take, self->eligible->len);
  if (self->eligible->len == 0)
    return;

  stratum = stratum_new ("");
  stratum->index = 1;
  stratum->size = self->eligible->len;
  stratum->quota = MIN (self->plan->take, stratum->size);
  g_ptr_array_add (self->strata, stratum);
}

/**
 * scrutiny_frame_find_strata:
 *
 * Strata, quotas and numbers of reserves. Simple and systematic draws have one
 * stratum with an empty key, and an empty frame has none.
 */
gboolean
scrutiny_frame_find_strata (ScrutinyFrame *self, GError **error)
{
  guint64 n_drawn = 0;

  if (self->plan->method != SCRUTINY_PLAN_STRATIFIED)
    find_single (self);
  else if (!find_stratified (self, error))
    return FALSE;

  for (guint i = 0; i < self->strata->len; i++) {
    ScrutinyStratum *stratum = g_ptr_array_index (self->strata, i);

    stratum->reserves_wanted = count_reserves (self->plan, stratum->quota);
    n_drawn += MIN ((guint64) stratum->quota + stratum->reserves_wanted, stratum->size);
  }
  if (n_drawn <= SCRUTINY_FRAME_DRAWN_MAX)
    return TRUE;

  g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
               _("Cases and reserves together may be at most %u."),
                  SCRUTINY_FRAME_DRAWN_MAX);
  return FALSE;
}
