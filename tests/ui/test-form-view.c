/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/accessible.h"

#include <adwaita.h>

#include "intake/form-reader.h"
#include "ui/review/form-view.h"
#include "ui/review/option-buttons.h"
#include "ui/review/question-row.h"

typedef struct {
  GtkWidget *window;
  ScrutinyFormView *view;
  ScrutinyForm *form;
  guint n_answered;       /* how often it was said */
  ScrutinyAnswer *answer; /* the last one */
} Fixture;

static void
answered_cb (ScrutinyFormView *view, ScrutinyAnswer *answer, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_answered++;
  g_clear_pointer (&fixture->answer, scrutiny_answer_unref);
  fixture->answer = scrutiny_answer_ref (answer);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (GError) error = NULL;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->form = scrutiny_form_reader_read ("stop_search", NULL, NULL,
                                             scrutiny_form_reader_load, folder, &error);
  g_assert_no_error (error);
  fixture->window = adw_window_new ();
  fixture->view = SCRUTINY_FORM_VIEW (scrutiny_form_view_new ());
  g_signal_connect (fixture->view, "answered", G_CALLBACK (answered_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 GTK_WIDGET (fixture->view));
  adw_window_set_content (ADW_WINDOW (fixture->window), scrolled);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->answer, scrutiny_answer_unref);
  g_object_unref (fixture->form);
}

static void
show_part (Fixture *fixture, ScrutinyFormPart part, const char *locale)
{
  static const char *const material[] = { "bwv_single", "written_record", NULL };
  ScrutinyFormContext context = { .kind = "stop_search",
                                  .stage = SCRUTINY_STAGE_AFTER_VIEW,
                                  .material = material };
  g_autoptr (ScrutinyAnswerSet) answers = scrutiny_answer_set_new ();

  scrutiny_form_view_show (fixture->view, fixture->form, &context, answers, part, locale);
  settle ();
}

static gboolean
is_row_for (GtkWidget *widget, const char *question_id)
{
  return SCRUTINY_IS_QUESTION_ROW (widget) && gtk_widget_get_visible (widget) &&
         g_str_equal (scrutiny_question_get_id (scrutiny_question_row_get_question (
                          SCRUTINY_QUESTION_ROW (widget))),
                      question_id);
}

static GtkWidget *
row_for (Fixture *fixture, const char *question_id)
{
  return find_widget (GTK_WIDGET (fixture->view), is_row_for, question_id);
}

static gboolean
is_option_buttons (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_OPTION_BUTTONS (widget);
}

static void
press (Fixture *fixture, const char *question_id, guint nth)
{
  GtkWidget *row = row_for (fixture, question_id);

  g_assert_nonnull (row);
  g_assert_true (
      scrutiny_option_buttons_press (SCRUTINY_OPTION_BUTTONS (
                                         find_widget (row, is_option_buttons, NULL)),
                                     nth));
}

static void
test_gate (Fixture *fixture, gconstpointer unused)
{
  show_part (fixture, SCRUTINY_FORM_PART_GATE, "en-GB");
  g_assert_nonnull (row_for (fixture, "view_conflict"));
  g_assert_null (row_for (fixture, "before_grounds_enough"));
  press (fixture, "view_conflict", 1);
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  g_assert_cmpstr (scrutiny_answer_get_code (fixture->answer), ==, "no");
}

static void
test_take_back (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Pressing a chosen answer again leaves the question unanswered");
  show_part (fixture, SCRUTINY_FORM_PART_GATE, "en-GB");
  press (fixture, "view_conflict", 1);
  press (fixture, "view_conflict", 1);
  g_assert_cmpuint (fixture->n_answered, ==, 2);
  g_assert_true (scrutiny_answer_is_empty (fixture->answer));
}

static void
test_one_of_a_list (Fixture *fixture, gconstpointer unused)
{
  show_part (fixture, SCRUTINY_FORM_PART_GATE, "en-GB");
  press (fixture, "view_conflict", 0);
  press (fixture, "view_conflict", 2);
  g_assert_true (scrutiny_answer_has_code (fixture->answer, "unsure"));
  g_assert_false (scrutiny_answer_has_code (fixture->answer, "yes"));
  g_assert_cmpuint (fixture->n_answered, ==, 2);
}

