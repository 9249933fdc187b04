/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "app/audit.h"
#include "app/backup.h"
#include "app/case.h"
#include "app/draw.h"
#include "app/error.h"
#include "app/list.h"
#include "app/meeting-seal.h"
#include "app/meeting.h"
#include "app/panel.h"
#include "app/people.h"
#include "app/seed.h"
#include "tests/support/test-records.h"

/* T12 in its short form: each use case called by each part of the panel and by
 * nobody, in a meeting at each stage. The policy table says who must be refused;
 * a refusal must be a denial and must leave the log as it was. */

typedef gboolean (*Attempt) (TestPanel *panel, GError **error);

static gboolean
try_add_person (TestPanel *panel, GError **error)
{
  g_autoptr (ScrutinyPerson) person =
      scrutiny_person_new ("Eve", SCRUTINY_ROLE_CHAIR, NULL);
  g_autoptr (ScrutinyPerson) stored =
      scrutiny_people_add (panel->session, person, TEST_PASSPHRASE, error);

  return stored != NULL;
}

static gboolean
try_promote (TestPanel *panel, GError **error)
{
  g_autoptr (ScrutinyPerson) person = scrutiny_people_find (panel->session, "Mia", NULL);
  g_autoptr (ScrutinyPerson) chair =
      scrutiny_person_with_role (person, SCRUTINY_ROLE_COORDINATOR);

  return scrutiny_people_change (panel->session, chair, error);
}

static gboolean
try_reset (TestPanel *panel, GError **error)
{
  return scrutiny_people_reset_passphrase (panel->session, 4, TEST_PASSPHRASE, error);
}

static gboolean
try_setting (TestPanel *panel, GError **error)
{
  return scrutiny_panel_change_setting (panel->session, "quorum", "2", error);
}

static gboolean
try_back_up (TestPanel *panel, GError **error)
{
  g_autofree char *path = g_build_filename (panel->root, "stolen", NULL);
  gboolean is_done =
      scrutiny_panel_back_up (panel->session, path, NULL, NULL, NULL, error);

  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, is_done);
  test_remove_tree (path);

  return is_done;
}

static gboolean
try_create_meeting (TestPanel *panel, GError **error)
{
  g_autoptr (ScrutinyMeeting) meeting =
      scrutiny_meeting_create (panel->session, "Mine", "2026-12-01", error);

  return meeting != NULL;
}

static gboolean
try_consent (TestPanel *panel, GError **error)
{
  return scrutiny_meeting_give_consent (panel->session, 1, FALSE, error);
}

static gboolean
try_open (TestPanel *panel, GError **error)
{
  return scrutiny_meeting_open (panel->session, 1, error);
}

static gboolean
try_seal (TestPanel *panel, GError **error)
{
  g_autofree char *head = scrutiny_meeting_seal (panel->session, 1, error);

  return head != NULL;
}

static gboolean
try_preview (TestPanel *panel, GError **error)
{
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_preview (panel->session, &request, NULL, NULL, error);

  return outcome != NULL;
}

static gboolean
try_fix (TestPanel *panel, GError **error)
{
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_fix (panel->session, &request, NULL, NULL, error);

  return outcome != NULL;
}

static gboolean
try_void (TestPanel *panel, GError **error)
{
  return scrutiny_list_void (panel->session, 1, "no reason", error);
}

static gboolean
try_share (TestPanel *panel, GError **error)
{
  g_autoptr (ScrutinyCeremony) ceremony =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", error);

  return ceremony != NULL;
}

static gboolean
try_draw (TestPanel *panel, GError **error)
{
  g_autoptr (ScrutinyDrawOutcome) outcome =
      scrutiny_meeting_draw (panel->session, 1, NULL, NULL, error);

  return outcome != NULL;
}

static gboolean
try_set_aside (TestPanel *panel, GError **error)
{
  return scrutiny_case_set_aside (panel->session, 1, "B", "duplicate", NULL, NULL, error);
}

static gboolean
try_no_footage (TestPanel *panel, GError **error)
{
  return scrutiny_case_record_no_footage (panel->session, 1, "A", "fault", NULL, error);
}

static gboolean
try_open_case (TestPanel *panel, GError **error)
{
  return scrutiny_case_open (panel->session, 1, "A", error);
}

static gboolean
try_secret (TestPanel *panel, GError **error)
{
  guint8 secret[SCRUTINY_KEY_BYTES];

  return scrutiny_case_open_secret (panel->session, 1, secret, error);
}

