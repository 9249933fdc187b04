/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/form-view.h"

#include <glib/gi18n.h>

#include "ui/review/question-row.h"

/* Rows are made for this long at a time, so that a form of a hundred questions never
 * holds up a key press or a frame (the main thread's limit is 8 ms). */
#define SLICE_US 4000

/* A question and its row, once somebody needs to see it. */
typedef struct {
  ScrutinyFormSection *section;
  ScrutinyQuestion *question;
  GtkWidget *box;           /* of the section */
  ScrutinyQuestionRow *row; /* NULL until it is first shown */
} Entry;

/* The questions of one page of the case flow. Which ones are asked changes with each
 * answer. The signal "answered" (ScrutinyAnswer) follows each change; the view keeps
 * the whole set up to date, whether saved or not. */
struct _ScrutinyFormView {
  GtkBox parent_instance;

  ScrutinyForm *form; /* NULL before the first show */
  ScrutinyFormContext context;
  ScrutinyAnswerSet *answers;
  char *kind;
  GStrv material;
  GStrv recorded;
  char *locale;
  GArray *entries; /* of Entry, in the order asked */
  char *jump_to;   /* a question waiting for its row, or NULL */
  guint build_source;
};

G_DEFINE_FINAL_TYPE (ScrutinyFormView, scrutiny_form_view, GTK_TYPE_BOX)

static guint answered_signal;

static void show_questions (ScrutinyFormView *self);

static Entry *
nth (ScrutinyFormView *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

static gboolean
is_shown (ScrutinyFormView *self, Entry *entry)
{
  return scrutiny_form_shows (self->form, entry->question, &self->context, self->answers);
}

static void
answered_cb (ScrutinyFormView *self, ScrutinyAnswer *answer)
{
  ScrutinyAnswerSet *before = self->answers;

  self->answers = scrutiny_answer_set_with (before, answer);
  g_object_unref (before);
  show_questions (self);
  g_signal_emit (self, answered_signal, 0, answer);
}

/* The row goes behind the nearest one before it in the same section. */
static void
insert_row (ScrutinyFormView *self, guint at)
{
  Entry *entry = nth (self, at);
  GtkWidget *after = gtk_widget_get_first_child (entry->box); /* the heading */

  for (guint i = at; i > 0; i--) {
    Entry *other = nth (self, i - 1);

    if (other->section != entry->section)
      break;
    if (other->row != NULL) {
      after = GTK_WIDGET (other->row);
      break;
    }
  }
  gtk_box_insert_child_after (GTK_BOX (entry->box), GTK_WIDGET (entry->row), after);
}

static void
make_row (ScrutinyFormView *self, guint at)
{
  Entry *entry = nth (self, at);
  const char *id = scrutiny_question_get_id (entry->question);

  entry->row = SCRUTINY_QUESTION_ROW (
      scrutiny_question_row_new (self->form, entry->question, self->locale));
  scrutiny_question_row_set_answer (entry->row,
                                    scrutiny_answer_set_find (self->answers, id));
  g_signal_connect_object (entry->row, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  insert_row (self, at);
}

static void
show_row (ScrutinyFormView *self, Entry *entry)
{
  gtk_widget_set_visible (GTK_WIDGET (entry->row), TRUE);
  gtk_widget_set_visible (entry->box, TRUE);
  scrutiny_question_row_set_required (entry->row,
                                      scrutiny_form_requires (self->form, entry->question,
                                                              &self->context,
                                                              self->answers));
}

static void
do_jump (ScrutinyFormView *self)
{
  g_autofree char *question_id = g_steal_pointer (&self->jump_to);

  if (question_id != NULL)
    scrutiny_form_view_jump (self, question_id);
}

/* Returns: whether rows are still missing when the time for one slice is over. */
static gboolean
build_slice (ScrutinyFormView *self)
{
  gint64 until_us = g_get_monotonic_time () + SLICE_US;

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = nth (self, i);

    if (entry->row != NULL || !is_shown (self, entry))
      continue;
    if (g_get_monotonic_time () > until_us)
      return TRUE;
    make_row (self, i);
    show_row (self, entry);
  }

  return FALSE;
}

static gboolean
build_cb (gpointer data)
{
  ScrutinyFormView *self = data;

  if (build_slice (self))
    return G_SOURCE_CONTINUE;
  self->build_source = 0;
  do_jump (self);

  return G_SOURCE_REMOVE;
}

/* Whether the section that starts with this entry has anything to show yet. */
static gboolean
section_shows (ScrutinyFormView *self, guint first)
{
  GtkWidget *box = nth (self, first)->box;

  for (guint i = first; i < self->entries->len && nth (self, i)->box == box; i++)
    if (nth (self, i)->row != NULL && is_shown (self, nth (self, i)))
      return TRUE;

  return FALSE;
}

/* Hides what is no longer asked and shows what is; rows that do not exist yet are
 * made a few at a time. Never hides for a moment what stays: the keyboard's focus
 * would leave it for good. */
static void
show_questions (ScrutinyFormView *self)
{
  gboolean is_complete = TRUE;

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = nth (self, i);

    if (i == 0 || entry->box != nth (self, i - 1)->box)
      gtk_widget_set_visible (entry->box, section_shows (self, i));
    if (!is_shown (self, entry)) {
      if (entry->row != NULL)
        gtk_widget_set_visible (GTK_WIDGET (entry->row), FALSE);
    } else if (entry->row != NULL) {
      show_row (self, entry);
    } else {
      is_complete = FALSE;
    }
  }
  /* The first rows are there at once, so that the focus has somewhere to go. */
  if (!is_complete && self->build_source == 0 && build_slice (self))
    self->build_source = g_idle_add (build_cb, self);
}

