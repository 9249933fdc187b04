/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people/person-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/people.h"
#include "ui/day-row.h"
#include "ui/page-run.h"
#include "ui/people/passphrase-page.h"
#include "ui/task-view.h"
#include "ui/window.h"

#define UNDO_S 10

/* One person: somebody new, or somebody whose part changes or ends. */
struct _ScrutinyPersonPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkWidget *name_row;
  AdwComboRow *role_row;
  GtkWidget *deputy_row;
  GtkSwitch *deputy;
  AdwComboRow *language_row;
  ScrutinyDayRow *cleared_row;
  GtkWidget *passphrase_row;
  GtkWidget *reset_row;
  GtkWidget *end_button;

  ScrutinyPerson *person; /* as stored; NULL: somebody new */
};

G_DEFINE_FINAL_TYPE (ScrutinyPersonPage, scrutiny_person_page, SCRUTINY_TYPE_PAGE)

/* Somebody to store, and who they were before. */
typedef struct {
  ScrutinyPerson *before; /* NULL: new */
  ScrutinyPerson *after;
  char *passphrase; /* of somebody new */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  if (change->passphrase != NULL)
    explicit_bzero (change->passphrase, strlen (change->passphrase));
  g_free (change->passphrase);
  g_free (change);
}

static gpointer
store_work (ScrutinySession *session,
            gpointer input,
            GDestroyNotify *result_free,
            GCancellable *cancellable,
            GError **error)
{
  const Change *change = input;

  if (change->before != NULL)
    scrutiny_people_change (session, change->after, error);
  else {
    g_autoptr (ScrutinyPerson) stored G_GNUC_UNUSED =
        scrutiny_people_add (session, change->after, change->passphrase, error);
  }

  return NULL;
}

/* What was typed, as a person. */
static ScrutinyPerson *
read_person (ScrutinyPersonPage *self, GError **error)
{
  ScrutinyRole role = (ScrutinyRole) adw_combo_row_get_selected (self->role_row);
  g_autofree char *typed_day = scrutiny_day_row_dup_day (self->cleared_row);
  const char *day = *typed_day != '\0' ? typed_day : NULL;
  const char *language =
      adw_combo_row_get_selected (self->language_row) == 1 ? "cy" : "en";
  g_autoptr (ScrutinyPerson) person = NULL;
  g_autoptr (ScrutinyPerson) cleared = NULL;
  g_autoptr (ScrutinyPerson) speaking = NULL;

  person =
      self->person
          ? scrutiny_person_with_role (self->person, role)
          : scrutiny_person_new (gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                                 role, error);
  if (person != NULL)
    cleared = scrutiny_person_with_clearance (person, day, error);
  if (cleared != NULL)
    speaking = scrutiny_person_with_language (cleared, language, error);
  if (speaking == NULL || role != SCRUTINY_ROLE_MEMBER)
    return g_steal_pointer (&speaking);

  return scrutiny_person_with_deputy (speaking, gtk_switch_get_active (self->deputy),
                                      error);
}

static gboolean
is_same (ScrutinyPerson *a, ScrutinyPerson *b)
{
  return scrutiny_person_get_role (a) == scrutiny_person_get_role (b) &&
         scrutiny_person_is_deputy (a) == scrutiny_person_is_deputy (b) &&
         g_strcmp0 (scrutiny_person_get_clearance_until (a),
                    scrutiny_person_get_clearance_until (b)) == 0 &&
         g_str_equal (scrutiny_person_get_language (a), scrutiny_person_get_language (b));
}

static gboolean
is_ready (ScrutinyPersonPage *self)
{
  g_autoptr (ScrutinyPerson) typed = NULL;

  if (self->person == NULL)
    return *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0' &&
           *gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)) != '\0';
  if (!scrutiny_person_is_active (self->person))
    return TRUE;
  typed = read_person (self, NULL);

  return typed == NULL || !is_same (typed, self->person);
}

static void
typed_cb (ScrutinyPersonPage *self)
{
  gtk_widget_set_visible (self->deputy_row, adw_combo_row_get_selected (self->role_row) ==
                                                SCRUTINY_ROLE_MEMBER);
  scrutiny_task_view_set_ready (self->task, is_ready (self));
}

