/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/player-view-private.h"

#include <glib/gi18n.h>

#include "ui/player/player-words.h"

#define SIGN_MS   900
#define GAIN_STEP 100
#define GAIN_FULL 1000

/* Thousandths of normal speed, slowest first; as the drop-down has them. */
static const gint64 rates[] = { 250, 500, 750, 1000, 1250, 1500, 2000 };
#define NORMAL_RATE 3

/* What buttons and the menu ask for. */
static const struct {
  const char *name;
  ScrutinyPlayerCommand command;
  gint64 value;
} actions[] = {
  { "player.show", SCRUTINY_PLAYER_OPEN, 0 },
  { "player.back", SCRUTINY_PLAYER_SEEK_BY, -5 * G_USEC_PER_SEC },
  { "player.on", SCRUTINY_PLAYER_SEEK_BY, 5 * G_USEC_PER_SEC },
  { "player.frame-back", SCRUTINY_PLAYER_STEP, -1 },
  { "player.frame-on", SCRUTINY_PLAYER_STEP, 1 },
  { "player.should-hide", SCRUTINY_PLAYER_SHOULD_HIDE, 0 },
  { "player.too-much", SCRUTINY_PLAYER_TOO_MUCH, 0 },
};

G_DEFINE_FINAL_TYPE (ScrutinyPlayerView, scrutiny_player_view, ADW_TYPE_BIN)

static guint command_signal;
static guint changed_signal;

static gboolean
sign_over_cb (gpointer data)
{
  ScrutinyPlayerView *self = data;

  self->sign_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->sign), FALSE);

  return G_SOURCE_REMOVE;
}

/* A key press shows a brief sign on the picture, as "−5 s". */
static void
show_sign (ScrutinyPlayerView *self, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  gtk_label_set_label (self->sign, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), TRUE);
  g_clear_handle_id (&self->sign_source, g_source_remove);
  self->sign_source = g_timeout_add (SIGN_MS, sign_over_cb, self);
}

static void
show_cover (ScrutinyPlayerView *self)
{
  gboolean is_open = self->state == SCRUTINY_PLAYER_SHOWING;
  gboolean is_away = self->is_hidden;

  gtk_label_set_label (self->cover_heading,
                       is_away ? _ ("Picture hidden") : self->heading);
  gtk_label_set_label (self->cover_sentence, is_away
                       ? _ ("Sound is off and the footage waits. Your answers are safe.")
                       : self->sentence);
  gtk_widget_set_visible (self->show_button,
                          !is_away && self->state == SCRUTINY_PLAYER_COVERED);
  gtk_widget_set_visible (self->return_button, is_away);
  gtk_widget_set_visible (GTK_WIDGET (self->progress),
                          !is_away && self->state == SCRUTINY_PLAYER_GETTING_READY);
  gtk_widget_set_visible (self->cover, !is_open || is_away);
  gtk_widget_set_sensitive (self->controls, is_open && !is_away);
  if (self->canvas != NULL)
    gtk_widget_set_visible (self->canvas, is_open && !is_away);
  if (!is_open || is_away)
    scrutiny_frame_paintable_clear (scrutiny_video_area_get_frame (self->area));
  g_signal_emit (self, changed_signal, 0);
}

static void
command (ScrutinyPlayerView *self, ScrutinyPlayerCommand what, gint64 value)
{
  g_signal_emit (self, command_signal, 0, (int) what, value);
}

static void
seek_to (ScrutinyPlayerView *self, gint64 position_us)
{
  gint64 target_us = CLAMP (position_us, 0, self->duration_us);

  /* A second key press counts on from where the first one leads. */
  scrutiny_player_view_set_position (self, target_us, self->duration_us);
  command (self, SCRUTINY_PLAYER_SEEK_TO, target_us);
}

static void
change_gain (ScrutinyPlayerView *self, gint64 step)
{
  g_autofree char *words = NULL;

  if (step == 0) {
    gtk_toggle_button_set_active (self->mute_button,
                                  !gtk_toggle_button_get_active (self->mute_button));
    return;
  }
  self->gain = CLAMP (self->gain + step * GAIN_STEP, 0, GAIN_FULL);
  words = g_strdup_printf (_ ("Loudness %d%%"), (int) (self->gain / 10));
  show_sign (self, words);
  if (gtk_toggle_button_get_active (self->mute_button))
    gtk_toggle_button_set_active (self->mute_button, FALSE);
  else
    command (self, SCRUTINY_PLAYER_GAIN, self->gain);
}

static void
rate_cb (ScrutinyPlayerView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->rate_drop);
  g_autofree char *words = NULL;

  if (chosen >= G_N_ELEMENTS (rates) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  words = scrutiny_player_words_for_rate (rates[chosen]);
  show_sign (self, words);
  command (self, SCRUTINY_PLAYER_RATE, rates[chosen]);
}

