/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_NEW_MEETING_PAGE (scrutiny_new_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyNewMeetingPage,
                      scrutiny_new_meeting_page,
                      SCRUTINY,
                      NEW_MEETING_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_new_meeting_page_new (void);

G_END_DECLS