static GtkWidget *
add_section_box (ScrutinyFormView *self, ScrutinyFormSection *section)
{
  g_autofree char *title =
      scrutiny_form_text_dup_shown (scrutiny_form_section_get (section)->title,
                                    self->locale);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *heading =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                    "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "title-3");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_widget_set_visible (box, FALSE);
  gtk_box_append (GTK_BOX (self), box);

  return box;
}

static void
add_section (ScrutinyFormView *self, ScrutinyFormSection *section)
{
  GPtrArray *questions = scrutiny_form_section_get (section)->questions;
  GtkWidget *box = add_section_box (self, section);

  for (guint i = 0; i < questions->len; i++) {
    Entry entry = { .section = section,
                    .question = g_ptr_array_index (questions, i),
                    .box = box };

    g_array_append_val (self->entries, entry);
  }
}

static GtkWidget *
last_box (ScrutinyFormView *self)
{
  return nth (self, self->entries->len - 1)->box;
}

static void
clear (ScrutinyFormView *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->build_source, g_source_remove);
  g_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static void
keep_context (ScrutinyFormView *self, const ScrutinyFormContext *context)
{
  g_autofree char *old_kind G_GNUC_UNUSED = self->kind;
  g_auto (GStrv) old_material G_GNUC_UNUSED = self->material;
  g_auto (GStrv) old_recorded G_GNUC_UNUSED = self->recorded;

  self->kind = g_strdup (context->kind);
  self->material = g_strdupv ((GStrv) context->material);
  self->recorded = g_strdupv ((GStrv) context->recorded);
  self->context = *context;
  self->context.kind = self->kind;
  self->context.material = (const char *const *) self->material;
  self->context.recorded = (const char *const *) self->recorded;
}

static void
scrutiny_form_view_dispose (GObject *object)
{
  ScrutinyFormView *self = SCRUTINY_FORM_VIEW (object);

  clear (self);
  g_clear_object (&self->form);
  g_clear_object (&self->answers);

  G_OBJECT_CLASS (scrutiny_form_view_parent_class)->dispose (object);
}

static void
scrutiny_form_view_finalize (GObject *object)
{
  ScrutinyFormView *self = SCRUTINY_FORM_VIEW (object);

  g_array_unref (self->entries);
  g_free (self->kind);
  g_strfreev (self->material);
  g_strfreev (self->recorded);
  g_free (self->locale);
  g_free (self->jump_to);

  G_OBJECT_CLASS (scrutiny_form_view_parent_class)->finalize (object);
}

static void
scrutiny_form_view_class_init (ScrutinyFormViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_form_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_form_view_finalize;

  answered_signal =
      g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
scrutiny_form_view_init (ScrutinyFormView *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 36);
}

