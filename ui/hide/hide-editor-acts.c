/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "model/hide-region-edit.h"
#include "ui/hide/hide-editor-private.h"
#include "ui/hide/hide-words.h"
#include "ui/player/player-keys.h"
#include "ui/window.h"

#define NUDGE      0.01 /* of the picture, a key press */
#define LEAST      0.01
#define START_SIZE 0.2 /* of a box that a key adds in the middle */
#define UNDO_S     10

/* Presses that follow each other so soon are one movement. */
#define MOVEMENT_US (700 * G_TIME_SPAN_MILLISECOND)

static gboolean
can_draw (ScrutinyHideEditorPage *self)
{
  return self->draft != NULL &&
         scrutiny_player_view_get_state (self->player) == SCRUTINY_PLAYER_SHOWING &&
         !scrutiny_player_view_is_hidden (self->player);
}

static void
pause_player (ScrutinyHideEditorPage *self)
{
  if (scrutiny_player_view_is_playing (self->player))
    scrutiny_player_view_do (self->player, SCRUTINY_PLAYER_PLAY, 0);
}

static void
add_box_at (ScrutinyHideEditorPage *self, double x, double y, double w, double h)
{
  ScrutinyHideKey box = { .x = x, .y = y, .w = w, .h = h };
  g_autoptr (GError) error = NULL;
  guint nth = SCRUTINY_HIDE_NO_ITEM;
  gboolean is_done;

  if (!can_draw (self))
    return;
  pause_player (self);
  box.t_us = scrutiny_player_link_get_moment_us (self->link);
  is_done = scrutiny_hide_draft_add_box (self->draft, self->kind, self->shape,
                                         self->reason, &box, &nth, &error);
  if (is_done)
    self->selected = nth;
  scrutiny_hide_editor_take (self, is_done, error);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
drawn_cb (ScrutinyHideCanvas *canvas,
          double x,
          double y,
          double w,
          double h,
          ScrutinyHideEditorPage *self)
{
  add_box_at (self, x, y, w, h);
}

static void
add_box_cb (ScrutinyHideEditorPage *self)
{
  add_box_at (self, 0.5 - START_SIZE / 2, 0.5 - START_SIZE / 2, START_SIZE, START_SIZE);
}

static void
place (ScrutinyHideEditorPage *self, ScrutinyHideKey *box, gboolean goes_on)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  is_done = scrutiny_hide_draft_place (self->draft, self->selected, box, goes_on, &error);
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
placed_cb (ScrutinyHideCanvas *canvas,
           double x,
           double y,
           double w,
           double h,
           ScrutinyHideEditorPage *self)
{
  ScrutinyHideKey box = { .x = x, .y = y, .w = w, .h = h };

  if (!can_draw (self))
    return;
  box.t_us = scrutiny_player_link_get_moment_us (self->link);
  place (self, &box, FALSE);
}

static void
add_span (ScrutinyHideEditorPage *self, ScrutinyHideItemKind kind, const char *reason)
{
  g_autoptr (GError) error = NULL;
  guint nth = SCRUTINY_HIDE_NO_ITEM;
  gboolean is_done;

  if (!can_draw (self))
    return;
  is_done = scrutiny_hide_draft_add_span (self->draft, kind,
                                          scrutiny_player_link_get_moment_us (self->link),
                                          scrutiny_clip_get_duration_us (self->clip),
                                          reason, &nth, &error);
  if (is_done)
    self->selected = nth;
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
add_picture_cb (ScrutinyHideEditorPage *self)
{
  add_span (self, SCRUTINY_HIDE_ITEM_PICTURE, self->reason);
}

static void
add_sound_cb (ScrutinyHideEditorPage *self)
{
  add_span (self, SCRUTINY_HIDE_ITEM_SOUND, "name");
}

static void
start_cb (ScrutinyHideEditorPage *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (!can_draw (self))
    return;
  is_done =
      scrutiny_hide_draft_set_start (self->draft, self->selected,
                                     scrutiny_player_link_get_moment_us (self->link),
                                     &error);
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
end_cb (ScrutinyHideEditorPage *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (!can_draw (self))
    return;
  is_done = scrutiny_hide_draft_set_end (self->draft, self->selected,
                                         scrutiny_player_link_get_moment_us (self->link),
                                         &error);
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
step_back (ScrutinyHideEditorPage *self, gboolean goes_back)
{
  if (self->draft == NULL)
    return;
  scrutiny_hide_editor_take (self,
                             goes_back ? scrutiny_hide_draft_undo (self->draft)
                                       : scrutiny_hide_draft_redo (self->draft),
                             NULL);
}

static void
undo_cb (ScrutinyHideEditorPage *self)
{
  step_back (self, TRUE);
}

static void
redo_cb (ScrutinyHideEditorPage *self)
{
  step_back (self, FALSE);
}

/* What a toast can bring back. */
typedef struct {
  ScrutinyHideEditorPage *page; /* weak: the toast may outlive it */
  ScrutinyHideTrack *track;     /* from before it was removed */
  guint nth;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_clear_weak_pointer (&removed->page);
  scrutiny_hide_track_unref (removed->track);
  g_free (removed);
}

static void
bring_back_cb (AdwToast *toast, Removed *removed)
{
  ScrutinyHideEditorPage *self = removed->page;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (self == NULL || self->draft == NULL ||
      gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  is_done =
      scrutiny_hide_draft_bring_back (self->draft, removed->track, removed->nth, &error);
  scrutiny_hide_editor_take (self, is_done, error);
}

static void
offer_undo (ScrutinyHideEditorPage *self,
            const char *name,
            ScrutinyHideTrack *track,
            guint nth)
{
  /* TRANSLATORS: what was removed, as "Face, left" */
  g_autofree char *title = g_strdup_printf (_ ("%s removed"), name);
  AdwToast *toast = adw_toast_new (title);
  Removed *removed = g_new0 (Removed, 1);

  g_set_weak_pointer (&removed->page, self);
  removed->track = scrutiny_hide_track_ref (track);
  removed->nth = nth;
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (bring_back_cb), removed,
                         removed_free, 0);
  scrutiny_window_add_toast (scrutiny_window_of (self), toast);
}

static void
remove_cb (ScrutinyHideEditorPage *self)
{
  const guint nth = self->selected;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyHideItem item;
  gboolean is_done;

  if (self->draft == NULL)
    return;
  track = scrutiny_hide_track_ref (scrutiny_hide_draft_get_track (self->draft));
  if (!scrutiny_hide_item_get (track, nth, scrutiny_clip_get_duration_us (self->clip),
                               &item))
    return;
  name = scrutiny_hide_words_for_name (track, &item);
  is_done = scrutiny_hide_draft_remove (self->draft, nth, &error);
  self->selected = SCRUTINY_HIDE_NO_ITEM;
  scrutiny_hide_editor_take (self, is_done, error);
  if (is_done)
    offer_undo (self, name, track, nth);
}

/* Keys */

/* Moves or resizes the chosen box; whoever holds the key down takes one step. */
static gboolean
nudge (ScrutinyHideEditorPage *self, double across, double down, gboolean resizes)
{
  const gint64 now_us = g_get_monotonic_time ();
  const gboolean goes_on = now_us - self->nudged_at_us < MOVEMENT_US;
  ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self->draft);
  ScrutinyHideKey box;

  if (self->selected >= scrutiny_hide_track_get_n_regions (track))
    return FALSE;
  pause_player (self);
  if (!scrutiny_hide_region_find_box (scrutiny_hide_track_get_region (track,
                                                                      self->selected),
                                      scrutiny_player_link_get_moment_us (self->link),
                                      &box)) {
    scrutiny_window_say (scrutiny_window_of (self),
                         _ ("It is not hidden at this moment. Press [ to start here or ] "
                            "to end here."));
    return TRUE;
  }

  if (resizes) {
    box.w = CLAMP (box.w + across, LEAST, 2);
    box.h = CLAMP (box.h + down, LEAST, 2);
  } else {
    box.x = CLAMP (box.x + across, -box.w / 2, 1 - box.w / 2);
    box.y = CLAMP (box.y + down, -box.h / 2, 1 - box.h / 2);
  }
  self->nudged_at_us = now_us;
  place (self, &box, goes_on);

  return TRUE;
}

static gboolean
press_arrow (ScrutinyHideEditorPage *self, guint keyval, GdkModifierType held)
{
  const gboolean resizes = held == GDK_SHIFT_MASK;

  if ((held != 0 && !resizes) || !can_draw (self) ||
      !gtk_widget_has_focus (GTK_WIDGET (self->canvas)))
    return FALSE;
  if (keyval == GDK_KEY_Left)
    return nudge (self, -NUDGE, 0, resizes);
  if (keyval == GDK_KEY_Right)
    return nudge (self, NUDGE, 0, resizes);
  if (keyval == GDK_KEY_Up)
    return nudge (self, 0, -NUDGE, resizes);

  return keyval == GDK_KEY_Down && nudge (self, 0, NUDGE, resizes);
}

static void
toggle_covered (ScrutinyHideEditorPage *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->covered_button)))
    gtk_toggle_button_set_active (self->covered_button,
                                  !gtk_toggle_button_get_active (self->covered_button));
}

