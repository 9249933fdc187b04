/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/case.h"
#include "app/draw-words.h"
#include "app/error.h"
#include "app/findings-private.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/panel.h"
#include "db/case-store.h"
#include "db/draw-store.h"
#include "db/error.h"
#include "db/fixed-list-store.h"
#include "sampling/json.h"
#include "sampling/leaving.h"

/* Several draws of a meeting are told apart by the strata they bring along. */
typedef struct {
  gint64 list_id;
  guint first_stratum;
  guint n_strata;
  ScrutinyChances *chances; /* NULL where strata give the weights */
  ScrutinyDrawPurpose purpose;
  gboolean is_pooled; /* the rates speak from it */
} Drawn;

typedef struct {
  ScrutinySession *session;
  ScrutinyFindingsInput *input;
  GHashTable *questions; /* question id -> index + 1 */
  GArray *draws;         /* Drawn: of the meeting under way, in the order drawn */
  const ScrutinyFindingsPool *pool;
  gboolean may_read_results;
  gboolean is_public;
  gboolean lacks_marks;
  GCancellable *cancellable;
} Gathering;

gboolean
scrutiny_findings_is_chosen (const gint64 *meetings, guint n_meetings, gint64 number)
{
  for (guint i = 0; i < n_meetings; i++) {
    if (meetings[i] == number)
      return TRUE;
  }

  return n_meetings == 0;
}

static guint
member_count (ScrutinyJson *object, const char *name)
{
  ScrutinyJson *value = object ? scrutiny_json_get_member (object, name) : NULL;

  if (value == NULL || scrutiny_json_get_kind (value) != SCRUTINY_JSON_INTEGER)
    return 0;

  return (guint) CLAMP (scrutiny_json_get_integer (value), 0, G_MAXUINT);
}

static void
add_exclusions (Gathering *gathering, ScrutinyJson *excluded)
{
  for (guint i = 0; excluded != NULL && i < scrutiny_json_get_length (excluded); i++) {
    const char *code = scrutiny_json_get_name (excluded, i);

    scrutiny_findings_input_add_exclusion (gathering->input, code,
                                           member_count (excluded, code));
  }
}

static guint
add_strata (Gathering *gathering, ScrutinyJson *strata)
{
  guint n = strata ? scrutiny_json_get_length (strata) : 0;

  for (guint i = 0; i < n; i++) {
    ScrutinyJson *stratum = scrutiny_json_get_element (strata, i);
    ScrutinyJson *key = scrutiny_json_get_member (stratum, "key");
    g_autoptr (GString) name = g_string_new (NULL);

    for (guint k = 0; key != NULL && k < scrutiny_json_get_length (key); k++) {
      const char *part = scrutiny_json_get_string (scrutiny_json_get_element (key, k));

      g_string_append_printf (name, "%s%s", k > 0 ? ", " : "", part ? part : "");
    }
    scrutiny_findings_input_add_stratum (gathering->input, name->str,
                                         member_count (stratum, "N"));
  }

  return n;
}

static guint
sum_members (ScrutinyJson *object)
{
  guint sum = 0;

  for (guint i = 0; object != NULL && i < scrutiny_json_get_length (object); i++)
    sum += member_count (object, scrutiny_json_get_name (object, i));

  return sum;
}

static ScrutinyJson *
read_certificate (Gathering *gathering, gint64 list_id, GError **error)
{
  g_autofree char *text =
      scrutiny_draw_store_get_certificate (scrutiny_session_get_database (
                                               gathering->session),
                                           list_id, error);

  return text ? scrutiny_json_parse (text, strlen (text), error) : NULL;
}

static void
count_list (ScrutinyFindingsMeeting *facts, ScrutinyJson *certificate)
{
  ScrutinyJson *counts = scrutiny_json_get_member (certificate, "counts");
  ScrutinyJson *excluded = counts ? scrutiny_json_get_member (counts, "excluded") : NULL;

  facts->listed += member_count (counts, "list");
  facts->excluded += sum_members (excluded);
  facts->eligible += member_count (counts, "eligible");
}

static void
clear_drawn (gpointer data)
{
  g_clear_pointer (&((Drawn *) data)->chances, scrutiny_chances_unref);
}

