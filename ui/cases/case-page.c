/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cases/case-page.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/case.h"
#include "app/footage.h"
#include "reports/reason.h"
#include "ui/cases/case-facts.h"
#include "ui/cases/look-page.h"
#include "ui/cases/reason-words.h"
#include "ui/fact-list.h"
#include "ui/hide/hide-editor-page.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/player/player-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* What the one suggested button does for this person now. */
typedef enum {
  DEED_BACK,
  DEED_ADD,
  DEED_HIDE,
  DEED_LOOK,
} Deed;

/* One case on its way from the draw to the second look. */
struct _ScrutinyCasePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *facts;
  ScrutinyFactList *clips;
  GtkWidget *add_group;
  ScrutinyPathRow *footage_row;
  GtkEditable *camera_row;
  GtkWidget *add_button;
  GtkWidget *hide_group;
  ScrutinyPathRow *track_row;
  GtkWidget *track_button;
  GtkWidget *other_group;
  AdwComboRow *no_footage_row;
  GtkEditable *no_footage_text;
  AdwComboRow *aside_row;
  GtkEditable *aside_text;
  ScrutinyFactList *told;

  gint64 meeting;
  char *letter;
  Deed deed;
  gboolean awaits_look;    /* a clip's newest track has not been looked at twice */
  ScrutinyClip *next_clip; /* in which nothing is marked yet; NULL if there is none */
};

G_DEFINE_FINAL_TYPE (ScrutinyCasePage, scrutiny_case_page, SCRUTINY_TYPE_PAGE)

/* What goes to the session's thread. */
typedef struct {
  gint64 meeting;
  char *letter;
  char *path; /* or the words that go with a reason */
  char *camera;
  const char *code; /* static */
  ScrutinyLongWork *work;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_free (task->letter);
  g_free (task->path);
  g_free (task->camera);
  g_clear_pointer (&task->work, scrutiny_long_work_unref);
  g_free (task);
}

static Task *
new_task (ScrutinyCasePage *self)
{
  Task *task = g_new0 (Task, 1);

  task->meeting = self->meeting;
  task->letter = g_strdup (self->letter);

  return task;
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Task *task = input;

  *result_free = scrutiny_prepared_case_free;

  return scrutiny_prepared_case_load (session, task->meeting, task->letter, error);
}

static ScrutinyRole
get_role (ScrutinyCasePage *self)
{
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (self));

  return person ? scrutiny_person_get_role (person) : SCRUTINY_ROLE_MEMBER;
}

static void
show_clip (ScrutinyCasePage *self, const ScrutinyCaseFactsClip *clip, guint number)
{
  const char *camera = scrutiny_clip_get_camera (clip->clip);
  g_autofree char *length =
      scrutiny_player_words_for_time (scrutiny_clip_get_duration_us (clip->clip));
  g_autofree char *title = camera && *camera
                               ? g_strdup_printf ("%s – %s", camera, length)
                               : g_strdup_printf (_ ("Clip %u – %s"), number, length);
  g_autofree char *words = scrutiny_prepared_case_describe (clip);

  scrutiny_fact_list_add (self->clips, title, words);
}

static void
edit_cb (AdwActionRow *row, ScrutinyCasePage *self)
{
  ScrutinyClip *clip = g_object_get_data (G_OBJECT (row), "clip");

  scrutiny_window_push (scrutiny_window_of (self),
                        scrutiny_hide_editor_page_new (self->letter, clip));
}

/* The way to the hide editor, for who may go it. */
static void
add_edit_link (ScrutinyCasePage *self, const ScrutinyCaseFactsClip *clip)
{
  AdwActionRow *row =
      scrutiny_fact_list_add_link (self->clips, clip->has_track
                                   ? _ ("Change what is hidden")
                                   : _ ("Hide what must be hidden"), NULL);

  g_object_set_data_full (G_OBJECT (row), "clip", g_object_ref (clip->clip),
                          g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, 0);
}