/** scrutiny_form_view_new: Returns: (transfer floating): a view without questions */
GtkWidget *
scrutiny_form_view_new (void)
{
  return g_object_new (SCRUTINY_TYPE_FORM_VIEW, NULL);
}

/**
 * scrutiny_form_view_show:
 * @form: the form of the case
 * @context: what is known of the case; copied
 * @answers: what has been answered so far
 * @part: which of its questions
 * @locale: the language, as "en-GB"
 */
void
scrutiny_form_view_show (ScrutinyFormView *self,
                         ScrutinyForm *form,
                         const ScrutinyFormContext *context,
                         ScrutinyAnswerSet *answers,
                         ScrutinyFormPart part,
                         const char *locale)
{
  GPtrArray *sections;

  g_return_if_fail (SCRUTINY_IS_FORM_VIEW (self));
  g_return_if_fail (SCRUTINY_IS_FORM (form));
  g_return_if_fail (SCRUTINY_IS_ANSWER_SET (answers));

  clear (self);
  g_set_object (&self->form, form);
  g_set_object (&self->answers, answers);
  g_free (self->locale);
  self->locale = g_strdup (locale);
  keep_context (self, context);

  sections = scrutiny_form_get_sections (form);
  for (guint rank = 0; rank < SCRUTINY_N_FORM_RANKS; rank++)
    for (guint i = 0; i < sections->len; i++) {
      ScrutinyFormSection *section = g_ptr_array_index (sections, i);

      if (scrutiny_form_part_has (part, section) &&
          scrutiny_form_part_rank (section) == rank)
        add_section (self, section);
    }
  /* A page of one section has its heading already. */
  if (self->entries->len > 0 && nth (self, 0)->box == last_box (self))
    gtk_widget_set_visible (gtk_widget_get_first_child (last_box (self)), FALSE);
  show_questions (self);
}

/**
 * scrutiny_form_view_get_answers:
 *
 * Returns: (transfer none) (nullable): every answer so far, other pages' included
 */
ScrutinyAnswerSet *
scrutiny_form_view_get_answers (ScrutinyFormView *self)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM_VIEW (self), NULL);

  return self->answers;
}

/**
 * scrutiny_form_view_find_next:
 * @number: (out): which of this page's questions that is, from 1
 *
 * Returns: (nullable): the id of the question after the last one answered, or of the last
 *   one; %NULL while none is answered
 */
const char *
scrutiny_form_view_find_next (ScrutinyFormView *self, guint *number)
{
  const char *next = NULL;
  gboolean is_after = FALSE;
  guint n_asked = 0;

  g_return_val_if_fail (SCRUTINY_IS_FORM_VIEW (self), NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    const char *id = scrutiny_question_get_id (nth (self, i)->question);
    gboolean is_answered = scrutiny_answer_set_has (self->answers, id);

    if (!is_shown (self, nth (self, i)))
      continue;
    n_asked++;
    if (is_answered || is_after) {
      next = id;
      *number = n_asked;
    }
    is_after = is_answered;
  }

  return next;
}

/**
 * scrutiny_form_view_jump:
 * @question_id: where the focus should go
 *
 * Returns: whether this page asks it; the focus follows when its row is made
 */
gboolean
scrutiny_form_view_jump (ScrutinyFormView *self, const char *question_id)
{
  g_return_val_if_fail (SCRUTINY_IS_FORM_VIEW (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = nth (self, i);

    if (!g_str_equal (scrutiny_question_get_id (entry->question), question_id))
      continue;
    if (entry->row == NULL && self->build_source != 0) {
      g_free (self->jump_to);
      self->jump_to = g_strdup (question_id);
    } else if (entry->row != NULL) {
      gtk_widget_child_focus (GTK_WIDGET (entry->row), GTK_DIR_TAB_FORWARD);
    }
    return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_form_view_flush:
 *
 * Says what is typed and not yet said, before the page goes away.
 */
void
scrutiny_form_view_flush (ScrutinyFormView *self)
{
  g_return_if_fail (SCRUTINY_IS_FORM_VIEW (self));

  for (guint i = 0; i < self->entries->len; i++)
    if (nth (self, i)->row != NULL)
      scrutiny_question_row_flush (nth (self, i)->row);
}
