/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Test T1: a program killed while it saves loses nothing it has called saved. A child
 * saves random answers and says "ack" only once the save has returned; the parent kills
 * it at a random microsecond; the next child, which opens the panel again, says what is
 * there. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/answers.h"
#include "tests/support/test-case.h"

#define SEED           20261122
#define N_CASES        15
#define KILLS_A_CASE   21
#define KILL_WINDOW_US 60000
#define FAULT_KILLS    60

static const char *const questions[] = { "ss_necessary",  "ss_proportionate",
                                         "bwv_told",      "bwv_whole",
                                         "rec_detail",    "pj_voice_listened",
                                         "ss_gowisely_g", "ss_gowisely_o",
                                         "ss_gowisely_w", "ss_gowisely_i" };

/* ---- the child ---- */

/* One write a line, so that a kill cannot leave half of one that counts. */
static void
say (const char *what, const char *question, const char *value)
{
  g_autofree char *line = g_strdup_printf ("%s %s %s\n", what, question, value);
  gsize length = strlen (line);

  if (write (STDOUT_FILENO, line, length) != (gssize) length)
    _exit (3);
}

static char *
hash_comment (ScrutinyAnswer *answer)
{
  const char *comment = scrutiny_answer_get (answer)->comment;

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, comment != NULL ? comment : "",
                                        -1);
}

static void
say_what_is_there (ScrutinySession *session, gint64 case_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyOwnAnswers) own =
      scrutiny_own_answers_load (session, case_id, &error);
  g_autofree char *n_rows = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    ScrutinyAnswer *answer = scrutiny_answer_set_find (own->alone, questions[i]);
    g_autofree char *hash = NULL;

    if (answer == NULL)
      continue;
    hash = hash_comment (answer);
    say ("have", questions[i], hash);
  }
  n_rows = g_strdup_printf ("%u", own->rows->len);
  say ("rows", "-", n_rows);
}

static ScrutinyAnswer *
make_answer (GRand *rand)
{
  const char *question =
      questions[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (questions))];
  GString *comment = g_string_new (NULL);
  guint n_words = (guint) g_rand_int_range (rand, 1, 60);
  ScrutinyAnswer *answer;

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (comment, "%08x ", g_rand_int (rand));
  answer = scrutiny_answer_new_choice (question, "partly", comment->str);
  g_string_free (comment, TRUE);

  return answer;
}

/* With the planted fault the child says "ack" first and saves afterwards. */
static void
save_for_ever (ScrutinySession *session, gint64 case_id, GRand *rand, gboolean is_faulty)
{
  for (;;) {
    g_autoptr (ScrutinyAnswer) answer = make_answer (rand);
    g_autofree char *hash = hash_comment (answer);
    const char *question = scrutiny_answer_get (answer)->question_id;
    g_autoptr (GError) error = NULL;

    say ("try", question, hash);
    if (is_faulty)
      say ("ack", question, hash);
    if (scrutiny_answers_save (session, case_id, answer, &error) == 0)
      g_error ("%s", error->message);
    if (!is_faulty)
      say ("ack", question, hash);
  }
}

static int
run_child (char **argv)
{
  gint64 case_id = g_ascii_strtoll (argv[3], NULL, 10);
  g_autoptr (GRand) rand =
      g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[4], NULL, 10));
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinySession) session = scrutiny_session_new (argv[2], &error);

  g_assert_no_error (error);
  scrutiny_session_sign_in (session, "Mia", TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  say_what_is_there (session, case_id);
  save_for_ever (session, case_id, rand, g_str_equal (argv[5], "faulty"));

  return 0;
}

/* ---- the parent ---- */

typedef struct {
  char *program;
  TestPanel *panel;
  GRand *rand;
  gboolean is_faulty;
  GHashTable *acked;    /* question -> hash of the newest acknowledged answer */
  char *tried_question; /* a save that was begun and not acknowledged, or NULL */
  char *tried_hash;
  guint n_rows; /* acknowledged or seen */
  guint n_kills;
  guint n_acks;
  guint n_lost;
  guint n_partial;
  guint n_failed_opens;
} Watch;

