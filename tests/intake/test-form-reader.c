/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/form-reader.h"

#include <string.h>

#include "intake/error.h"

static const char *const all_tactics[] = { "uof", "gr", "irr", "bat", "spit",
                                           "dog", "fa", "ced", NULL };

static ScrutinyForm *
read_shipped (const char *form_id, const char *const *extra, GError **error)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  return scrutiny_form_reader_read (form_id, NULL, extra, scrutiny_form_reader_load,
                                    folder, error);
}

static void
add_lines (ScrutinyForm *form, GHashTable *lines)
{
  GPtrArray *sections = scrutiny_form_get_sections (form);

  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *questions = scrutiny_form_section_get (sections->pdata[i])->questions;

    for (guint j = 0; j < questions->len; j++) {
      const ScrutinyQuestionFields *f = scrutiny_question_get (questions->pdata[j]);

      g_hash_table_add (lines,
                        g_strdup_printf ("%s %s %s%s %s", f->id,
                                         scrutiny_question_type_to_code (f->type),
                                         f->is_required ? "R"
                                                        : (f->required_when ? "C" : "O"),
                                         f->is_critical ? "!" : "",
                                         scrutiny_polarity_to_code (f->polarity)));
    }
  }
}

/* The list was written from the questions the panels agreed, not from the JSON files. */
static void
test_every_question (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "forms", "expected-ids.txt", NULL);
  g_autoptr (GHashTable) lines =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ScrutinyForm) search = NULL, force = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) expected = NULL;
  g_autoptr (GError) error = NULL;
  guint n_expected = 0;

  search = read_shipped ("stop_search", all_tactics, &error);
  g_assert_no_error (error);
  force = read_shipped ("use_of_force", NULL, &error);
  g_assert_no_error (error);
  add_lines (search, lines);
  add_lines (force, lines);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  expected = g_strsplit (text, "\n", -1);
  for (guint i = 0; expected[i] != NULL; i++) {
    if (*expected[i] == '\0' || *expected[i] == '#')
      continue;
    n_expected++;
    if (!g_hash_table_contains (lines, expected[i]))
      g_test_fail_printf ("not as agreed: %s", expected[i]);
  }
  g_assert_cmpuint (n_expected, ==, 167);
  g_assert_cmpuint (g_hash_table_size (lines), ==, n_expected);
}

static void
test_order (void)
{
  g_autoptr (ScrutinyForm) form = read_shipped ("stop_search", NULL, NULL);
  GPtrArray *sections = scrutiny_form_get_sections (form);
  static const char *const ids[] = { "view_gate",  "before_footage", "view_facts",
                                     "ss_grounds", "ss_gowisely",    "ss_search",
                                     "ss_ending",  "s60_authority",  "hc_use",
                                     "bwv_camera", "pj_fairness",    "vul_care",
                                     "rec_match",  "ovr_overall",    "fb_feedback",
                                     "ss_reveal",  "rec_reveal",     "ovr_reveal" };

  g_test_summary ("record, footage, kind, core, grade, reveal: in that order");
  g_assert_cmpuint (sections->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < sections->len; i++)
    g_assert_cmpstr (scrutiny_form_section_get (sections->pdata[i])->id, ==, ids[i]);
}

static void
test_hash (void)
{
  g_autoptr (ScrutinyForm) form = read_shipped ("stop_search", NULL, NULL);
  g_autoptr (ScrutinyForm) again = read_shipped ("stop_search", NULL, NULL);
  g_autoptr (ScrutinyForm) more = read_shipped ("stop_search", all_tactics, NULL);

  g_assert_cmpuint (strlen (scrutiny_form_get (form)->sha256), ==, 64);
  g_assert_cmpstr (scrutiny_form_get (form)->sha256, ==,
                   scrutiny_form_get (again)->sha256);
  g_assert_cmpstr (scrutiny_form_get (form)->sha256, !=,
                   scrutiny_form_get (more)->sha256);
}

static void
test_scales (void)
{
  static const struct {
    const char *scale;
    const char *level;
    ScrutinyBand band;
  } cases[] = {
    { "rag3", "amber", SCRUTINY_BAND_AMBER },
    { "nine", "3", SCRUTINY_BAND_GREEN },
    { "nine", "4", SCRUTINY_BAND_AMBER },
    { "nine", "7", SCRUTINY_BAND_RED },
    { "aspol3", "cause_for_concern", SCRUTINY_BAND_RED },
    { "confidence", "satisfactory", SCRUTINY_BAND_GREEN },
    { "confidence", "serious_concern", SCRUTINY_BAND_RED },
    { "oocd4", "no_conclusion", SCRUTINY_BAND_NOT_GRADABLE },
    { "grounds2", "not_reasonable", SCRUTINY_BAND_RED },
    { "grounds2", "not_gradable", SCRUTINY_BAND_NOT_GRADABLE },
  };
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScrutinyForm) form =
        scrutiny_form_reader_read ("stop_search", cases[i].scale, NULL,
                                   scrutiny_form_reader_load, folder, NULL);

    g_assert_cmpint (scrutiny_grading_scale_band_of (scrutiny_form_get_scale (form),
                                                     cases[i].level),
                     ==, cases[i].band);
  }
}

