/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/watch-page.h"

#include <glib/gi18n.h>

#include "app/footage.h"
#include "app/safeguarding.h"
#include "ui/page-run.h"
#include "ui/player/doubt-keeper.h"
#include "ui/player/player-link.h"
#include "ui/player/player-words.h"
#include "ui/review/case-steps-private.h"
#include "ui/review/form-view.h"
#include "ui/review/side-by-side.h"

/* Whether somebody may need protecting (forms.md 5.4). */
#define SAFEGUARD_QUESTION "vul_safeguard"

/* Watch and answer: the picture and the questions side by side, or one under the
 * other in a narrow window. */
struct _ScrutinyWatchPage {
  ScrutinyPage parent_instance;

  GtkWidget *picture_side;
  GtkDropDown *cameras;
  ScrutinyPlayerView *player;
  GtkWidget *note_bar;
  GtkEntry *note_entry;
  ScrutinyFormView *form;
  GtkLabel *count;
  GtkWidget *worry_bar;
  GtkLabel *worry_text;
  GtkWidget *worry_button;

  ScrutinyCaseFlow *flow; /* not held here: the page's data holds it */
  ScrutinyPlayerLink *link;
  guint shown; /* which clip */
  gint64 note_at_us;
};

G_DEFINE_FINAL_TYPE (ScrutinyWatchPage, scrutiny_watch_page, SCRUTINY_TYPE_PAGE)

static ScrutinyCaseClip *
nth_clip (ScrutinyWatchPage *self, guint nth)
{
  GPtrArray *clips = scrutiny_case_flow_get_visit (self->flow)->clips;

  return nth < clips->len ? g_ptr_array_index (clips, nth) : NULL;
}

static void
show_count (ScrutinyWatchPage *self)
{
  ScrutinyOwnAnswers *own = scrutiny_case_flow_get_visit (self->flow)->own;
  g_autofree char *text = NULL;
  guint n_answered;
  guint n_asked;

  /* Of the whole case, as the list of cases says it. */
  scrutiny_form_count (own->form, &own->context,
                       scrutiny_form_view_get_answers (self->form), &n_answered,
                       &n_asked);
  text = g_strdup_printf (_ ("%u of %u answered"), n_answered, n_asked);
  gtk_label_set_label (self->count, text);
}

/* Telling the chair is an act of its own, offered while the answer says that somebody
 * may need protecting. */
static void
show_worry (ScrutinyWatchPage *self)
{
  ScrutinyAnswerSet *answers = scrutiny_form_view_get_answers (self->form);
  ScrutinyAnswer *answer =
      answers ? scrutiny_answer_set_find (answers, SAFEGUARD_QUESTION) : NULL;

  gtk_widget_set_visible (self->worry_bar,
                          answer != NULL &&
                              (scrutiny_answer_has_code (answer, "yes") ||
                               scrutiny_answer_has_code (answer, "possible")));
}

static void
answered_cb (ScrutinyWatchPage *self)
{
  show_count (self);
  show_worry (self);
}

static gpointer
raise_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  const gint64 *case_id = input;

  scrutiny_safeguarding_raise (session, *case_id, error);

  return NULL;
}

static void
raised_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWatchPage *self = SCRUTINY_WATCH_PAGE (page);
  const char *sentence =
      _ ("The chair is told that a worry was raised in this case, not by whom.");

  gtk_widget_set_sensitive (self->worry_button, TRUE);
  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  gtk_widget_set_visible (self->worry_button, FALSE);
  gtk_label_set_label (self->worry_text, sentence);
  scrutiny_window_say (scrutiny_window_of (page), _ ("The chair is told."));
}

static void
worry_cb (ScrutinyWatchPage *self)
{
  gint64 case_id =
      scrutiny_case_get_id (scrutiny_case_flow_get_visit (self->flow)->about);

  gtk_widget_set_sensitive (self->worry_button, FALSE);
  scrutiny_page_run (SCRUTINY_PAGE (self), raise_work,
                     g_memdup2 (&case_id, sizeof case_id), g_free, raised_cb, NULL);
}

