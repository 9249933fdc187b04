/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-cases.h"

#include "db/case-store.h"
#include "db/statement.h"

static void
run (TestPanel *panel, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (scrutiny_session_get_database (panel->session), sql,
                              &error);

  g_assert_no_error (error);
  scrutiny_statement_run (statement, &error);
  g_assert_no_error (error);
}

/* A 64-digit hash that differs from meeting to meeting. */
static char *
made_up_hash (const char *what, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT, what, number);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* A plan as a panel stores it, but for the list, which nobody reads here. */
static char *
made_up_plan (gint64 number, guint n_cases, const char *list_sha256)
{
  return g_strdup_printf (
      "{\"after\":[],\"cap\":null,\"design\":{\"method\":\"simple\",\"n\":%u},"
      "\"filter\":[],\"format\":\"draw-plan/1\",\"list\":{\"columns\":[],"
      "\"records\":%u,\"sha256\":\"%s\"},\"reserves\":{\"count\":2},"
      "\"seed_rule\":{\"min_shares\":2,\"min_symbols\":20},"
      "\"tag\":\"made-up-%d\",\"title\":\"Made up\"}",
      n_cases, n_cases * 10, list_sha256, (int) number);
}

static void
add_list (TestPanel *panel, gint64 number, guint n_cases)
{
  g_autofree char *list_hash = made_up_hash ("list", number);
  g_autofree char *plan_hash = made_up_hash ("plan", number);
  g_autofree char *plan = made_up_plan (number, n_cases, list_hash);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO fixed_list VALUES (%d, %d, "
                                          "'made-up-%d', '%s', '%s', '%s', %u, 1000, 1)",
                                          (int) number, (int) number, (int) number, plan,
                                          plan_hash, list_hash, n_cases * 10);

  run (panel, sql);
  for (guint seat = 1; seat <= 2; seat++) {
    g_autofree char *share =
        g_strdup_printf ("INSERT INTO seed_share (list_id, seat, method, digits, at_us, "
                         "by)"
                         " VALUES (%d, %u, 'd10', '0417290663', 2000, 1)",
                         (int) number, seat);

    run (panel, share);
  }
}

static void
add_draw (TestPanel *panel, gint64 number, guint n_cases)
{
  g_autofree char *hash = made_up_hash ("certificate", number);
  g_autofree char *draw =
      g_strdup_printf ("INSERT INTO draw (id, list_id, certificate, certificate_sha256, "
                       "last_void,"
                       " drawn_at_us, by) VALUES (%d, %d, '{}', '%s', 0, 3000, 1)",
                       (int) number, (int) number, hash);

  run (panel, draw);
  for (guint i = 0; i < n_cases; i++) {
    g_autofree char *letter = scrutiny_case_letter_for (i + 1);
    g_autofree char *sql = g_strdup_printf (
        "INSERT INTO drawn_case (meeting_id, draw_id, letter, record_ref, stratum, rank,"
        " ticket, public_key, added_at_us) VALUES (%d, %d, '%s', 'made-up-%d-%u', 1, %u,"
        " '0.1', zeroblob(32), 3000)",
        (int) number, (int) number, letter, (int) number, i, i + 1);

    run (panel, sql);
  }
}

void
test_cases_add_meeting (TestPanel *panel, gint64 number, const char *day, guint n_cases)
{
  g_autofree char *meeting =
      g_strdup_printf ("INSERT INTO meeting VALUES (%d, 'Made up', '%s', 500, 1)",
                       (int) number, day);

  run (panel, meeting);
  add_list (panel, number, n_cases);
  add_draw (panel, number, n_cases);
}

gint64
test_cases_get_id (TestPanel *panel, gint64 meeting, const char *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) one =
      scrutiny_case_store_find (scrutiny_session_get_database (panel->session), meeting,
                                letter, &error);

  g_assert_no_error (error);

  return scrutiny_case_get_id (one);
}
