/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clip.h"
#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HIDE_EDITOR_PAGE (scrutiny_hide_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHideEditorPage,
                      scrutiny_hide_editor_page,
                      SCRUTINY,
                      HIDE_EDITOR_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_hide_editor_page_new (const char *letter, ScrutinyClip *clip);

G_END_DECLS