typedef struct {
  ScrutinyClip *clip;
  gint64 track_id;
  gint64 from_us;
  gint64 to_us;
} Watched;

static void
watched_free (gpointer data)
{
  Watched *watched = data;

  g_object_unref (watched->clip);
  g_free (watched);
}

static gpointer
watched_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  Watched *watched = input;

  scrutiny_footage_log_view (session, watched->clip, watched->track_id, watched->from_us,
                             watched->to_us, error);

  return NULL;
}

/* Which version each member watched is part of the record of the meeting. */
static void
watched_cb (ScrutinyPlayerLink *link,
            gint64 from_us,
            gint64 to_us,
            ScrutinyWatchPage *self)
{
  ScrutinyWindow *window = scrutiny_case_flow_get_window (self->flow);
  ScrutinyCaseClip *clip = nth_clip (self, self->shown);
  Watched *watched;

  if (window == NULL || clip == NULL || scrutiny_window_get_session (window) == NULL)
    return;
  watched = g_new0 (Watched, 1);
  watched->clip = g_object_ref (clip->clip);
  watched->track_id = clip->track_id;
  watched->from_us = from_us;
  watched->to_us = to_us;
  scrutiny_session_run_async (scrutiny_window_get_session (window), watched_work, watched,
                              watched_free, NULL, NULL, NULL);
}

static void
open_clip (ScrutinyWatchPage *self, guint nth)
{
  ScrutinyCaseClip *clip = nth_clip (self, nth);
  g_autofree char *title = scrutiny_case_flow_dup_title (self->flow);
  g_autofree char *length = NULL;

  self->shown = nth;
  if (clip == NULL)
    return;
  if (clip->ticket == NULL) {
    scrutiny_player_link_close (self->link);
    scrutiny_player_view_set_state (self->player, SCRUTINY_PLAYER_FAILED,
                                    _ ("This footage cannot be shown"), clip->refusal);
    return;
  }
  length = scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (clip->clip));
  scrutiny_player_link_open (self->link, clip->ticket, title, length);
}

static void
camera_chosen_cb (ScrutinyWatchPage *self)
{
  guint nth = gtk_drop_down_get_selected (self->cameras);

  if (self->link != NULL && nth != GTK_INVALID_LIST_POSITION && nth != self->shown)
    open_clip (self, nth);
}

static void
begin_note (ScrutinyWatchPage *self, gint64 at_us)
{
  g_autofree char *time = scrutiny_player_words_for_time (at_us);
  g_autofree char *hint = g_strdup_printf (_ ("Note at %s"), time);

  self->note_at_us = at_us;
  gtk_entry_set_placeholder_text (self->note_entry, hint);
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), "");
  gtk_widget_set_visible (self->note_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
}

static void
keep_note_cb (ScrutinyWatchPage *self)
{
  scrutiny_case_flow_add_note (self->flow, self->note_at_us,
                               gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  gtk_widget_set_visible (self->note_bar, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->player), GTK_DIR_TAB_FORWARD);
}

static void
command_cb (ScrutinyPlayerView *view, int command, gint64 value, ScrutinyWatchPage *self)
{
  ScrutinyCaseClip *clip = nth_clip (self, self->shown);

  if (command == SCRUTINY_PLAYER_NOTE)
    begin_note (self, value);
  else if (clip != NULL)
    scrutiny_doubt_keeper_take (SCRUTINY_PAGE (self), clip->clip, clip->track_id,
                                (ScrutinyPlayerCommand) command, value);
}