static void
undone_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    scrutiny_window_say (scrutiny_window_of (page), _ ("Undone. All is as it was."));
  scrutiny_page_refresh (page);
}

/* Undo is a change back; the log keeps both. */
static void
undo_cb (AdwToast *toast, ScrutinyWindow *window)
{
  Change *change = g_object_steal_data (G_OBJECT (toast), "change");

  if (change != NULL)
    scrutiny_page_run (scrutiny_window_get_page (window), store_work, change, change_free,
                       undone_cb, NULL);
}

static void
offer_undo (ScrutinyWindow *window, const Change *done)
{
  g_autofree char *news =
      g_strdup_printf (_ ("%s is changed"), scrutiny_person_get_name (done->after));
  g_autofree char *title = g_markup_escape_text (news, -1);
  AdwToast *toast = adw_toast_new (title);
  Change *back = g_new0 (Change, 1);

  back->before = g_object_ref (done->after);
  back->after = g_object_ref (done->before);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, UNDO_S);
  g_object_set_data_full (G_OBJECT (toast), "change", back, change_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), window, 0);
  scrutiny_window_add_toast (window, toast);
}

/* Whoever changed their own part has other keys now, and signs in anew. */
static void
sign_in_anew (ScrutinyWindow *window)
{
  g_autofree char *panel_dir =
      g_strdup (scrutiny_session_get_panel_dir (scrutiny_window_get_session (window)));

  scrutiny_window_open_panel (window, panel_dir);
  scrutiny_window_say (window, _ ("Your own part has changed. Sign in again."));
}

static void
stored_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyPersonPage *self = SCRUTINY_PERSON_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);
  ScrutinyPerson *myself = scrutiny_window_get_person (window);
  g_autofree Change *done = g_object_steal_data (G_OBJECT (page), "change");
  g_autoptr (ScrutinyPerson) before = done ? done->before : NULL;
  g_autoptr (ScrutinyPerson) after = done ? done->after : NULL;

  gtk_widget_set_sensitive (self->end_button, TRUE);
  typed_cb (self);
  if (done == NULL)
    return;
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  if (before != NULL && myself != NULL &&
      scrutiny_person_get_id (before) == scrutiny_person_get_id (myself)) {
    sign_in_anew (window);
    return;
  }
  scrutiny_window_pop (window);
  if (before == NULL)
    scrutiny_window_say_saved (window, g_get_real_time ());
  else if (scrutiny_person_is_active (after))
    offer_undo (window, done);
  else
    scrutiny_window_say (window,
                         _ ("Their part has ended. They can be let back in with a "
                                    "new passphrase."));
}

static void
store (ScrutinyPersonPage *self, ScrutinyPerson *after)
{
  Change *change = g_new0 (Change, 1);
  Change *shown = g_new0 (Change, 1);

  change->before = self->person ? g_object_ref (self->person) : NULL;
  change->after = g_object_ref (after);
  change->passphrase =
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)));
  shown->before = self->person ? g_object_ref (self->person) : NULL;
  shown->after = g_object_ref (after);
  g_object_set_data_full (G_OBJECT (self), "change", shown, change_free);
  /* One act at a time: the answer finds its facts under the one key. */
  scrutiny_task_view_set_ready (self->task, FALSE);
  gtk_widget_set_sensitive (self->end_button, FALSE);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  scrutiny_page_run (SCRUTINY_PAGE (self), store_work, change, change_free, stored_cb,
                     NULL);
}

static void
act_cb (ScrutinyPersonPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) after = NULL;

  if (!is_ready (self))
    return;
  if (self->person != NULL && !scrutiny_person_is_active (self->person)) {
    scrutiny_window_push (scrutiny_window_of (self),
                          scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_COME_BACK,
                                                        self->person));
    return;
  }
  after = read_person (self, &error);
  if (after != NULL)
    store (self, after);
  else
    scrutiny_window_fail (scrutiny_window_of (self), error);
}

static void
end_cb (ScrutinyPersonPage *self)
{
  g_autoptr (ScrutinyPerson) gone = scrutiny_person_with_active (self->person, FALSE);

  store (self, gone);
}

