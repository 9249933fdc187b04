/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/answer-reader.h"

#include <string.h>

#include "intake/form-reader.h"

static ScrutinyForm *
read_form (void)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  return scrutiny_form_reader_read ("stop_search", NULL, NULL, scrutiny_form_reader_load,
                                    folder, NULL);
}

static ScrutinyAnswerFile *
read_text (const char *text, GError **error)
{
  g_autoptr (ScrutinyForm) form = read_form ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return scrutiny_answer_reader_read (bytes, "mia.json", form, error);
}

static void
test_every_type (void)
{
  static const char text[] =
      "{\"format\":1,\"form_id\":\"stop_search\",\"hand_in\":true,\"answers\":["
      "{\"q\":\"view_conflict\",\"code\":\"no\"},"
      "{\"q\":\"view_material\",\"codes\":[\"written_record\",\"bwv_single\"]},"
      "{\"q\":\"ss_duration_min\",\"number\":12},"
      "{\"q\":\"before_expect\",\"text\":\"A short talk.\"},"
      "{\"q\":\"ss_necessary\",\"code\":\"no\",\"comment\":\"He had answered.\","
      "\"moments\":[{\"clip\":0,\"from_us\":1500000,\"to_us\":2500000}]},"
      "{\"q\":\"ovr_grade\",\"code\":\"not_gradable\",\"reason\":\"audio_missing\","
      "\"comment\":\"No sound.\"}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAnswerFile) file = read_text (text, &error);
  const ScrutinyAnswerFields *f;

  g_assert_no_error (error);
  g_assert_true (file->hands_in);
  g_assert_cmpuint (file->answers->len, ==, 6);
  f = scrutiny_answer_get (file->answers->pdata[2]);
  g_assert_cmpint (f->number, ==, 12);
  f = scrutiny_answer_get (file->answers->pdata[4]);
  g_assert_cmpuint (f->n_moments, ==, 1);
  f = scrutiny_answer_get (file->answers->pdata[5]);
  g_assert_cmpint (f->band, ==, SCRUTINY_BAND_NOT_GRADABLE);
  g_assert_cmpstr (f->scale_id, ==, "rag3");
}

static void
test_refuses (void)
{
  static const struct {
    const char *answers;
    const char *says;
  } cases[] = {
    { "", "answers" },
    { "{\"q\":\"ss_necessary\",\"code\":\"maybe\"}", "answers[0]" },
    { "{\"q\":\"view_conflict\",\"code\":\"no\"},{\"q\":\"ss_unheard_of\",\"code\":"
      "\"no\"}",
      "answers[1]" },
    { "{\"q\":\"ss_necessary\",\"code\":\"no\",\"mood\":1}", "answers[0].mood" },
    { "{\"q\":\"ss_necessary\",\"code\":\"no\",\"codes\":[\"no\"]}", "not both" },
    { "{\"q\":\"ss_necessary\",\"code\":7}", "answers[0].code" },
    { "{\"q\":\"ss_duration_min\",\"number\":-1}", "answers[0].number" },
    { "{\"q\":\"ss_duration_min\",\"number\":1.5}", "answers[0].number" },
    { "{\"q\":\"ss_necessary\",\"code\":\"no\",\"moments\":[{\"clip\":0,\"from_us\":9,"
      "\"to_us\":1}]}",
      "answers[0]" },
    { "{\"q\":\"before_expect\",\"text\":\"a\\u0007b\"}", "control" },
    { "{\"q\":\"_skipped\",\"code\":\"yes\"}", "answers[0].q" },
    { "[", "line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
        g_strdup_printf ("{\"format\":1,\"form_id\":\"stop_search\",\"answers\":[%s]}",
                         cases[i].answers);
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyAnswerFile) file = read_text (text, &error);

    g_assert_null (file);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, "mia.json"));
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
}

static void
test_other_form (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("{\"format\":1,\"form_id\":\"use_of_force\",\"answers\":["
                            "{\"q\":\"view_conflict\",\"code\":\"no\"}]}",
                            &error));
  g_assert_nonnull (strstr (error->message, "another form"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake/answer-reader/every-type", test_every_type);
  g_test_add_func ("/intake/answer-reader/refuses-with-the-place", test_refuses);
  g_test_add_func ("/intake/answer-reader/other-form", test_other_form);

  return g_test_run ();
}