/* What those who watched found hidden wrongly: whoever it was, it was said. */
static void
show_doubts (ScrutinyCasePage *self, const GArray *doubts)
{
  for (guint i = 0; doubts != NULL && i < doubts->len; i++) {
    const ScrutinyHideDoubt *doubt = &g_array_index (doubts, ScrutinyHideDoubt, i);
    g_autofree char *at = scrutiny_player_words_for_clock (doubt->at_us);
    g_autofree char *title = g_strdup_printf (_ ("Marked at %s"), at);

    scrutiny_fact_list_add (self->clips, title,
                            scrutiny_doubt_kind_get_words (doubt->kind));
  }
}

static void
show_clips (ScrutinyCasePage *self, const ScrutinyPreparedCase *prepared)
{
  const gboolean may_edit =
      get_role (self) == SCRUTINY_ROLE_COORDINATOR &&
      scrutiny_case_get_state (prepared->about) <= SCRUTINY_CASE_OPEN;

  scrutiny_fact_list_clear (self->clips);
  g_clear_object (&self->next_clip);
  self->awaits_look = FALSE;
  for (guint i = 0; i < prepared->clips->len; i++) {
    const ScrutinyCaseFactsClip *clip = g_ptr_array_index (prepared->clips, i);

    show_clip (self, clip, i + 1);
    show_doubts (self, clip->doubts);
    if (may_edit)
      add_edit_link (self, clip);
    self->awaits_look |= clip->has_track && !clip->is_approved;
    if (!clip->has_track && self->next_clip == NULL)
      self->next_clip = g_object_ref (clip->clip);
  }
}

static void
show_facts (ScrutinyCasePage *self, ScrutinyCase *about)
{
  const char *no_footage = scrutiny_case_get_no_footage_code (about);
  const char *code = no_footage ? no_footage : scrutiny_case_get_code (about);

  scrutiny_fact_list_clear (self->facts);
  scrutiny_fact_list_add (self->facts, _ ("How far it is"),
                                          scrutiny_case_state_get_title (
                                              scrutiny_case_get_state (about)));
  if (code != NULL)
    scrutiny_fact_list_add (self->facts, no_footage
                            ? _ ("No footage")
                            : _ ("Set aside"), scrutiny_reason_get_words (code));
  scrutiny_fact_list_add (self->facts, _ ("Reference on the list"),
                                          scrutiny_case_get_record_ref (about));
}

/* A change while members already watch covers the clip, until it is looked at again. */
static Deed
find_deed (ScrutinyCaseState state, gboolean is_coordinator, gboolean awaits_look)
{
  if (is_coordinator && state == SCRUTINY_CASE_DRAWN)
    return DEED_ADD;
  if (is_coordinator && state == SCRUTINY_CASE_FOOTAGE_HELD)
    return DEED_HIDE;
  if (!is_coordinator && awaits_look && state <= SCRUTINY_CASE_OPEN)
    return DEED_LOOK;

  return DEED_BACK;
}

static void
show_ready (ScrutinyCasePage *self)
{
  const char *footage = gtk_editable_get_text (GTK_EDITABLE (self->footage_row));
  const char *track = gtk_editable_get_text (GTK_EDITABLE (self->track_row));

  gtk_widget_set_sensitive (self->add_button, *footage != '\0');
  gtk_widget_set_sensitive (self->track_button, *track != '\0');
  scrutiny_task_view_set_ready (self->task,
                                (self->deed != DEED_ADD || *footage != '\0') &&
                                    (self->deed != DEED_HIDE || self->next_clip != NULL));
}