static void
unchoose (ScrutinyHideEditorPage *self)
{
  scrutiny_hide_editor_choose (self, SCRUTINY_HIDE_NO_ITEM);
}

typedef struct {
  guint keyval;
  GdkModifierType held;
  void (*act) (ScrutinyHideEditorPage *self);
} Key;

static const Key keys[] = {
  { GDK_KEY_a, 0, add_box_cb },
  { GDK_KEY_p, 0, add_picture_cb },
  { GDK_KEY_s, 0, add_sound_cb },
  { GDK_KEY_v, 0, toggle_covered },
  { GDK_KEY_bracketleft, 0, start_cb },
  { GDK_KEY_bracketright, 0, end_cb },
  { GDK_KEY_Delete, 0, remove_cb },
  { GDK_KEY_z, GDK_CONTROL_MASK, undo_cb },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, redo_cb },
  { GDK_KEY_y, GDK_CONTROL_MASK, redo_cb },
};

/* Whether who marks has left single letters switched on. */
static gboolean
has_letters (ScrutinyHideEditorPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);

  return window == NULL || scrutiny_window_get_choices (window)->has_letters;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            ScrutinyHideEditorPage *self)
{
  const GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  /* Who types, or walks a menu, has the keys. */
  if (self->draft == NULL || GTK_IS_TEXT (focus) ||
      (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return GDK_EVENT_PROPAGATE;
  if (scrutiny_player_key_is_character (keyval, held) && !has_letters (self))
    return GDK_EVENT_PROPAGATE;
  if (press_arrow (self, keyval, held))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Escape && self->selected != SCRUTINY_HIDE_NO_ITEM &&
      !gtk_window_is_fullscreen (GTK_WINDOW (root))) {
    unchoose (self);
    return GDK_EVENT_STOP;
  }

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval) && keys[i].held == held) {
      keys[i].act (self);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/**
 * scrutiny_hide_editor_listen:
 *
 * Before the player's own keys are looked at: added later, asked first.
 */
void
scrutiny_hide_editor_listen (ScrutinyHideEditorPage *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  g_signal_connect_object (self->canvas, "drawn", G_CALLBACK (drawn_cb), self, 0);
  g_signal_connect_object (self->canvas, "placed", G_CALLBACK (placed_cb), self, 0);
}

void
scrutiny_hide_editor_bind_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, add_box_cb);
  gtk_widget_class_bind_template_callback (klass, add_picture_cb);
  gtk_widget_class_bind_template_callback (klass, add_sound_cb);
  gtk_widget_class_bind_template_callback (klass, start_cb);
  gtk_widget_class_bind_template_callback (klass, end_cb);
  gtk_widget_class_bind_template_callback (klass, remove_cb);
  gtk_widget_class_bind_template_callback (klass, undo_cb);
  gtk_widget_class_bind_template_callback (klass, redo_cb);
}
