/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/clip.h"
#include "ui/page.h"
#include "ui/player/player-command.h"

G_BEGIN_DECLS

void scrutiny_doubt_keeper_take (ScrutinyPage *page,
                                 ScrutinyClip *clip,
                                 gint64 track_id,
                                 ScrutinyPlayerCommand command,
                                 gint64 at_us);

G_END_DECLS
