/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test vectors of the questionnaire: a form as shipped, a set of answers, and what a
 * panel expects to happen. */
#include "intake/form-reader.h"
#include "model/form-check.h"

static const char *const with_video[] = { "written_record", "bwv_single", NULL };
static const char *const record_only[] = { "written_record", NULL };

typedef struct {
  ScrutinyForm *form;
  ScrutinyAnswerSet *answers;
  ScrutinyFormContext context;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  const char *form_id = user_data;
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (GError) error = NULL;

  fixture->form = scrutiny_form_reader_read (form_id, NULL, NULL,
                                             scrutiny_form_reader_load, folder, &error);
  g_assert_no_error (error);
  fixture->answers = scrutiny_answer_set_new ();
  fixture->context.kind = form_id;
  fixture->context.stage = SCRUTINY_STAGE_AFTER_VIEW;
  fixture->context.material = with_video;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->form);
  g_clear_object (&fixture->answers);
}

static void
put (Fixture *fixture, ScrutinyAnswer *answer)
{
  ScrutinyAnswerSet *with;
  g_autoptr (GError) error = NULL;

  scrutiny_form_check_answer (fixture->form, answer, &error);
  g_assert_no_error (error);
  with = scrutiny_answer_set_with (fixture->answers, answer);
  g_object_unref (fixture->answers);
  fixture->answers = with;
  scrutiny_answer_unref (answer);
}

static void
choose (Fixture *fixture, const char *question_id, const char *code, const char *comment)
{
  put (fixture, scrutiny_answer_new_choice (question_id, code, comment));
}

static void
grade (Fixture *fixture, const char *level, const char *reason, const char *comment)
{
  put (fixture,
       scrutiny_form_new_grade (fixture->form, "ovr_grade", level, reason, comment));
}

/* Answers everything that is asked with the answer nobody would worry about. */
static void
answer_well (Fixture *fixture, ScrutinyQuestion *question)
{
  const ScrutinyQuestionFields *f = scrutiny_question_get (question);
  ScrutinyQuestionOption *option;

  switch (f->type) {
  case SCRUTINY_QUESTION_YPN:
  case SCRUTINY_QUESTION_YN:
    choose (fixture, f->id, f->polarity == SCRUTINY_POLARITY_POSITIVE ? "yes" : "no",
            NULL);
    break;
  case SCRUTINY_QUESTION_FIVE:
    choose (fixture, f->id, "5", NULL);
    break;
  case SCRUTINY_QUESTION_RAG:
    grade (fixture, "green", NULL, NULL);
    break;
  case SCRUTINY_QUESTION_SINGLE:
  case SCRUTINY_QUESTION_MULTI:
    option = f->options->pdata[f->options->len - 1];
    if (scrutiny_question_option_find (f->options, "no") != NULL)
      choose (fixture, f->id, "no", NULL);
    else if (scrutiny_question_option_find (f->options, "none") != NULL)
      choose (fixture, f->id, "none", NULL);
    else if (g_str_equal (f->id, "view_material"))
      choose (fixture, f->id, "bwv_single", NULL);
    else
      choose (fixture, f->id, scrutiny_question_option_get_code (option), NULL);
    break;
  case SCRUTINY_QUESTION_TEXT:
    put (fixture, scrutiny_answer_new_text (f->id, "As it should be."));
    break;
  case SCRUTINY_QUESTION_NUM:
    put (fixture, scrutiny_answer_new_number (f->id, 7));
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
answer_all (Fixture *fixture)
{
  GPtrArray *sections = scrutiny_form_get_sections (fixture->form);

  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *questions = scrutiny_form_section_get (sections->pdata[i])->questions;

    for (guint j = 0; j < questions->len; j++) {
      if (scrutiny_form_requires (fixture->form, questions->pdata[j], &fixture->context,
                                  fixture->answers))
        answer_well (fixture, questions->pdata[j]);
    }
  }
}

static gboolean
may_hand_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (scrutiny_form_check_hand_in (fixture->form, &fixture->context, fixture->answers,
                                   &error))
    return TRUE;

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);

  return FALSE;
}

