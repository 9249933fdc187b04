/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/step-page.h"

/* One step of a case: a heading, what there is to read or answer, and one suggested
 * button at the bottom right. The signal "next" follows the button and Ctrl+Enter;
 * "refreshed" follows each time the page comes into view. */
struct _ScrutinyStepPage {
  ScrutinyPage parent_instance;

  GtkLabel *heading;
  GtkBox *body;
  GtkBox *others;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (ScrutinyStepPage, scrutiny_step_page, SCRUTINY_TYPE_PAGE)

enum {
  NEXT,
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
next_cb (ScrutinyStepPage *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->next_button)))
    g_signal_emit (self, signals[NEXT], 0);
}

static gboolean
next_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  next_cb (SCRUTINY_STEP_PAGE (widget));

  return TRUE;
}

static void
scrutiny_step_page_refresh (ScrutinyPage *page)
{
  g_signal_emit (page, signals[REFRESHED], 0);
}

static void
scrutiny_step_page_class_init (ScrutinyStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_step_page_refresh;
  signals[NEXT] = g_signal_new ("next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFRESHED] =
      g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "review/step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyStepPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyStepPage, body);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyStepPage, others);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyStepPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                next_key_cb, NULL);
}

static void
scrutiny_step_page_init (ScrutinyStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_step_page_new:
 * @title: what the header says, as "Case A"
 * @heading: what this step is
 * @next_label: (nullable): the way on, a verb; %NULL when there is none yet
 */
ScrutinyStepPage *
scrutiny_step_page_new (const char *title, const char *heading, const char *next_label)
{
  ScrutinyStepPage *self = g_object_new (SCRUTINY_TYPE_STEP_PAGE, "title", title, NULL);

  scrutiny_step_page_set_heading (self, heading);
  scrutiny_step_page_set_next (self, next_label, TRUE);

  return self;
}

/* In a narrow window the words of a button go on in a second line. */
static void
let_wrap (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (!GTK_IS_LABEL (label))
    return;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
}

/** scrutiny_step_page_add: Adds @widget below what is there */
void
scrutiny_step_page_add (ScrutinyStepPage *self, GtkWidget *widget)
{
  g_return_if_fail (SCRUTINY_IS_STEP_PAGE (self));

  gtk_box_append (self->body, widget);
}

/**
 * scrutiny_step_page_add_text:
 *
 * Returns: (transfer none): a paragraph of @text
 */
GtkLabel *
scrutiny_step_page_add_text (ScrutinyStepPage *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  scrutiny_step_page_add (self, label);

  return GTK_LABEL (label);
}

/** scrutiny_step_page_clear: Takes away all that was added to the body. */
void
scrutiny_step_page_clear (ScrutinyStepPage *self)
{
  GtkWidget *child;

  g_return_if_fail (SCRUTINY_IS_STEP_PAGE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
}

/**
 * scrutiny_step_page_add_button:
 *
 * Returns: (transfer none): a second way on, left of the suggested one
 */
GtkWidget *
scrutiny_step_page_add_button (ScrutinyStepPage *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_return_val_if_fail (SCRUTINY_IS_STEP_PAGE (self), NULL);

  let_wrap (GTK_BUTTON (button));
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (self->others, button);

  return button;
}

/**
 * scrutiny_step_page_focus_next:
 *
 * The keys go to the way on first, on a page that only says something.
 */
void
scrutiny_step_page_focus_next (ScrutinyStepPage *self)
{
  g_return_if_fail (SCRUTINY_IS_STEP_PAGE (self));

  scrutiny_page_set_first_focus (SCRUTINY_PAGE (self), GTK_WIDGET (self->next_button));
}

/** scrutiny_step_page_set_heading: @heading is copied */
void
scrutiny_step_page_set_heading (ScrutinyStepPage *self, const char *heading)
{
  g_return_if_fail (SCRUTINY_IS_STEP_PAGE (self));

  gtk_label_set_label (self->heading, heading);
}

/* When what had the focus was cleared away or cannot be pressed any more. Without a
 * focus a keyboard starts from the top, and selectable labels of GTK 4.8 complain. */
static gboolean
has_lost_focus (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return root != NULL &&
         (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (root)));
}

/** scrutiny_step_page_set_next: What the one suggested button says, and whether it can be
 * pressed */
void
scrutiny_step_page_set_next (ScrutinyStepPage *self,
                             const char *next_label,
                             gboolean is_possible)
{
  g_return_if_fail (SCRUTINY_IS_STEP_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->next_button), next_label != NULL);
  if (next_label != NULL)
    gtk_button_set_label (self->next_button, next_label);
  let_wrap (self->next_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), is_possible);
  if (is_possible && has_lost_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}
