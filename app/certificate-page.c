/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/certificate-page-private.h"
#include "app/draw-words.h"
#include "app/list-words.h"
#include "app/panel.h"
#include "db/case-store.h"
#include "db/fixed-list-store.h"
#include "db/list-doubt-store.h"
#include "db/meeting-store.h"
#include "reports/certificate-sheet.h"
#include "sampling/seed.h"
#include "sampling/ticket.h"

/* From a certificate to its page: everything printed is read from the certificate
 * itself, but the panel's name, the meeting and the letters of the cases. */

#define TICKET_DIGITS 9

typedef struct {
  ScrutinyJson *json; /* of the certificate, not owned */
  GPtrArray *texts;   /* what the sheet borrows and the certificate does not hold */
  GArray *excluded;
  GArray *shares;
  GArray *groups;
  GArray *main;
  GArray *reserves;
  GPtrArray *voided;
  GPtrArray *found;
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->texts, g_ptr_array_unref);
  g_clear_pointer (&page->excluded, g_array_unref);
  g_clear_pointer (&page->shares, g_array_unref);
  g_clear_pointer (&page->groups, g_array_unref);
  g_clear_pointer (&page->main, g_array_unref);
  g_clear_pointer (&page->reserves, g_array_unref);
  g_clear_pointer (&page->voided, g_ptr_array_unref);
  g_clear_pointer (&page->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static const char *
keep (Page *page, char *text)
{
  g_ptr_array_add (page->texts, text);

  return text;
}

static gint64
count_of (ScrutinyJson *counts, const char *name)
{
  ScrutinyJson *value = counts ? scrutiny_json_get_member (counts, name) : NULL;

  return value && scrutiny_json_get_kind (value) == SCRUTINY_JSON_INTEGER
             ? scrutiny_json_get_integer (value)
             : 0;
}

static void
add_excluded (Page *page, ScrutinyJson *counts)
{
  ScrutinyJson *excluded = scrutiny_json_get_member (counts, "excluded");

  for (guint i = 0; excluded != NULL && i < scrutiny_json_get_length (excluded); i++) {
    const char *code = scrutiny_json_get_name (excluded, i);
    ScrutinyCertificateCount count = { code, (guint) count_of (excluded, code) };

    g_array_append_val (page->excluded, count);
  }
}

static void
add_shares (Page *page)
{
  ScrutinyJson *shares = scrutiny_json_get_member (page->json, "shares");

  for (guint i = 0; i < scrutiny_json_get_length (shares); i++) {
    ScrutinyJson *from = scrutiny_json_get_element (shares, i);
    ScrutinyCertificateShare share = {
      (guint) count_of (from, "seat"),
      scrutiny_json_get_string (scrutiny_json_get_member (from, "method")),
      scrutiny_json_get_string (scrutiny_json_get_member (from, "digits")),
    };

    g_array_append_val (page->shares, share);
  }
}

static void
add_voided (Page *page)
{
  ScrutinyJson *voided = scrutiny_json_get_member (page->json, "void_before");

  for (guint i = 0; i < scrutiny_json_get_length (voided); i++)
    g_ptr_array_add (page->voided, (gpointer) scrutiny_json_get_string (
                                       scrutiny_json_get_element (voided, i)));
  g_ptr_array_add (page->voided, NULL);
}

/* The values of stratum @index, apart by commas; "" when there is one stratum. */
static const char *
name_stratum (Page *page, guint index)
{
  ScrutinyJson *strata = scrutiny_json_get_member (page->json, "strata");
  ScrutinyJson *key = NULL;
  GString *name = g_string_new (NULL);

  if (index >= 1 && index <= scrutiny_json_get_length (strata))
    key = scrutiny_json_get_member (scrutiny_json_get_element (strata, index - 1), "key");
  for (guint i = 0; key != NULL && i < scrutiny_json_get_length (key); i++) {
    if (i > 0)
      g_string_append (name, ", ");
    g_string_append (name, scrutiny_json_get_string (scrutiny_json_get_element (key, i)));
  }

  return keep (page, g_string_free (name, FALSE));
}

static void
add_groups (Page *page)
{
  ScrutinyJson *strata = scrutiny_json_get_member (page->json, "strata");

  for (guint i = 0; i < scrutiny_json_get_length (strata); i++) {
    ScrutinyJson *stratum = scrutiny_json_get_element (strata, i);
    ScrutinyCertificateGroup group = {
      .name = name_stratum (page, i + 1),
      .size = (guint) count_of (stratum, "N"),
      .drawn = (guint) count_of (stratum, "main"),
      .reserves = (guint) count_of (stratum, "reserves"),
    };

    g_array_append_val (page->groups, group);
  }
}

/* What stood in the panel about the list of this plan; a list that was fixed before
 * this was kept has nothing to say. */
static gboolean
add_found (Page *page, ScrutinyDatabase *database, const char *tag, GError **error)
{
  gint64 list_id;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (GPtrArray) exclusions = NULL;

  if (!scrutiny_fixed_list_store_find_tag (database, tag, &list_id, error))
    return FALSE;
  doubts = scrutiny_list_doubt_store_list (database, list_id, error);
  if (doubts == NULL)
    return FALSE;
  exclusions = scrutiny_fixed_list_store_count_exclusions (database, list_id, error);
  if (exclusions == NULL)
    return FALSE;

  for (guint i = 0; i < doubts->len; i++)
    g_ptr_array_add (page->found,
                     scrutiny_list_words_doubt (g_ptr_array_index (doubts, i)));
  for (guint i = 0; i < exclusions->len; i++) {
    const ScrutinyExclusionCount *count = g_ptr_array_index (exclusions, i);

    g_ptr_array_add (page->found,
                     scrutiny_list_words_exclusion (count->code, count->decider,
                                                    count->count));
  }
  g_ptr_array_add (page->found, NULL);

  return TRUE;
}

static const char *
find_letter (Page *page, GListModel *cases, const char *record_ref)
{
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    if (strcmp (scrutiny_case_get_record_ref (drawn), record_ref) == 0)
      return keep (page, g_strdup (scrutiny_case_get_letter (drawn)));
  }

  return NULL;
}

