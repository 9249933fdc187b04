/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/minutes.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/answers.h"
#include "app/case-close.h"
#include "app/case.h"
#include "app/error.h"
#include "app/learning.h"
#include "app/list.h"
#include "app/meeting-seal.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/panel.h"
#include "app/told.h"
#include "app/use-case-private.h"
#include "db/error.h"
#include "model/answer-words.h"
#include "reports/minutes.h"
#include "reports/reason.h"

/* What the page borrows: the strings, and the arrays they stand in. */
typedef struct {
  ScrutinySession *session;
  GPtrArray *texts; /* char *, freed last */
  GPtrArray *told;  /* GArray of ScrutinyMinutesTold, one a case */
  GArray *cases;    /* ScrutinyMinutesCase */
  GArray *points;   /* ScrutinyMinutesPoint */
  guint most_members;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->cases, g_array_unref);
  g_clear_pointer (&page->points, g_array_unref);
  g_clear_pointer (&page->told, g_ptr_array_unref);
  g_clear_pointer (&page->texts, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static const char *
keep (Page *page, char *text)
{
  if (text != NULL)
    g_ptr_array_add (page->texts, text);

  return text;
}

static const char *
describe_outcome (Page *page, ScrutinyCase *one)
{
  const char *no_footage = scrutiny_case_get_no_footage_code (one);
  const char *title = scrutiny_case_state_get_title (scrutiny_case_get_state (one));

  if (scrutiny_case_get_state (one) == SCRUTINY_CASE_SET_ASIDE)
    return keep (page, g_strdup_printf (_("%s: %s"), title,
                           scrutiny_reason_get_words (scrutiny_case_get_code (one))));
  if (no_footage != NULL)
    return keep (page,
                 g_strdup_printf (_("No footage: %s. %s"),
                                     scrutiny_reason_get_words (no_footage), title));

  return title;
}

/* "Was ...? from No to Partly", never the words a member wrote. */
static char *
dup_change (const ScrutinyAnswerChange *change, ScrutinyForm *form)
{
  ScrutinyQuestion *question =
      scrutiny_form_find (form, scrutiny_answer_change_get_question_id (change));
  g_autofree char *asked =
      question != NULL ? scrutiny_question_dup_text (question, "en-GB") : g_strdup ("");
  g_autofree char *was =
      change->before != NULL
          ? scrutiny_answer_dup_choice_words (change->before, form, "en-GB")
          : g_strdup (_("no answer"));
  g_autofree char *is = scrutiny_answer_dup_choice_words (change->after, form, "en-GB");

  if (change->reason != NULL)
    return g_strdup_printf (_("%s From %s to %s, put right."), asked, was, is);
  if (g_str_equal (was, is))
    return g_strdup_printf (_("%s Still %s, with more words."), asked, is);

  return g_strdup_printf (_("%s From %s to %s."), asked, was, is);
}

/* What several members changed alike is said once, with how many. */
static gboolean
describe_changes (Page *page,
                  ScrutinyCase *one,
                  const ScrutinyAnswerResults *results,
                  ScrutinyMinutesCase *minutes,
                  GError **error)
{
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *words;

  if (results->changes->len == 0)
    return TRUE;
  form = scrutiny_answers_get_form (page->session, scrutiny_case_get_id (one), error);
  if (form == NULL)
    return FALSE;

  for (guint i = 0; i < results->changes->len; i++) {
    g_autofree char *line = dup_change (g_ptr_array_index (results->changes, i), form);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line));

    if (count > 0) {
      g_hash_table_insert (counts, line, GUINT_TO_POINTER (count + 1));
      continue;
    }
    g_ptr_array_add (lines, g_strdup (line));
    g_hash_table_insert (counts, g_ptr_array_index (lines, lines->len - 1),
                         GUINT_TO_POINTER (1));
  }
  words = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index (lines, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line));

    g_string_append_printf (words, i > 0 ? " %s" : "%s", line);
    if (count > 1)
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE, " (%u member)",
                                           " (%u members)", count),
                              count);
  }
  minutes->changes = keep (page, g_string_free (words, FALSE));

  return TRUE;
}

