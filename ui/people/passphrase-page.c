/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/people/passphrase-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/people.h"
#include "ui/page-run.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* One page wherever a passphrase is typed but to sign in: what it is for decides the
 * words and what else is asked. */
struct _ScrutinyPassphrasePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  AdwComboRow *name_row;
  GtkEditable *code_row;
  GtkEditable *passphrase_row;

  ScrutinyPassphraseUse use;
  ScrutinyPerson *person; /* whom it is for; NULL: chosen here, or oneself */
};

G_DEFINE_FINAL_TYPE (ScrutinyPassphrasePage, scrutiny_passphrase_page, SCRUTINY_TYPE_PAGE)

#define STRONG                                                                           \
  N_ ("Four or more words are strong and easy to remember. Nobody can read them back.")

/* Where the heading is NULL it names the person. */
static const struct {
  const char *title;
  const char *heading;
  const char *intro;
  const char *row;
  const char *verb;
  const char *done;
} words[] = {
  [SCRUTINY_PASSPHRASE_OWN] = { N_ ("My passphrase"),
      N_ ("Change your passphrase"),
          STRONG,
          N_ ("Your new passphrase"),
              N_ ("Set passphrase"),
                  N_ ("Your passphrase is changed. The old one opens "
                                    "nothing any more.") },
              [SCRUTINY_PASSPHRASE_RESET] = { N_ ("New passphrase"),
                  NULL,
                  N_ ("Let them type it. What they answered in cases "
                                      "that are still open cannot be read by them "
                                      "again."),
                      N_ ("Their new passphrase"),
                          N_ ("Set passphrase"), N_ ("The new passphrase is set.") },
                          [SCRUTINY_PASSPHRASE_COME_BACK] = { N_ ("Let back in"),
                              NULL,
                              N_ ("Their old passphrase went when they left. "
                                          "Let them type a new one."),
                                  N_ ("Their new passphrase"),
                                      N_ ("Let back in"),
                                          N_ ("They are on the panel again.") },
                                      [SCRUTINY_PASSPHRASE_RECOVER] = { N_ ("Recovery code"),
                                          N_ ("Use the recovery code"),
                                              N_ ("The code was printed when the panel was made. "
                                        "It gives one person a new passphrase, and the "
                                        "log says so."),
                                                  N_ ("The new passphrase"),
                                                      N_ ("Set passphrase"),
                                                          N_ ("The new passphrase is set. Sign in with it.") },
                                                      [SCRUTINY_PASSPHRASE_STAND_BY] = {
                                                          N_ ("A chair agrees"),
                                                              N_ ("A chair agrees here"),
                                                                  N_ ("The chair types their own passphrase. Until "
                                         "you sign out you may fix, draw and set aside. "
                                         "The log says so."),
                                                                      N_ ("The chair’s passphrase"),
                                                                          N_ ("Agree"),
                                                                              N_ ("The chair agrees until you sign out.") },
                                                                  };

typedef struct {
  ScrutinyPassphraseUse use;
  ScrutinyPerson *person;
  char *name;
  char *code;
  char *passphrase;
} Input;

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
input_free (gpointer data)
{
  Input *input = data;

  g_clear_object (&input->person);
  g_free (input->name);
  wipe (input->code);
  wipe (input->passphrase);
  g_free (input);
}

/* Keys first, then the part: who is on the panel can always sign in. */
static gboolean
let_back_in (ScrutinySession *session, const Input *input, GError **error)
{
  g_autoptr (ScrutinyPerson) back = scrutiny_person_with_active (input->person, TRUE);

  return scrutiny_people_reset_passphrase (session,
                                           scrutiny_person_get_id (input->person),
                                           input->passphrase, error) &&
         scrutiny_people_change (session, back, error);
}

static gpointer
set_work (ScrutinySession *session,
          gpointer data,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  const Input *input = data;

  switch (input->use) {
  case SCRUTINY_PASSPHRASE_RESET:
    scrutiny_people_reset_passphrase (session, scrutiny_person_get_id (input->person),
                                      input->passphrase, error);
    break;
  case SCRUTINY_PASSPHRASE_COME_BACK:
    let_back_in (session, input, error);
    break;
  case SCRUTINY_PASSPHRASE_RECOVER:
    scrutiny_people_recover (session, input->code, input->name, input->passphrase, error);
    break;
  case SCRUTINY_PASSPHRASE_STAND_BY:
    scrutiny_session_confirm_chair (session, input->name, input->passphrase, error);
    break;
  case SCRUTINY_PASSPHRASE_OWN:
  default:
    scrutiny_people_change_passphrase (session, input->passphrase, error);
    break;
  }

  return NULL;
}

static void
set_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyPassphrasePage *self = SCRUTINY_PASSPHRASE_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  scrutiny_task_view_set_ready (self->task, TRUE);
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
    gtk_editable_select_region (self->passphrase_row, 0, -1);
    return;
  }
  scrutiny_window_say (window, _ (words[self->use].done));
  gtk_editable_set_text (self->passphrase_row, "");
  scrutiny_window_pop (window);
}

static const char *
get_chosen_name (ScrutinyPassphrasePage *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->name_row);

  return chosen ? gtk_string_object_get_string (chosen) : NULL;
}