/* Only what this person may do, and only while the case has not moved past it. */
static void
show_choices (ScrutinyCasePage *self, ScrutinyCase *about)
{
  static const char *const verbs[] = {
    [DEED_BACK] = N_ ("Back to the cases"), [DEED_ADD] =
                                                N_ ("Add this footage"),
                                                    [DEED_HIDE] =
                                                        N_ ("Hide what must be hidden"),
                                                            [DEED_LOOK] =
                                                                N_ ("Take a second look"),
                                                            };
  ScrutinyCaseState state = scrutiny_case_get_state (about);
  gboolean is_coordinator = get_role (self) == SCRUTINY_ROLE_COORDINATOR;
  gboolean is_open = state < SCRUTINY_CASE_OPEN;

  self->deed = find_deed (state, is_coordinator, self->awaits_look);
  gtk_widget_set_visible (self->add_group, is_coordinator && is_open);
  gtk_widget_set_visible (self->add_button, self->deed != DEED_ADD);
  gtk_widget_set_visible (self->hide_group, is_coordinator && is_open &&
                                                state != SCRUTINY_CASE_DRAWN &&
                                                state != SCRUTINY_CASE_NO_FOOTAGE);
  gtk_widget_set_visible (self->other_group, is_open);
  scrutiny_task_view_set_action (self->task, _ (verbs[self->deed]));
  show_ready (self);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCasePage *self = SCRUTINY_CASE_PAGE (page);
  const ScrutinyPreparedCase *prepared = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_task_view_set_intro (self->task, prepared->words);
  show_facts (self, prepared->about);
  show_clips (self, prepared);
  scrutiny_prepared_case_show_told (self->told, prepared->told);
  show_choices (self, prepared->about);
}

static void
scrutiny_case_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, load_work, new_task (SCRUTINY_CASE_PAGE (page)), task_free,
                     loaded_cb, scrutiny_prepared_case_free);
}

static void
done_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCasePage *self = SCRUTINY_CASE_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  scrutiny_task_view_end (self->task);
  gtk_widget_set_sensitive (self->add_group, TRUE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    scrutiny_window_say (window, _ ("Cancelled. Nothing was changed."));
  else if (error != NULL)
    scrutiny_window_fail (window, error);
  else {
    gtk_editable_set_text (GTK_EDITABLE (self->footage_row), "");
    gtk_editable_set_text (GTK_EDITABLE (self->track_row), "");
    scrutiny_window_clear_warning (window);
    scrutiny_window_say_saved (window, g_get_real_time ());
    scrutiny_case_page_refresh (page);
  }
}

/* Footage in */

static void
typed_cb (ScrutinyCasePage *self)
{
  show_ready (self);
}

static gpointer
add_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  Task *task = input;
  const ScrutinyFootageOrigin origin = { .camera = task->camera };

  *result_free = g_object_unref;

  return scrutiny_footage_add (session, task->meeting, task->letter, task->path, &origin,
                               scrutiny_long_work_count, task->work, cancellable, error);
}

static void
add_cb (ScrutinyCasePage *self)
{
  Task *task = new_task (self);

  task->path = scrutiny_path_row_dup_path (self->footage_row);
  if (*gtk_editable_get_text (self->camera_row) != '\0')
    task->camera = g_strdup (gtk_editable_get_text (self->camera_row));
  task->work = scrutiny_task_view_begin (self->task, _ ("Sealing"), NULL);
  gtk_widget_set_sensitive (self->add_group, FALSE);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), add_work, task, task_free,
                                 scrutiny_long_work_get_cancellable (task->work), done_cb,
                                 g_object_unref);
}

/* What is hidden */

static gpointer
hide_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Task *task = input;

  *result_free = g_object_unref;

  return scrutiny_hide_import_file (session, task->meeting, task->letter, task->path,
                                    error);
}

static void
hide_cb (ScrutinyCasePage *self)
{
  Task *task = new_task (self);

  task->path = scrutiny_path_row_dup_path (self->track_row);
  task->work = scrutiny_task_view_begin (self->task, _ ("Reading"), NULL);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), hide_work, task, task_free,
                                 scrutiny_long_work_get_cancellable (task->work), done_cb,
                                 g_object_unref);
}