static gboolean
shows (Fixture *fixture, const char *question_id)
{
  ScrutinyQuestion *question = scrutiny_form_find (fixture->form, question_id);

  g_assert_nonnull (question);

  return scrutiny_form_shows (fixture->form, question, &fixture->context,
                              fixture->answers);
}

static gboolean requires (Fixture *fixture, const char *question_id)
{
  return scrutiny_form_requires (fixture->form,
                                 scrutiny_form_find (fixture->form, question_id),
                                 &fixture->context, fixture->answers);
}

static guint
count_nudges (Fixture *fixture)
{
  g_autoptr (GPtrArray) nudges =
      scrutiny_form_list_nudges (fixture->form, &fixture->context, fixture->answers);

  return nudges->len;
}

static void
test_all_green (Fixture *fixture, gconstpointer user_data)
{
  guint n_answered = 0, n_asked = 0;
  g_autoptr (GPtrArray) problems = NULL;

  answer_all (fixture);
  problems =
      scrutiny_form_list_problems (fixture->form, &fixture->context, fixture->answers);
  scrutiny_form_count (fixture->form, &fixture->context, fixture->answers, &n_answered,
                       &n_asked);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (n_asked, >, 50);
  g_assert_cmpuint (n_answered, ==, n_asked);
  g_assert_true (may_hand_in (fixture));
  g_assert_cmpuint (count_nudges (fixture), ==, 0);
}

static void
test_not_seen (Fixture *fixture, gconstpointer user_data)
{
  ScrutinyQuestion *question = scrutiny_form_find (fixture->form, "ss_grounds_specific");
  static const char *const silent[] = { "not_seen", "not_applicable" };

  g_test_summary ("no, not seen and does not apply are three answers, never one");
  answer_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (silent); i++) {
    choose (fixture, "ss_grounds_specific", silent[i], NULL);
    g_assert_false (
        scrutiny_question_is_adverse (question,
                                      scrutiny_answer_set_find (fixture->answers,
                                                                "ss_grounds_specific")));
    g_assert_cmpstr (scrutiny_answer_get_code (
                         scrutiny_answer_set_find (fixture->answers,
                                                   "ss_grounds_specific")),
                     ==, silent[i]);
    g_assert_true (may_hand_in (fixture));
    g_assert_cmpuint (count_nudges (fixture), ==, 0);
  }
  choose (fixture, "ss_grounds_specific", "no", NULL);
  g_assert_false (may_hand_in (fixture));
}

static void
test_record_only (Fixture *fixture, gconstpointer user_data)
{
  fixture->context.material = record_only;

  g_assert_false (shows (fixture, "ss_gowisely_y"));
  g_assert_false (shows (fixture, "bwv_on_in_time"));
  g_assert_false (requires (fixture, "pj_respect_tone"));
  g_assert_true (shows (fixture, "bwv_present"));
  g_assert_true (shows (fixture, "ss_grounds_specific"));
  g_assert_null (scrutiny_answer_set_find (fixture->answers, "ss_gowisely_y"));
  answer_all (fixture);
  choose (fixture, "view_material", "written_record", NULL);
  g_assert_true (may_hand_in (fixture));
  g_assert_false (shows (fixture, "ss_gowisely_y"));
}

static void
test_amber_needs_comment (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  grade (fixture, "amber", NULL, NULL);
  g_assert_true (requires (fixture, "ovr_grade_reason"));
  g_assert_false (may_hand_in (fixture));
  put (fixture, scrutiny_answer_new_text ("ovr_grade_reason", "The reason came late."));
  g_assert_true (may_hand_in (fixture));
}

static void
test_red_needs_route (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  grade (fixture, "red", NULL, "Force after control.");
  put (fixture, scrutiny_answer_new_empty ("fb_route"));
  g_assert_false (may_hand_in (fixture));
  choose (fixture, "fb_route", "psd", NULL);
  g_assert_true (requires (fixture, "fb_psd_reason"));
  g_assert_true (may_hand_in (fixture));
}

static void
test_not_gradable_needs_reason (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  grade (fixture, "not_gradable", NULL, "I could not hear.");
  g_assert_false (may_hand_in (fixture));
  grade (fixture, "not_gradable", "audio_missing", "I could not hear.");
  g_assert_true (may_hand_in (fixture));
}