static void
add_drawn (Page *page, GArray *into, GPtrArray *drawn, GListModel *cases)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *one = g_ptr_array_index (drawn, i);
    ScrutinyCertificateDrawn line = {
      .rank = one->rank,
      .letter = cases ? find_letter (page, cases, one->id) : NULL,
      .id = one->id,
      .stratum = name_stratum (page, one->stratum),
      .ticket = keep (page, scrutiny_ticket_shorten (one->ticket, TICKET_DIGITS)),
    };

    g_array_append_val (into, line);
  }
}

static const char *
name_method (ScrutinyPlan *plan)
{
  switch (scrutiny_plan_get_method (plan)) {
  case SCRUTINY_PLAN_SYSTEMATIC:
    return _("systematic");
  case SCRUTINY_PLAN_STRATIFIED:
    return _("random within groups");
  case SCRUTINY_PLAN_SIMPLE:
  default:
    return _("simple random");
  }
}

static gboolean
fill_names (Page *page,
            ScrutinyCertificateSheet *sheet,
            ScrutinySession *session,
            gint64 number,
            GError **error)
{
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  char *panel;

  meeting =
      scrutiny_meeting_store_get (scrutiny_session_get_database (session), number, error);
  panel = meeting ? scrutiny_panel_get_setting (session, "name", error) : NULL;
  if (panel == NULL)
    return FALSE;

  sheet->panel = keep (page, panel);
  sheet->meeting = keep (page, g_strdup_printf (_("Meeting %" PRId64 ", %s: %s"), number,
                                                   scrutiny_meeting_get_day (meeting),
                                                   scrutiny_meeting_get_title (meeting)));
  sheet->day = keep (page, g_strdup (scrutiny_meeting_get_day (meeting)));
  sheet->is_demo = scrutiny_session_is_demo (session);

  return TRUE;
}

