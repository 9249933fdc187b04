/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clip.h"
#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SECOND_LOOK_PAGE (scrutiny_second_look_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySecondLookPage,
                      scrutiny_second_look_page,
                      SCRUTINY,
                      SECOND_LOOK_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_second_look_page_new (gint64 meeting,
                                             const char *letter,
                                             ScrutinyClip *clip);

G_END_DECLS
