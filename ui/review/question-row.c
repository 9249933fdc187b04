/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/question-row.h"

#include <glib/gi18n.h>

#include "ui/review/option-buttons.h"

/* Typing is saved when it pauses this long, and whenever the focus moves on. */
#define TYPING_PAUSE_MS 800

/* One question with its buttons or its field, and "What makes you say that?" once it
 * has been answered. The signal "answered" follows each change a person makes. */
struct _ScrutinyQuestionRow {
  GtkBox parent_instance;

  ScrutinyForm *form;
  ScrutinyQuestion *question;
  char *locale;

  GtkLabel *text;
  GtkLabel *guidance;
  GtkLabel *hint;                 /* "Needed", "Please say why" */
  ScrutinyOptionButtons *options; /* NULL for texts and numbers */
  ScrutinyOptionButtons *reasons; /* why not gradable; NULL but for grades */
  GtkTextBuffer *writing;         /* of a text question; NULL otherwise */
  GtkEntry *number;               /* NULL otherwise */
  GtkEntry *comment;              /* NULL where another question explains */
  GtkWidget *comment_box;

  gboolean is_quiet;
  gboolean is_unsaved;
  guint typing_source;
};

G_DEFINE_FINAL_TYPE (ScrutinyQuestionRow, scrutiny_question_row, GTK_TYPE_BOX)

static guint answered_signal;

static const ScrutinyQuestionFields *
asked (ScrutinyQuestionRow *self)
{
  return scrutiny_question_get (self->question);
}

static char *
dup_written (ScrutinyQuestionRow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->writing, &start, &end);

  return g_strstrip (gtk_text_buffer_get_text (self->writing, &start, &end, FALSE));
}

static const char *
comment_text (ScrutinyQuestionRow *self)
{
  const char *text =
      self->comment ? gtk_editable_get_text (GTK_EDITABLE (self->comment)) : "";

  return *text != '\0' ? text : NULL;
}

static GPtrArray *
choices (ScrutinyQuestionRow *self)
{
  if (asked (self)->type == SCRUTINY_QUESTION_RAG)
    return scrutiny_grading_scale_get_levels (scrutiny_form_get_scale (self->form));

  return asked (self)->options;
}

static gboolean
is_not_gradable (ScrutinyQuestionRow *self, const char *code)
{
  ScrutinyQuestionOption *option = scrutiny_question_option_find (choices (self), code);

  return option != NULL &&
         scrutiny_question_option_get_band (option) == SCRUTINY_BAND_NOT_GRADABLE;
}

static ScrutinyAnswer *
dup_choice (ScrutinyQuestionRow *self)
{
  g_auto (GStrv) codes = scrutiny_option_buttons_dup_chosen (self->options);
  g_auto (GStrv) reasons = NULL;
  ScrutinyAnswerFields fields = { .question_id = asked (self)->id,
                                  .codes = (const char *const *) codes,
                                  .comment = comment_text (self),
                                  .band = SCRUTINY_BAND_NONE };

  if (codes[0] == NULL)
    return scrutiny_answer_new_empty (asked (self)->id);
  if (asked (self)->type != SCRUTINY_QUESTION_RAG)
    return scrutiny_answer_new (&fields);

  if (self->reasons != NULL && is_not_gradable (self, codes[0]))
    reasons = scrutiny_option_buttons_dup_chosen (self->reasons);

  return scrutiny_form_new_grade (self->form, asked (self)->id, codes[0],
                                  reasons ? reasons[0] : NULL, comment_text (self));
}

static ScrutinyAnswer *
dup_number (ScrutinyQuestionRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->number));
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &number, NULL))
    return scrutiny_answer_new_empty (asked (self)->id);

  return scrutiny_answer_new_number (asked (self)->id, number);
}

/**
 * scrutiny_question_row_dup_answer:
 *
 * Returns: (transfer full): what the row says now; an empty answer when nothing is
 *   chosen or written
 */
ScrutinyAnswer *
scrutiny_question_row_dup_answer (ScrutinyQuestionRow *self)
{
  g_autofree char *written = NULL;

  g_return_val_if_fail (SCRUTINY_IS_QUESTION_ROW (self), NULL);

  if (self->options != NULL)
    return dup_choice (self);
  if (self->number != NULL)
    return dup_number (self);

  written = dup_written (self);
  if (*written == '\0')
    return scrutiny_answer_new_empty (asked (self)->id);

  return scrutiny_answer_new_text (asked (self)->id, written);
}

/* What is asked for beside the answer: words, never a bar on going on. Unanswered
 * questions are listed at the end, not scolded here. */