static void
act_cb (ScrutinyCasePage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);

  switch (self->deed) {
  case DEED_ADD:
    add_cb (self);
    break;
  case DEED_HIDE:
    scrutiny_window_push (window,
                          scrutiny_hide_editor_page_new (self->letter, self->next_clip));
    break;
  case DEED_LOOK:
    scrutiny_window_push (window, scrutiny_look_page_new (self->meeting, self->letter));
    break;
  case DEED_BACK:
  default:
    scrutiny_window_pop (window);
    break;
  }
}

/* Reasons */

static gpointer
no_footage_work (ScrutinySession *session,
                 gpointer input,
                 GDestroyNotify *result_free,
                 GCancellable *cancellable,
                 GError **error)
{
  Task *task = input;

  scrutiny_case_record_no_footage (session, task->meeting, task->letter, task->code,
                                   task->path, error);

  return NULL;
}

static gpointer
aside_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  Task *task = input;
  g_autoptr (ScrutinyCase) reserve = NULL;

  scrutiny_case_set_aside (session, task->meeting, task->letter, task->code, task->path,
                           &reserve, error);

  return NULL;
}

static void
run_reason (ScrutinyCasePage *self,
            ScrutinyLeavingUse use,
            AdwComboRow *row,
            GtkEditable *words,
            ScrutinySessionWork work)
{
  Task *task = new_task (self);

  task->code = scrutiny_leaving_get_code (use, adw_combo_row_get_selected (row));
  if (*gtk_editable_get_text (words) != '\0')
    task->path = g_strdup (gtk_editable_get_text (words));
  scrutiny_page_run (SCRUTINY_PAGE (self), work, task, task_free, done_cb, NULL);
}

static void
no_footage_cb (ScrutinyCasePage *self)
{
  run_reason (self, SCRUTINY_LEAVING_FOR_NO_FOOTAGE, self->no_footage_row,
              self->no_footage_text, no_footage_work);
}

static void
aside_cb (ScrutinyCasePage *self)
{
  run_reason (self, SCRUTINY_LEAVING_FOR_SET_ASIDE, self->aside_row, self->aside_text,
              aside_work);
}

static void
scrutiny_case_page_dispose (GObject *object)
{
  g_clear_object (&SCRUTINY_CASE_PAGE (object)->next_clip);

  G_OBJECT_CLASS (scrutiny_case_page_parent_class)->dispose (object);
}

static void
scrutiny_case_page_finalize (GObject *object)
{
  g_free (SCRUTINY_CASE_PAGE (object)->letter);

  G_OBJECT_CLASS (scrutiny_case_page_parent_class)->finalize (object);
}

static void
scrutiny_case_page_class_init (ScrutinyCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_case_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_case_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_case_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "cases/case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, clips);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, add_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, footage_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, camera_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, hide_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, track_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, track_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, other_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, no_footage_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, no_footage_text);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, aside_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, aside_text);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCasePage, told);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_footage_cb);
  gtk_widget_class_bind_template_callback (widget_class, aside_cb);
}

static void
scrutiny_case_page_init (ScrutinyCasePage *self)
{
  g_autoptr (GListModel) no_footage =
      scrutiny_reason_words_list (SCRUTINY_LEAVING_FOR_NO_FOOTAGE);
  g_autoptr (GListModel) aside =
      scrutiny_reason_words_list (SCRUTINY_LEAVING_FOR_SET_ASIDE);

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->no_footage_row, no_footage);
  adw_combo_row_set_model (self->aside_row, aside);
  show_ready (self);
}

/**
 * scrutiny_case_page_new:
 * @meeting: the meeting's number
 * @letter: the case
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_case_page_new (gint64 meeting, const char *letter)
{
  ScrutinyCasePage *self = g_object_new (SCRUTINY_TYPE_CASE_PAGE, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Case %s"), letter);

  self->meeting = meeting;
  self->letter = g_strdup (letter);
  scrutiny_page_set_title (SCRUTINY_PAGE (self), title);
  scrutiny_task_view_set_heading (self->task, title);

  return SCRUTINY_PAGE (self);
}
