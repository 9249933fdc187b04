/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/option-buttons.h"

#include <glib/gi18n.h>

#include "ui/review/grade-mark.h"

/* The answers to one question as a row of buttons that wraps. Pressing a chosen one
 * again takes the answer back, so a slip needs no other way out. The signal "chosen"
 * follows each change a person makes. */
struct _ScrutinyOptionButtons {
  GtkWidget parent_instance;

  GPtrArray *options; /* of ScrutinyQuestionOption */
  GPtrArray *buttons; /* of GtkToggleButton, beside options */
  gboolean takes_many;
  gboolean is_quiet; /* changed by the program, not by a person */
};

G_DEFINE_FINAL_TYPE (ScrutinyOptionButtons, scrutiny_option_buttons, GTK_TYPE_WIDGET)

static guint chosen_signal;

static GtkToggleButton *
nth_button (ScrutinyOptionButtons *self, guint nth)
{
  return GTK_TOGGLE_BUTTON (g_ptr_array_index (self->buttons, nth));
}

static ScrutinyQuestionOption *
nth_option (ScrutinyOptionButtons *self, guint nth)
{
  return g_ptr_array_index (self->options, nth);
}

/* Of one choice only one stays; "none of these" clears the others and they clear it. */
static gboolean
can_stay (ScrutinyOptionButtons *self, guint other, guint pressed)
{
  return self->takes_many &&
         !scrutiny_question_option_stands_alone (nth_option (self, other)) &&
         !scrutiny_question_option_stands_alone (nth_option (self, pressed));
}

static void
toggled_cb (GtkToggleButton *button, ScrutinyOptionButtons *self)
{
  guint pressed = 0;

  if (self->is_quiet)
    return;
  self->is_quiet = TRUE;
  if (gtk_toggle_button_get_active (button) &&
      g_ptr_array_find (self->buttons, button, &pressed))
    for (guint i = 0; i < self->buttons->len; i++)
      if (i != pressed && !can_stay (self, i, pressed))
        gtk_toggle_button_set_active (nth_button (self, i), FALSE);
  self->is_quiet = FALSE;
  g_signal_emit (self, chosen_signal, 0);
}

static GtkWidget *
new_button_content (ScrutinyQuestionOption *option, const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *mark = scrutiny_grade_mark_new (scrutiny_question_option_get_band (option));
  GtkWidget *box;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (mark == NULL)
    return label;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
add_button (ScrutinyOptionButtons *self, guint nth, const char *locale)
{
  ScrutinyQuestionOption *option = nth_option (self, nth);
  g_autofree char *words = scrutiny_grade_words_for (option, locale);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_button_content (option, words));
  gtk_widget_add_css_class (button, "answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  /* GTK 4.8 tells a screen reader that it is a switch only after the first press. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (nth < 9) {
    g_autofree char *tip = g_strdup_printf (_ ("Key %u"), nth + 1);

    gtk_widget_set_tooltip_text (button, tip);
  }
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  g_ptr_array_add (self->buttons, button);

  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

#define GAP_PX 6

/* Lays the buttons in lines of their natural widths, as words in a text; @place says
 * whether to put them there. Returns the height it takes. */
static int
lay_out (ScrutinyOptionButtons *self, int width, gboolean place)
{
  int x = 0;
  int y = 0;
  int line_height = 0;

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = GTK_WIDGET (nth_button (self, i));
    int minimum;
    int natural;
    int height;

    gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                        NULL);
    natural = MAX (minimum, MIN (natural, width));
    if (x > 0 && x + natural > width) {
      x = 0;
      y += line_height + GAP_PX;
      line_height = 0;
    }
    gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, natural, NULL, &height, NULL,
                        NULL);
    line_height = MAX (line_height, height);
    if (place)
      gtk_widget_allocate (button, natural, height, -1,
                           gsk_transform_translate (NULL,
                                                    &GRAPHENE_POINT_INIT ((float) x,
                                                                          (float) y)));
    x += natural + GAP_PX;
  }

  return y + line_height;
}

static GtkSizeRequestMode
scrutiny_option_buttons_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (ScrutinyOptionButtons *self, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (guint i = 0; i < self->buttons->len; i++) {
    int least;
    int wanted;

    gtk_widget_measure (GTK_WIDGET (nth_button (self, i)), GTK_ORIENTATION_HORIZONTAL, -1,
                        &least, &wanted, NULL, NULL);
    *minimum = MAX (*minimum, least);
    *natural += wanted + (i > 0 ? GAP_PX : 0);
  }
}