static void
test_visible_when (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("A question that hangs on an answer comes and goes with it");
  show_part (fixture, SCRUTINY_FORM_PART_WATCH, "en-GB");
  g_assert_null (row_for (fixture, "view_missing_what"));
  press (fixture, "view_footage_enough", 2);
  settle ();
  g_assert_nonnull (row_for (fixture, "view_missing_what"));
  press (fixture, "view_footage_enough", 0);
  settle ();
  g_assert_null (row_for (fixture, "view_missing_what"));
}

static void
test_next (Fixture *fixture, gconstpointer unused)
{
  guint number = 0;

  g_test_summary ("Who comes back goes on behind the last answer");
  show_part (fixture, SCRUTINY_FORM_PART_BEFORE, "en-GB");
  g_assert_null (scrutiny_form_view_find_next (fixture->view, &number));
  press (fixture, "before_grounds_enough", 0);
  g_assert_cmpstr (scrutiny_form_view_find_next (fixture->view, &number), ==,
                   "before_expect");
  g_assert_cmpuint (number, ==, 2);
}

static void
test_welsh (Fixture *fixture, gconstpointer unused)
{
  show_part (fixture, SCRUTINY_FORM_PART_BEFORE, "cy-GB");
  g_assert_nonnull (row_for (fixture, "before_expect"));
  g_assert_false (shows_text (fixture->view, "What would you expect to see?"));
}

static gboolean
is_text_view (GtkWidget *widget, const char *text)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static void
test_flush (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *writing;

  g_test_summary ("What was typed is said before the page goes away");
  show_part (fixture, SCRUTINY_FORM_PART_BEFORE, "en-GB");
  writing = find_widget (row_for (fixture, "before_expect"), is_text_view, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (writing)),
                            "A short talk", -1);
  g_assert_cmpuint (fixture->n_answered, ==, 0);
  scrutiny_form_view_flush (fixture->view);
  g_assert_cmpuint (fixture->n_answered, ==, 1);
  g_assert_cmpstr (scrutiny_answer_get (fixture->answer)->text, ==, "A short talk");
}

static void
test_names (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;
  GtkWidget *button;

  g_test_summary ("Each row is a group named by its question, each button by its words");
  show_part (fixture, SCRUTINY_FORM_PART_WATCH, "en-GB");
  g_assert_null (find_widget (GTK_WIDGET (fixture->view), is_nameless_button, NULL));
  row = row_for (fixture, "view_footage_enough");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Was the footage enough to judge the encounter?");
  button = button_named (row, "Partly");
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (button),
                                                GTK_ACCESSIBLE_STATE_PRESSED));
}

static void
test_all_shown_on_one_page_each (Fixture *fixture, gconstpointer unused)
{
  GPtrArray *sections = scrutiny_form_get_sections (fixture->form);

  g_test_summary ("Every section of the form belongs to exactly one page of the flow");
  for (guint i = 0; i < sections->len; i++) {
    guint n_pages = 0;

    for (guint part = 0; part <= SCRUTINY_FORM_PART_AFTER; part++)
      n_pages += scrutiny_form_part_has (part, g_ptr_array_index (sections, i)) ? 1 : 0;
    g_assert_cmpuint (n_pages, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/form/gate-asks-one-question", test_gate);
  ADD ("/ui/form/answers-can-be-taken-back", test_take_back);
  ADD ("/ui/form/one-choice-replaces-another", test_one_of_a_list);
  ADD ("/ui/form/conditions-are-live", test_visible_when);
  ADD ("/ui/form/goes-on-behind-the-last-answer", test_next);
  ADD ("/ui/form/speaks-welsh", test_welsh);
  ADD ("/ui/form/typing-is-never-lost", test_flush);
  ADD ("/ui/form/controls-have-names", test_names);
  ADD ("/ui/form/each-section-has-one-page", test_all_shown_on_one_page_each);
#undef ADD

  return g_test_run ();
}