/* Where a cap held busy officers back, each case has a weight of its own. */
static gboolean
read_weights (Gathering *gathering,
              ScrutinyFixedList *list,
              ScrutinyJson *certificate,
              Drawn *drawn,
              GError **error)
{
  ScrutinyJson *weights = scrutiny_json_get_member (certificate, "weights");

  if (weights == NULL ||
      g_strcmp0 (scrutiny_json_get_string (weights), "cap-approx") != 0)
    return TRUE;

  scrutiny_findings_input_add_note (gathering->input,
                                    _("A limit per officer was used: each case is weighted by its chance under it."));
  drawn->chances = scrutiny_findings_read_chances (gathering->session, list, error);
  return drawn->chances != NULL;
}

static gboolean
read_purpose (Gathering *gathering, ScrutinyFixedList *list, Drawn *drawn, GError **error)
{
  g_autoptr (ScrutinyPlan) plan = scrutiny_plan_new_from_text (list->plan, error);

  if (plan == NULL)
    return FALSE;

  drawn->purpose = scrutiny_plan_get_purpose (plan);
  drawn->is_pooled = scrutiny_findings_pool_takes (gathering->pool, plan);

  return TRUE;
}

/* One draw of the meeting; a pooled one counts in @facts. */
static gboolean
read_draw (Gathering *gathering,
           ScrutinyFixedList *list,
           GPtrArray *certificates,
           ScrutinyFindingsMeeting *facts,
           GError **error)
{
  Drawn drawn = { .list_id = list->id };
  ScrutinyJson *certificate = read_certificate (gathering, list->id, error);

  if (certificate == NULL)
    return FALSE;
  g_ptr_array_add (certificates, certificate);
  if (!read_purpose (gathering, list, &drawn, error) ||
      (drawn.is_pooled && !read_weights (gathering, list, certificate, &drawn, error)))
    return FALSE;
  g_array_append_val (gathering->draws, drawn);
  if (!drawn.is_pooled)
    return TRUE;

  facts->are_cap_weights = facts->are_cap_weights || drawn.chances != NULL;
  facts->certificate_sha256 = list->certificate_sha256;
  count_list (facts, certificate);

  return TRUE;
}

/* The groups of the draws, numbered through, and who was kept out of the pooled ones. */
static void
add_groups (Gathering *gathering, GPtrArray *certificates)
{
  guint first = 0;

  for (guint i = 0; i < certificates->len; i++) {
    ScrutinyJson *certificate = g_ptr_array_index (certificates, i);
    ScrutinyJson *counts = scrutiny_json_get_member (certificate, "counts");
    Drawn *drawn = &g_array_index (gathering->draws, Drawn, i);

    drawn->first_stratum = first;
    drawn->n_strata =
        add_strata (gathering, scrutiny_json_get_member (certificate, "strata"));
    first += drawn->n_strata;
    if (drawn->is_pooled)
      add_exclusions (gathering,
                      counts ? scrutiny_json_get_member (counts, "excluded") : NULL);
  }
}

/* The meeting with all its draws; FALSE in @is_drawn when it has none. */
static gboolean
add_meeting (Gathering *gathering,
             ScrutinyMeeting *meeting,
             gboolean *is_drawn,
             GError **error)
{
  gint64 number = scrutiny_meeting_get_number (meeting);
  g_autoptr (GPtrArray) lists =
      scrutiny_fixed_list_store_list (scrutiny_session_get_database (gathering->session),
                                      number, error);
  g_autoptr (GPtrArray) certificates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_json_unref);
  ScrutinyFindingsMeeting facts = { .number = (guint) number };

  if (lists == NULL)
    return FALSE;

  g_array_set_size (gathering->draws, 0);
  facts.title = scrutiny_meeting_get_title (meeting);
  facts.day = scrutiny_meeting_get_day (meeting);
  for (guint i = 0; i < lists->len; i++) {
    ScrutinyFixedList *list = g_ptr_array_index (lists, i);

    if (list->certificate_sha256 != NULL &&
        !read_draw (gathering, list, certificates, &facts, error))
      return FALSE;
  }

  *is_drawn = certificates->len > 0;
  if (*is_drawn) {
    scrutiny_findings_input_add_meeting (gathering->input, &facts);
    add_groups (gathering, certificates);
  }

  return TRUE;
}