static void
change_rate (ScrutinyPlayerView *self, gint64 step)
{
  gint now = (gint) gtk_drop_down_get_selected (self->rate_drop);
  gint next = step == 0 ? NORMAL_RATE : now + (gint) step;

  next = CLAMP (next, 0, (gint) G_N_ELEMENTS (rates) - 1);
  if (next == now)
    rate_cb (self); /* says where it stands */
  else
    gtk_drop_down_set_selected (self->rate_drop, (guint) next);
}

static void
press_repeat (ScrutinyPlayerView *self)
{
  g_autofree char *words = scrutiny_repeat_press (&self->repeat, self->position_us);

  show_sign (self, words);
  if (self->repeat.to_us >= 0)
    seek_to (self, self->repeat.from_us);
}

/**
 * scrutiny_player_view_can_hide:
 *
 * Returns: whether there is a picture to hide, or one on its way, or it would come up
 * after all
 */
gboolean
scrutiny_player_view_can_hide (ScrutinyPlayerView *self)
{
  return self->state == SCRUTINY_PLAYER_SHOWING ||
         self->state == SCRUTINY_PLAYER_GETTING_READY;
}

static void
set_hidden (ScrutinyPlayerView *self, gboolean is_hidden)
{
  if (self->is_hidden == is_hidden)
    return;
  self->is_hidden = is_hidden;
  show_cover (self);
  command (self, SCRUTINY_PLAYER_HIDE, is_hidden);
  if (is_hidden)
    gtk_widget_grab_focus (self->return_button);
}

/**
 * scrutiny_player_view_do:
 * @command: what is asked, by a key, a button or a link in the form
 * @value: see ScrutinyPlayerCommand; for loudness a step: -1, 0 or 1
 *
 * Nothing but OPEN, HIDE and FULLSCREEN works before the footage is shown.
 */
void
scrutiny_player_view_do (ScrutinyPlayerView *self,
                         ScrutinyPlayerCommand what,
                         gint64 value)
{
  g_autofree char *sign = NULL;

  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  if (what == SCRUTINY_PLAYER_HIDE &&
      (self->is_hidden || scrutiny_player_view_can_hide (self))) {
    set_hidden (self, value != 0);
    return;
  }
  if (what == SCRUTINY_PLAYER_OPEN || what == SCRUTINY_PLAYER_FULLSCREEN) {
    command (self, what, value);
    /* Opening sets a safe level; who wants none keeps none. */
    if (what == SCRUTINY_PLAYER_OPEN && gtk_toggle_button_get_active (self->mute_button))
      command (self, SCRUTINY_PLAYER_GAIN, 0);
    return;
  }
  if (self->state != SCRUTINY_PLAYER_SHOWING || self->is_hidden)
    return;
  /* Covered first: what should be hidden is on the screen now. */
  if (what == SCRUTINY_PLAYER_SHOULD_HIDE) {
    set_hidden (self, TRUE);
    command (self, what, self->position_us);
    return;
  }

  if (what == SCRUTINY_PLAYER_TOO_MUCH && !gtk_widget_get_visible (self->flag_button))
    return;

  sign = scrutiny_player_words_for_command (what, value);
  show_sign (self, sign);
  if (what == SCRUTINY_PLAYER_SEEK_BY)
    seek_to (self, self->position_us + value);
  else if (what == SCRUTINY_PLAYER_SEEK_TO)
    seek_to (self, value);
  else if (what == SCRUTINY_PLAYER_GAIN)
    change_gain (self, value);
  else if (what == SCRUTINY_PLAYER_RATE)
    change_rate (self, value);
  else if (what == SCRUTINY_PLAYER_REPEAT)
    press_repeat (self);
  else if (what == SCRUTINY_PLAYER_NOTE || what == SCRUTINY_PLAYER_TOO_MUCH)
    command (self, what, self->position_us);
  else
    command (self, what, value);
}

static void
hide_cb (ScrutinyPlayerView *self)
{
  scrutiny_player_view_do (self, SCRUTINY_PLAYER_HIDE, !self->is_hidden);
}

static void
play_cb (ScrutinyPlayerView *self)
{
  scrutiny_player_view_do (self, SCRUTINY_PLAYER_PLAY, !self->is_playing);
}

static void
mute_cb (ScrutinyPlayerView *self)
{
  gboolean is_muted = gtk_toggle_button_get_active (self->mute_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->mute_button),
                            is_muted ? "audio-volume-muted-symbolic"
                                     : "audio-volume-high-symbolic");
  if (self->state == SCRUTINY_PLAYER_SHOWING)
    show_sign (self, is_muted ? _ ("Sound off") : _ ("Sound on"));
  command (self, SCRUTINY_PLAYER_GAIN, is_muted ? 0 : self->gain);
}

