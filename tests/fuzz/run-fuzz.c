/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs one libFuzzer program on its corpus and asserts that it neither crashed,
 * leaked, hung for 2 s nor grew past its memory bound, and that it really ran. */
typedef struct {
  const char *program;
  const char *corpus;
} Target;

static guint64
executions (const char *log)
{
  const char *label = "stat::number_of_executed_units:";
  const char *at = g_strrstr (log, label);

  return at == NULL ? 0 : g_ascii_strtoull (at + strlen (label), NULL, 10);
}

static void
test_target (gconstpointer data)
{
  const Target *target = data;
  const char *asked = g_getenv ("SCRUTINY_FUZZ_SECONDS");
  const char *asked_seed = g_getenv ("SCRUTINY_FUZZ_SEED");
  g_autoptr (GError) error = NULL;
  g_autofree char *seconds = NULL;
  g_autofree char *seed = NULL;
  g_autofree char *found = g_dir_make_tmp ("scrutiny-fuzz-XXXXXX", NULL);
  g_autofree char *artifacts = g_strdup_printf ("-artifact_prefix=%s/bad-", found);
  g_autofree char *log = NULL;
  int status = 0;
  char *argv[] = { (char *) target->program,
                   NULL,
                   (char *) "-timeout=2",
                   (char *) "-rss_limit_mb=1024",
                   (char *) "-max_len=65536",
                   (char *) "-print_final_stats=1",
                   NULL,
                   artifacts,
                   found,
                   (char *) target->corpus,
                   NULL };

  seconds = g_strdup_printf ("-max_total_time=%s", asked ? asked : "60");
  argv[1] = seconds;
  /* Pinned, so that a run can be run again; the long form passes seeds of its own. */
  seed = g_strdup_printf ("-seed=%s", asked_seed ? asked_seed : "20261122");
  argv[6] = seed;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &log, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s", log);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_test_message ("%" G_GUINT64_FORMAT " executions", executions (log));
  g_assert_cmpuint (executions (log), >, 1000);
}

int
main (int argc, char **argv)
{
  Target target = { 0 };
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  target.program = argv[2];
  target.corpus = argv[3];
  path = g_strdup_printf ("/fuzz/%s", argv[1]);
  g_test_add_data_func (path, &target, test_target);
  return g_test_run ();
}