static pid_t
start_child (Watch *watch, gint64 case_id, int *output)
{
  g_autofree char *case_text = g_strdup_printf ("%" G_GINT64_FORMAT, case_id);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (watch->rand));
  const char *argv[] = { watch->program,
                         "--child",
                         watch->panel->dir,
                         case_text,
                         seed,
                         watch->is_faulty ? "faulty" : "sound",
                         NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, output, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

static void
take_try (Watch *watch, const char *question, const char *hash)
{
  g_free (watch->tried_question);
  g_free (watch->tried_hash);
  watch->tried_question = g_strdup (question);
  watch->tried_hash = g_strdup (hash);
}

static void
take_ack (Watch *watch, const char *question, const char *hash)
{
  g_hash_table_replace (watch->acked, g_strdup (question), g_strdup (hash));
  watch->n_acks++;
  watch->n_rows++;
  g_clear_pointer (&watch->tried_question, g_free);
  g_clear_pointer (&watch->tried_hash, g_free);
}

/* What is there must be what was acknowledged, or else the one save that was under way.
 */
static void
check_have (Watch *watch, const char *question, const char *hash)
{
  const char *acked = g_hash_table_lookup (watch->acked, question);

  if (g_strcmp0 (acked, hash) == 0)
    return;
  if (g_strcmp0 (watch->tried_question, question) == 0 &&
      g_strcmp0 (watch->tried_hash, hash) == 0)
    return;
  if (acked != NULL)
    watch->n_lost++;
  else
    watch->n_partial++;
}

static void
check_rows (Watch *watch, const char *rows)
{
  guint n_rows = (guint) g_ascii_strtoull (rows, NULL, 10);
  guint most = watch->n_rows + (watch->tried_question != NULL ? 1 : 0);

  if (n_rows < watch->n_rows)
    watch->n_lost += watch->n_rows - n_rows;
  else if (n_rows > most)
    watch->n_partial++;
  watch->n_rows = n_rows;
}

static void
take_line (Watch *watch, GHashTable *seen, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);

  if (g_strv_length (words) != 3)
    return;
  if (g_str_equal (words[0], "have")) {
    check_have (watch, words[1], words[2]);
    g_hash_table_replace (seen, g_strdup (words[1]), g_strdup (words[2]));
  } else if (g_str_equal (words[0], "rows")) {
    GHashTableIter iter;
    gpointer question;

    check_rows (watch, words[2]);
    g_hash_table_iter_init (&iter, watch->acked);
    while (g_hash_table_iter_next (&iter, &question, NULL)) {
      if (!g_hash_table_contains (seen, question))
        watch->n_lost++;
    }
    g_hash_table_remove_all (watch->acked);
    g_hash_table_iter_init (&iter, seen);
    while (g_hash_table_iter_next (&iter, &question, NULL))
      g_hash_table_replace (watch->acked, g_strdup (question),
                            g_strdup (g_hash_table_lookup (seen, question)));
    g_clear_pointer (&watch->tried_question, g_free);
    g_clear_pointer (&watch->tried_hash, g_free);
  } else if (g_str_equal (words[0], "try")) {
    take_try (watch, words[1], words[2]);
  } else if (g_str_equal (words[0], "ack")) {
    take_ack (watch, words[1], words[2]);
  }
}

/* Lets the child open the panel and say what is there, then kills it somewhere in a save.
 */
static void
kill_once (Watch *watch, gint64 case_id)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int output, status;
  pid_t pid = start_child (watch, case_id, &output);
  FILE *stream = fdopen (output, "r");
  gboolean is_open = FALSE;
  char line[256];

  while (fgets (line, sizeof line, stream) != NULL) {
    gboolean is_last_word = g_str_has_prefix (line, "rows ");

    if (!g_str_has_suffix (line, "\n"))
      break;
    take_line (watch, seen, g_strchomp (line));
    if (is_last_word && !is_open) {
      is_open = TRUE;
      g_usleep ((gulong) g_rand_int_range (watch->rand, 0, KILL_WINDOW_US));
      kill (pid, SIGKILL);
    }
  }
  fclose (stream);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (!is_open || WIFSIGNALED (status));
  watch->n_kills++;
  if (!is_open)
    watch->n_failed_opens++;
}

static gint64
add_open_case (TestPanel *panel)
{
  static const char *const material[] = { "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  g_autoptr (ScrutinyAnswer) conflict =
      scrutiny_answer_new_choice ("view_conflict", "no", NULL);
  g_autoptr (GError) error = NULL;
  gint64 case_id = test_case_add (panel);

  test_panel_sign_in (panel, "Chad");
  scrutiny_answers_open (panel->session, case_id, &facts, &error);
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Mia");
  scrutiny_answers_save (panel->session, case_id, conflict, &error);
  g_assert_no_error (error);

  return case_id;
}

static void
watch_cases (Watch *watch, guint n_cases, guint kills_a_case)
{
  gint64 case_ids[N_CASES];

  g_assert_cmpuint (n_cases, <=, N_CASES);
  watch->program = g_file_read_link ("/proc/self/exe", NULL);
  watch->panel = test_panel_new ();
  watch->rand = g_rand_new_with_seed (SEED);
  test_panel_add_everybody (watch->panel);
  for (guint i = 0; i < n_cases; i++)
    case_ids[i] = add_open_case (watch->panel);
  g_clear_object (&watch->panel->session);

  for (guint i = 0; i < n_cases; i++) {
    watch->acked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    watch->n_rows = 1;
    for (guint j = 0; j < kills_a_case; j++)
      kill_once (watch, case_ids[i]);
    g_clear_pointer (&watch->acked, g_hash_table_unref);
  }

  g_test_message ("%u kills, %u acknowledged, %u lost, %u partial, %u failed opens",
                  watch->n_kills, watch->n_acks, watch->n_lost, watch->n_partial,
                  watch->n_failed_opens);
  g_clear_pointer (&watch->tried_question, g_free);
  g_clear_pointer (&watch->tried_hash, g_free);
  g_rand_free (watch->rand);
  g_free (watch->program);
  test_panel_free (watch->panel);
}

static void
test_nothing_is_lost (void)
{
  Watch watch = { NULL };

  g_test_summary ("315 kills while saving: nothing acknowledged is lost");
  watch_cases (&watch, N_CASES, KILLS_A_CASE);
  g_assert_cmpuint (watch.n_kills, >=, 300);
  g_assert_cmpuint (watch.n_acks, >=, 100);
  g_assert_cmpuint (watch.n_lost, ==, 0);
  g_assert_cmpuint (watch.n_partial, ==, 0);
  g_assert_cmpuint (watch.n_failed_opens, ==, 0);
}

static void
test_fault_is_caught (void)
{
  Watch watch = { .is_faulty = TRUE };

  g_test_summary ("a program that says saved before it is, is found out");
  watch_cases (&watch, 2, FAULT_KILLS / 2);
  g_assert_cmpuint (watch.n_lost, >, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return run_child (argv);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/answers-kill/nothing-acknowledged-is-lost",
                   test_nothing_is_lost);
  g_test_add_func ("/app/answers-kill/planted-fault-is-caught", test_fault_is_caught);

  return g_test_run ();
}