static void
fill_certificate (Page *page,
                  ScrutinyCertificateSheet *sheet,
                  ScrutinyCertificate *certificate)
{
  ScrutinyJson *counts = scrutiny_json_get_member (page->json, "counts");
  ScrutinyPlan *plan = scrutiny_certificate_get_plan (certificate);

  sheet->title = scrutiny_plan_get_title (plan);
  sheet->purpose = scrutiny_draw_words_warning (scrutiny_plan_get_purpose (plan));
  sheet->theme = keep (page, scrutiny_draw_words_theme (plan));
  sheet->method = name_method (plan);
  sheet->tag = scrutiny_plan_get_tag (plan);
  sheet->committed_at = scrutiny_certificate_get_text (certificate, "committed_at");
  sheet->seed_entered_at = scrutiny_certificate_get_text (certificate, "seed_entered_at");
  sheet->list_sha256 = scrutiny_plan_get_list_sha256 (plan);
  sheet->plan_sha256 = scrutiny_plan_get_sha256 (plan);
  sheet->certificate_sha256 = scrutiny_certificate_get_sha256 (certificate);
  sheet->result_sha256 = scrutiny_certificate_get_text (certificate, "result_sha256");
  sheet->seed = scrutiny_certificate_get_text (certificate, "seed");
  sheet->listed = (guint) count_of (counts, "list");
  sheet->filtered_out = (guint) count_of (counts, "filtered_out");
  sheet->drawn_before = (guint) count_of (counts, "after");
  sheet->eligible = (guint) count_of (counts, "eligible");
  sheet->asked = scrutiny_plan_get_take (plan);
  sheet->shortfall = (guint) count_of (page->json, "shortfall");
  sheet->are_chances_exact =
      g_strcmp0 (scrutiny_certificate_get_text (certificate, "weights"), "exact") == 0;
  sheet->is_rolled =
      count_of (page->json, "assured_millibits") >= SCRUTINY_SEED_ASSURED_MILLIBITS;
}

static void
attach (Page *page, ScrutinyCertificateSheet *sheet)
{
  sheet->excluded = (gconstpointer) page->excluded->data;
  sheet->n_excluded = page->excluded->len;
  sheet->shares = (gconstpointer) page->shares->data;
  sheet->n_shares = page->shares->len;
  sheet->groups = (gconstpointer) page->groups->data;
  sheet->n_groups = page->groups->len;
  sheet->main = (gconstpointer) page->main->data;
  sheet->n_main = page->main->len;
  sheet->reserves = (gconstpointer) page->reserves->data;
  sheet->n_reserves = page->reserves->len;
  sheet->voided = (const char *const *) page->voided->pdata;
  sheet->found = (const char *const *) page->found->pdata;
}

gboolean
scrutiny_certificate_page_write (ScrutinySession *session,
                                 gint64 meeting,
                                 ScrutinyCertificate *certificate,
                                 const char *path,
                                 GError **error)
{
  g_autoptr (GListModel) cases = NULL;
  ScrutinyCertificateSheet sheet = { 0 };
  g_auto (Page) page = {
    .json = scrutiny_certificate_get_json (certificate),
    .texts = g_ptr_array_new_with_free_func (g_free),
    .excluded = g_array_new (FALSE, FALSE, sizeof (ScrutinyCertificateCount)),
    .shares = g_array_new (FALSE, FALSE, sizeof (ScrutinyCertificateShare)),
    .groups = g_array_new (FALSE, FALSE, sizeof (ScrutinyCertificateGroup)),
    .main = g_array_new (FALSE, FALSE, sizeof (ScrutinyCertificateDrawn)),
    .reserves = g_array_new (FALSE, FALSE, sizeof (ScrutinyCertificateDrawn)),
    .voided = g_ptr_array_new (),
    .found = g_ptr_array_new_with_free_func (g_free),
  };

  cases =
      scrutiny_case_store_list (scrutiny_session_get_database (session), meeting, error);
  if (cases == NULL || !fill_names (&page, &sheet, session, meeting, error) ||
      !add_found (&page, scrutiny_session_get_database (session),
                  scrutiny_plan_get_tag (scrutiny_certificate_get_plan (certificate)),
                  error))
    return FALSE;

  fill_certificate (&page, &sheet, certificate);
  add_excluded (&page, scrutiny_json_get_member (page.json, "counts"));
  add_shares (&page);
  add_voided (&page);
  add_groups (&page);
  add_drawn (&page, page.main, scrutiny_certificate_get_main (certificate), cases);
  add_drawn (&page, page.reserves, scrutiny_certificate_get_reserves (certificate), NULL);
  attach (&page, &sheet);

  return scrutiny_certificate_sheet_write (&sheet, path, error);
}
