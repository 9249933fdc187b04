/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-editor-page.h"

#include <glib/gi18n.h>

#include "ui/hide/hide-editor-private.h"
#include "ui/hide/hide-words.h"
#include "ui/page-run.h"
#include "ui/player/player-words.h"
#include "ui/review/side-by-side.h"

/* A change is stored when it has rested so long: a movement is one version. */
#define SAVE_REST_MS 600

G_DEFINE_FINAL_TYPE (ScrutinyHideEditorPage,
                     scrutiny_hide_editor_page,
                     SCRUTINY_TYPE_PAGE)

/* What is seen */

static void
show_banner (ScrutinyHideEditorPage *self)
{
  const gboolean is_shown =
      scrutiny_player_view_get_state (self->player) == SCRUTINY_PLAYER_SHOWING &&
      !scrutiny_player_view_is_hidden (self->player);
  const gboolean is_clear = is_shown && scrutiny_player_link_is_clear (self->link);
  const char *sentence = _ ("The picture is covered.");

  if (is_clear && scrutiny_player_link_is_damaged (self->link))
    sentence =
        _ ("You are seeing the clear picture. Nobody else can. It is damaged here, "
                  "so members will see a cover.");
  else if (is_clear)
    sentence = _ ("You are seeing the clear picture. Nobody else can.");
  else if (is_shown)
    sentence = _ ("This is what members will see after the second look.");
  if (g_str_equal (sentence, gtk_label_get_label (self->banner)))
    return;
  gtk_label_set_label (self->banner, sentence);
  if (is_clear)
    gtk_widget_add_css_class (GTK_WIDGET (self->banner), "clear-picture");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "clear-picture");
}

static void
show_place (ScrutinyHideEditorPage *self)
{
  const gint64 at_us = scrutiny_player_link_get_moment_us (self->link);

  scrutiny_hide_timeline_set_position (self->timeline, at_us);
  scrutiny_hide_canvas_show (self->canvas, scrutiny_hide_draft_get_track (self->draft),
                             self->selected, at_us);
}

static void
player_changed_cb (ScrutinyHideEditorPage *self)
{
  if (self->link == NULL)
    return;
  show_banner (self);
  if (self->draft != NULL)
    show_place (self);
}

static void
show_figures (ScrutinyHideEditorPage *self)
{
  ScrutinyHideEdit *edit = scrutiny_hide_saver_get_edit (self->saver);
  const gboolean is_stored = scrutiny_hide_edit_get_version (edit) > 0;
  g_autofree char *words =
      scrutiny_hide_words_for_figures (scrutiny_hide_edit_get_figures (edit));

  gtk_label_set_label (self->figures, is_stored ? words : _ ("Nothing is hidden yet"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->covered_button), is_stored);
}

/* Brings everything up to date with the draft. */
static void
show_all (ScrutinyHideEditorPage *self)
{
  ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self->draft);
  const gint64 duration_us = scrutiny_clip_get_duration_us (self->clip);
  const guint n_items = scrutiny_hide_item_count (track);

  if (self->selected >= n_items)
    self->selected = SCRUTINY_HIDE_NO_ITEM;
  gtk_widget_set_visible (self->hints, n_items == 0);
  gtk_widget_set_visible (self->list_frame, n_items > 0);
  gtk_widget_set_sensitive (self->undo_button,
                            scrutiny_hide_draft_can_undo (self->draft));
  gtk_widget_set_sensitive (self->redo_button,
                            scrutiny_hide_draft_can_redo (self->draft));
  scrutiny_hide_timeline_show (self->timeline, track, self->selected, duration_us);
  scrutiny_hide_list_show (self->list, track, self->selected, duration_us);
  scrutiny_hide_editor_show_choices (self);
  show_place (self);
}

/** scrutiny_hide_editor_choose: Chooses item @nth of the draft, in the list and on the
 * picture */
void
scrutiny_hide_editor_choose (ScrutinyHideEditorPage *self, guint nth)
{
  self->selected = nth;
  if (self->draft != NULL)
    show_all (self);
}

/* Choosing from the list leads to the thing: its first picture is shown. */
static void
listed_cb (ScrutinyHideList *list, guint nth, ScrutinyHideEditorPage *self)
{
  ScrutinyHideItem item;

  scrutiny_hide_editor_choose (self, nth);
  if (scrutiny_hide_item_get (scrutiny_hide_draft_get_track (self->draft), nth,
                              scrutiny_clip_get_duration_us (self->clip), &item))
    scrutiny_player_view_do (self->player, SCRUTINY_PLAYER_SEEK_TO, item.from_us);
}