static void
test_drafts (void)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (ScrutinyForm) form =
      scrutiny_form_reader_read ("stop_search", NULL, NULL, scrutiny_form_reader_load,
                                 folder, NULL);
  ScrutinyFormText *title = scrutiny_form_get (form)->title;

  g_test_summary ("Welsh that no translator has checked is known as a draft");
  g_assert_true (scrutiny_form_text_has (title, "cy"));
  g_assert_true (scrutiny_form_text_is_draft (title));
}

static const char *
word_of (ScrutinyForm *form, const char *question_id, const char *code)
{
  GPtrArray *options =
      scrutiny_question_get (scrutiny_form_find (form, question_id))->options;
  ScrutinyQuestionOption *option = scrutiny_question_option_find (options, code);

  return scrutiny_form_text_get (scrutiny_question_option_get_text (option), "en-GB");
}

static void
test_words_of_five (void)
{
  g_autoptr (ScrutinyForm) form = read_shipped ("stop_search", NULL, NULL);
  GPtrArray *sections = scrutiny_form_get_sections (form);

  g_test_summary ("A scale of five says what its own question asks");
  g_assert_cmpstr (word_of (form, "ovr_confidence", "1"), ==, "1 Not sure at all");
  g_assert_cmpstr (word_of (form, "ovr_confidence", "5"), ==, "5 Very sure");
  g_assert_cmpstr (word_of (form, "pj_respect_tone", "5"), ==, "5 All the time");
  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *questions = scrutiny_form_section_get (sections->pdata[i])->questions;

    for (guint j = 0; j < questions->len; j++) {
      const ScrutinyQuestionFields *f = scrutiny_question_get (questions->pdata[j]);

      if (f->type == SCRUTINY_QUESTION_FIVE)
        g_assert_cmpstr (word_of (form, f->id, "1"), !=, "1 Very poor");
    }
  }
}

/* One file of the shipped ones is changed before it is read. */
typedef struct {
  const char *file_name;
  const char *from;
  const char *to;
} Change;

static GBytes *
load_changed (const char *file_name, gpointer user_data, GError **error)
{
  const Change *change = user_data;
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (GBytes) bytes = scrutiny_form_reader_load (file_name, folder, error);
  g_autofree char *text = NULL;
  const char *at;
  GString *changed;

  if (bytes == NULL || !g_str_equal (file_name, change->file_name))
    return g_steal_pointer (&bytes);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  at = strstr (text, change->from);
  g_assert_nonnull (at);
  changed = g_string_new_len (text, at - text);
  g_string_append (changed, change->to);
  g_string_append (changed, at + strlen (change->from));

  return g_string_free_to_bytes (changed);
}