static void
test_nudge_only (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  choose (fixture, "ss_grounds_objective", "no", "There was only the area.");
  g_assert_cmpuint (count_nudges (fixture), ==, 1);
  g_assert_true (may_hand_in (fixture));
  grade (fixture, "red", NULL, "There was only the area.");
  g_assert_cmpuint (count_nudges (fixture), ==, 0);
}

static void
test_inverted (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  choose (fixture, "uof_head_neck", "yes", NULL);
  g_assert_false (may_hand_in (fixture));
  g_assert_cmpuint (count_nudges (fixture), ==, 1);
  choose (fixture, "uof_head_neck", "no", NULL);
  g_assert_true (may_hand_in (fixture));
  g_assert_cmpuint (count_nudges (fixture), ==, 0);
}

static void
test_five_needs_comment (Fixture *fixture, gconstpointer user_data)
{
  answer_all (fixture);
  choose (fixture, "pj_deescalate", "2", NULL);
  g_assert_false (may_hand_in (fixture));
  choose (fixture, "pj_deescalate", "2", "He shouted first.");
  g_assert_true (may_hand_in (fixture));
}

static void
test_tactics_open (Fixture *fixture, gconstpointer user_data)
{
  static const char *const taser[] = { "ced_drawn", NULL };

  g_assert_false (shows (fixture, "ced_stage"));
  choose (fixture, "uof_tactics_seen", "ced_fired", NULL);
  g_assert_true (shows (fixture, "ced_stage"));
  g_assert_false (shows (fixture, "spit_reason"));
  choose (fixture, "uof_tactics_seen", "none_of_these", NULL);
  g_assert_false (shows (fixture, "ced_stage"));
  fixture->context.recorded = taser;
  g_assert_true (shows (fixture, "ced_stage"));
}

static void
test_handcuffs_open (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (shows (fixture, "hc_reason"));
  choose (fixture, "ss_handcuffed", "before_search", NULL);
  g_assert_true (requires (fixture, "hc_reason"));
  g_assert_false (shows (fixture, "s60_auth_explained"));
  choose (fixture, "ss_power_named", "cjpoa_s60", NULL);
  g_assert_true (requires (fixture, "s60_auth_explained"));
}

static void
test_reveal (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (shows (fixture, "ss_outcome_ok"));
  g_assert_false (shows (fixture, "rec_supervisor"));
  g_assert_false (shows (fixture, "ovr_after_reveal_changed"));
  fixture->context.stage = SCRUTINY_STAGE_AFTER_REVEAL;
  g_assert_true (requires (fixture, "ss_outcome_ok"));
  g_assert_true (shows (fixture, "rec_supervisor"));
  g_assert_true (shows (fixture, "ovr_after_reveal_changed"));
  fixture->context.stage = SCRUTINY_STAGE_BEFORE_VIEW;
  g_assert_true (shows (fixture, "view_conflict"));
  g_assert_true (shows (fixture, "before_grounds_enough"));
  g_assert_false (shows (fixture, "ss_grounds_specific"));
}

static void
test_youth (Fixture *fixture, gconstpointer user_data)
{
  guint n_questions = 0;
  GPtrArray *sections = scrutiny_form_get_sections (fixture->form);

  for (guint i = 0; i < sections->len; i++)
    n_questions += scrutiny_form_section_get (sections->pdata[i])->questions->len;
  g_assert_cmpuint (n_questions, ==, 10);
  fixture->context.person_is_child = TRUE;
  g_assert_true (requires (fixture, "vul_child_adapted"));
  answer_all (fixture);
  g_assert_true (may_hand_in (fixture));
}