static void
next_cb (ScrutinyWatchPage *self)
{
  ScrutinyForm *form = scrutiny_case_flow_get_visit (self->flow)->own->form;

  scrutiny_form_view_flush (self->form);
  scrutiny_player_view_do (self->player, SCRUTINY_PLAYER_PLAY, 0);
  scrutiny_case_flow_go (self->flow,
                         scrutiny_form_part_is_asked (SCRUTINY_FORM_PART_MISMATCH, form)
                             ? SCRUTINY_STEP_MISMATCH
                             : SCRUTINY_STEP_DONE);
}

static gboolean
next_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  next_cb (SCRUTINY_WATCH_PAGE (widget));

  return TRUE;
}

static void
skip_cb (ScrutinyWatchPage *self)
{
  scrutiny_form_view_flush (self->form);
  scrutiny_case_flow_skip (self->flow);
}

/* What nobody can see is not watched. */
static void
scrutiny_watch_page_unmap (GtkWidget *widget)
{
  ScrutinyWatchPage *self = SCRUTINY_WATCH_PAGE (widget);

  if (self->link != NULL)
    scrutiny_player_link_pause (self->link);

  GTK_WIDGET_CLASS (scrutiny_watch_page_parent_class)->unmap (widget);
}

static void
scrutiny_watch_page_dispose (GObject *object)
{
  ScrutinyWatchPage *self = SCRUTINY_WATCH_PAGE (object);

  if (self->form != NULL)
    scrutiny_form_view_flush (self->form);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (scrutiny_watch_page_parent_class)->dispose (object);
}

static void
scrutiny_watch_page_class_init (ScrutinyWatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_watch_page_dispose;
  widget_class->unmap = scrutiny_watch_page_unmap;
  g_type_ensure (SCRUTINY_TYPE_SIDE_BY_SIDE);
  g_type_ensure (SCRUTINY_TYPE_PLAYER_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FORM_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "review/watch-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, picture_side);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, cameras);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, player);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, note_bar);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, note_entry);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, form);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, count);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, worry_bar);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, worry_text);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWatchPage, worry_button);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, camera_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, command_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, worry_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                next_key_cb, NULL);
}

static void
scrutiny_watch_page_init (ScrutinyWatchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_player_view_listen_on (self->player, GTK_WIDGET (self));
  self->link = scrutiny_player_link_new (self->player);
  g_signal_connect_object (self->link, "watched", G_CALLBACK (watched_cb), self, 0);
}

static void
list_cameras (ScrutinyWatchPage *self, GPtrArray *clips)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < clips->len; i++) {
    const ScrutinyCaseClip *clip = g_ptr_array_index (clips, i);
    const char *camera = scrutiny_clip_get_camera (clip->clip);
    g_autofree char *name =
        camera && *camera ? g_strdup (camera) : g_strdup_printf (_ ("Camera %u"), i + 1);

    gtk_string_list_append (names, name);
  }
  gtk_drop_down_set_model (self->cameras, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->cameras), clips->len > 1);
}

/**
 * scrutiny_watch_page_new:
 *
 * Returns: (transfer floating): footage and questions; without footage the questions
 *   alone
 */
ScrutinyPage *
scrutiny_watch_page_new (ScrutinyCaseFlow *flow)
{
  ScrutinyWatchPage *self = g_object_new (SCRUTINY_TYPE_WATCH_PAGE, NULL);
  ScrutinyCaseVisit *visit = scrutiny_case_flow_get_visit (flow);
  g_autofree char *title = scrutiny_case_flow_dup_title (flow);

  self->flow = flow;
  scrutiny_case_flow_hold (flow, self);
  scrutiny_page_set_title (SCRUTINY_PAGE (self), title);
  scrutiny_case_flow_show_form (flow, self->form, SCRUTINY_FORM_PART_WATCH);
  show_count (self);
  show_worry (self);

  scrutiny_player_view_set_choices (self->player,
                                    scrutiny_window_get_choices (
                                        scrutiny_case_flow_get_window (flow)));
  list_cameras (self, visit->clips);
  gtk_widget_set_visible (self->picture_side, visit->clips->len > 0);
  open_clip (self, 0);

  return SCRUTINY_PAGE (self);
}