static gboolean
describe_spread (Page *page,
                 ScrutinyCase *one,
                 ScrutinyMinutesCase *minutes,
                 GError **error)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;
  GString *spread;

  if (scrutiny_case_get_state (one) != SCRUTINY_CASE_ANSWERS_CLOSED &&
      scrutiny_case_get_state (one) != SCRUTINY_CASE_AGREED)
    return TRUE;
  results = scrutiny_case_read_results (page->session, scrutiny_case_get_id (one), error);
  if (results == NULL)
    return FALSE;

  page->most_members = MAX (page->most_members, results->n_handed_in);
  spread = g_string_new (NULL);
  for (guint band = 0; band < SCRUTINY_N_BANDS; band++) {
    if (results->bands[band] > 0)
      g_string_append_printf (spread, "%s%s %u", spread->len > 0 ? ", " : "",
                              scrutiny_band_get_word ((ScrutinyBand) band),
                              results->bands[band]);
  }
  minutes->spread = keep (page, g_string_free (spread, FALSE));

  return describe_changes (page, one, results, minutes, error);
}

static gboolean
describe_view (Page *page,
               ScrutinyCase *one,
               ScrutinyMinutesCase *minutes,
               GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (ScrutinyPanelView) view =
      scrutiny_panel_view_get (page->session, scrutiny_case_get_id (one), &missing);

  minutes->band = SCRUTINY_BAND_NONE;
  if (view == NULL) {
    if (g_error_matches (missing, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND))
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  minutes->band = view->band;
  minutes->view = keep (page, g_strdup (view->text));
  minutes->minority = keep (page, g_strdup (view->minority));

  return TRUE;
}

static const char *
clock_words (Page *page, gint64 at_us)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local =
      zone ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);

  return keep (page, g_date_time_format (local, "%F %H:%M"));
}

static gboolean
describe_told (Page *page,
               ScrutinyCase *one,
               ScrutinyMinutesCase *minutes,
               GError **error)
{
  g_autoptr (GPtrArray) notes =
      scrutiny_told_list (page->session, scrutiny_case_get_id (one), error);
  GArray *told;

  if (notes == NULL)
    return FALSE;

  told = g_array_new (FALSE, TRUE, sizeof (ScrutinyMinutesTold));
  g_ptr_array_add (page->told, told);
  for (guint i = 0; i < notes->len; i++) {
    const ScrutinyToldNote *note = g_ptr_array_index (notes, i);
    ScrutinyMinutesTold line = { 0 };

    line.who = keep (page, g_strdup (note->who));
    line.when = clock_words (page, note->told_at_us);
    line.text = keep (page, g_strdup (note->what));
    g_array_append_val (told, line);
  }
  minutes->told = (const ScrutinyMinutesTold *) (gconstpointer) told->data;
  minutes->n_told = told->len;

  return TRUE;
}

static gboolean
add_cases (Page *page, gint64 meeting, GError **error)
{
  g_autoptr (GListModel) cases = scrutiny_case_list (page->session, meeting, error);

  if (cases == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);
    ScrutinyMinutesCase minutes = { .spread = "" };

    minutes.letter = keep (page, g_strdup (scrutiny_case_get_letter (one)));
    minutes.outcome = describe_outcome (page, one);
    if (!describe_spread (page, one, &minutes, error) ||
        !describe_view (page, one, &minutes, error) ||
        !describe_told (page, one, &minutes, error))
      return FALSE;
    g_array_append_val (page->cases, minutes);
  }

  return TRUE;
}

static gboolean
add_points (Page *page, gint64 meeting, GError **error)
{
  g_autoptr (GListModel) points = scrutiny_learning_list (page->session, error);

  if (points == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (points, i);
    ScrutinyMinutesPoint line = { 0 };

    if (scrutiny_learning_point_get_meeting (point) != meeting ||
        scrutiny_learning_point_get_state (point) == SCRUTINY_LEARNING_PROPOSED)
      continue;
    line.case_letter = keep (page, g_strdup (scrutiny_learning_point_get_letter (point)));
    line.asks = keep (page, scrutiny_learning_point_dup_marked_asks (point));
    line.owner = keep (page, g_strdup (scrutiny_learning_point_get_owner_words (point)));
    line.due_day = keep (page, g_strdup (scrutiny_learning_point_get_due_day (point)));
    g_array_append_val (page->points, line);
  }

  return TRUE;
}