static gboolean
is_complete (ScrutinyPassphrasePage *self)
{
  gboolean needs_name = gtk_widget_get_visible (GTK_WIDGET (self->name_row));
  gboolean needs_code = gtk_widget_get_visible (GTK_WIDGET (self->code_row));

  return *gtk_editable_get_text (self->passphrase_row) != '\0' &&
         (!needs_name || get_chosen_name (self) != NULL) &&
         (!needs_code || *gtk_editable_get_text (self->code_row) != '\0');
}

static void
typed_cb (ScrutinyPassphrasePage *self)
{
  scrutiny_task_view_set_ready (self->task, is_complete (self));
}

static void
act_cb (ScrutinyPassphrasePage *self)
{
  Input *input;

  if (!is_complete (self))
    return;
  input = g_new0 (Input, 1);
  input->use = self->use;
  input->person = self->person ? g_object_ref (self->person) : NULL;
  input->name = g_strdup (get_chosen_name (self));
  input->code = g_strdup (gtk_editable_get_text (self->code_row));
  input->passphrase = g_strdup (gtk_editable_get_text (self->passphrase_row));
  scrutiny_task_view_set_ready (self->task, FALSE);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  scrutiny_page_run (SCRUTINY_PAGE (self), set_work, input, input_free, set_cb, NULL);
}

static gpointer
list_work (ScrutinySession *session,
           gpointer data,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  *result_free = g_object_unref;

  return scrutiny_people_list (session, error);
}

/* Chairs where a chair agrees; else whoever may sign in. */
static void
listed_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyPassphrasePage *self = SCRUTINY_PASSPHRASE_PAGE (page);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  for (guint i = 0; i < g_list_model_get_n_items (result); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (result, i);

    if (scrutiny_person_is_active (person) &&
        (self->use != SCRUTINY_PASSPHRASE_STAND_BY ||
         scrutiny_person_get_role (person) == SCRUTINY_ROLE_CHAIR))
      gtk_string_list_append (names, scrutiny_person_get_name (person));
  }
  adw_combo_row_set_model (self->name_row, G_LIST_MODEL (names));
  if (g_list_model_get_n_items (G_LIST_MODEL (names)) > 1)
    adw_combo_row_set_selected (self->name_row, GTK_INVALID_LIST_POSITION);
  typed_cb (self);
}

static void
scrutiny_passphrase_page_refresh (ScrutinyPage *page)
{
  ScrutinyPassphrasePage *self = SCRUTINY_PASSPHRASE_PAGE (page);

  if (gtk_widget_get_visible (GTK_WIDGET (self->name_row)))
    scrutiny_page_run (page, list_work, NULL, NULL, listed_cb, g_object_unref);
}

static void
scrutiny_passphrase_page_finalize (GObject *object)
{
  g_clear_object (&SCRUTINY_PASSPHRASE_PAGE (object)->person);

  G_OBJECT_CLASS (scrutiny_passphrase_page_parent_class)->finalize (object);
}

static void
scrutiny_passphrase_page_class_init (ScrutinyPassphrasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_passphrase_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_passphrase_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "people/passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPassphrasePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPassphrasePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPassphrasePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyPassphrasePage,
                                        passphrase_row);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
}

static void
scrutiny_passphrase_page_init (ScrutinyPassphrasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (ScrutinyPassphrasePage *self)
{
  const char *row = _ (words[self->use].row);
  g_autofree char *heading = NULL;

  if (self->use == SCRUTINY_PASSPHRASE_RESET)
    heading = g_strdup_printf (_ ("A new passphrase for %s"),
                                  scrutiny_person_get_name (self->person));
  else if (self->use == SCRUTINY_PASSPHRASE_COME_BACK)
    heading =
        g_strdup_printf (_ ("Let %s back in"), scrutiny_person_get_name (self->person));
  else
    heading = g_strdup (_ (words[self->use].heading));

  scrutiny_page_set_title (SCRUTINY_PAGE (self), _ (words[self->use].title));
  scrutiny_page_set_help_text (SCRUTINY_PAGE (self), _ (words[self->use].intro));
  scrutiny_task_view_set_heading (self->task, heading);
  scrutiny_task_view_set_intro (self->task, _ (words[self->use].intro));
  scrutiny_task_view_set_action (self->task, _ (words[self->use].verb));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->passphrase_row), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->passphrase_row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
}

/**
 * scrutiny_passphrase_page_new:
 * @use: what the passphrase is for
 * @person: (nullable): whom to reset or to let back in; %NULL for every other use
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_passphrase_page_new (ScrutinyPassphraseUse use, ScrutinyPerson *person)
{
  ScrutinyPassphrasePage *self = g_object_new (SCRUTINY_TYPE_PASSPHRASE_PAGE, NULL);
  gboolean asks_name =
      use == SCRUTINY_PASSPHRASE_RECOVER || use == SCRUTINY_PASSPHRASE_STAND_BY;

  self->use = use;
  self->person = person ? g_object_ref (person) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), asks_name);
  gtk_widget_set_visible (GTK_WIDGET (self->code_row),
                          use == SCRUTINY_PASSPHRASE_RECOVER);
  scrutiny_page_set_first_focus (SCRUTINY_PAGE (self),
                                 asks_name ? GTK_WIDGET (self->name_row)
                                           : GTK_WIDGET (self->passphrase_row));
  show_words (self);
  typed_cb (self);

  return SCRUTINY_PAGE (self);
}
