/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sampling/vectors.h"

#include <string.h>

#include "sampling/list-writer.h"

static json_t *
load (void)
{
  static json_t *root = NULL;
  json_error_t error;

  if (root == NULL) {
    g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "fixtures", "sampling", "vectors.json", NULL);

    root = json_load_file (path, JSON_ALLOW_NUL, &error);
    if (root == NULL)
      g_error ("vectors.json: line %d: %s", error.line, error.text);
  }

  return root;
}

json_t *
vectors_get (const char *section)
{
  json_t *found = json_object_get (load (), section);

  g_assert_nonnull (found);
  return found;
}

json_t *
vectors_find_draw (const char *name)
{
  json_t *draws = vectors_get ("draws");

  for (gsize i = 0; i < json_array_size (draws); i++) {
    json_t *draw = json_array_get (draws, i);

    if (strcmp (vectors_text (draw, "name"), name) == 0)
      return draw;
  }

  g_error ("no draw %s", name);
}

const char *
vectors_text (json_t *object, const char *member)
{
  return json_string_value (json_object_get (object, member));
}

guint
vectors_number (json_t *object, const char *member)
{
  return (guint) json_integer_value (json_object_get (object, member));
}

char **
vectors_strings (json_t *array)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (gsize i = 0; i < json_array_size (array); i++)
    g_strv_builder_add (strings, json_string_value (json_array_get (array, i)));

  return g_strv_builder_end (strings);
}

static guint64
next_value (guint64 *state)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) +
           G_GUINT64_CONSTANT (1442695040888963407);
  return *state >> 33;
}

static char *
make_minutes (json_t *minutes, guint index)
{
  const char *from = vectors_text (minutes, "from");
  g_autofree char *full = g_strconcat (from, ":00Z", NULL);
  g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (full, NULL);
  g_autoptr (GDateTime) moment =
      g_date_time_add_minutes (start, (int) (index * vectors_number (minutes, "step")));

  return g_date_time_format (moment, "%Y-%m-%dT%H:%M");
}

static char *
make_cell (json_t *column, guint index, guint64 *state)
{
  json_t *minutes = json_object_get (column, "minutes");
  json_t *list = json_object_get (column, "list");
  json_t *skew = json_object_get (column, "skew");
  guint64 value;
  guint64 k;
  guint64 o;

  if (minutes != NULL)
    return make_minutes (minutes, index);

  value = next_value (state);
  if (list != NULL)
    return g_strdup (
        json_string_value (json_array_get (list, value % json_array_size (list))));

  k = vectors_number (skew, "k");
  o = value % k;
  return g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, vectors_text (skew, "prefix"),
                          (int) vectors_number (skew, "width"), o * o / k);
}

static GHashTable *
read_excluded (json_t *list)
{
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);
  json_t *excluded = json_object_get (list, "excluded");
  const char *code;
  json_t *ids;

  json_object_foreach (excluded, code, ids)
  {
    for (gsize i = 0; i < json_array_size (ids); i++)
      g_hash_table_insert (codes, (char *) json_string_value (json_array_get (ids, i)),
                           (char *) code);
  }

  return codes;
}

/* The recipe of the vectors: a generator of made-up records. */
static GBytes *
follow_recipe (json_t *list)
{
  json_t *recipe = json_object_get (list, "recipe");
  json_t *columns = json_object_get (recipe, "columns");
  json_t *id = json_object_get (recipe, "id");
  g_autoptr (GHashTable) excluded = read_excluded (list);
  guint n_columns = (guint) json_array_size (columns);
  g_autofree const char **names = g_new0 (const char *, n_columns + 2);
  g_autoptr (ScrutinyListWriter) writer = NULL;
  g_autoptr (ScrutinyList) made = NULL;
  guint64 state = vectors_number (recipe, "seed");
  gboolean has_excluded = json_object_get (list, "excluded") != NULL;

  for (guint i = 0; i < n_columns; i++)
    names[i] = vectors_text (json_array_get (columns, i), "name");
  names[n_columns] = has_excluded ? "excluded" : NULL;
  writer = scrutiny_list_writer_new (names, NULL);

  for (guint i = 0; i < vectors_number (recipe, "n"); i++) {
    g_autofree char *name =
        g_strdup_printf ("%s%0*u", vectors_text (id, "prefix"),
                         (int) vectors_number (id, "width"),
                         vectors_number (id, "first") + i * vectors_number (id, "step"));
    g_auto (GStrv) cells = g_new0 (char *, n_columns + 2);

    for (guint j = 0; j < n_columns; j++)
      cells[j] = make_cell (json_array_get (columns, j), i, &state);
    cells[n_columns] = g_strdup (g_hash_table_lookup (excluded, name));
    g_assert_true (
        scrutiny_list_writer_add (writer, name, (const char *const *) cells, NULL));
  }

  made = scrutiny_list_writer_finish (writer, NULL);
  return g_bytes_ref (scrutiny_list_get_bytes (made));
}

GBytes *
vectors_list_bytes (json_t *draw)
{
  json_t *list = json_object_get (draw, "list");
  const char *text = vectors_text (list, "text");
  GBytes *bytes = text != NULL ? g_bytes_new (text, strlen (text)) : follow_recipe (list);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_assert_cmpuint (g_bytes_get_size (bytes), ==, vectors_number (draw, "list_bytes"));
  g_assert_cmpstr (hash, ==, vectors_text (draw, "list_sha256"));
  return bytes;
}

ScrutinyPlan *
vectors_plan (json_t *draw)
{
  g_autoptr (GError) error = NULL;
  char *text = json_dumps (json_object_get (draw, "plan"), JSON_COMPACT);
  ScrutinyPlan *plan = scrutiny_plan_new_from_text (text, &error);

  free (text);
  g_assert_no_error (error);
  return plan;
}

ScrutinySeed *
vectors_seed (json_t *draw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPlan) plan = vectors_plan (draw);
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  json_t *raw = json_object_get (draw, "shares");
  ScrutinySeed *seed;

  for (guint i = 0; i < json_array_size (raw); i++) {
    json_t *entry = json_array_get (raw, i);
    ScrutinyShareMethod method;
    ScrutinyShare *share;

    g_assert_true (
        scrutiny_share_method_from_name (vectors_text (entry, "method"), &method));
    share = scrutiny_share_new (i + 1, method, vectors_text (entry, "raw"), &error);
    g_assert_no_error (error);
    g_ptr_array_add (shares, share);
  }

  seed = scrutiny_seed_new (shares, scrutiny_plan_get_tag (plan),
                            scrutiny_plan_get_min_shares (plan),
                            scrutiny_plan_get_min_symbols (plan), &error);
  g_assert_no_error (error);
  return seed;
}

ScrutinyDraw *
vectors_draw (json_t *draw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vectors_list_bytes (draw);
  g_autoptr (ScrutinyList) list =
      scrutiny_list_new_from_bytes (bytes, NULL, NULL, &error);
  g_autoptr (ScrutinyPlan) plan = vectors_plan (draw);
  g_autoptr (ScrutinySeed) seed = vectors_seed (draw);
  g_auto (GStrv) after = vectors_strings (json_object_get (draw, "after_ids"));
  g_autoptr (ScrutinyFrame) frame = NULL;
  ScrutinyDraw *result;

  g_assert_no_error (error);
  frame =
      scrutiny_frame_new (list, plan, (const char *const *) after, NULL, NULL, &error);
  g_assert_no_error (error);
  result = scrutiny_draw_new (frame, seed, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}