static ScrutinyFindingsOutcome
outcome_of (ScrutinyCase *one)
{
  const char *no_footage = scrutiny_case_get_no_footage_code (one);
  ScrutinyLeavingClass klass;

  if (scrutiny_case_get_state (one) == SCRUTINY_CASE_SET_ASIDE) {
    if (scrutiny_leaving_class_from_code (scrutiny_case_get_code (one), &klass) &&
        klass == SCRUTINY_LEAVING_INELIGIBLE)
      return SCRUTINY_OUTCOME_INELIGIBLE;
    return SCRUTINY_OUTCOME_UNAVAILABLE;
  }
  /* Closed is not enough: until the panel has agreed, its grade is not known. */
  if (scrutiny_case_get_state (one) == SCRUTINY_CASE_AGREED)
    return no_footage ? SCRUTINY_OUTCOME_RECORD_ONLY : SCRUTINY_OUTCOME_REVIEWED;

  return no_footage ? SCRUTINY_OUTCOME_NO_FOOTAGE : SCRUTINY_OUTCOME_PENDING;
}

static guint
question_index (Gathering *gathering, const ScrutinyCaseMark *mark)
{
  guint known =
      GPOINTER_TO_UINT (g_hash_table_lookup (gathering->questions, mark->question_id));

  if (known == 0) {
    known = scrutiny_findings_input_add_question (gathering->input, mark->question_id,
                                                  mark->text, mark->kind) +
            1;
    g_hash_table_insert (gathering->questions, g_strdup (mark->question_id),
                         GUINT_TO_POINTER (known));
  }

  return known - 1;
}

static gboolean
add_answers (Gathering *gathering, ScrutinyCase *one, guint index, GError **error)
{
  g_autoptr (GPtrArray) marks = NULL;

  if (gathering->may_read_results) {
    marks = scrutiny_case_marks_from_results (gathering->session, one, error);
    if (marks == NULL)
      return FALSE;
  } else if (!scrutiny_case_marks_from_shared (gathering->session, one, &marks, error))
    return FALSE;

  if (marks == NULL) {
    gathering->lacks_marks = TRUE;
    return TRUE;
  }

  for (guint i = 0; i < marks->len; i++) {
    const ScrutinyCaseMark *mark = g_ptr_array_index (marks, i);
    guint question = question_index (gathering, mark);

    for (guint a = 0; a < SCRUTINY_N_ANSWERS; a++)
      if (mark->members[a] > 0)
        scrutiny_findings_input_add_answer (gathering->input, index, question, a,
                                            mark->members[a]);
  }

  return TRUE;
}

/* Which draw of the meeting a case came from: draws are stored in the order of their
 * lists, so the order of their ids is that of the strata. */
static const Drawn *
find_drawn (Gathering *gathering, GArray *draw_ids, gint64 draw_id)
{
  for (guint i = 0; i < draw_ids->len && i < gathering->draws->len; i++) {
    if (g_array_index (draw_ids, gint64, i) == draw_id)
      return &g_array_index (gathering->draws, Drawn, i);
  }

  return NULL;
}

static double
weigh (const Drawn *drawn, ScrutinyCase *one)
{
  double chance;

  if (drawn == NULL || drawn->chances == NULL)
    return 0.0;

  chance = scrutiny_chances_get (drawn->chances, scrutiny_case_get_record_ref (one));
  return chance > 0.0 ? 1.0 / chance : 0.0;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static GArray *
list_draw_ids (Gathering *gathering, GListModel *cases, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);
    gint64 id = 0;
    gboolean is_known = FALSE;

    if (!scrutiny_case_store_get_draw_id (scrutiny_session_get_database (
                                              gathering->session),
                                          scrutiny_case_get_id (one), &id, error))
      return NULL;
    for (guint k = 0; k < ids->len; k++)
      is_known = is_known || g_array_index (ids, gint64, k) == id;
    if (!is_known)
      g_array_append_val (ids, id);
  }
  g_array_sort (ids, compare_ids);

  return g_steal_pointer (&ids);
}

/* A grade that too few members stand behind is not published (forms.md 12.2). */
static gboolean
read_band (Gathering *gathering, ScrutinyCase *one, ScrutinyBand *band, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (ScrutinyPanelView) view =
      scrutiny_panel_view_get (gathering->session, scrutiny_case_get_id (one), &missing);

  *band = SCRUTINY_BAND_NONE;
  if (view == NULL) {
    if (g_error_matches (missing, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND))
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&missing));
    return FALSE;
  }
  if (!gathering->is_public || scrutiny_panel_view_check_publish (view, NULL))
    *band = view->band;

  return TRUE;
}

