/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/home/meeting-steps.h"
#include "ui/page.h"

G_BEGIN_DECLS

ScrutinyPage *scrutiny_meeting_place_new (ScrutinyMeetingStep step,
                                          gint64 meeting,
                                          ScrutinyMeetingState state);

G_END_DECLS
