/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/look-page.h"

#include <glib/gi18n.h>

#include "app/footage.h"
#include "app/hide.h"
#include "ui/page-run.h"
#include "ui/player/doubt-keeper.h"
#include "ui/player/player-link.h"
#include "ui/player/player-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* A second person watches all of it, covered, before anyone else does. */
struct _ScrutinyLookPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyPlayerView *player;
  GtkProgressBar *watched;

  gint64 meeting;
  char *letter;
  ScrutinyClip *clip; /* NULL until it is read */
  gint64 track_id;
  ScrutinyPlayerLink *link;
};

G_DEFINE_FINAL_TYPE (ScrutinyLookPage, scrutiny_look_page, SCRUTINY_TYPE_PAGE)

/* The first clip whose second look is to come, and the right to watch it. */
typedef struct {
  gint64 meeting;
  char *letter;
  ScrutinyClip *clip;
  ScrutinyFootageTicket *ticket;
  gint64 track_id;
  gint64 unwatched_us;
  gint64 from_us; /* watched just now */
  gint64 to_us;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->letter);
  g_clear_object (&look->clip);
  g_clear_pointer (&look->ticket, scrutiny_footage_ticket_unref);
  g_free (look);
}

static gboolean
find_clip (Look *look, ScrutinySession *session, GError **error)
{
  g_autoptr (GListModel) clips =
      scrutiny_footage_list_case (session, look->meeting, look->letter, error);

  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);
    g_autoptr (GListModel) versions = scrutiny_hide_list_versions (session, clip, NULL);
    g_autoptr (ScrutinyHideVersion) newest =
        versions ? g_list_model_get_item (versions, 0) : NULL;

    if (newest != NULL && !scrutiny_hide_version_is_approved (newest)) {
      look->clip = g_steal_pointer (&clip);
      return TRUE;
    }
  }
  if (clips != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("Nothing waits for a second look here."));

  return FALSE;
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const Look *wanted = input;
  Look *look = g_new0 (Look, 1);

  *result_free = look_free;
  look->meeting = wanted->meeting;
  look->letter = g_strdup (wanted->letter);
  if (find_clip (look, session, error))
    look->ticket = scrutiny_hide_look_again (session, look->clip, &look->track_id, error);
  if (look->ticket == NULL ||
      !scrutiny_hide_get_unwatched (session, look->clip, &look->unwatched_us, error)) {
    look_free (look);
    return NULL;
  }

  return look;
}

static void
show_watched (ScrutinyLookPage *self, gint64 unwatched_us)
{
  gint64 duration_us = MAX (scrutiny_clip_get_duration_us (self->clip), 1);
  g_autofree char *text = g_strdup_printf (_ ("%.0f seconds not watched yet"),
                                              (double) unwatched_us / G_USEC_PER_SEC);

  gtk_progress_bar_set_fraction (self->watched,
                                 1.0 - (double) MIN (unwatched_us, duration_us) /
                                           (double) duration_us);
  gtk_progress_bar_set_text (self->watched,
                             unwatched_us > 0 ? text : _ ("All of it watched"));
  scrutiny_task_view_set_ready (self->task, unwatched_us == 0);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyLookPage *self = SCRUTINY_LOOK_PAGE (page);
  Look *look = result;
  g_autofree char *length = NULL;
  g_autofree char *title = NULL;

  if (error != NULL) {
    scrutiny_player_link_close (self->link);
    scrutiny_player_view_set_state (self->player, SCRUTINY_PLAYER_FAILED,
                                    _ ("This footage cannot be shown"), error->message);
    return;
  }
  g_set_object (&self->clip, look->clip);
  self->track_id = look->track_id;
  title = g_strdup_printf (_ ("Case %s"), self->letter);
  length = scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (self->clip));
  scrutiny_player_view_set_choices (self->player, scrutiny_window_get_choices (
                                                      scrutiny_window_of (page)));
  scrutiny_player_link_open (self->link, look->ticket, title, length);
  show_watched (self, look->unwatched_us);
  /* The keys of the player are its own: the focus must not stay on Back. */
  gtk_widget_child_focus (GTK_WIDGET (self->player), GTK_DIR_TAB_FORWARD);
}

static Look *
new_look (ScrutinyLookPage *self)
{
  Look *look = g_new0 (Look, 1);

  look->meeting = self->meeting;
  look->letter = g_strdup (self->letter);
  look->clip = self->clip ? g_object_ref (self->clip) : NULL;
  look->track_id = self->track_id;

  return look;
}

