/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draw.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/case-private.h"
#include "app/certificate-page-private.h"
#include "app/error.h"
#include "app/list-file-private.h"
#include "app/panel-file.h"
#include "app/use-case-private.h"
#include "config.h"
#include "db/draw-store.h"
#include "db/fixed-list-store.h"
#include "db/seed-store.h"

/* The one draw of a commitment: everything follows from the fixed list, the fixed
 * plan and the shares; there is nothing left to choose. On the session's thread. */

#define SOFTWARE_NAME "BWV Scrutiny"

/**
 * scrutiny_draw_outcome_free:
 * @self: (transfer full): an outcome
 */
void
scrutiny_draw_outcome_free (ScrutinyDrawOutcome *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->certificate, scrutiny_certificate_unref);
  g_free (self->certificate_path);
  g_free (self->list_path);
  g_free (self->pdf_path);
  g_free (self);
}

static ScrutinyDrawOutcome *
new_outcome (ScrutinySession *session,
             const char *tag,
             ScrutinyCertificate *certificate,
             guint shortfall)
{
  ScrutinyDrawOutcome *outcome = g_new0 (ScrutinyDrawOutcome, 1);
  g_autofree char *certificate_name = scrutiny_list_file_name_certificate (tag);
  g_autofree char *list_name = scrutiny_list_file_name_list (tag);
  g_autofree char *pdf_name = scrutiny_list_file_name_pdf (tag);

  outcome->certificate = scrutiny_certificate_ref (certificate);
  outcome->certificate_path =
      scrutiny_panel_file_get_path (session, "certificates", certificate_name);
  outcome->list_path = scrutiny_panel_file_get_path (session, "certificates", list_name);
  outcome->pdf_path = scrutiny_panel_file_get_path (session, "certificates", pdf_name);
  outcome->shortfall = shortfall;

  return outcome;
}

/* The list fixed last, if it still waits for its draw. */
static ScrutinyFixedList *
find_undrawn (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_autoptr (ScrutinyFixedList) list = NULL;

  list = scrutiny_fixed_list_store_get_newest (scrutiny_session_get_database (session),
                                               meeting, error);
  if (list == NULL)
    return NULL;

  if (list->certificate_sha256 != NULL) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _("This list has been drawn. A commitment is drawn once."));
    return NULL;
  }

  return g_steal_pointer (&list);
}

static ScrutinyDraw *
work_out (ScrutinySession *session,
          ScrutinyFixedList *list,
          GPtrArray *shares,
          ScrutinySamplingProgress progress,
          gpointer progress_data,
          GError **error)
{
  g_autoptr (ScrutinyFrame) frame = NULL;
  g_autoptr (ScrutinySeed) seed = NULL;
  ScrutinyPlan *plan;

  frame = scrutiny_list_file_read_frame (session, list, progress, progress_data, error);
  if (frame == NULL)
    return NULL;

  plan = scrutiny_frame_get_plan (frame);
  seed = scrutiny_seed_new (shares, scrutiny_plan_get_tag (plan),
                            scrutiny_plan_get_min_shares (plan),
                            scrutiny_plan_get_min_symbols (plan), error);
  if (seed == NULL)
    return NULL;

  return scrutiny_draw_new (frame, seed, progress, progress_data, error);
}

static ScrutinyCertificate *
certify (ScrutinySession *session,
         ScrutinyFixedList *list,
         ScrutinyDraw *draw,
         gint64 seed_entered_at_us,
         GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_auto (GStrv) voids = scrutiny_fixed_list_store_list_voids (database, error);
  g_autofree char *previous = NULL;
  ScrutinyCertificateContext context = {
    .committed_at_us = list->committed_at_us,
    .seed_entered_at_us = seed_entered_at_us,
    .software_name = SOFTWARE_NAME,
    .software_version = SCRUTINY_VERSION,
  };

  if (voids == NULL || !scrutiny_draw_store_get_last_sha256 (database, &previous, error))
    return NULL;
  context.void_before = (const char *const *) voids;
  context.previous_sha256 = previous;

  return scrutiny_certificate_new (draw, &context, error);
}

static gboolean
store_draw (ScrutinySession *session,
            ScrutinyFixedList *list,
            ScrutinyDraw *draw,
            ScrutinyCertificate *certificate,
            GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  GPtrArray *main = scrutiny_draw_get_main (draw);
  GPtrArray *reserves = scrutiny_draw_get_reserves (draw);
  GBytes *bytes = scrutiny_certificate_get_bytes (certificate);
  g_autofree char *text =
      g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gint64 draw_id;

  draw_id = scrutiny_draw_store_add (database, list->id, text,
                                     scrutiny_certificate_get_sha256 (certificate),
                                     scrutiny_session_now_us (session),
                                     scrutiny_session_get_person_id (session), error);
  if (draw_id == 0)
    return FALSE;

  for (guint i = 0; i < main->len; i++)
    if (scrutiny_case_put_on_agenda (session, list->meeting, draw_id,
                                     g_ptr_array_index (main, i), 0, error) == 0)
      return FALSE;
  for (guint i = 0; i < reserves->len; i++)
    if (!scrutiny_draw_store_add_reserve (database, draw_id,
                                          g_ptr_array_index (reserves, i), error))
      return FALSE;

  return TRUE;
}