static gboolean
seek_cb (GtkRange *range, GtkScrollType scroll, double value, ScrutinyPlayerView *self)
{
  scrutiny_player_view_do (self, SCRUTINY_PLAYER_SEEK_TO,
                           (gint64) (value * G_USEC_PER_SEC));

  return GDK_EVENT_STOP;
}

static void
resized_cb (ScrutinyPlayerView *self)
{
  command (self, SCRUTINY_PLAYER_RESIZE, 0);
}

static void
scrutiny_player_view_dispose (GObject *object)
{
  ScrutinyPlayerView *self = SCRUTINY_PLAYER_VIEW (object);

  g_clear_handle_id (&self->sign_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SCRUTINY_TYPE_PLAYER_VIEW);

  G_OBJECT_CLASS (scrutiny_player_view_parent_class)->dispose (object);
}

static void
scrutiny_player_view_finalize (GObject *object)
{
  ScrutinyPlayerView *self = SCRUTINY_PLAYER_VIEW (object);

  g_free (self->heading);
  g_free (self->sentence);

  G_OBJECT_CLASS (scrutiny_player_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/bwvscrutiny/Scrutiny/player/"
                                                      "player-view.ui");
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, overlay);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, area);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, cover);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, cover_heading);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, cover_sentence);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, progress);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, show_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, return_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, sign);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, notice);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, controls);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, flag_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, seek);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, seek_adjustment);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, time);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, play_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, mute_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyPlayerView, rate_drop);
  gtk_widget_class_bind_template_callback (klass, rate_cb);
  gtk_widget_class_bind_template_callback (klass, hide_cb);
  gtk_widget_class_bind_template_callback (klass, play_cb);
  gtk_widget_class_bind_template_callback (klass, mute_cb);
  gtk_widget_class_bind_template_callback (klass, seek_cb);
  gtk_widget_class_bind_template_callback (klass, resized_cb);
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      scrutiny_player_view_do (SCRUTINY_PLAYER_VIEW (widget), actions[i].command,
                               actions[i].value);
}

static void
scrutiny_player_view_class_init (ScrutinyPlayerViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_player_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_player_view_finalize;

  command_signal =
      g_signal_new ("command", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  /* The place or the state is another one. */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SCRUTINY_TYPE_VIDEO_AREA);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, NULL,
                                     do_action);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
scrutiny_player_view_init (ScrutinyPlayerView *self)
{
  self->heading = g_strdup ("");
  self->sentence = g_strdup ("");
  self->gain = GAIN_FULL / 2; /* a safe level to start with */
  self->repeat = (ScrutinyRepeat) SCRUTINY_REPEAT_INIT;
  self->has_letters = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  show_cover (self);
}

/** scrutiny_player_view_new: Returns: (transfer floating): a player without a clip */
GtkWidget *
scrutiny_player_view_new (void)
{
  return g_object_new (SCRUTINY_TYPE_PLAYER_VIEW, NULL);
}

/**
 * scrutiny_player_view_set_state:
 * @heading: what stands on the cover, as the name of the case
 * @sentence: what it contains, or what went wrong and what to do
 */
void
scrutiny_player_view_set_state (ScrutinyPlayerView *self,
                                ScrutinyPlayerState state,
                                const char *heading,
                                const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  self->state = state;
  if (state == SCRUTINY_PLAYER_COVERED) /* the marks were those of another clip */
    self->repeat = (ScrutinyRepeat) SCRUTINY_REPEAT_INIT;
  g_free (self->heading);
  self->heading = g_strdup (heading ? heading : "");
  g_free (self->sentence);
  self->sentence = g_strdup (sentence ? sentence : "");
  show_cover (self);
}

/** scrutiny_player_view_get_state: Returns: what the view shows now */
ScrutinyPlayerState
scrutiny_player_view_get_state (ScrutinyPlayerView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), SCRUTINY_PLAYER_FAILED);

  return self->state;
}

/**
 * scrutiny_player_view_show_frame:
 * @rgb24: a frame the worker has covered
 *
 * Draws nothing while the picture is hidden or not opened.
 */
void
scrutiny_player_view_show_frame (ScrutinyPlayerView *self,
                                 GBytes *rgb24,
                                 guint width_px,
                                 guint height_px,
                                 gsize stride_bytes)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  if (self->state == SCRUTINY_PLAYER_SHOWING && !self->is_hidden)
    scrutiny_frame_paintable_show (scrutiny_video_area_get_frame (self->area), rgb24,
                                   width_px, height_px, stride_bytes);
}

