/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_MEETING_PAGE (scrutiny_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyMeetingPage,
                      scrutiny_meeting_page,
                      SCRUTINY,
                      MEETING_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_meeting_page_new (gint64 meeting);

G_END_DECLS
