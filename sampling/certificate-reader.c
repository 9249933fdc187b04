/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/certificate-private.h"
#include "sampling/error.h"
#include "sampling/json-fields-private.h"

#define SOFTWARE_BYTES 200u

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                       why);
  return FALSE;
}

static gboolean
is_instant (const char *text)
{
  static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
  g_autoptr (GDateTime) instant = NULL;

  if (strlen (text) != sizeof shape - 1)
    return FALSE;
  for (guint i = 0; shape[i] != '\0'; i++) {
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  }

  /* the parser takes a leap second, which no clock here ever wrote */
  instant = g_date_time_new_from_iso8601 (text, NULL);
  return instant != NULL && text[strlen (shape) - 3] < '6';
}

static gboolean
check_instants (const ScrutinyJson *json, GError **error)
{
  const char *committed = scrutiny_json_read_string (json, "committed_at", error);
  const char *entered = committed != NULL
                            ? scrutiny_json_read_string (json, "seed_entered_at", error)
                            : NULL;

  if (entered == NULL)
    return FALSE;
  if (!is_instant (committed) || !is_instant (entered) || strcmp (committed, entered) > 0)
    return refuse (_("The times of commitment and seed cannot be."), error);

  return TRUE;
}

static gboolean
check_hashes (const ScrutinyJson *json, GError **error)
{
  static const char *const names[] = { "plan_sha256", "seed_sha256", "result_sha256" };
  g_auto (GStrv) voids = NULL;
  const char *previous = scrutiny_json_read_string (json, "previous", error);

  if (previous == NULL)
    return FALSE;
  if (*previous != '\0' && !scrutiny_json_is_hash (previous))
    return refuse (_("The hash of the last certificate is not a hash."), error);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *hash = scrutiny_json_read_string (json, names[i], error);

    if (hash == NULL)
      return FALSE;
    if (!scrutiny_json_is_hash (hash))
      return refuse (_("A hash is not 64 hex digits."), error);
  }

  voids = scrutiny_json_read_strings (json, "void_before", SCRUTINY_CERTIFICATE_VOIDS_MAX,
                                      error);
  if (voids == NULL)
    return FALSE;
  for (guint i = 0; voids[i] != NULL; i++) {
    if (!scrutiny_json_is_hash (voids[i]))
      return refuse (_("A hash is not 64 hex digits."), error);
  }

  return TRUE;
}

static gboolean
check_numbers (const ScrutinyJson *json, GError **error)
{
  static const char *const counts[] = { "after",        "eligible", "excluded",
                                        "filtered_out", "list",     NULL };
  ScrutinyJson *start = scrutiny_json_get_member (json, "start");
  gint64 value;

  return scrutiny_json_check_names (scrutiny_json_get_member (json, "counts"), "counts",
                                    counts, NULL, error) &&
         scrutiny_json_read_integer (json, "assured_millibits", 0, G_MAXINT32, &value,
                                     error) &&
         scrutiny_json_read_integer (json, "shortfall", 0, G_MAXUINT32, &value, error) &&
         (scrutiny_json_get_kind (start) == SCRUTINY_JSON_NULL ||
          scrutiny_json_read_integer (json, "start", 0, G_MAXUINT32, &value, error));
}

static gboolean
check_software (const ScrutinyJson *json, GError **error)
{
  static const char *const names[] = { "name", "version", NULL };
  ScrutinyJson *software = scrutiny_json_get_member (json, "software");

  if (!scrutiny_json_check_names (software, "software", names, NULL, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++) {
    const char *text = scrutiny_json_read_string (software, names[i], error);

    if (text == NULL)
      return FALSE;
    if (strlen (text) > SOFTWARE_BYTES)
      return refuse (_("The name of the software is too long."), error);
  }

  return TRUE;
}

static gboolean
check_rows (const ScrutinyJson *json,
            const char *name,
            const char *const *names,
            GError **error)
{
  ScrutinyJson *rows = scrutiny_json_read_member (json, name, SCRUTINY_JSON_ARRAY, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < scrutiny_json_get_length (rows); i++) {
    if (!scrutiny_json_check_names (scrutiny_json_get_element (rows, i), name, names,
                                    NULL, error))
      return FALSE;
  }

  return TRUE;
}

static GPtrArray *
read_drawn (const ScrutinyJson *json, const char *name, GError **error)
{
  static const char *const names[] = { "id", "rank", "stratum", "ticket", NULL };
  g_autoptr (GPtrArray) drawn =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_drawn_free);
  ScrutinyJson *rows = scrutiny_json_get_member (json, name);

  if (!check_rows (json, name, names, error))
    return NULL;

  for (guint i = 0; i < scrutiny_json_get_length (rows); i++) {
    ScrutinyJson *row = scrutiny_json_get_element (rows, i);
    const char *id = scrutiny_json_read_string (row, "id", error);
    const char *ticket = id ? scrutiny_json_read_string (row, "ticket", error) : NULL;
    ScrutinyDrawn *record;
    gint64 rank;
    gint64 stratum;

    if (ticket == NULL ||
        !scrutiny_json_read_integer (row, "rank", 1, G_MAXINT32, &rank, error) ||
        !scrutiny_json_read_integer (row, "stratum", 1, G_MAXINT32, &stratum, error))
      return NULL;
    record = g_new0 (ScrutinyDrawn, 1);
    record->id = g_strdup (id);
    record->ticket = g_strdup (ticket);
    record->rank = (guint) rank;
    record->stratum = (guint) stratum;
    g_ptr_array_add (drawn, record);
  }

  return g_steal_pointer (&drawn);
}