/** scrutiny_player_view_set_position: Moves the hand of the time line; main thread */
void
scrutiny_player_view_set_position (ScrutinyPlayerView *self,
                                   gint64 position_us,
                                   gint64 duration_us)
{
  g_autofree char *shown = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  self->position_us = position_us;
  self->duration_us = duration_us;
  gtk_adjustment_set_upper (self->seek_adjustment,
                            (double) duration_us / (double) G_USEC_PER_SEC);
  gtk_adjustment_set_value (self->seek_adjustment,
                            (double) position_us / (double) G_USEC_PER_SEC);
  g_signal_emit (self, changed_signal, 0);
  if (self->is_playing && scrutiny_repeat_is_over (&self->repeat, position_us))
    command (self, SCRUTINY_PLAYER_SEEK_TO, self->repeat.from_us);
  shown = scrutiny_player_words_for_place (position_us, duration_us);
  if (g_str_equal (shown, gtk_label_get_label (self->time)))
    return;
  gtk_label_set_label (self->time, shown);
  spoken = scrutiny_player_words_for_time (position_us);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->seek),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, spoken, -1);
}

/** scrutiny_player_view_get_position_us: Returns: where the hand stands, from the start
 * of the clip */
gint64
scrutiny_player_view_get_position_us (ScrutinyPlayerView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), 0);

  return self->position_us;
}

/** scrutiny_player_view_set_playing: Whether the button offers to pause */
void
scrutiny_player_view_set_playing (ScrutinyPlayerView *self, gboolean is_playing)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  if (self->is_playing == is_playing)
    return;
  self->is_playing = is_playing;
  gtk_button_set_icon_name (self->play_button, is_playing
                                                   ? "media-playback-pause-symbolic"
                                                   : "media-playback-start-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_playing ? _ ("Pause") : _ ("Play"), -1);
}

/** scrutiny_player_view_is_playing: Returns: whether the button offers to pause */
gboolean
scrutiny_player_view_is_playing (ScrutinyPlayerView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), FALSE);

  return self->is_playing;
}

/** scrutiny_player_view_is_repeating: Returns: whether playing goes round between two
 * marks and never ends */
gboolean
scrutiny_player_view_is_repeating (ScrutinyPlayerView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), FALSE);

  return self->repeat.to_us > self->repeat.from_us;
}

/**
 * scrutiny_player_view_set_notice:
 * @sentence: (nullable): something to know while watching, as that there is no sound
 */
void
scrutiny_player_view_set_notice (ScrutinyPlayerView *self, const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  gtk_label_set_label (self->notice, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), sentence != NULL);
}

/**
 * scrutiny_player_view_set_choices:
 *
 * Keys, and how footage starts, as who watches has chosen.
 */
void
scrutiny_player_view_set_choices (ScrutinyPlayerView *self,
                                  const ScrutinyChoices *choices)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self) && choices != NULL);

  self->has_letters = choices->has_letters;
  gtk_toggle_button_set_active (self->mute_button, choices->starts_silent);
  scrutiny_video_area_set_small (self->area, choices->starts_small);
  scrutiny_frame_paintable_set_grey (scrutiny_video_area_get_frame (self->area),
                                     choices->starts_grey);
}

/** scrutiny_player_view_drop_flags: Where nobody keeps what is flagged, nothing offers
 * it; G still takes the picture away */
void
scrutiny_player_view_drop_flags (ScrutinyPlayerView *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  gtk_widget_set_visible (self->flag_button, FALSE);
}

/** scrutiny_player_view_is_hidden: Returns: whether the viewer has hidden the picture */
gboolean
scrutiny_player_view_is_hidden (ScrutinyPlayerView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), TRUE);

  return self->is_hidden;
}

/** scrutiny_player_view_get_size_px: How large the picture is on this screen, in its own
 * pixels */
void
scrutiny_player_view_get_size_px (ScrutinyPlayerView *self,
                                  guint *width_px,
                                  guint *height_px)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  scrutiny_video_area_get_size_px (self->area, width_px, height_px);
}

/**
 * scrutiny_player_view_set_canvas:
 * @canvas: (transfer floating): lies over the picture while it is shown, and under
 *   everything that covers it
 *
 * To draw on; set once.
 */
void
scrutiny_player_view_set_canvas (ScrutinyPlayerView *self, GtkWidget *canvas)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  self->canvas = canvas;
  gtk_overlay_add_overlay (self->overlay, canvas);
  gtk_widget_insert_after (canvas, GTK_WIDGET (self->overlay), GTK_WIDGET (self->area));
  show_cover (self);
}

/**
 * scrutiny_player_view_get_picture:
 * @picture: (out): where in the canvas the picture lies
 *
 * Returns: %FALSE while none is shown
 */
gboolean
scrutiny_player_view_get_picture (ScrutinyPlayerView *self, graphene_rect_t *picture)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER_VIEW (self), FALSE);

  return scrutiny_video_area_get_picture (self->area, picture);
}