static void
reset_cb (ScrutinyPersonPage *self)
{
  scrutiny_window_push (scrutiny_window_of (self),
                        scrutiny_passphrase_page_new (SCRUTINY_PASSPHRASE_RESET,
                                                      self->person));
}

static gboolean
is_myself (ScrutinyPersonPage *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self);
  ScrutinyPerson *myself = window ? scrutiny_window_get_person (window) : NULL;

  return myself != NULL && self->person != NULL &&
         scrutiny_person_get_id (myself) == scrutiny_person_get_id (self->person);
}

static void
show_person (ScrutinyPersonPage *self)
{
  gboolean is_active = scrutiny_person_is_active (self->person);
  const char *day = scrutiny_person_get_clearance_until (self->person);
  GtkWidget *rows[] = { GTK_WIDGET (self->role_row), self->deputy_row,
                        GTK_WIDGET (self->language_row), GTK_WIDGET (self->cleared_row) };

  adw_combo_row_set_selected (self->role_row, scrutiny_person_get_role (self->person));
  gtk_switch_set_active (self->deputy, scrutiny_person_is_deputy (self->person));
  adw_combo_row_set_selected (self->language_row,
                              g_str_equal (scrutiny_person_get_language (self->person),
                                           "cy")
                                  ? 1
                                  : 0);
  if (day != NULL)
    scrutiny_day_row_set_day (self->cleared_row, day);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->cleared_row), "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_sensitive (rows[i], is_active);
  gtk_widget_set_visible (self->reset_row, is_active && !is_myself (self));
  gtk_widget_set_visible (self->end_button, is_active);
  scrutiny_task_view_set_intro (self->task,
                                is_active ? NULL : _ ("No longer on the panel."));
  scrutiny_task_view_set_action (self->task,
                                 is_active ? _ ("Keep this change") : _ ("Let back in"));
  typed_cb (self);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer name,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  *result_free = g_object_unref;

  return scrutiny_people_find (session, name, error);
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyPersonPage *self = SCRUTINY_PERSON_PAGE (page);

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  g_set_object (&self->person, result);
  show_person (self);
}

/* Somebody let back in is on the panel again when their page comes back. */
static void
scrutiny_person_page_refresh (ScrutinyPage *page)
{
  ScrutinyPersonPage *self = SCRUTINY_PERSON_PAGE (page);

  if (self->person != NULL)
    scrutiny_page_run (page, load_work,
                       g_strdup (scrutiny_person_get_name (self->person)), g_free,
                       loaded_cb, g_object_unref);
}

static void
scrutiny_person_page_finalize (GObject *object)
{
  g_clear_object (&SCRUTINY_PERSON_PAGE (object)->person);

  G_OBJECT_CLASS (scrutiny_person_page_parent_class)->finalize (object);
}

static void
scrutiny_person_page_class_init (ScrutinyPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_person_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_person_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_DAY_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "people/person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, role_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, deputy_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, deputy);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, cleared_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, reset_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPersonPage, end_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
scrutiny_person_page_init (ScrutinyPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_person_page_new:
 * @person: (nullable): who is to change; %NULL for somebody new
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_person_page_new (ScrutinyPerson *person)
{
  ScrutinyPersonPage *self = g_object_new (SCRUTINY_TYPE_PERSON_PAGE, NULL);
  gboolean is_new = person == NULL;

  self->person = person ? g_object_ref (person) : NULL;
  gtk_widget_set_visible (self->name_row, is_new);
  gtk_widget_set_visible (self->passphrase_row, is_new);
  gtk_widget_set_visible (self->reset_row, FALSE);
  gtk_widget_set_visible (self->end_button, FALSE);
  scrutiny_page_set_title (SCRUTINY_PAGE (self),
                           is_new ? _ ("Add somebody")
                                  : scrutiny_person_get_name (person));
  scrutiny_task_view_set_heading (self->task, is_new ? _ ("Somebody new on the panel")
                                                     : scrutiny_person_get_name (person));
  scrutiny_task_view_set_action (self->task, is_new ? _ ("Add to the panel")
                                                    : _ ("Keep this change"));
  scrutiny_page_set_first_focus (SCRUTINY_PAGE (self), is_new ? self->name_row : NULL);
  typed_cb (self);

  return SCRUTINY_PAGE (self);
}
