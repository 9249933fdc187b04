/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/code-list.h"

static const struct {
  const char *list;
  const char *label;
  const char *code;
} labels[] = {
  /* the three generations of the Metropolitan Police, and its zero for an O */
  { "ethnicity_self", "Black or Black British - African (B2)", "B2" },
  { "ethnicity_self", "Black/African/Caribbean/Black British - African", "B2" },
  { "ethnicity_self", "Not Stated (NS)", "NS" },
  { "ethnicity_self", "Other ethnic group - Not stated", "NS" },
  { "ethnicity_self", "Chinese or other ethnic group - Any other ethnic group (09)",
    "O9" },
  { "ethnicity_self", "Chinese or other ethnic group - Chinese (O1)", "A4" },
  { "ethnicity_self", "white - irish", "W2" },
  { "ethnicity_self", "Martian (X7)", NULL },
  { "ethnicity_officer", "Don\xe2\x80\x99t know", "dont_know" },
  { "ethnicity_officer", "  Don?t  know ", "dont_know" },
  { "ethnicity_officer", "Why?", NULL },
  { "outcome", "Nothing found - no further action", "nfa" },
  { "outcome", "A no further action disposal", "nfa" },
  { "outcome", "Suspect arrested", "arrest" },
  { "outcome", "Article found - Detailed outcome unavailable", "found_unspecified" },
  { "outcome", "Local resolution", "community_resolution" },
  { "legislation", "Environmental Protection Act 1990 (section 34B )", "epa_s34b" },
  { "legislation", "Psychoactive Substances Act 2016 (s36(2))", "psa_s36" },
  { "legislation", "  Misuse of Drugs  Act 1971 (section 23)", "mda_s23" },
  { "age_range", "over 34", "over 34" },
  { "age_range", "Oct-17", "10-17" },
  { "age_range", "17-Oct", "10-17" },
  { "age_range", "18-24", "18-24" },
  { "age_range", "11-17", NULL },
  { "age_band", "Nov-17", "11-17" },
  { "age_band", "2017-11-01 00:00:00", "11-17" },
  { "age_band", "01/11/2017", "11-17" },
  { "age_band", "2017-10-01 00:00:00", NULL },
  { "age_band", "65 and over", "65 and over" },
  { "object_of_search", "Goods on which duty has not been paid etc.",
    "goods_on_which_duty_has_not_been_paid_etc" },
  { "tactic", "CED (Taser) Red-Dotted", "ced_red_dot" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    const ScrutinyCodeList *list = scrutiny_code_list_find (labels[i].list);

    g_assert_nonnull (list);
    g_assert_cmpstr (scrutiny_code_list_lookup (list, labels[i].label), ==,
                     labels[i].code);
  }
}

static void
test_every_code_has_a_label (void)
{
  static const struct {
    const char *list;
    guint codes;
  } lists[] = {
    { "search_type", 3 },     { "age_range", 5 },         { "ethnicity_self", 20 },
    { "legislation", 27 },    { "object_of_search", 17 }, { "outcome", 9 },
    { "primary_conduct", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    const ScrutinyCodeList *list = scrutiny_code_list_find (lists[i].list);

    g_assert_cmpuint (scrutiny_code_list_get_size (list), ==, lists[i].codes);
    for (guint j = 0; j < lists[i].codes; j++) {
      const char *code = scrutiny_code_list_get_code (list, j);
      const char *label = scrutiny_code_list_get_label (list, code);

      g_assert_cmpstr (scrutiny_code_list_lookup (list, label), ==, code);
    }
    g_assert_null (scrutiny_code_list_get_code (list, lists[i].codes));
  }
}

static void
test_groups (void)
{
  g_test_summary ("Five groups, not stated apart from other, Chinese within Asian.");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("W3"), ==, "white");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("A4"), ==, "asian");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("chinese"), ==, "asian");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("NS"), ==, "not_stated");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("O9"), ==, "other");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("dont_know"), ==, "not_stated");
  g_assert_cmpstr (scrutiny_code_list_ethnic_group ("Told off"), ==, "");
}

static void
test_old_labels (void)
{
  const ScrutinyCodeList *outcome = scrutiny_code_list_find ("outcome");
  const ScrutinyCodeList *self = scrutiny_code_list_find ("ethnicity_self");

  g_assert_true (scrutiny_code_list_is_old_label (outcome, "Suspect arrested"));
  g_assert_false (scrutiny_code_list_is_old_label (outcome, "Arrest"));
  g_assert_true (scrutiny_code_list_is_old_label (self, "Not Stated (NS)"));
  g_assert_false (scrutiny_code_list_is_old_label (self, "White - Irish"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/code-list/labels", test_labels);
  g_test_add_func ("/model/code-list/every-code-has-a-label",
                   test_every_code_has_a_label);
  g_test_add_func ("/model/code-list/groups", test_groups);
  g_test_add_func ("/model/code-list/old-labels", test_old_labels);

  return g_test_run ();
}
