/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors.h"

#include <math.h>

json_t *
vectors_load (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "statistics.json", NULL);
  json_error_t error;
  json_t *root = json_load_file (path, JSON_REJECT_DUPLICATES, &error);

  if (root == NULL)
    g_error ("%s:%d: %s", path, error.line, error.text);

  return root;
}

double
vectors_number (json_t *object, const char *key)
{
  json_t *value = json_object_get (object, key);

  if (!json_is_number (value))
    g_error ("no number at %s", key);

  return json_number_value (value);
}

gboolean
vectors_is_null (json_t *object, const char *key)
{
  return json_is_null (json_object_get (object, key));
}

void
vectors_assert_near (double got, double expected, double tolerance)
{
  if (!(fabs (got - expected) <= tolerance * fmax (1, fabs (expected))))
    g_error ("got %.15g where %.15g is right", got, expected);
}