/* The hashes of the newest list that was drawn; none where nothing was. */
static gboolean
add_hashes (Page *page, gint64 meeting, ScrutinyMinutes *minutes, GError **error)
{
  g_autoptr (GPtrArray) lists =
      scrutiny_list_get_all_fixed (page->session, meeting, error);

  if (lists == NULL)
    return FALSE;

  for (guint i = 0; i < lists->len; i++) {
    const ScrutinyFixedList *list = g_ptr_array_index (lists, i);

    if (list->certificate_sha256 == NULL)
      continue;
    minutes->plan_sha256 = keep (page, g_strdup (list->plan_sha256));
    minutes->certificate_sha256 = keep (page, g_strdup (list->certificate_sha256));
  }

  return TRUE;
}

static gboolean
fill (Page *page, ScrutinyMeeting *meeting, ScrutinyMinutes *minutes, GError **error)
{
  gint64 number = scrutiny_meeting_get_number (meeting);

  minutes->panel = keep (page, scrutiny_panel_get_setting (page->session, "name", error));
  if (minutes->panel == NULL || !add_hashes (page, number, minutes, error) ||
      !add_cases (page, number, error) || !add_points (page, number, error))
    return FALSE;

  minutes->meeting =
      keep (page, g_strdup_printf (_("Meeting %u: %s"), (guint) number,
                                      scrutiny_meeting_get_title (meeting)));
  minutes->day = scrutiny_meeting_get_day (meeting);
  minutes->present =
      keep (page, g_strdup_printf (_("Members who answered: %u"), page->most_members));
  minutes->is_sealed = scrutiny_meeting_get_state (meeting) == SCRUTINY_MEETING_SEALED;
  if (minutes->is_sealed) {
    minutes->head = keep (page, scrutiny_meeting_get_seal (page->session, number, error));
    if (minutes->head == NULL)
      return FALSE;
  }
  minutes->is_demo = scrutiny_session_is_demo (page->session);
  minutes->cases = (const ScrutinyMinutesCase *) (gconstpointer) page->cases->data;
  minutes->n_cases = page->cases->len;
  minutes->points = (const ScrutinyMinutesPoint *) (gconstpointer) page->points->data;
  minutes->n_points = page->points->len;

  return TRUE;
}

/**
 * scrutiny_meeting_write_minutes:
 * @path: the PDF to make or replace, whole or not at all
 *
 * A chair's. Every page says DRAFT until the meeting is sealed; then they end with the
 * log's head. Spreads are counts, never who graded how.
 */
gboolean
scrutiny_meeting_write_minutes (ScrutinySession *session,
                                gint64 meeting,
                                const char *path,
                                GError **error)
{
  g_auto (Page) page = { .session = session };
  g_autoptr (ScrutinyMeeting) found = NULL;
  g_autofree char *detail = NULL;
  ScrutinyMinutes minutes = { 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, FALSE);

  page.texts = g_ptr_array_new_with_free_func (g_free);
  page.told = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  page.cases = g_array_new (FALSE, TRUE, sizeof (ScrutinyMinutesCase));
  page.points = g_array_new (FALSE, TRUE, sizeof (ScrutinyMinutesPoint));
  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_WRITE_MINUTES, error))
    return FALSE;
  found = scrutiny_meeting_find (session, meeting, error);
  if (found == NULL || !fill (&page, found, &minutes, error) ||
      !scrutiny_use_case_begin (session, SCRUTINY_ACT_WRITE_MINUTES, error))
    return FALSE;

  if (!scrutiny_minutes_write (&minutes, path, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }
  detail = g_strdup_printf ("{\"meeting\":%" G_GINT64_FORMAT ",\"sealed\":%s}", meeting,
                            minutes.is_sealed ? "true" : "false");
  if (scrutiny_use_case_commit (session, detail, error))
    return TRUE;
  g_unlink (path);

  return FALSE;
}
