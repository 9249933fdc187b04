/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-condition.h"

static ScrutinyAnswerSet *
answer_with (const char *question_id, const char *code)
{
  g_autoptr (ScrutinyAnswer) answer =
      scrutiny_answer_new_choice (question_id, code, NULL);

  return scrutiny_answer_set_with (NULL, answer);
}

static ScrutinyFormCondition *
asks (const char *question_id, const char *code)
{
  const char *const codes[] = { code, NULL };

  return scrutiny_form_condition_new_codes (SCRUTINY_CONDITION_ANSWER, question_id,
                                            codes);
}

static ScrutinyFormCondition *
group (ScrutinyFormConditionOp op,
       ScrutinyFormCondition *first,
       ScrutinyFormCondition *second)
{
  g_autoptr (GPtrArray) children =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_form_condition_unref);

  g_ptr_array_add (children, first);
  if (second != NULL)
    g_ptr_array_add (children, second);

  return scrutiny_form_condition_new_group (op, children);
}

static gboolean
holds (ScrutinyFormCondition *condition, ScrutinyAnswerSet *answers)
{
  const ScrutinyFormContext context = { .kind = "stop_search",
                                        .stage = SCRUTINY_STAGE_AFTER_VIEW };
  gboolean is_held = scrutiny_form_condition_holds (condition, &context, answers);

  scrutiny_form_condition_unref (condition);

  return is_held;
}

static void
test_answers (void)
{
  g_autoptr (ScrutinyAnswerSet) none = scrutiny_answer_set_new ();
  g_autoptr (ScrutinyAnswerSet) yes = answer_with ("vul_child", "yes");

  g_assert_false (holds (asks ("vul_child", "yes"), none));
  g_assert_true (holds (asks ("vul_child", "yes"), yes));
  g_assert_false (holds (asks ("vul_child", "no"), yes));
  g_assert_true (
      holds (group (SCRUTINY_CONDITION_NOT, asks ("vul_child", "yes"), NULL), none));
}

static void
test_groups (void)
{
  g_autoptr (ScrutinyAnswerSet) yes = answer_with ("a", "yes");

  g_assert_true (
      holds (group (SCRUTINY_CONDITION_ANY, asks ("a", "no"), asks ("a", "yes")), yes));
  g_assert_false (
      holds (group (SCRUTINY_CONDITION_ALL, asks ("a", "no"), asks ("a", "yes")), yes));
  g_assert_true (holds (group (SCRUTINY_CONDITION_ALL, asks ("a", "yes"), NULL), yes));
  g_assert_false (holds (group (SCRUTINY_CONDITION_ANY, asks ("a", "no"), NULL), yes));
}

static void
test_grade_by_band (void)
{
  static const char *const seven[] = { "7", NULL };
  const ScrutinyAnswerFields f = { .question_id = "ovr_grade",
                                   .codes = seven,
                                   .scale_id = "nine",
                                   .scale_version = "1.0.0",
                                   .band = SCRUTINY_BAND_RED };
  g_autoptr (ScrutinyAnswer) answer = scrutiny_answer_new (&f);
  g_autoptr (ScrutinyAnswerSet) answers = scrutiny_answer_set_with (NULL, answer);

  g_test_summary ("a condition on a grade names the band, whatever the scale");
  g_assert_true (holds (asks ("ovr_grade", "red"), answers));
  g_assert_false (holds (asks ("ovr_grade", "7"), answers));
}

static void
test_context (void)
{
  static const char *const kinds[] = { "use_of_force", "stop_search", NULL };
  g_autoptr (ScrutinyAnswerSet) none = scrutiny_answer_set_new ();

  g_assert_true (
      holds (scrutiny_form_condition_new_codes (SCRUTINY_CONDITION_KIND, NULL, kinds),
             none));
  g_assert_true (
      holds (scrutiny_form_condition_new_stage (SCRUTINY_STAGE_BEFORE_VIEW), none));
  g_assert_false (
      holds (scrutiny_form_condition_new_stage (SCRUTINY_STAGE_AFTER_REVEAL), none));
  g_assert_true (holds (scrutiny_form_condition_new_child (FALSE), none));
}

static void
test_member_goes_first (void)
{
  static const char *const video[] = { "bwv_single", NULL };
  const ScrutinyFormContext context = { .material = video, .person_is_child = TRUE };
  g_autoptr (ScrutinyAnswerSet) none = scrutiny_answer_set_new ();
  g_autoptr (ScrutinyAnswerSet) paper = answer_with ("view_material", "written_record");
  g_autoptr (ScrutinyAnswerSet) adult = answer_with ("vul_child", "no");
  g_autoptr (ScrutinyFormCondition) child = scrutiny_form_condition_new_child (TRUE);

  g_test_summary ("what the member saw counts before what the system knows");
  g_assert_true (scrutiny_form_has_footage (&context, none));
  g_assert_false (scrutiny_form_has_footage (&context, paper));
  g_assert_true (scrutiny_form_condition_holds (child, &context, none));
  g_assert_false (scrutiny_form_condition_holds (child, &context, adult));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/form-condition/answers", test_answers);
  g_test_add_func ("/model/form-condition/groups", test_groups);
  g_test_add_func ("/model/form-condition/grade-by-band", test_grade_by_band);
  g_test_add_func ("/model/form-condition/context", test_context);
  g_test_add_func ("/model/form-condition/member-goes-first", test_member_goes_first);

  return g_test_run ();
}
