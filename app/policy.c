/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/policy.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/session.h"
#include "db/meeting-store.h"
#include "model/day.h"

/* The one table of who may do what: section 7 of the design, a row for each
 * act. docs/decisions/0005-policy-table.md says why where the design is silent. */
typedef struct {
  const char *code;   /* its name in the log; never changed once released */
  gboolean is_open;   /* also without signing in */
  gboolean is_vetted; /* shows footage or records: not once a clearance has ended */
  ScrutinyRight rights[SCRUTINY_N_ROLES];
} Row;

#define NO       SCRUTINY_RIGHT_NO
#define YES      SCRUTINY_RIGHT_YES
#define W_CHAIR  SCRUTINY_RIGHT_WITH_CHAIR
#define OWN      SCRUTINY_RIGHT_OWN_ONLY
#define NOT_OWN  SCRUTINY_RIGHT_NOT_OWN
#define DEPUTY   SCRUTINY_RIGHT_DEPUTY
#define EDITOR   SCRUTINY_RIGHT_HIDE_EDITOR
#define VETTED   TRUE
#define ANY      FALSE
#define ACT(act) [SCRUTINY_ACT_##act]

/* clang-format off */
static const Row table[SCRUTINY_N_ACTS] = {
  /*                                                                coordinator chair  member  force lead */
  ACT (SIGN_IN)                = { "sign-in",                TRUE,  ANY,    { YES,     YES,     YES,    YES } },
  ACT (CHANGE_PASSPHRASE)      = { "change-passphrase",      FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (CHANGE_OWN_CHOICES)     = { "change-own-choices",     FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (MANAGE_PEOPLE)          = { "manage-people",          FALSE, ANY,    { YES,     YES,     NO,     NO  } },
  ACT (CHANGE_SETTINGS)        = { "change-settings",        FALSE, ANY,    { YES,     YES,     NO,     NO  } },
  ACT (BACK_UP)                = { "back-up",                FALSE, ANY,    { YES,     YES,     NO,     NO  } },
  ACT (IMPORT_RECORDS)         = { "import-records",         FALSE, VETTED, { YES,     NO,      NO,     NO  } },
  ACT (READ_RECORDS)           = { "read-records",           FALSE, VETTED, { YES,     YES,     NO,     NO  } },
  ACT (READ_MEETINGS)          = { "read-meetings",          FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (CREATE_MEETING)         = { "create-meeting",         FALSE, ANY,    { YES,     YES,     NO,     NO  } },
  ACT (GIVE_CONSENT)           = { "give-consent",           FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (FIX_LIST)               = { "fix-list",               FALSE, ANY,    { W_CHAIR, YES,     NO,     NO  } },
  ACT (VOID_LIST)              = { "void-list",              FALSE, ANY,    { W_CHAIR, YES,     NO,     NO  } },
  ACT (ADD_SEED_SHARE)         = { "add-seed-share",         FALSE, ANY,    { W_CHAIR, YES,     YES,    NO  } },
  ACT (DRAW)                   = { "draw",                   FALSE, ANY,    { W_CHAIR, YES,     NO,     NO  } },
  ACT (SET_ASIDE_CASE)         = { "set-aside-case",         FALSE, ANY,    { W_CHAIR, YES,     NO,     NO  } },
  ACT (RECORD_NO_FOOTAGE)      = { "record-no-footage",      FALSE, ANY,    { W_CHAIR, YES,     NO,     NO  } },
  ACT (ADD_FOOTAGE)            = { "add-footage",            FALSE, VETTED, { YES,     NO,      NO,     NO  } },
  ACT (EDIT_HIDE_TRACK)        = { "edit-hide-track",        FALSE, VETTED, { YES,     NO,      NO,     NO  } },
  ACT (READ_HIDE_TRACK)        = { "read-hide-track",        FALSE, VETTED, { YES,     YES,     DEPUTY, NO  } },
  ACT (SEE_CLEAR_FOOTAGE)      = { "see-clear-footage",      FALSE, VETTED, { EDITOR,  NO,      NO,     NO  } },
  ACT (SECOND_LOOK)            = { "second-look",            FALSE, VETTED, { NO,      NOT_OWN, DEPUTY, NO  } },
  ACT (DOUBT_HIDING)           = { "doubt-hiding",           FALSE, VETTED, { YES,     YES,     YES,    NO  } },
  ACT (READ_HIDE_DOUBTS)       = { "read-hide-doubts",       FALSE, VETTED, { YES,     YES,     NO,     NO  } },
  ACT (RENDER_COVERED_COPY)    = { "render-covered-copy",    FALSE, VETTED, { YES,     NO,      NO,     NO  } },
  ACT (WATCH_COVERED)          = { "watch-covered",          FALSE, VETTED, { NO,      YES,     YES,    NO  } },
  ACT (OPEN_MEETING)           = { "open-meeting",           FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (ANSWER)                 = { "answer",                 FALSE, VETTED, { NO,      YES,     YES,    NO  } },
  ACT (SEE_OPEN_ANSWERS)       = { "see-open-answers",       FALSE, ANY,    { NO,      NO,      OWN,    NO  } },
  ACT (SEE_WHO_ANSWERED)       = { "see-who-answered",       FALSE, ANY,    { NO,      NO,      OWN,    NO  } },
  ACT (CLOSE_ANSWERS)          = { "close-answers",          FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (READ_RESULTS)           = { "read-results",           FALSE, ANY,    { YES,     YES,     YES,    NO  } },
  ACT (RAISE_SAFEGUARDING)     = { "raise-safeguarding",     FALSE, ANY,    { NO,      YES,     YES,    NO  } },
  ACT (READ_SAFEGUARDING)      = { "read-safeguarding",      FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (ANSWER_SAFEGUARDING)    = { "answer-safeguarding",    FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (SET_PANEL_VIEW)         = { "set-panel-view",         FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (ADD_TOLD_NOTE)          = { "add-told-note",          FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (SEAL_MEETING)           = { "seal-meeting",           FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (WRITE_MINUTES)          = { "write-minutes",          FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (PROPOSE_LEARNING_POINT) = { "propose-learning-point", FALSE, ANY,    { NO,      YES,     YES,    NO  } },
  ACT (ADD_LEARNING_POINT)     = { "add-learning-point",     FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (REPLY_LEARNING_POINT)   = { "reply-learning-point",   FALSE, ANY,    { NO,      NO,      NO,     YES } },
  ACT (ACCEPT_LEARNING_POINT)  = { "accept-learning-point",  FALSE, ANY,    { NO,      YES,     NO,     NO  } },
  ACT (READ_LEARNING_POINTS)   = { "read-learning-points",   FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (READ_FINDINGS)          = { "read-findings",          FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (EXPORT_FINDINGS)        = { "export-findings",        FALSE, ANY,    { YES,     YES,     YES,    YES } },
  ACT (VERIFY)                 = { "verify",                 TRUE,  ANY,    { YES,     YES,     YES,    YES } },
};
/* clang-format on */

/**
 * scrutiny_act_get_code:
 *
 * The act's name in the log and in messages to programs: [a-z-]+.
 */
const char *
scrutiny_act_get_code (ScrutinyAct act)
{
  g_return_val_if_fail ((guint) act < SCRUTINY_N_ACTS, NULL);

  return table[act].code;
}

/** scrutiny_policy_get_right: The cell of the table; any thread. */
ScrutinyRight
scrutiny_policy_get_right (ScrutinyAct act, ScrutinyRole role)
{
  g_return_val_if_fail ((guint) act < SCRUTINY_N_ACTS, SCRUTINY_RIGHT_NO);
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, SCRUTINY_RIGHT_NO);

  return table[act].rights[role];
}

/**
 * scrutiny_policy_needs_clearance:
 *
 * Whether @act shows footage or records, so needs a clearance that has not ended;
 * any thread.
 */
gboolean
scrutiny_policy_needs_clearance (ScrutinyAct act)
{
  g_return_val_if_fail ((guint) act < SCRUTINY_N_ACTS, TRUE);

  return table[act].is_vetted;
}

/* A question that cannot be answered is a no. */
static gboolean
has_consent (ScrutinySession *session, gint64 meeting_id)
{
  g_autoptr (GError) error = NULL;
  gboolean is_given = FALSE;

  if (meeting_id != 0 &&
      !scrutiny_meeting_store_has_consent (scrutiny_session_get_database (session),
                                           meeting_id, &is_given, &error)) {
    g_warning ("Asking for a chair's consent: %s", error->message);
    return FALSE;
  }

  return is_given;
}

static gboolean
holds (ScrutinySession *session,
       ScrutinyRight right,
       ScrutinyPerson *person,
       const ScrutinyMatter *matter)
{
  gint64 owner_id = matter ? matter->owner_id : 0;

  switch (right) {
  case SCRUTINY_RIGHT_YES:
    return TRUE;
  case SCRUTINY_RIGHT_WITH_CHAIR:
    return scrutiny_session_get_chair_id (session) != 0 ||
           (matter != NULL && has_consent (session, matter->meeting_id));
  case SCRUTINY_RIGHT_OWN_ONLY:
    return owner_id != 0 && owner_id == scrutiny_person_get_id (person);
  case SCRUTINY_RIGHT_NOT_OWN:
    return owner_id != 0 && owner_id != scrutiny_person_get_id (person);
  case SCRUTINY_RIGHT_DEPUTY:
    return scrutiny_person_is_deputy (person) && owner_id != 0 &&
           owner_id != scrutiny_person_get_id (person);
  case SCRUTINY_RIGHT_HIDE_EDITOR:
    return matter != NULL && matter->is_hide_editor;
  case SCRUTINY_RIGHT_NO:
  default:
    return FALSE;
  }
}

/* What a cell asks for beyond the part itself; %NULL for nothing. */
static const char *
get_condition (ScrutinyRight right)
{
  switch (right) {
  case SCRUTINY_RIGHT_WITH_CHAIR:
    return _("once a chair agrees");
  case SCRUTINY_RIGHT_OWN_ONLY:
    return _("for their own answers");
  case SCRUTINY_RIGHT_NOT_OWN:
    return _("not for their own work");
  case SCRUTINY_RIGHT_DEPUTY:
    return _("named deputy, not for their own work");
  case SCRUTINY_RIGHT_HIDE_EDITOR:
    return _("in the hide editor");
  case SCRUTINY_RIGHT_YES:
  case SCRUTINY_RIGHT_NO:
  default:
    return NULL;
  }
}

/* "coordinator (once a chair agrees) or chair": everybody who could do it, so that
 * the person knows whom to ask. */
static char *
list_roles (ScrutinyAct act)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < SCRUTINY_N_ROLES; i++) {
    const char *condition = get_condition (table[act].rights[i]);

    if (table[act].rights[i] == SCRUTINY_RIGHT_NO)
      continue;
    if (list->len > 0)
      g_string_append (list, _ (" or "));
    g_string_append (list, scrutiny_role_get_title ((ScrutinyRole) i));
    if (condition != NULL)
      g_string_append_printf (list, " (%s)", condition);
  }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
set_refusal (ScrutinyAct act, ScrutinyRight right, ScrutinyRole role, GError **error)
{
  g_autofree char *who = list_roles (act);

  switch (right) {
  case SCRUTINY_RIGHT_WITH_CHAIR:
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("A coordinator does this together with a chair. Ask a chair "
                           "to agree first."));
    break;
  case SCRUTINY_RIGHT_OWN_ONLY:
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("You may see your own answers only."));
    break;
  case SCRUTINY_RIGHT_NOT_OWN:
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Somebody else must take the second look: this is your own "
                           "work."));
    break;
  case SCRUTINY_RIGHT_HIDE_EDITOR:
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Clear footage is shown in the hide editor only."));
    break;
  case SCRUTINY_RIGHT_DEPUTY:
  case SCRUTINY_RIGHT_YES:
  case SCRUTINY_RIGHT_NO:
  default:
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                 _("This is for the %s; you are signed in as %s."), who,
                    scrutiny_role_get_title (role));
    break;
  }
}

/* The one place where a clearance counts: once it has ended, no footage and no
 * records. Everything else of the person's part stays. */
static gboolean
is_cleared (ScrutinySession *session, ScrutinyPerson *person, GError **error)
{
  g_autofree char *today = scrutiny_session_today (session);
  g_autofree char *ended = NULL;
  gboolean asks_chair = scrutiny_person_get_role (person) == SCRUTINY_ROLE_COORDINATOR;

  if (scrutiny_person_is_cleared_on (person, today))
    return TRUE;

  ended = scrutiny_day_to_words (scrutiny_person_get_clearance_until (person));
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
               asks_chair
               ? _("Your clearance ended on %s. Ask your chair.")
               : _("Your clearance ended on %s. Ask your coordinator."), ended);

  return FALSE;
}

/**
 * scrutiny_policy_ask_about:
 * @matter: (nullable): what the act is about
 *
 * On the session's thread. When in doubt the answer is no.
 *
 * Returns: whether the person signed in may do @act; %SCRUTINY_APP_ERROR_DENIED
 *   says in a sentence why not and who may
 */
gboolean
scrutiny_policy_ask_about (ScrutinySession *session,
                           ScrutinyAct act,
                           const ScrutinyMatter *matter,
                           GError **error)
{
  ScrutinyPerson *person;
  ScrutinyRight right;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail ((guint) act < SCRUTINY_N_ACTS, FALSE);

  if (table[act].is_open)
    return TRUE;

  person = scrutiny_session_get_person (session);
  if (person == NULL) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Sign in first."));
    return FALSE;
  }

  right = table[act].rights[scrutiny_person_get_role (person)];
  if (!holds (session, right, person, matter)) {
    set_refusal (act, right, scrutiny_person_get_role (person), error);
    return FALSE;
  }

  return !table[act].is_vetted || is_cleared (session, person, error);
}

/**
 * scrutiny_policy_ask:
 *
 * scrutiny_policy_ask_about() for an act that is about nothing in particular.
 */
gboolean
scrutiny_policy_ask (ScrutinySession *session, ScrutinyAct act, GError **error)
{
  return scrutiny_policy_ask_about (session, act, NULL, error);
}