static void
chosen_cb (GtkWidget *from, guint nth, ScrutinyHideEditorPage *self)
{
  scrutiny_hide_editor_choose (self, nth);
}

static void
sought_cb (ScrutinyHideTimeline *timeline, gint64 t_us, ScrutinyHideEditorPage *self)
{
  scrutiny_player_view_do (self->player, SCRUTINY_PLAYER_SEEK_TO, t_us);
}

/* Storing */

static void
save_now (ScrutinyHideEditorPage *self)
{
  ScrutinyHideTrack *track = scrutiny_hide_draft_get_track (self->draft);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!scrutiny_hide_saver_has (self->saver, track))
    scrutiny_hide_saver_save (self->saver, track);
}

static gboolean
rested_cb (gpointer data)
{
  ScrutinyHideEditorPage *self = data;

  self->save_source = 0;
  save_now (self);

  return G_SOURCE_REMOVE;
}

/**
 * scrutiny_hide_editor_take:
 * @is_done: whether the draft took a step
 * @error: (nullable): why not, for the person
 */
void
scrutiny_hide_editor_take (ScrutinyHideEditorPage *self, gboolean is_done, GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (self);

  if (error != NULL && window != NULL)
    scrutiny_window_say (window, error->message);
  if (is_done) {
    g_clear_handle_id (&self->save_source, g_source_remove);
    self->save_source = g_timeout_add (SAVE_REST_MS, rested_cb, self);
  }
  show_all (self);
}

/* Clear, or covered as stored. */
static void
show_ticket (ScrutinyHideEditorPage *self)
{
  ScrutinyHideEdit *edit = scrutiny_hide_saver_get_edit (self->saver);

  scrutiny_player_link_set_ticket (self->link,
                                   gtk_toggle_button_get_active (self->covered_button)
                                       ? scrutiny_hide_edit_get_covered (edit)
                                       : scrutiny_hide_edit_get_clear (edit));
}

static void
saved_cb (ScrutinyHideEditorPage *self)
{
  show_figures (self);
  if (self->is_open && gtk_toggle_button_get_active (self->covered_button))
    show_ticket (self);
}

static void
covered_cb (ScrutinyHideEditorPage *self)
{
  if (self->is_open) {
    save_now (self);
    show_ticket (self);
  }
}

static void
done_cb (ScrutinyHideEditorPage *self)
{
  scrutiny_window_pop (scrutiny_window_of (self));
}

/* Coming and going */

static gpointer
open_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  *result_free = (GDestroyNotify) scrutiny_hide_edit_unref;

  return scrutiny_hide_edit_open (session, input, cancellable, error);
}

static void
open_player (ScrutinyHideEditorPage *self)
{
  ScrutinyHideEdit *edit = scrutiny_hide_saver_get_edit (self->saver);
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), self->letter);
  g_autofree char *length =
      scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (self->clip));
  g_autofree char *sentence =
      /* TRANSLATORS: the length of the clip comes first, as "2 minutes 5 seconds" */
      g_strdup_printf (_ ("%s. You will see the clear picture; nobody else can."),
                          length);

  scrutiny_player_view_set_choices (self->player, scrutiny_window_get_choices (
                                                      scrutiny_window_of (self)));
  scrutiny_player_link_open (self->link, scrutiny_hide_edit_get_clear (edit), title,
                             sentence);
  self->is_open = TRUE;
  gtk_widget_child_focus (GTK_WIDGET (self->player), GTK_DIR_TAB_FORWARD);
}

static void
opened_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyHideEditorPage *self = SCRUTINY_HIDE_EDITOR_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_player_view_set_state (self->player, SCRUTINY_PLAYER_FAILED,
                                    _ ("This footage cannot be shown"), error->message);
    return;
  }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->saver != NULL)
    return;

  self->saver = scrutiny_hide_saver_new (window, result);
  g_signal_connect_object (self->saver, "saved", G_CALLBACK (saved_cb), self,
                           G_CONNECT_SWAPPED);
  self->draft = scrutiny_hide_draft_new (scrutiny_hide_edit_get_track (result),
                                         scrutiny_person_get_name (
                                             scrutiny_window_get_person (window)));
  gtk_widget_set_sensitive (self->second_side, TRUE);
  open_player (self);
  show_figures (self);
  show_all (self);
}

static void
scrutiny_hide_editor_page_refresh (ScrutinyPage *page)
{
  ScrutinyHideEditorPage *self = SCRUTINY_HIDE_EDITOR_PAGE (page);

  if (self->saver == NULL)
    scrutiny_page_run (page, open_work, g_object_ref (self->clip), g_object_unref,
                       opened_cb, (GDestroyNotify) scrutiny_hide_edit_unref);
  else if (!self->is_open)
    open_player (self);
}

