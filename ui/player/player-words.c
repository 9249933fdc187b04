/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/player-words.h"

#include <glib/gi18n.h>

/**
 * scrutiny_player_words_for_time:
 * @position_us: microseconds, not negative
 *
 * Returns: (transfer full): the time as it is spoken, "2 minutes 5 seconds"
 */
char *
scrutiny_player_words_for_time (gint64 position_us)
{
  guint minutes = (guint) (position_us / G_USEC_PER_SEC / 60);
  guint seconds = (guint) (position_us / G_USEC_PER_SEC % 60);
  g_autofree char *minutes_text =
      g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  g_autofree char *seconds_text =
      g_strdup_printf (ngettext ("%u second", "%u seconds", seconds), seconds);

  if (minutes == 0)
    return g_steal_pointer (&seconds_text);

  return g_strdup_printf ("%s %s", minutes_text, seconds_text);
}

/**
 * scrutiny_player_words_for_rate:
 *
 * Returns: (transfer full): the speed as "1.25×"
 */
char *
scrutiny_player_words_for_rate (gint64 permille)
{
  /* Translators: a speed, as a multiple of normal speed */
  return g_strdup_printf (_ ("%.4g×"), (double) permille / 1000);
}

/**
 * scrutiny_player_words_for_clock:
 * @position_us: microseconds, not negative
 *
 * Returns: (transfer full): the time as it is written, "2:05"
 */
char *
scrutiny_player_words_for_clock (gint64 position_us)
{
  gint64 seconds = position_us / G_USEC_PER_SEC;

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/**
 * scrutiny_player_words_for_place:
 *
 * Returns: (transfer full): "2:05 / 10:00"
 */
char *
scrutiny_player_words_for_place (gint64 position_us, gint64 duration_us)
{
  g_autofree char *position = scrutiny_player_words_for_clock (position_us);
  g_autofree char *duration = scrutiny_player_words_for_clock (duration_us);

  return g_strdup_printf ("%s / %s", position, duration);
}

/**
 * scrutiny_player_words_for_command:
 *
 * Returns: (transfer full): the brief sign on the picture, empty where the picture
 *   itself shows what happened
 */
char *
scrutiny_player_words_for_command (ScrutinyPlayerCommand command, gint64 value)
{
  if (command == SCRUTINY_PLAYER_SEEK_BY)
    return g_strdup_printf (value < 0
                            ? _ ("−%d s")
                            : _ ("+%d s"), (int) (ABS (value) / G_USEC_PER_SEC));
  if (command == SCRUTINY_PLAYER_STEP)
    return g_strdup (value < 0 ? _ ("1 frame back") : _ ("1 frame on"));
  if (command == SCRUTINY_PLAYER_MISSING)
    return g_strdup (value == 1 ? _ ("No captions with this footage")
                                : _ ("No transcript with this footage"));
  if (command == SCRUTINY_PLAYER_TOO_MUCH)
    return g_strdup (_ ("Marked: too much is hidden"));
  if (command == SCRUTINY_PLAYER_SEEK_TO)
    return g_strdup (value == 0 ? _ ("Start") : value == G_MAXINT64 ? _ ("End") : "");
  if (command == SCRUTINY_PLAYER_PLAY)
    return g_strdup (value != 0 ? _ ("Play") : _ ("Pause"));

  return g_strdup ("");
}
