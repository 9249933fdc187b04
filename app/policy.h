/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/role.h"

G_BEGIN_DECLS

typedef struct _ScrutinySession ScrutinySession;

/* Everything anybody does with a panel. One row of the policy table each. */
typedef enum {
  SCRUTINY_ACT_SIGN_IN,
  SCRUTINY_ACT_CHANGE_PASSPHRASE,
  SCRUTINY_ACT_CHANGE_OWN_CHOICES, /* how the window is for oneself */
  SCRUTINY_ACT_MANAGE_PEOPLE,
  SCRUTINY_ACT_CHANGE_SETTINGS,
  SCRUTINY_ACT_BACK_UP,
  SCRUTINY_ACT_IMPORT_RECORDS,
  SCRUTINY_ACT_READ_RECORDS,
  SCRUTINY_ACT_READ_MEETINGS,
  SCRUTINY_ACT_CREATE_MEETING,
  SCRUTINY_ACT_GIVE_CONSENT,
  SCRUTINY_ACT_FIX_LIST,
  SCRUTINY_ACT_VOID_LIST,
  SCRUTINY_ACT_ADD_SEED_SHARE,
  SCRUTINY_ACT_DRAW,
  SCRUTINY_ACT_SET_ASIDE_CASE,
  SCRUTINY_ACT_RECORD_NO_FOOTAGE,
  SCRUTINY_ACT_ADD_FOOTAGE,
  SCRUTINY_ACT_EDIT_HIDE_TRACK,
  SCRUTINY_ACT_READ_HIDE_TRACK,
  SCRUTINY_ACT_SEE_CLEAR_FOOTAGE,
  SCRUTINY_ACT_SECOND_LOOK,
  SCRUTINY_ACT_DOUBT_HIDING, /* "something should be hidden", "too much is hidden" */
  SCRUTINY_ACT_READ_HIDE_DOUBTS,
  SCRUTINY_ACT_RENDER_COVERED_COPY,
  SCRUTINY_ACT_WATCH_COVERED,
  SCRUTINY_ACT_OPEN_MEETING,
  SCRUTINY_ACT_ANSWER,
  SCRUTINY_ACT_SEE_OPEN_ANSWERS, /* before the case is closed; owner: the answerer */
  SCRUTINY_ACT_SEE_WHO_ANSWERED, /* owner: the answerer */
  SCRUTINY_ACT_CLOSE_ANSWERS,
  SCRUTINY_ACT_READ_RESULTS, /* after closing: the spread and the votes */
  SCRUTINY_ACT_RAISE_SAFEGUARDING,
  SCRUTINY_ACT_READ_SAFEGUARDING,
  SCRUTINY_ACT_ANSWER_SAFEGUARDING,
  SCRUTINY_ACT_SET_PANEL_VIEW,
  SCRUTINY_ACT_ADD_TOLD_NOTE,
  SCRUTINY_ACT_SEAL_MEETING,
  SCRUTINY_ACT_WRITE_MINUTES,
  SCRUTINY_ACT_PROPOSE_LEARNING_POINT,
  SCRUTINY_ACT_ADD_LEARNING_POINT,
  SCRUTINY_ACT_REPLY_LEARNING_POINT,
  SCRUTINY_ACT_ACCEPT_LEARNING_POINT, /* and return it to the force */
  SCRUTINY_ACT_READ_LEARNING_POINTS,
  SCRUTINY_ACT_READ_FINDINGS,
  SCRUTINY_ACT_EXPORT_FINDINGS,
  SCRUTINY_ACT_VERIFY,
  SCRUTINY_N_ACTS,
} ScrutinyAct;

/* What one cell of the table says. */
typedef enum {
  SCRUTINY_RIGHT_NO,
  SCRUTINY_RIGHT_YES,
  SCRUTINY_RIGHT_WITH_CHAIR,  /* when a chair has agreed: see ScrutinyMatter.meeting_id */
  SCRUTINY_RIGHT_OWN_ONLY,    /* when owner_id is the person themselves */
  SCRUTINY_RIGHT_NOT_OWN,     /* when owner_id is somebody else */
  SCRUTINY_RIGHT_DEPUTY,      /* when named deputy, and owner_id is somebody else */
  SCRUTINY_RIGHT_HIDE_EDITOR, /* inside the hide editor only */
} ScrutinyRight;

/* What an act is about, where a cell depends on it; fields left 0 grant nothing. */
typedef struct {
  gint64 meeting_id;       /* the meeting's row id, for a chair's consent to it */
  gint64 owner_id;         /* whose answer, or who made the hide track */
  gboolean is_hide_editor; /* the picture goes to the hide editor */
} ScrutinyMatter;

const char *scrutiny_act_get_code (ScrutinyAct act);
ScrutinyRight scrutiny_policy_get_right (ScrutinyAct act, ScrutinyRole role);
gboolean scrutiny_policy_needs_clearance (ScrutinyAct act);

gboolean scrutiny_policy_ask (ScrutinySession *session, ScrutinyAct act, GError **error);
gboolean scrutiny_policy_ask_about (ScrutinySession *session,
                                    ScrutinyAct act,
                                    const ScrutinyMatter *matter,
                                    GError **error);

G_END_DECLS