/* Covered, and nothing to press yet. */
static void
show_waiting (ScrutinyHideEditorPage *self)
{
  scrutiny_player_view_set_state (self->player, SCRUTINY_PLAYER_GETTING_READY, NULL,
                                  NULL);
}

/* Whatever takes the page out of sight, the clear picture and its worker end at once,
 * and what was marked goes to disk. */
static void
scrutiny_hide_editor_page_unmap (GtkWidget *widget)
{
  ScrutinyHideEditorPage *self = SCRUTINY_HIDE_EDITOR_PAGE (widget);

  self->is_open = FALSE;
  if (self->draft != NULL)
    save_now (self);
  gtk_toggle_button_set_active (self->covered_button, FALSE);
  scrutiny_player_link_close (self->link);
  show_waiting (self);

  GTK_WIDGET_CLASS (scrutiny_hide_editor_page_parent_class)->unmap (widget);
}

static void
scrutiny_hide_editor_page_dispose (GObject *object)
{
  ScrutinyHideEditorPage *self = SCRUTINY_HIDE_EDITOR_PAGE (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->link);
  g_clear_object (&self->saver);
  g_clear_object (&self->clip);
  g_clear_pointer (&self->draft, scrutiny_hide_draft_free);

  G_OBJECT_CLASS (scrutiny_hide_editor_page_parent_class)->dispose (object);
}

static void
scrutiny_hide_editor_page_finalize (GObject *object)
{
  ScrutinyHideEditorPage *self = SCRUTINY_HIDE_EDITOR_PAGE (object);

  g_free (self->letter);
  g_free (self->reason);

  G_OBJECT_CLASS (scrutiny_hide_editor_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/bwvscrutiny/Scrutiny/hide/"
                                                      "hide-editor-page.ui");
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, banner);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, player);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, timeline);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, second_side);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, undo_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, redo_button);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, list);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, list_frame);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, hints);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, figures);
  gtk_widget_class_bind_template_child (klass, ScrutinyHideEditorPage, covered_button);
  gtk_widget_class_bind_template_callback (klass, player_changed_cb);
  gtk_widget_class_bind_template_callback (klass, listed_cb);
  gtk_widget_class_bind_template_callback (klass, chosen_cb);
  gtk_widget_class_bind_template_callback (klass, sought_cb);
  gtk_widget_class_bind_template_callback (klass, covered_cb);
  gtk_widget_class_bind_template_callback (klass, done_cb);
  scrutiny_hide_editor_bind_choices (klass);
  scrutiny_hide_editor_bind_acts (klass);
}

static void
scrutiny_hide_editor_page_class_init (ScrutinyHideEditorPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_hide_editor_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_hide_editor_page_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = scrutiny_hide_editor_page_unmap;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_hide_editor_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_PLAYER_VIEW);
  g_type_ensure (SCRUTINY_TYPE_SIDE_BY_SIDE);
  g_type_ensure (SCRUTINY_TYPE_HIDE_TIMELINE);
  g_type_ensure (SCRUTINY_TYPE_HIDE_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
scrutiny_hide_editor_page_init (ScrutinyHideEditorPage *self)
{
  self->selected = SCRUTINY_HIDE_NO_ITEM;
  self->kind = "face";
  self->reason = g_strdup ("bystander");
  self->shape = SCRUTINY_HIDE_SHAPE_RECTANGLE;
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_hide_editor_fill_choices (self);
  self->canvas = SCRUTINY_HIDE_CANVAS (scrutiny_hide_canvas_new (self->player));
  scrutiny_player_view_set_canvas (self->player, GTK_WIDGET (self->canvas));
  g_signal_connect_object (self->canvas, "chosen", G_CALLBACK (chosen_cb), self, 0);
  self->link = scrutiny_player_link_new (self->player);
  scrutiny_player_view_drop_flags (self->player);
  scrutiny_player_view_listen_on (self->player, GTK_WIDGET (self));
  scrutiny_hide_editor_listen (self);
  show_waiting (self);
  show_banner (self);
}

/**
 * scrutiny_hide_editor_page_new:
 * @letter: of the case
 * @clip: a recording of it
 *
 * Returns: (transfer floating): where a coordinator says what must be hidden in @clip
 */
ScrutinyPage *
scrutiny_hide_editor_page_new (const char *letter, ScrutinyClip *clip)
{
  ScrutinyHideEditorPage *self = g_object_new (SCRUTINY_TYPE_HIDE_EDITOR_PAGE, NULL);

  self->letter = g_strdup (letter);
  self->clip = g_object_ref (clip);

  return SCRUTINY_PAGE (self);
}
