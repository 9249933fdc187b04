/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/verification-private.h"

#define DRAWN_BEFORE "drawn_before"

static const char *const *
get_after (ScrutinyVerifier *self)
{
  return scrutiny_plan_get_after (scrutiny_certificate_get_plan (self->certificate));
}

static const char *
get_tag (ScrutinyCertificate *certificate)
{
  return scrutiny_plan_get_tag (scrutiny_certificate_get_plan (certificate));
}

static gboolean
is_of_meeting (ScrutinyVerifier *self, ScrutinyCertificate *earlier)
{
  return g_strv_contains (get_after (self), get_tag (earlier));
}

static void
add_ids (GStrvBuilder *ids, GPtrArray *drawn)
{
  for (guint i = 0; i < drawn->len; i++)
    g_strv_builder_add (ids, ((const ScrutinyDrawn *) g_ptr_array_index (drawn, i))->id);
}

/* Every plan named in "after" has one certificate here, made with the same dice. */
static gboolean
has_all_after (ScrutinyVerifier *self)
{
  const char *const *after = get_after (self);
  const char *seed = scrutiny_certificate_get_text (self->certificate, "seed");

  for (guint i = 0; after[i] != NULL; i++) {
    guint n_found = 0;

    for (guint j = 0; j < self->earlier->len; j++) {
      ScrutinyCertificate *earlier = g_ptr_array_index (self->earlier, j);

      if (strcmp (get_tag (earlier), after[i]) == 0 &&
          strcmp (scrutiny_certificate_get_text (earlier, "seed"), seed) == 0)
        n_found++;
    }
    if (n_found != 1)
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_verifier_dup_after_ids:
 *
 * Main and reserve ids of the plans named in "after"; NULL if one is missing.
 */
GStrv
scrutiny_verifier_dup_after_ids (ScrutinyVerifier *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!has_all_after (self))
    return NULL;

  for (guint i = 0; i < self->earlier->len; i++) {
    ScrutinyCertificate *earlier = g_ptr_array_index (self->earlier, i);

    if (is_of_meeting (self, earlier)) {
      add_ids (ids, scrutiny_certificate_get_main (earlier));
      add_ids (ids, scrutiny_certificate_get_reserves (earlier));
    }
  }

  return g_strv_builder_end (ids);
}

static gboolean
is_marked (ScrutinyVerifier *self, const char *id, gboolean *is_listed)
{
  guint row;
  guint column;
  g_autofree char *code = NULL;

  *is_listed = scrutiny_list_find_row (self->list, id, &row);
  if (!*is_listed ||
      !scrutiny_list_find_column (self->list, SCRUTINY_LIST_EXCLUDED, &column))
    return FALSE;

  code = scrutiny_list_dup_cell (self->list, row, column);
  return strcmp (code, DRAWN_BEFORE) == 0;
}

static gboolean
all_marked (ScrutinyVerifier *self, GPtrArray *drawn, GHashTable *allowed)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);
    gboolean is_listed;

    g_hash_table_add (allowed, record->id);
    if (!is_marked (self, record->id, &is_listed) && is_listed)
      return FALSE;
  }

  return TRUE;
}

/* Which reserves were called up stands in the ledger, not in the certificate. If
 * it is not given, they must at least be the first of their stratum, since nobody
 * can skip one. */
static gboolean
reserves_marked (ScrutinyVerifier *self, GPtrArray *reserves, GHashTable *allowed)
{
  const char *const *called_up = self->input->called_up;
  guint stratum = 0;
  gboolean is_over = FALSE;

  for (guint i = 0; i < reserves->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (reserves, i);
    gboolean is_listed;
    gboolean is_drawn = is_marked (self, record->id, &is_listed);

    if (record->stratum != stratum)
      is_over = FALSE;
    stratum = record->stratum;
    g_hash_table_add (allowed, record->id);
    if (!is_listed)
      continue;
    if (called_up != NULL ? is_drawn != g_strv_contains (called_up, record->id)
                          : is_drawn && is_over)
      return FALSE;
    is_over = is_over || !is_drawn;
  }

  return TRUE;
}

/* No record is marked that no earlier certificate names. */
static gboolean
nothing_else_marked (ScrutinyVerifier *self, GHashTable *allowed)
{
  guint column;

  if (!scrutiny_list_find_column (self->list, SCRUTINY_LIST_EXCLUDED, &column))
    return TRUE;

  for (guint row = 0; row < scrutiny_list_get_n_records (self->list); row++) {
    gsize length;
    const char *cell = scrutiny_list_peek_cell (self->list, row, column, &length);
    g_autofree char *id = NULL;

    if (length != strlen (DRAWN_BEFORE) || memcmp (cell, DRAWN_BEFORE, length) != 0)
      continue;
    id = scrutiny_list_dup_id (self->list, row);
    if (!g_hash_table_contains (allowed, id))
      return FALSE;
  }

  return TRUE;
}

static void
check_drawn_before (ScrutinyVerifier *self)
{
  g_autoptr (GHashTable) allowed = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_meetings = 0;
  gboolean holds = self->list != NULL;

  for (guint i = 0; i < self->earlier->len; i++) {
    ScrutinyCertificate *earlier = g_ptr_array_index (self->earlier, i);

    if (is_of_meeting (self, earlier))
      continue;
    n_meetings++;
    holds = holds &&
            all_marked (self, scrutiny_certificate_get_main (earlier), allowed) &&
            reserves_marked (self, scrutiny_certificate_get_reserves (earlier), allowed);
  }

  if (n_meetings > 0)
    scrutiny_verifier_add (self, DRAWN_BEFORE,
                           holds && nothing_else_marked (self, allowed),
                           _("The records marked as drawn before are not those that the "
                             "earlier certificates name."));
}

static void
check_previous (ScrutinyVerifier *self)
{
  const char *previous = scrutiny_certificate_get_text (self->certificate, "previous");
  gboolean holds = FALSE;

  for (guint i = 0; i < self->earlier->len; i++)
    holds =
        holds ||
        strcmp (scrutiny_certificate_get_sha256 (g_ptr_array_index (self->earlier, i)),
                previous) == 0;

  scrutiny_verifier_add (self, "previous", holds,
                         _("No certificate given is the one this one follows."));
}

/**
 * scrutiny_verifier_check_earlier:
 *
 * Holds the list against the earlier certificates that were given
 */
void
scrutiny_verifier_check_earlier (ScrutinyVerifier *self)
{
  gboolean is_given = self->earlier->len > 0;

  if (is_given)
    check_drawn_before (self);
  if (is_given || get_after (self)[0] != NULL)
    scrutiny_verifier_add (self, "after", has_all_after (self),
                           _("Give the certificates of the earlier draws of the same meeting as well."));
  if (is_given)
    check_previous (self);
}
