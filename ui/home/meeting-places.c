/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/home/meeting-places.h"

#include "ui/cases/cases-page.h"
#include "ui/ceremony/commitment-page.h"
#include "ui/ceremony/dice-page.h"
#include "ui/ceremony/draw-page.h"
#include "ui/ceremony/fix-page.h"
#include "ui/findings/findings-page.h"
#include "ui/learning/actions-page.h"
#include "ui/meeting/meeting-page.h"
#include "ui/meeting/seal-page.h"
#include "ui/records/import-page.h"
#include "ui/records/records-page.h"

/* A list can be fixed anew until the cases are drawn; later there is the old one. */
static ScrutinyPage *
new_draw_place (gint64 meeting, ScrutinyMeetingState state)
{
  if (state >= SCRUTINY_MEETING_DRAWN)
    return scrutiny_draw_page_new (meeting);
  if (state == SCRUTINY_MEETING_LIST_FIXED)
    return scrutiny_dice_page_new (meeting);

  return scrutiny_fix_page_new (meeting);
}

/**
 * scrutiny_meeting_place_new:
 * @step: where somebody wants to go
 * @meeting: the meeting's number
 * @state: where the meeting stands
 *
 * Returns: (transfer floating): the page of that step, or of the step that must come
 *   first
 */
ScrutinyPage *
scrutiny_meeting_place_new (ScrutinyMeetingStep step,
                            gint64 meeting,
                            ScrutinyMeetingState state)
{
  switch (step) {
  case SCRUTINY_MEETING_STEP_IMPORT_LIST:
    return scrutiny_import_page_new (meeting);
  case SCRUTINY_MEETING_STEP_CHECK_LIST:
    return scrutiny_records_page_new (state >= SCRUTINY_MEETING_LIST_FIXED ? 0 : meeting);
  case SCRUTINY_MEETING_STEP_FIX_LIST:
    return state >= SCRUTINY_MEETING_LIST_FIXED ? scrutiny_commitment_page_new (meeting)
                                                : scrutiny_fix_page_new (meeting);
  case SCRUTINY_MEETING_STEP_DRAW:
    return new_draw_place (meeting, state);
  case SCRUTINY_MEETING_STEP_GET_FOOTAGE:
  case SCRUTINY_MEETING_STEP_HIDE:
  case SCRUTINY_MEETING_STEP_SECOND_LOOK:
    return scrutiny_cases_page_new (meeting);
  case SCRUTINY_MEETING_STEP_MEETING:
    return scrutiny_meeting_page_new (meeting);
  case SCRUTINY_MEETING_STEP_SEAL:
    return scrutiny_seal_page_new (meeting);
  case SCRUTINY_MEETING_STEP_ACTIONS:
  default:
    return scrutiny_actions_page_new ();
  }
}
