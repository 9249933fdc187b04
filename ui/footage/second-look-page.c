/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/footage/second-look-page.h"

#include <glib/gi18n.h>

#include "app/footage.h"
#include "app/hide.h"
#include "ui/page-run.h"
#include "ui/player/player-link.h"
#include "ui/player/player-words.h"
#include "ui/window.h"

/* Somebody who did not mark what is hidden watches it covered, and says it is right. */
struct _ScrutinySecondLookPage {
  ScrutinyPage parent_instance;

  ScrutinyPlayerView *player;
  GtkLabel *unwatched;
  GtkWidget *approve_button;

  gint64 meeting;
  char *letter;
  ScrutinyClip *clip;
  ScrutinyPlayerLink *link;
  gint64 track_id; /* 0 until the ticket has come */
};

G_DEFINE_FINAL_TYPE (ScrutinySecondLookPage,
                     scrutiny_second_look_page,
                     SCRUTINY_TYPE_PAGE)

/* What a job on the session's thread needs, and what it found out. */
typedef struct {
  gint64 meeting;
  char *letter;
  ScrutinyClip *clip;
  gint64 track_id;
  gint64 from_us;
  gint64 to_us;
  gint64 unwatched_us;
  ScrutinyFootageTicket *ticket;
} Look;

static Look *
look_new (ScrutinySecondLookPage *self)
{
  Look *look = g_new0 (Look, 1);

  look->meeting = self->meeting;
  look->letter = g_strdup (self->letter);
  look->clip = g_object_ref (self->clip);
  look->track_id = self->track_id;

  return look;
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->letter);
  g_clear_object (&look->clip);
  g_clear_pointer (&look->ticket, scrutiny_footage_ticket_unref);
  g_free (look);
}

/* A copy goes back: the input is the runner's. */
static Look *
look_copy (const Look *look)
{
  Look *copy = g_new0 (Look, 1);

  *copy = *look;
  copy->letter = g_strdup (look->letter);
  copy->clip = g_object_ref (look->clip);
  copy->ticket = NULL;

  return copy;
}

static gpointer
open_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Look *look = look_copy (input);

  *result_free = look_free;
  look->ticket = scrutiny_hide_look_again (session, look->clip, &look->track_id, error);
  if (look->ticket != NULL &&
      scrutiny_hide_get_unwatched (session, look->clip, &look->unwatched_us, error))
    return look;

  look_free (look);
  return NULL;
}

static gpointer
watched_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  Look *look = look_copy (input);

  *result_free = look_free;
  if (scrutiny_footage_log_view (session, look->clip, look->track_id, look->from_us,
                                 look->to_us, error) &&
      scrutiny_hide_get_unwatched (session, look->clip, &look->unwatched_us, error))
    return look;

  look_free (look);
  return NULL;
}

static gpointer
approve_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  Look *look = input;

  scrutiny_hide_approve (session, look->meeting, look->letter, look->clip, error);

  return NULL;
}

static void
show_unwatched (ScrutinySecondLookPage *self, gint64 unwatched_us)
{
  g_autofree char *time = scrutiny_player_words_for_time (unwatched_us);
  g_autofree char *text = g_strdup_printf (_ ("Not watched yet: %s"), time);

  gtk_label_set_label (self->unwatched,
                       unwatched_us < G_USEC_PER_SEC ? _ ("You have watched all of it.")
                                                     : text);
}

static void
opened_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinySecondLookPage *self = SCRUTINY_SECOND_LOOK_PAGE (page);
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), self->letter);
  g_autofree char *length = NULL;
  Look *look = result;

  if (error != NULL) {
    scrutiny_player_view_set_state (self->player, SCRUTINY_PLAYER_FAILED,
                                    _ ("This footage cannot be shown"), error->message);
    return;
  }
  self->track_id = look->track_id;
  length = scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (self->clip));
  show_unwatched (self, look->unwatched_us);
  gtk_widget_set_sensitive (self->approve_button, TRUE);
  scrutiny_player_link_open (self->link, look->ticket, title, length);
}

static void
logged_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    show_unwatched (SCRUTINY_SECOND_LOOK_PAGE (page), ((Look *) result)->unwatched_us);
}

static void
watched_cb (ScrutinyPlayerLink *link,
            gint64 from_us,
            gint64 to_us,
            ScrutinySecondLookPage *self)
{
  Look *look;

  if (self->track_id == 0 || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  look = look_new (self);
  look->from_us = from_us;
  look->to_us = to_us;
  scrutiny_page_run (SCRUTINY_PAGE (self), watched_work, look, look_free, logged_cb,
                     look_free);
}

static void
approved_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_say (window, _ ("Second look done. Members may watch it covered."));
  scrutiny_window_pop (window);
}

static void
approve_cb (ScrutinySecondLookPage *self)
{
  scrutiny_player_view_do (self->player, SCRUTINY_PLAYER_PLAY, 0);
  scrutiny_page_run (SCRUTINY_PAGE (self), approve_work, look_new (self), look_free,
                     approved_cb, NULL);
}

static void
scrutiny_second_look_page_dispose (GObject *object)
{
  ScrutinySecondLookPage *self = SCRUTINY_SECOND_LOOK_PAGE (object);

  g_clear_object (&self->link);
  g_clear_object (&self->clip);
  g_clear_pointer (&self->letter, g_free);

  G_OBJECT_CLASS (scrutiny_second_look_page_parent_class)->dispose (object);
}

static void
scrutiny_second_look_page_class_init (ScrutinySecondLookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_second_look_page_dispose;
  g_type_ensure (SCRUTINY_TYPE_PLAYER_VIEW);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/bwvscrutiny/Scrutiny/footage/second-look-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinySecondLookPage, player);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySecondLookPage, unwatched);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySecondLookPage,
                                        approve_button);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
}

static void
scrutiny_second_look_page_init (ScrutinySecondLookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_player_view_listen_on (self->player, GTK_WIDGET (self));
  self->link = scrutiny_player_link_new (self->player);
  g_signal_connect_object (self->link, "watched", G_CALLBACK (watched_cb), self, 0);
}

static void
root_cb (ScrutinySecondLookPage *self)
{
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL && self->track_id == 0)
    scrutiny_page_run (SCRUTINY_PAGE (self), open_work, look_new (self), look_free,
                       opened_cb, look_free);
}

/**
 * scrutiny_second_look_page_new:
 * @meeting: its number
 * @letter: of the case
 * @clip: a recording of it with a hide track
 *
 * Returns: (transfer floating): the recording as members will see it, and the button
 *   that says it may be shown
 */
ScrutinyPage *
scrutiny_second_look_page_new (gint64 meeting, const char *letter, ScrutinyClip *clip)
{
  ScrutinySecondLookPage *self = g_object_new (SCRUTINY_TYPE_SECOND_LOOK_PAGE, NULL);

  self->meeting = meeting;
  self->letter = g_strdup (letter);
  self->clip = g_object_ref (clip);
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);

  return SCRUTINY_PAGE (self);
}