static void
show_hint (ScrutinyQuestionRow *self)
{
  g_autoptr (ScrutinyAnswer) answer = scrutiny_question_row_dup_answer (self);
  gboolean is_empty = scrutiny_answer_is_empty (answer);
  const char *hint = "";
  const char *code = scrutiny_answer_get_code (answer);

  if (!is_empty && comment_text (self) == NULL &&
      scrutiny_question_wants_comment (self->question, answer))
    hint = _ ("Please say why");
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), *hint != '\0');

  if (self->comment_box != NULL)
    gtk_widget_set_visible (self->comment_box, !is_empty);
  if (self->reasons != NULL)
    gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->reasons)),
                            code != NULL && is_not_gradable (self, code));
}

static void
say_answered (ScrutinyQuestionRow *self)
{
  g_autoptr (ScrutinyAnswer) answer = scrutiny_question_row_dup_answer (self);

  g_clear_handle_id (&self->typing_source, g_source_remove);
  self->is_unsaved = FALSE;
  show_hint (self);
  g_signal_emit (self, answered_signal, 0, answer);
}

static void
chosen_cb (ScrutinyQuestionRow *self)
{
  say_answered (self);
}

static gboolean
typing_paused_cb (gpointer data)
{
  ScrutinyQuestionRow *self = data;

  self->typing_source = 0;
  say_answered (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (ScrutinyQuestionRow *self)
{
  if (self->is_quiet)
    return;
  self->is_unsaved = TRUE;
  g_clear_handle_id (&self->typing_source, g_source_remove);
  self->typing_source = g_timeout_add (TYPING_PAUSE_MS, typing_paused_cb, self);
}

/**
 * scrutiny_question_row_flush:
 *
 * Says at once what was typed and not yet said. Called when the focus leaves the
 * row, and before its page goes away.
 */
void
scrutiny_question_row_flush (ScrutinyQuestionRow *self)
{
  g_return_if_fail (SCRUTINY_IS_QUESTION_ROW (self));

  if (self->is_unsaved)
    say_answered (self);
}

static void
left_cb (ScrutinyQuestionRow *self)
{
  scrutiny_question_row_flush (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                ScrutinyQuestionRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  guint32 digit = gdk_keyval_to_unicode (keyval);

  if (self->options == NULL || GTK_IS_TEXT (focus) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (digit < '1' || digit > '9')
    return GDK_EVENT_PROPAGATE;

  return scrutiny_option_buttons_press (self->options, digit - '1');
}

static void
scrutiny_question_row_dispose (GObject *object)
{
  ScrutinyQuestionRow *self = SCRUTINY_QUESTION_ROW (object);

  g_clear_handle_id (&self->typing_source, g_source_remove);
  g_clear_object (&self->form);
  g_clear_object (&self->question);

  G_OBJECT_CLASS (scrutiny_question_row_parent_class)->dispose (object);
}

static void
scrutiny_question_row_finalize (GObject *object)
{
  g_free (SCRUTINY_QUESTION_ROW (object)->locale);

  G_OBJECT_CLASS (scrutiny_question_row_parent_class)->finalize (object);
}

static void
scrutiny_question_row_class_init (ScrutinyQuestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_question_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_question_row_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_GROUP);

  answered_signal =
      g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
scrutiny_question_row_init (ScrutinyQuestionRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
name_after_question (ScrutinyQuestionRow *self, gpointer widget)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->text, NULL,
                                  -1);
}

static void
add_comment (ScrutinyQuestionRow *self)
{
  self->comment_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->comment = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->comment, _ ("What makes you say that?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->comment),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What makes you say that?"), -1);
  g_signal_connect_object (self->comment, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comment, "activate", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->comment_box), GTK_WIDGET (self->comment));
  gtk_box_append (GTK_BOX (self), self->comment_box);
}

static void
add_reasons (ScrutinyQuestionRow *self)
{
  GPtrArray *reasons =
      scrutiny_grading_scale_get_reasons (scrutiny_form_get_scale (self->form));
  GtkWidget *box;
  GtkLabel *label;

  if (reasons == NULL || reasons->len == 0)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  label = add_label (box, _ ("Why can it not be graded?"), "heading");
  self->reasons = SCRUTINY_OPTION_BUTTONS (
      scrutiny_option_buttons_new (reasons, FALSE, self->locale));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->reasons),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_object (self->reasons, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reasons));
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_options (ScrutinyQuestionRow *self)
{
  self->options = SCRUTINY_OPTION_BUTTONS (
      scrutiny_option_buttons_new (choices (self),
                                   asked (self)->type == SCRUTINY_QUESTION_MULTI,
                                   self->locale));
  g_signal_connect_object (self->options, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->options));
  if (asked (self)->type == SCRUTINY_QUESTION_RAG)
    add_reasons (self);
  if (asked (self)->comment_from == NULL)
    add_comment (self);
}