static void
test_refuses (void)
{
  static const struct {
    Change change;
    const char *says;
  } cases[] = {
    { { "module-ss.json", "\"type\": \"ypn\"", "\"type\": \"perhaps\"" },
      "type of answer" },
    { { "module-ss.json", "\"critical\": true", "\"critical\": 1" }, "sections[0]" },
    { { "module-ss.json", "\"critical\"", "\"important\"" }, "important" },
    { { "module-ss.json", "\"polarity\": \"inverted\"", "\"polarity\": \"odd\"" },
      "polarity" },
    { { "module-ss.json", "\"module_id\": \"ss\"", "\"module_id\": \"uof\"" },
      "another module" },
    { { "module-ss.json", "\"ss_power_right\"", "\"ss_power_named\"" }, "twice" },
    { { "module-ss.json", "\"includes_any\"", "\"contains\"" }, "contains" },
    { { "module-ss.json", "\"more_than_outer\"\n", "\"trousers\"\n" }, "condition" },
    { { "module-ss.json", "\"mda_s23\"", "\"pace_s1\"" }, "twice" },
    { { "module-ss.json", "\"format\": 1", "\"format\": 2" }, "format" },
    { { "module-ss.json", "\"en-GB\"", "\"en\"" }, "en-GB" },
    { { "module-ss.json", "Which power", "\\u202EWhich power" }, "control" },
    { { "module-ss.json", "\"type\": \"ypn\"", "\"type\": \"ypn\", \"options\": []" },
      "own choices" },
    { { "module-pj.json", "\"code\": \"2\"", "\"code\": \"6\"" }, "steps" },
    { { "module-closing.json", "\"code\": \"cannot_tell\"", "\"code\": \"cannot_say\"" },
      "steps" },
    { { "stop_search.json", "\"scale\": \"rag3\"", "\"scale\": \"stars\"" }, "stars" },
    { { "stop_search.json", "\"ovr_grade\"", "\"ovr_mood\"" }, "ovr_mood" },
    { { "stop_search.json", "\"s60\",", "\"s60\", \"../x\"," }, "modules[4]" },
    { { "stop_search.json", "\"s60\",", "\"s61\"," }, "module-s61.json" },
    { { "scales.json", "\"band\": \"green\"", "\"band\": \"blue\"" },
      "scales[0].levels[0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyForm) form =
        scrutiny_form_reader_read ("stop_search", NULL, NULL, load_changed,
                                   (gpointer) &cases[i].change, &error);

    g_assert_null (form);
    g_assert_nonnull (error);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
}

static void
test_unknown_module (void)
{
  static const char *const extra[] = { "view", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_shipped ("stop_search", extra, &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (read_shipped ("../stop_search", NULL, &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
}

static GBytes *
load_given (const char *file_name, gpointer user_data, GError **error)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  if (g_str_equal (file_name, "module-ss.json"))
    return g_bytes_ref (user_data);

  return scrutiny_form_reader_load (file_name, folder, error);
}

static void
assert_refused (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form =
      scrutiny_form_reader_read ("stop_search", NULL, NULL, load_given, bytes, &error);

  g_assert_null (form);
  g_assert_nonnull (strstr (error->message, "module-ss.json"));
}

static void
test_hostile (void)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();
  g_autoptr (GBytes) whole = scrutiny_form_reader_load ("module-ss.json", folder, NULL);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_autoptr (GBytes) deep = g_bytes_new (brackets, 1000000);
  g_autofree char *long_file = g_strnfill (SCRUTINY_FORM_FILE_MAX_BYTES + 1, ' ');
  g_autoptr (GBytes) too_long = g_bytes_new (long_file, SCRUTINY_FORM_FILE_MAX_BYTES + 1);

  g_test_summary ("empty, cut, nested and long files are refused by name");
  assert_refused (empty);
  assert_refused (deep);
  assert_refused (too_long);
  for (gsize size = 1; size + 3 < g_bytes_get_size (whole); size += 211) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);

    assert_refused (cut);
  }
}

/* The published schema and the reader must not drift apart. */
static void
test_schema (void)
{
  static const char script[] =
      "import json, glob, sys, jsonschema\n"
      "folder = sys.argv[1]\n"
      "schema = json.load(open(folder + '/form.schema.json'))\n"
      "check = jsonschema.Draft202012Validator(schema)\n"
      "files = [f for f in glob.glob(folder + '/*.json') if 'schema' not in f]\n"
      "assert len(files) == 22, len(files)\n"
      "for f in files: check.validate(json.load(open(f, encoding='utf-8')))\n"
      "bad = json.load(open(folder + '/module-ss.json', encoding='utf-8'))\n"
      "bad['sections'][0]['questions'][0]['grade'] = 5\n"
      "assert list(check.iter_errors(bad)), 'the schema lets an unknown word pass'\n";
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "data", "forms", NULL);
  const char *argv[] = { "/usr/bin/python3", "-c", script, folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, "");
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/intake/form-reader/every-question-as-agreed", test_every_question);
  g_test_add_func ("/intake/form-reader/order-of-a-case", test_order);
  g_test_add_func ("/intake/form-reader/hash-names-what-was-read", test_hash);
  g_test_add_func ("/intake/form-reader/scales-map-to-bands", test_scales);
  g_test_add_func ("/intake/form-reader/drafts-are-known", test_drafts);
  g_test_add_func ("/intake/form-reader/five-in-words-of-its-own", test_words_of_five);
  g_test_add_func ("/intake/form-reader/refuses-with-the-place", test_refuses);
  g_test_add_func ("/intake/form-reader/refuses-other-modules", test_unknown_module);
  g_test_add_func ("/intake/form-reader/refuses-hostile-bytes", test_hostile);
  g_test_add_func ("/intake/form-reader/files-satisfy-the-schema", test_schema);

  return g_test_run ();
}
