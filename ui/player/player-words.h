/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ui/player/player-command.h"

G_BEGIN_DECLS

char *scrutiny_player_words_for_time (gint64 position_us);
char *scrutiny_player_words_for_clock (gint64 position_us);
char *scrutiny_player_words_for_place (gint64 position_us, gint64 duration_us);
char *scrutiny_player_words_for_rate (gint64 permille);
char *scrutiny_player_words_for_command (ScrutinyPlayerCommand command, gint64 value);

G_END_DECLS