static void
add_writing (ScrutinyQuestionRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_set_size_request (view, -1, 72);
  name_after_question (self, view);
  /* GTK 4.8 calls a text view by its class unless it has a name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->text), -1);
  self->writing = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_object (self->writing, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (GTK_BOX (self), frame);
}

static const char *
unit_word (const char *unit)
{
  if (g_strcmp0 (unit, "seconds") == 0)
    return _ ("seconds");
  if (g_strcmp0 (unit, "minutes") == 0)
    return _ ("minutes");

  return "";
}

static void
add_number (ScrutinyQuestionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->number = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_input_purpose (self->number, GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->number), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "answer");
  name_after_question (self, self->number);
  g_signal_connect_object (self->number, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->number, "activate", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (box), gtk_label_new (unit_word (asked (self)->unit)));
  gtk_box_append (GTK_BOX (self), box);
}

static void
add_question (ScrutinyQuestionRow *self)
{
  g_autofree char *text = scrutiny_question_dup_text (self->question, self->locale);
  ScrutinyFormText *guidance = asked (self)->guidance;

  self->text = add_label (GTK_WIDGET (self), text, "question-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (guidance != NULL) {
    g_autofree char *shown = scrutiny_form_text_dup_shown (guidance, self->locale);

    self->guidance = add_label (GTK_WIDGET (self), shown, "guidance");
  }
}

/**
 * scrutiny_question_row_new:
 * @form: the form, for its grading scale
 * @question: one of its questions
 * @locale: the language to show
 */
GtkWidget *
scrutiny_question_row_new (ScrutinyForm *form,
                           ScrutinyQuestion *question,
                           const char *locale)
{
  ScrutinyQuestionRow *self = g_object_new (SCRUTINY_TYPE_QUESTION_ROW, NULL);

  self->form = g_object_ref (form);
  self->question = g_object_ref (question);
  self->locale = g_strdup (locale);

  add_question (self);
  if (scrutiny_question_type_has_options (asked (self)->type))
    add_options (self);
  else if (asked (self)->type == SCRUTINY_QUESTION_NUM)
    add_number (self);
  else
    add_writing (self);
  self->hint = add_label (GTK_WIDGET (self), "", "hint");
  show_hint (self);

  return GTK_WIDGET (self);
}

/** scrutiny_question_row_get_question: Returns: (transfer none): what it asks */
ScrutinyQuestion *
scrutiny_question_row_get_question (ScrutinyQuestionRow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_QUESTION_ROW (self), NULL);

  return self->question;
}

/**
 * scrutiny_question_row_set_answer:
 * @answer: (nullable): what was answered before; the row says nothing
 */
void
scrutiny_question_row_set_answer (ScrutinyQuestionRow *self, ScrutinyAnswer *answer)
{
  const ScrutinyAnswerFields *fields = answer ? scrutiny_answer_get (answer) : NULL;

  g_return_if_fail (SCRUTINY_IS_QUESTION_ROW (self));

  self->is_quiet = TRUE;
  if (self->options != NULL) {
    scrutiny_option_buttons_choose (self->options, fields ? fields->codes : NULL);
  }
  if (self->comment != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->comment),
                           fields && fields->comment ? fields->comment : "");
  if (self->reasons != NULL) {
    const char *reasons[] = { fields ? fields->reason : NULL, NULL };

    scrutiny_option_buttons_choose (self->reasons, reasons);
  }
  if (self->writing != NULL)
    gtk_text_buffer_set_text (self->writing, fields && fields->text ? fields->text : "",
                              -1);
  if (self->number != NULL) {
    g_autofree char *number = fields && fields->has_number
                                  ? g_strdup_printf ("%" G_GINT64_FORMAT, fields->number)
                                  : g_strdup ("");

    gtk_editable_set_text (GTK_EDITABLE (self->number), number);
  }
  self->is_quiet = FALSE;
  show_hint (self);
}

/**
 * scrutiny_question_row_set_required:
 *
 * Says beside the question that it must be answered
 */
void
scrutiny_question_row_set_required (ScrutinyQuestionRow *self, gboolean is_required)
{
  g_return_if_fail (SCRUTINY_IS_QUESTION_ROW (self));

  if (self->options != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->options),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, is_required, -1);
}