static void
assert_unfit (Fixture *fixture, ScrutinyAnswer *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scrutiny_form_check_answer (fixture->form, answer, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  scrutiny_answer_unref (answer);
}

static void
test_unfit_answers (Fixture *fixture, gconstpointer user_data)
{
  static const char *const both[] = { "none_of_these", "pockets", NULL };
  static const char *const twice[] = { "pockets", "pockets", NULL };
  static const char *const two[] = { "yes", "no", NULL };
  static const ScrutinyMoment backwards = { 0, 5, 4 };
  ScrutinyAnswerFields f = { .question_id = "ss_clothing", .codes = both };
  g_autofree char *words = g_strnfill (2001, 'a');

  assert_unfit (fixture, scrutiny_answer_new (&f));
  f.codes = twice;
  assert_unfit (fixture, scrutiny_answer_new (&f));
  f.question_id = "ss_necessary";
  f.codes = two;
  assert_unfit (fixture, scrutiny_answer_new (&f));
  f.codes = NULL;
  f.moments = &backwards;
  f.n_moments = 1;
  assert_unfit (fixture, scrutiny_answer_new (&f));
  assert_unfit (fixture, scrutiny_answer_new_choice ("ss_necessary", "maybe", NULL));
  assert_unfit (fixture, scrutiny_answer_new_choice ("ss_unheard_of", "yes", NULL));
  assert_unfit (fixture, scrutiny_answer_new_choice ("ss_necessary", "no", words));
  assert_unfit (fixture, scrutiny_answer_new_text ("ss_necessary", "yes"));
  assert_unfit (fixture, scrutiny_answer_new_text ("ovr_grade_reason", words));
  assert_unfit (fixture, scrutiny_answer_new_number ("ss_duration_min", -1));
  assert_unfit (fixture, scrutiny_answer_new_choice ("ovr_grade", "green", NULL));
}

static GBytes *
load_without_welsh (const char *file_name, gpointer folder, GError **error)
{
  g_autoptr (GBytes) bytes = scrutiny_form_reader_load (file_name, folder, error);
  g_autoptr (GString) text = NULL;

  if (bytes == NULL || !g_str_equal (file_name, "module-ss.json"))
    return g_steal_pointer (&bytes);

  text = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (g_string_replace (text, "\"cy-GB\": \"Pa bŵer a ddefnyddiwyd?\",", "",
                                      1),
                    ==, 1);

  return g_bytes_new (text->str, text->len);
}

static void
test_welsh_missing (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (ScrutinyForm) form = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_form_check_publish (fixture->form, "cy-GB", &error));
  g_assert_no_error (error);

  form = scrutiny_form_reader_read ("stop_search", NULL, NULL, load_without_welsh, folder,
                                    &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_form_check_publish (form, "en-GB", &error));
  g_assert_false (scrutiny_form_check_publish (form, "cy-GB", &error));
  g_assert_nonnull (error);
  shown =
      scrutiny_question_dup_text (scrutiny_form_find (form, "ss_power_named"), "cy-GB");
  g_assert_cmpstr (shown, ==, "[en] Which power was used?");
}

static void
add (const char *path, const char *form_id, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, form_id, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/intake/form-vectors/all-green/search", "stop_search", test_all_green);
  add ("/intake/form-vectors/all-green/force", "use_of_force", test_all_green);
  add ("/intake/form-vectors/not-seen-is-not-no", "stop_search", test_not_seen);
  add ("/intake/form-vectors/record-only", "stop_search", test_record_only);
  add ("/intake/form-vectors/amber-needs-comment", "stop_search",
       test_amber_needs_comment);
  add ("/intake/form-vectors/red-needs-route", "use_of_force", test_red_needs_route);
  add ("/intake/form-vectors/not-gradable-needs-reason", "stop_search",
       test_not_gradable_needs_reason);
  add ("/intake/form-vectors/critical-no-with-green-nudges", "stop_search",
       test_nudge_only);
  add ("/intake/form-vectors/inverted-yes-is-the-concern", "use_of_force", test_inverted);
  add ("/intake/form-vectors/poor-needs-comment", "stop_search", test_five_needs_comment);
  add ("/intake/form-vectors/tactics-open-modules", "use_of_force", test_tactics_open);
  add ("/intake/form-vectors/handcuffs-and-s60-open", "stop_search", test_handcuffs_open);
  add ("/intake/form-vectors/reveal-comes-last", "stop_search", test_reveal);
  add ("/intake/form-vectors/youth-form", "youth", test_youth);
  add ("/intake/form-vectors/unfit-answers-refused", "stop_search", test_unfit_answers);
  add ("/intake/form-vectors/welsh-missing-blocks-publishing", "stop_search",
       test_welsh_missing);

  return g_test_run ();
}