static gboolean
check_shape (const ScrutinyJson *json, GError **error)
{
  static const char *const names[] = { "assured_millibits",
                                       "cap_skipped",
                                       "committed_at",
                                       "counts",
                                       "format",
                                       "main",
                                       "plan",
                                       "plan_sha256",
                                       "previous",
                                       "reserves",
                                       "result_sha256",
                                       "seed",
                                       "seed_entered_at",
                                       "seed_sha256",
                                       "seed_string",
                                       "shares",
                                       "shortfall",
                                       "software",
                                       "start",
                                       "strata",
                                       "void_before",
                                       "weights",
                                       NULL };
  static const char *const shares[] = { "digits", "method", "seat", NULL };
  static const char *const strata[] = { "N",     "index",    "key", "main",
                                        "quota", "reserves", NULL };
  const char *format;
  g_auto (GStrv) skipped = NULL;

  if (!scrutiny_json_check_names (json, "certificate", names, NULL, error))
    return FALSE;
  format = scrutiny_json_read_string (json, "format", error);
  if (format == NULL)
    return FALSE;
  if (strcmp (format, "draw-certificate/1") != 0)
    return refuse (_("This is not a certificate this program can read."), error);

  skipped =
      scrutiny_json_read_strings (json, "cap_skipped", SCRUTINY_LIST_RECORDS_MAX, error);
  return skipped != NULL && check_instants (json, error) && check_hashes (json, error) &&
         check_numbers (json, error) && check_software (json, error) &&
         check_rows (json, "shares", shares, error) &&
         check_rows (json, "strata", strata, error) &&
         scrutiny_json_read_string (json, "seed", error) != NULL &&
         scrutiny_json_read_string (json, "seed_string", error) != NULL &&
         scrutiny_json_read_string (json, "weights", error) != NULL;
}

static gboolean
reads_back_the_same (const ScrutinyJson *json, GBytes *text)
{
  gsize size;
  const char *bytes = g_bytes_get_data (text, &size);
  gsize length;
  g_autofree char *canonical = scrutiny_json_to_canonical (json, &length);

  return length == size && memcmp (canonical, bytes, size) == 0;
}

/**
 * scrutiny_certificate_read:
 *
 * Returns: (transfer full): the certificate that @text is, or %NULL with @error set if
 *   it is none
 */
ScrutinyCertificate *
scrutiny_certificate_read (GBytes *text, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (text, &size);
  g_autoptr (ScrutinyJson) json = scrutiny_json_parse (bytes, size, error);
  g_autoptr (ScrutinyCertificate) self = NULL;

  if (json == NULL || !check_shape (json, error))
    return NULL;

  self = g_atomic_rc_box_new0 (ScrutinyCertificate);
  self->bytes = g_bytes_ref (text);
  self->json = g_steal_pointer (&json);
  self->plan =
      scrutiny_plan_new_from_json (scrutiny_json_get_member (self->json, "plan"), error);
  if (self->plan == NULL)
    return NULL;
  self->main = read_drawn (self->json, "main", error);
  if (self->main == NULL)
    return NULL;
  self->reserves = read_drawn (self->json, "reserves", error);
  if (self->reserves == NULL)
    return NULL;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  self->is_canonical = reads_back_the_same (self->json, text);
  return g_steal_pointer (&self);
}
