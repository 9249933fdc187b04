/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_DICE_PAGE (scrutiny_dice_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyDicePage,
                      scrutiny_dice_page,
                      SCRUTINY,
                      DICE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_dice_page_new (gint64 meeting);

G_END_DECLS