static gboolean
try_list_meetings (TestPanel *panel, GError **error)
{
  g_autoptr (GListModel) meetings = scrutiny_meeting_list (panel->session, error);

  return meetings != NULL;
}

static gboolean
try_list_cases (TestPanel *panel, GError **error)
{
  g_autoptr (GListModel) cases = scrutiny_case_list (panel->session, 1, error);

  return cases != NULL;
}

static const struct {
  const char *name;
  ScrutinyAct act;
  Attempt attempt;
} attempts[] = {
  { "add a person", SCRUTINY_ACT_MANAGE_PEOPLE, try_add_person },
  { "promote a member", SCRUTINY_ACT_MANAGE_PEOPLE, try_promote },
  { "reset a passphrase", SCRUTINY_ACT_MANAGE_PEOPLE, try_reset },
  { "change a setting", SCRUTINY_ACT_CHANGE_SETTINGS, try_setting },
  { "back up", SCRUTINY_ACT_BACK_UP, try_back_up },
  { "create a meeting", SCRUTINY_ACT_CREATE_MEETING, try_create_meeting },
  { "take back consent", SCRUTINY_ACT_GIVE_CONSENT, try_consent },
  { "open a meeting", SCRUTINY_ACT_OPEN_MEETING, try_open },
  { "seal a meeting", SCRUTINY_ACT_SEAL_MEETING, try_seal },
  { "preview a list", SCRUTINY_ACT_READ_RECORDS, try_preview },
  { "fix a list", SCRUTINY_ACT_FIX_LIST, try_fix },
  { "void a list", SCRUTINY_ACT_VOID_LIST, try_void },
  { "add a share", SCRUTINY_ACT_ADD_SEED_SHARE, try_share },
  { "draw", SCRUTINY_ACT_DRAW, try_draw },
  { "set a case aside", SCRUTINY_ACT_SET_ASIDE_CASE, try_set_aside },
  { "record no footage", SCRUTINY_ACT_RECORD_NO_FOOTAGE, try_no_footage },
  { "open a case", SCRUTINY_ACT_OPEN_MEETING, try_open_case },
  { "open a case's key", SCRUTINY_ACT_CLOSE_ANSWERS, try_secret },
  { "list meetings", SCRUTINY_ACT_READ_MEETINGS, try_list_meetings },
  { "list cases", SCRUTINY_ACT_READ_MEETINGS, try_list_cases },
};

#define NOBODY SCRUTINY_N_ROLES

static gboolean
must_be_refused (ScrutinyAct act, guint role)
{
  ScrutinyRight right;

  if (role == NOBODY)
    return TRUE;
  right = scrutiny_policy_get_right (act, (ScrutinyRole) role);

  return right == SCRUTINY_RIGHT_NO || right == SCRUTINY_RIGHT_WITH_CHAIR;
}

/* Every attempt that must fail, by everybody; returns how many there were. */
static guint
try_everything (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  guint n_tried = 0;

  for (guint role = 0; role <= NOBODY; role++) {
    if (role == NOBODY)
      scrutiny_session_sign_out (panel->session);
    else
      test_panel_sign_in_role (panel, (ScrutinyRole) role);

    for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!must_be_refused (attempts[i].act, role))
        continue;
      g_test_message ("%s as %u", attempts[i].name, role);
      before = scrutiny_audit_get_head (panel->session, NULL);
      g_assert_false (attempts[i].attempt (panel, &error));
      g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_false (scrutiny_database_is_in_transaction (
          scrutiny_session_get_database (panel->session)));
      after = scrutiny_audit_get_head (panel->session, NULL);
      g_assert_cmpstr (before, ==, after);
      n_tried++;
    }
  }

  return n_tried;
}

static void
as_chair (TestPanel *panel, Attempt attempt)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Chad");
  g_assert_true (attempt (panel, &error));
  g_assert_no_error (error);
}

static void
test_every_stage (void)
{
  static const Attempt stages[] = { try_fix,        try_share,     try_share, try_draw,
                                    try_no_footage, try_set_aside, try_open };
  g_autoptr (TestPanel) panel = test_panel_new ();
  guint n_tried = 0;

  test_panel_add_everybody (panel);
  test_records_add (panel, 30);
  test_meeting_add (panel);

  n_tried += try_everything (panel);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++) {
    as_chair (panel, stages[i]);
    n_tried += try_everything (panel);
  }

  g_test_message ("%u attempts refused", n_tried);
  g_assert_cmpuint (n_tried, >=, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/role-bypass/every-stage", test_every_stage);

  return g_test_run ();
}