/* The certificate's file is on disk before the draw is said to be done; it is
 * taken away again if the commit fails. */
static gboolean
commit (ScrutinySession *session,
        ScrutinyFixedList *list,
        ScrutinyCertificate *certificate,
        GError **error)
{
  g_autofree char *name = scrutiny_list_file_name_certificate (list->tag);
  g_autofree char *path = scrutiny_panel_file_get_path (session, "certificates", name);
  g_autofree char *detail = NULL;

  if (!scrutiny_panel_file_write (session, "certificates", name,
                                  scrutiny_certificate_get_bytes (certificate), error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"certificate_sha256\":\"%s\",\"meeting\":%" G_GINT64_FORMAT
                            ",\"plan_sha256\":\"%s\",\"tag\":\"%s\"}",
                            scrutiny_certificate_get_sha256 (certificate), list->meeting,
                            list->plan_sha256, list->tag);
  if (scrutiny_use_case_commit (session, detail, error))
    return TRUE;

  g_unlink (path);

  return FALSE;
}

/* The draw stands whether or not its page could be printed: the page follows from
 * the certificate and is made again by scrutiny_meeting_print_draw(). */
static void
print_page (ScrutinySession *session, gint64 meeting, ScrutinyDrawOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  if (!scrutiny_certificate_page_write (session, meeting, outcome->certificate,
                                        outcome->pdf_path, &error))
    g_warning ("Printing a certificate: %s", error->message);
}

static ScrutinyDrawOutcome *
draw_and_store (ScrutinySession *session,
                gint64 meeting,
                ScrutinySamplingProgress progress,
                gpointer progress_data,
                GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyFixedList) list = NULL;
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (ScrutinyDraw) draw = NULL;
  g_autoptr (ScrutinyCertificate) certificate = NULL;
  ScrutinyDrawOutcome *outcome;
  gint64 entered_at_us;

  list = find_undrawn (session, meeting, error);
  if (list != NULL)
    shares = scrutiny_seed_store_list (database, list->id, &entered_at_us, error);
  if (shares != NULL)
    draw = work_out (session, list, shares, progress, progress_data, error);
  if (draw != NULL)
    certificate = certify (session, list, draw, entered_at_us, error);
  if (certificate == NULL || !store_draw (session, list, draw, certificate, error)) {
    scrutiny_use_case_abort (session);
    return NULL;
  }
  if (!commit (session, list, certificate, error))
    return NULL;

  outcome = new_outcome (session, list->tag, certificate,
                         scrutiny_frame_get_shortfall (scrutiny_draw_get_frame (draw)));
  print_page (session, meeting, outcome);

  return outcome;
}

/**
 * scrutiny_meeting_draw:
 * @progress: (nullable): called on this thread; %FALSE stops
 *
 * Draws the list that is fixed for @meeting. Takes no options: they are in the
 * plan. The cases come on the agenda with letters, reserves stand by in order,
 * and the certificate lies in the panel's folder.
 *
 * Returns: (transfer full): what the draw left, or %NULL and nothing is changed
 */
ScrutinyDrawOutcome *
scrutiny_meeting_draw (ScrutinySession *session,
                       gint64 meeting,
                       ScrutinySamplingProgress progress,
                       gpointer progress_data,
                       GError **error)
{
  const ScrutinyMatter matter = { .meeting_id = meeting };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_DRAW, &matter, error))
    return NULL;

  return draw_and_store (session, meeting, progress, progress_data, error);
}

/**
 * scrutiny_meeting_get_draw:
 *
 * Returns: (transfer full): the newest draw of @meeting (its shortfall is on the
 *   certificate and 0 here), or %NULL with %SCRUTINY_DB_ERROR_NOT_FOUND
 */
ScrutinyDrawOutcome *
scrutiny_meeting_get_draw (ScrutinySession *session, gint64 meeting, GError **error)
{
  ScrutinyDatabase *database;
  g_autoptr (ScrutinyFixedList) list = NULL;
  g_autoptr (ScrutinyCertificate) certificate = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  database = scrutiny_session_get_database (session);
  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;
  list = scrutiny_fixed_list_store_get_newest (database, meeting, error);
  if (list == NULL)
    return NULL;
  text = scrutiny_draw_store_get_certificate (database, list->id, error);
  if (text == NULL)
    return NULL;
  bytes = g_bytes_new_take (text, strlen (text));
  certificate = scrutiny_certificate_new_from_bytes (bytes, error);

  return certificate ? new_outcome (session, list->tag, certificate, 0) : NULL;
}

/**
 * scrutiny_meeting_print_draw:
 * @path: the PDF to make or replace
 *
 * Prints the certificate of the newest draw of @meeting once more.
 */
gboolean
scrutiny_meeting_print_draw (ScrutinySession *session,
                             gint64 meeting,
                             const char *path,
                             GError **error)
{
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  outcome = scrutiny_meeting_get_draw (session, meeting, error);

  return outcome != NULL &&
         scrutiny_certificate_page_write (session, meeting, outcome->certificate, path,
                                          error);
}
