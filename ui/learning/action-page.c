/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/learning/action-page.h"

#include <glib/gi18n.h>

#include "app/error.h"
#include "app/learning.h"
#include "ui/day-row.h"
#include "ui/day-words.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* What this person can do with the action now. */
typedef enum {
  DO_NOTHING,
  DO_REPLY,
  DO_ACCEPT,
  DO_ADOPT,
} Deed;

/* One action: what was seen and asked, the force's reply, and the chair's word on it. */
struct _ScrutinyActionPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyFactList *facts;
  GtkWidget *reply_group;
  AdwComboRow *kind;
  GtkEditable *reply_day;
  GtkEditable *reply_text;
  GtkWidget *return_group;
  GtkEditable *why;
  GtkEditable *new_due;
  GtkWidget *adopt_group;
  GtkEditable *reason;
  GtkEditable *owner;
  GtkEditable *due;

  gint64 number;
  Deed deed;
};

G_DEFINE_FINAL_TYPE (ScrutinyActionPage, scrutiny_action_page, SCRUTINY_TYPE_PAGE)

/* What goes to the session's thread. */
typedef struct {
  gint64 number;
  ScrutinyReplyKind kind;
  char *text;
  char *day;
  char *reason; /* to adopt after the seal */
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word->day);
  g_free (word->reason);
  g_free (word);
}

static Word *
new_word (ScrutinyActionPage *self, GtkEditable *text, GtkEditable *day)
{
  Word *word = g_new0 (Word, 1);

  word->number = self->number;
  word->text = text ? g_strstrip (g_strdup (gtk_editable_get_text (text))) : NULL;
  word->day = day ? scrutiny_day_row_dup_day (SCRUTINY_DAY_ROW (day)) : NULL;

  return word;
}

/* The point and the day it is read on. */
typedef struct {
  ScrutinyLearningPoint *point;
  char *today;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_object (&shown->point);
  g_free (shown->today);
  g_free (shown);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (ScrutinyLearningPoint) point =
      scrutiny_learning_get (session, ((Word *) input)->number, error);
  Shown *shown;

  *result_free = shown_free;
  if (point == NULL)
    return NULL;
  shown = g_new0 (Shown, 1);
  shown->point = g_steal_pointer (&point);
  shown->today = scrutiny_session_today (session);

  return shown;
}

static void
add_fact (ScrutinyActionPage *self, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    scrutiny_fact_list_add (self->facts, title, value);
}

static void
show_facts (ScrutinyActionPage *self, ScrutinyLearningPoint *point, const char *today)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT "%s",
                                           scrutiny_learning_point_get_meeting (point),
                                           scrutiny_learning_point_get_letter (point));
  g_autofree char *due =
      scrutiny_words_for_day (scrutiny_learning_point_get_due_day (point));
  g_autofree char *reply_day =
      scrutiny_words_for_day (scrutiny_learning_point_get_reply_day (point));

  scrutiny_fact_list_clear (self->facts);
  add_fact (self, _ ("State"), scrutiny_learning_point_get_state_title (point, today));
  add_fact (self, _ ("Case"), from);
  add_fact (self, _ ("About"), scrutiny_learning_theme_get_title (
                                   scrutiny_learning_point_get_theme (point)));
  add_fact (self, _ ("What we saw"), scrutiny_learning_point_get_saw (point));
  add_fact (self, _ ("Who must answer"), scrutiny_learning_point_get_owner_words (point));
  add_fact (self, _ ("By"), due);
  add_fact (self, _ ("Added after the seal, because"),
                     scrutiny_learning_point_get_after_seal (point));
  add_fact (self, _ ("Reply"), scrutiny_learning_point_get_reply (point));
  add_fact (self, _ ("Day of the reply"), reply_day);
  add_fact (self, _ ("Returned because"),
                     scrutiny_learning_point_get_returned_why (point));
}