static gboolean
add_case (Gathering *gathering, ScrutinyCase *one, GArray *draw_ids, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (gathering->session);
  const char *no_footage = scrutiny_case_get_no_footage_code (one);
  ScrutinyFindingsCase facts = { 0 };
  const Drawn *drawn;
  gint64 draw_id = 0;
  guint index;

  facts.meeting = (guint) scrutiny_case_get_meeting (one);
  facts.letter = scrutiny_case_get_letter (one);
  facts.outcome = outcome_of (one);
  facts.reason = no_footage ? no_footage : scrutiny_case_get_code (one);
  if (!read_band (gathering, one, &facts.band, error) ||
      !scrutiny_case_store_get_draw_id (database, scrutiny_case_get_id (one), &draw_id,
                                        error))
    return FALSE;

  /* Strata count from 1 on the certificate, from 0 here. */
  drawn = find_drawn (gathering, draw_ids, draw_id);
  facts.stratum =
      (drawn != NULL ? drawn->first_stratum : 0) + scrutiny_case_get_stratum (one) - 1;
  facts.weight = weigh (drawn, one);
  facts.is_random = drawn != NULL && drawn->is_pooled;
  facts.drawn_as = drawn != NULL ? scrutiny_draw_words_label (drawn->purpose) : NULL;
  index = scrutiny_findings_input_add_case (gathering->input, &facts);

  return !scrutiny_case_is_closed (one) || add_answers (gathering, one, index, error);
}

static gboolean
add_cases (Gathering *gathering, gint64 meeting, GError **error)
{
  g_autoptr (GListModel) cases = scrutiny_case_list (gathering->session, meeting, error);
  g_autoptr (GArray) draw_ids = NULL;

  if (cases == NULL)
    return FALSE;
  draw_ids = list_draw_ids (gathering, cases, error);
  if (draw_ids == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);

    if (g_cancellable_set_error_if_cancelled (gathering->cancellable, error) ||
        !add_case (gathering, one, draw_ids, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
add_meetings (Gathering *gathering,
              const gint64 *meetings,
              guint n_meetings,
              GError **error)
{
  g_autoptr (GListModel) all = scrutiny_meeting_list (gathering->session, error);
  guint n_found = 0;

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (all, i);
    gint64 number = scrutiny_meeting_get_number (meeting);
    gboolean is_drawn;

    if (!scrutiny_findings_is_chosen (meetings, n_meetings, number))
      continue;
    n_found++;
    if (!add_meeting (gathering, meeting, &is_drawn, error) ||
        (is_drawn && !add_cases (gathering, number, error)))
      return FALSE;
  }

  if (n_found < n_meetings) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND,
                         _("One of these meetings does not exist."));
    return FALSE;
  }

  return TRUE;
}

static ScrutinyFindingsInput *
new_input (ScrutinySession *session, const char *today, GError **error)
{
  g_autofree char *panel = scrutiny_panel_get_setting (session, "name", error);
  g_autofree char *force = NULL;
  ScrutinyFindingsInput *input;

  if (panel == NULL)
    return NULL;
  force = scrutiny_panel_get_setting (session, "force", error);
  if (force == NULL)
    return NULL;
  input = scrutiny_findings_input_new (panel, force, today);
  scrutiny_findings_input_set_demo (input, scrutiny_session_is_demo (session));

  return input;
}

ScrutinyFindingsInput *
scrutiny_findings_gather (ScrutinySession *session,
                          const gint64 *meetings,
                          guint n_meetings,
                          ScrutinyAudience audience,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *today = scrutiny_session_today (session);
  g_autoptr (ScrutinyFindingsInput) input = new_input (session, today, error);
  g_autoptr (GHashTable) questions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) draws = g_array_new (FALSE, TRUE, sizeof (Drawn));
  g_auto (ScrutinyFindingsPool) pool = { 0 };
  Gathering gathering = { .session = session,
                          .input = input,
                          .questions = questions,
                          .draws = draws,
                          .pool = &pool,
                          .is_public = audience == SCRUTINY_AUDIENCE_PUBLIC,
                          .cancellable = cancellable };

  if (input == NULL)
    return NULL;

  g_array_set_clear_func (draws, clear_drawn);
  gathering.may_read_results =
      scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RESULTS, NULL);
  if (!scrutiny_findings_pool_choose (&pool, session, meetings, n_meetings, error) ||
      !add_meetings (&gathering, meetings, n_meetings, error) ||
      !scrutiny_findings_gather_points (session, input, meetings, n_meetings, today,
                                        error))
    return NULL;
  scrutiny_findings_pool_add_note (&pool, input);
  if (gathering.lacks_marks)
    scrutiny_findings_input_add_note (input, _("The chair has not shared the answers to some cases yet."));

  return g_steal_pointer (&input);
}