static void
scrutiny_look_page_refresh (ScrutinyPage *page)
{
  ScrutinyLookPage *self = SCRUTINY_LOOK_PAGE (page);

  if (self->clip == NULL)
    scrutiny_page_run (page, load_work, new_look (self), look_free, loaded_cb, look_free);
}

/* Watching */

static gpointer
watched_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  const Look *look = input;
  gint64 unwatched_us = 0;

  *result_free = g_free;
  if (!scrutiny_footage_log_view (session, look->clip, look->track_id, look->from_us,
                                  look->to_us, error) ||
      !scrutiny_hide_get_unwatched (session, look->clip, &unwatched_us, error))
    return NULL;

  return g_memdup2 (&unwatched_us, sizeof unwatched_us);
}

static void
logged_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    show_watched (SCRUTINY_LOOK_PAGE (page), *(const gint64 *) result);
}

static void
watched_cb (ScrutinyPlayerLink *link,
            gint64 from_us,
            gint64 to_us,
            ScrutinyLookPage *self)
{
  Look *look;

  if (self->clip == NULL || scrutiny_window_of (self) == NULL)
    return;
  look = new_look (self);
  look->from_us = from_us;
  look->to_us = to_us;
  scrutiny_page_run (SCRUTINY_PAGE (self), watched_work, look, look_free, logged_cb,
                     g_free);
}

static void
command_cb (ScrutinyPlayerView *view, int command, gint64 value, ScrutinyLookPage *self)
{
  if (self->clip != NULL)
    scrutiny_doubt_keeper_take (SCRUTINY_PAGE (self), self->clip, self->track_id,
                                (ScrutinyPlayerCommand) command, value);
}

/* Approving */

static gpointer
approve_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  const Look *look = input;

  scrutiny_hide_approve (session, look->meeting, look->letter, look->clip, error);

  return NULL;
}

static void
approved_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_pop (window);
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
approve_cb (ScrutinyLookPage *self)
{
  if (self->clip != NULL)
    scrutiny_page_run (SCRUTINY_PAGE (self), approve_work, new_look (self), look_free,
                       approved_cb, NULL);
}

/* What nobody can see is not watched. */
static void
scrutiny_look_page_unmap (GtkWidget *widget)
{
  ScrutinyLookPage *self = SCRUTINY_LOOK_PAGE (widget);

  if (self->link != NULL)
    scrutiny_player_link_pause (self->link);

  GTK_WIDGET_CLASS (scrutiny_look_page_parent_class)->unmap (widget);
}

static void
scrutiny_look_page_dispose (GObject *object)
{
  ScrutinyLookPage *self = SCRUTINY_LOOK_PAGE (object);

  g_clear_object (&self->link);
  g_clear_object (&self->clip);

  G_OBJECT_CLASS (scrutiny_look_page_parent_class)->dispose (object);
}

static void
scrutiny_look_page_finalize (GObject *object)
{
  g_free (SCRUTINY_LOOK_PAGE (object)->letter);

  G_OBJECT_CLASS (scrutiny_look_page_parent_class)->finalize (object);
}

static void
scrutiny_look_page_class_init (ScrutinyLookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_look_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_look_page_finalize;
  widget_class->unmap = scrutiny_look_page_unmap;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_look_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_PLAYER_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "cases/look-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLookPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLookPage, player);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyLookPage, watched);
  gtk_widget_class_bind_template_callback (widget_class, approve_cb);
  gtk_widget_class_bind_template_callback (widget_class, command_cb);
}

static void
scrutiny_look_page_init (ScrutinyLookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_task_view_set_ready (self->task, FALSE);
  scrutiny_player_view_listen_on (self->player, GTK_WIDGET (self));
  self->link = scrutiny_player_link_new (self->player);
  g_signal_connect_object (self->link, "watched", G_CALLBACK (watched_cb), self, 0);
}

/**
 * scrutiny_look_page_new:
 * @meeting: the meeting's number
 * @letter: the case
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_look_page_new (gint64 meeting, const char *letter)
{
  ScrutinyLookPage *self = g_object_new (SCRUTINY_TYPE_LOOK_PAGE, NULL);

  self->meeting = meeting;
  self->letter = g_strdup (letter);

  return SCRUTINY_PAGE (self);
}