static void
scrutiny_option_buttons_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  ScrutinyOptionButtons *self = SCRUTINY_OPTION_BUTTONS (widget);
  int least;
  int wanted;

  measure_width (self, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = least;
    *natural = wanted;
    return;
  }
  *minimum = lay_out (self, for_size < 0 ? wanted : MAX (for_size, least), FALSE);
  *natural = *minimum;
}

static void
scrutiny_option_buttons_size_allocate (GtkWidget *widget,
                                       int width,
                                       int height,
                                       int baseline)
{
  lay_out (SCRUTINY_OPTION_BUTTONS (widget), width, TRUE);
}

static void
scrutiny_option_buttons_dispose (GObject *object)
{
  ScrutinyOptionButtons *self = SCRUTINY_OPTION_BUTTONS (object);

  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (GTK_WIDGET (nth_button (self, i)));
  g_ptr_array_set_size (self->buttons, 0);

  G_OBJECT_CLASS (scrutiny_option_buttons_parent_class)->dispose (object);
}

static void
scrutiny_option_buttons_finalize (GObject *object)
{
  ScrutinyOptionButtons *self = SCRUTINY_OPTION_BUTTONS (object);

  g_ptr_array_unref (self->buttons);
  g_clear_pointer (&self->options, g_ptr_array_unref);

  G_OBJECT_CLASS (scrutiny_option_buttons_parent_class)->finalize (object);
}

static void
scrutiny_option_buttons_class_init (ScrutinyOptionButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_option_buttons_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_option_buttons_finalize;
  widget_class->get_request_mode = scrutiny_option_buttons_get_request_mode;
  widget_class->measure = scrutiny_option_buttons_measure;
  widget_class->size_allocate = scrutiny_option_buttons_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
scrutiny_option_buttons_init (ScrutinyOptionButtons *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * scrutiny_option_buttons_new:
 * @options: (element-type ScrutinyQuestionOption): in the order of the form
 * @takes_many: whether more than one may be chosen
 * @locale: the language to show
 */
GtkWidget *
scrutiny_option_buttons_new (GPtrArray *options, gboolean takes_many, const char *locale)
{
  ScrutinyOptionButtons *self = g_object_new (SCRUTINY_TYPE_OPTION_BUTTONS, NULL);

  self->options = g_ptr_array_ref (options);
  self->takes_many = takes_many;
  for (guint i = 0; i < options->len; i++)
    add_button (self, i, locale);

  return GTK_WIDGET (self);
}

/**
 * scrutiny_option_buttons_choose:
 * @codes: (nullable): what is chosen now; others are not. Says nothing.
 */
void
scrutiny_option_buttons_choose (ScrutinyOptionButtons *self, const char *const *codes)
{
  g_return_if_fail (SCRUTINY_IS_OPTION_BUTTONS (self));

  self->is_quiet = TRUE;
  for (guint i = 0; i < self->buttons->len; i++) {
    const char *code = scrutiny_question_option_get_code (nth_option (self, i));

    gtk_toggle_button_set_active (nth_button (self, i),
                                  codes != NULL && g_strv_contains (codes, code));
  }
  self->is_quiet = FALSE;
}

/**
 * scrutiny_option_buttons_dup_chosen:
 *
 * Returns: (transfer full): the codes chosen, in the order of the form; may be empty
 */
GStrv
scrutiny_option_buttons_dup_chosen (ScrutinyOptionButtons *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (SCRUTINY_IS_OPTION_BUTTONS (self), NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (nth_button (self, i)))
      g_strv_builder_add (codes,
                          scrutiny_question_option_get_code (nth_option (self, i)));

  return g_strv_builder_end (codes);
}

/**
 * scrutiny_option_buttons_press:
 * @nth: from 0
 *
 * Does what a click on the @nth button does.
 *
 * Returns: whether there is such a button
 */
gboolean
scrutiny_option_buttons_press (ScrutinyOptionButtons *self, guint nth)
{
  GtkToggleButton *button;

  g_return_val_if_fail (SCRUTINY_IS_OPTION_BUTTONS (self), FALSE);

  if (nth >= self->buttons->len)
    return FALSE;
  button = nth_button (self, nth);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));

  return TRUE;
}