static Deed
find_deed (ScrutinyActionPage *self, ScrutinyLearningPoint *point)
{
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (self));
  ScrutinyRole role = person ? scrutiny_person_get_role (person) : SCRUTINY_ROLE_MEMBER;
  ScrutinyLearningState state = scrutiny_learning_point_get_state (point);

  if (role == SCRUTINY_ROLE_FORCE_LEAD &&
      (state == SCRUTINY_LEARNING_OPEN || state == SCRUTINY_LEARNING_RETURNED))
    return DO_REPLY;
  if (role == SCRUTINY_ROLE_CHAIR && state == SCRUTINY_LEARNING_ANSWERED)
    return DO_ACCEPT;
  if (role == SCRUTINY_ROLE_CHAIR && state == SCRUTINY_LEARNING_PROPOSED)
    return DO_ADOPT;

  return DO_NOTHING;
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  static const char *const verbs[] = {
    [DO_NOTHING] = "",
    [DO_REPLY] = N_ ("Send this reply"), [DO_ACCEPT] = N_ ("Accept the reply"), [DO_ADOPT] =
                                                                      N_ ("Take it up"),
                                             };
  ScrutinyActionPage *self = SCRUTINY_ACTION_PAGE (page);
  const Shown *shown = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  scrutiny_task_view_set_heading (self->task,
                                  scrutiny_learning_point_get_asks (shown->point));
  show_facts (self, shown->point, shown->today);
  self->deed = find_deed (self, shown->point);
  gtk_widget_set_visible (self->reply_group, self->deed == DO_REPLY);
  gtk_widget_set_visible (self->return_group, self->deed == DO_ACCEPT);
  gtk_widget_set_visible (self->adopt_group, self->deed == DO_ADOPT);
  scrutiny_task_view_set_action (self->task,
                                 self->deed == DO_NOTHING ? NULL : _ (verbs[self->deed]));
}

static void
scrutiny_action_page_refresh (ScrutinyPage *page)
{
  scrutiny_page_run (page, load_work, new_word (SCRUTINY_ACTION_PAGE (page), NULL, NULL),
                     word_free, loaded_cb, shown_free);
}

/* The meeting is sealed: the refusal says so, and here is where the reason goes. */
static void
ask_why (ScrutinyActionPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
}

static void
done_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_window_fail (window, error);
    if (SCRUTINY_ACTION_PAGE (page)->deed == DO_ADOPT &&
        g_error_matches (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE))
      ask_why (SCRUTINY_ACTION_PAGE (page));
    return;
  }
  scrutiny_window_clear_warning (window);
  scrutiny_window_say_saved (window, g_get_real_time ());
  scrutiny_action_page_refresh (page);
}

static gpointer
reply_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  const Word *word = input;

  scrutiny_learning_reply (session, word->number, word->kind, word->day, word->text,
                           error);

  return NULL;
}

static gpointer
accept_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  scrutiny_learning_accept (session, ((Word *) input)->number, error);

  return NULL;
}

static gpointer
return_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  const Word *word = input;

  scrutiny_learning_return (session, word->number, word->text, word->day, error);

  return NULL;
}

static gpointer
adopt_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  const Word *word = input;

  scrutiny_learning_adopt (session, word->number, word->text, word->day, word->reason,
                           error);

  return NULL;
}

static void
return_cb (ScrutinyActionPage *self)
{
  scrutiny_page_run (SCRUTINY_PAGE (self), return_work,
                     new_word (self, self->why, self->new_due), word_free, done_cb, NULL);
}

static void
act_cb (ScrutinyActionPage *self)
{
  ScrutinyPage *page = SCRUTINY_PAGE (self);
  Word *word;

  switch (self->deed) {
  case DO_REPLY:
    word = new_word (self, self->reply_text, self->reply_day);
    word->kind = adw_combo_row_get_selected (self->kind) == 0 ? SCRUTINY_REPLY_EXPLAIN
                                                              : SCRUTINY_REPLY_REFORM;
    scrutiny_page_run (page, reply_work, word, word_free, done_cb, NULL);
    break;
  case DO_ACCEPT:
    scrutiny_page_run (page, accept_work, new_word (self, NULL, NULL), word_free, done_cb,
                       NULL);
    break;
  case DO_ADOPT:
    word = new_word (self, self->owner, self->due);
    word->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
    scrutiny_page_run (page, adopt_work, word, word_free, done_cb, NULL);
    break;
  case DO_NOTHING:
  default:
    break;
  }
}

static void
scrutiny_action_page_class_init (ScrutinyActionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_action_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_DAY_ROW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "learning/action-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, reply_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, kind);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, reply_day);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, reply_text);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, return_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, why);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, new_due);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, adopt_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, reason);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, owner);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyActionPage, due);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, return_cb);
}

static void
scrutiny_action_page_init (ScrutinyActionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_action_page_new:
 * @number: of the learning point
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_action_page_new (gint64 number)
{
  ScrutinyActionPage *self = g_object_new (SCRUTINY_TYPE_ACTION_PAGE, NULL);

  self->number = number;

  return SCRUTINY_PAGE (self);
}
