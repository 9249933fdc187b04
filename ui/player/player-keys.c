/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/player-keys.h"

#define SECOND_US G_USEC_PER_SEC

typedef struct {
  guint keyval;
  GdkModifierType state;
  ScrutinyPlayerKey key;
} Binding;

/* Loudness is a step here: +1 and -1; 0 turns the sound off or on. */
static const Binding bindings[] = {
  { GDK_KEY_space, 0, { SCRUTINY_PLAYER_PLAY, 1, TRUE } },
  { GDK_KEY_k, 0, { SCRUTINY_PLAYER_PLAY, 1, TRUE } },
  { GDK_KEY_Left, 0, { SCRUTINY_PLAYER_SEEK_BY, -5 * SECOND_US, FALSE } },
  { GDK_KEY_Right, 0, { SCRUTINY_PLAYER_SEEK_BY, 5 * SECOND_US, FALSE } },
  { GDK_KEY_j, 0, { SCRUTINY_PLAYER_SEEK_BY, -10 * SECOND_US, FALSE } },
  { GDK_KEY_l, 0, { SCRUTINY_PLAYER_SEEK_BY, 10 * SECOND_US, FALSE } },
  { GDK_KEY_Left, GDK_SHIFT_MASK, { SCRUTINY_PLAYER_SEEK_BY, -SECOND_US, FALSE } },
  { GDK_KEY_Right, GDK_SHIFT_MASK, { SCRUTINY_PLAYER_SEEK_BY, SECOND_US, FALSE } },
  { GDK_KEY_comma, 0, { SCRUTINY_PLAYER_STEP, -1, FALSE } },
  { GDK_KEY_period, 0, { SCRUTINY_PLAYER_STEP, 1, FALSE } },
  { GDK_KEY_Up, 0, { SCRUTINY_PLAYER_GAIN, 1, TRUE } },
  { GDK_KEY_Down, 0, { SCRUTINY_PLAYER_GAIN, -1, TRUE } },
  { GDK_KEY_m, 0, { SCRUTINY_PLAYER_GAIN, 0, TRUE } },
  { GDK_KEY_Home, 0, { SCRUTINY_PLAYER_SEEK_TO, 0, FALSE } },
  { GDK_KEY_End, 0, { SCRUTINY_PLAYER_SEEK_TO, G_MAXINT64, FALSE } },
  { GDK_KEY_b, 0, { SCRUTINY_PLAYER_HIDE, 1, TRUE } },
  { GDK_KEY_f, 0, { SCRUTINY_PLAYER_FULLSCREEN, 1, TRUE } },
  { GDK_KEY_F11, 0, { SCRUTINY_PLAYER_FULLSCREEN, 1, TRUE } },
  { GDK_KEY_Escape, 0, { SCRUTINY_PLAYER_FULLSCREEN, 0, FALSE } },
  { GDK_KEY_n, 0, { SCRUTINY_PLAYER_NOTE, 0, FALSE } },
  { GDK_KEY_g, 0, { SCRUTINY_PLAYER_SHOULD_HIDE, 0, FALSE } },
  { GDK_KEY_g, GDK_SHIFT_MASK, { SCRUTINY_PLAYER_TOO_MUCH, 0, FALSE } },
  { GDK_KEY_bracketleft, 0, { SCRUTINY_PLAYER_RATE, -1, FALSE } },
  { GDK_KEY_bracketright, 0, { SCRUTINY_PLAYER_RATE, 1, FALSE } },
  { GDK_KEY_less, 0, { SCRUTINY_PLAYER_RATE, -1, FALSE } },
  { GDK_KEY_greater, 0, { SCRUTINY_PLAYER_RATE, 1, FALSE } },
  { GDK_KEY_BackSpace, 0, { SCRUTINY_PLAYER_RATE, 0, FALSE } },
  { GDK_KEY_l, GDK_CONTROL_MASK, { SCRUTINY_PLAYER_REPEAT, 0, FALSE } },
  { GDK_KEY_c, 0, { SCRUTINY_PLAYER_MISSING, 1, FALSE } },
  { GDK_KEY_t, 0, { SCRUTINY_PLAYER_MISSING, 2, FALSE } },
  /* What must be within reach when single letters are switched off. */
  { GDK_KEY_b, GDK_CONTROL_MASK, { SCRUTINY_PLAYER_HIDE, 1, TRUE } },
  { GDK_KEY_g, GDK_CONTROL_MASK, { SCRUTINY_PLAYER_SHOULD_HIDE, 0, FALSE } },
  { GDK_KEY_n, GDK_CONTROL_MASK, { SCRUTINY_PLAYER_NOTE, 0, FALSE } },
};

/**
 * scrutiny_player_key_is_character:
 * @held: modifiers
 *
 * Returns: whether a slip of the hand, or speech typed for somebody, could press it: a
 *   letter or a sign without Ctrl
 */
gboolean
scrutiny_player_key_is_character (guint keyval, GdkModifierType held)
{
  return (held & GDK_CONTROL_MASK) == 0 && keyval != GDK_KEY_space &&
         g_unichar_isgraph (gdk_keyval_to_unicode (keyval));
}

/* Keys that type nothing, so they work while somebody writes a note. */
static gboolean
works_while_typing (guint keyval, GdkModifierType state)
{
  return keyval == GDK_KEY_F11 || keyval == GDK_KEY_Escape ||
         (keyval == GDK_KEY_space && state == GDK_CONTROL_MASK);
}

/**
 * scrutiny_player_key_is_taken:
 * @keyval: the key
 * @focus: (nullable): where it was pressed
 *
 * Returns: whether it belongs to what has the focus: a menu that is open has all keys to
 *   itself, a list those one walks it with
 */
gboolean
scrutiny_player_key_is_taken (guint keyval, GtkWidget *focus)
{
  if (focus == NULL)
    return FALSE;
  if (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;

  return gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL &&
         (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down || keyval == GDK_KEY_Home ||
          keyval == GDK_KEY_End);
}

/**
 * scrutiny_player_key_find:
 * @keyval: the key; letters count the same with Caps Lock
 * @state: modifiers held
 * @is_typing: whether the focus is in a text field
 * @has_letters: whether keys without Ctrl that type a character are switched on
 * @found: (out): what the key asks
 *
 * Returns: whether the key belongs to the footage. Digits never do: they answer.
 */
gboolean
scrutiny_player_key_find (guint keyval,
                          GdkModifierType state,
                          gboolean is_typing,
                          gboolean has_letters,
                          ScrutinyPlayerKey *found)
{
  GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  guint lower = gdk_keyval_to_lower (keyval);

  if (is_typing && !works_while_typing (lower, held))
    return FALSE;
  if (!has_letters && scrutiny_player_key_is_character (lower, held))
    return FALSE;
  if (lower == GDK_KEY_space && held == GDK_CONTROL_MASK)
    held = 0;
  /* On most keyboards these two are typed with Shift. */
  if (lower == GDK_KEY_less || lower == GDK_KEY_greater)
    held &= (GdkModifierType) ~GDK_SHIFT_MASK;

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].keyval == lower && bindings[i].state == held) {
      *found = bindings[i].key;
      return TRUE;
    }

  return FALSE;
}
