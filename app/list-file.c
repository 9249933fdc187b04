/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/list-file-private.h"
#include "app/panel-file.h"
#include "db/draw-store.h"
#include "sampling/certificate.h"

char *
scrutiny_list_file_name_list (const char *tag)
{
  return g_strconcat (tag, ".list.tsv", NULL);
}

char *
scrutiny_list_file_name_certificate (const char *tag)
{
  return g_strconcat (tag, ".certificate.json", NULL);
}

char *
scrutiny_list_file_name_pdf (const char *tag)
{
  return g_strconcat (tag, ".certificate.pdf", NULL);
}

static void
add_ids (GStrvBuilder *ids, GPtrArray *drawn)
{
  for (guint i = 0; i < drawn->len; i++)
    g_strv_builder_add (ids, ((ScrutinyDrawn *) g_ptr_array_index (drawn, i))->id);
}

GStrv
scrutiny_list_file_read_after (ScrutinySession *session,
                               const char *const *after,
                               GError **error)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  texts = scrutiny_draw_store_list_certificates (scrutiny_session_get_database (session),
                                                 error);
  if (texts == NULL)
    return NULL;

  for (guint i = 0; after != NULL && after[0] != NULL && i < texts->len; i++) {
    const char *text = g_ptr_array_index (texts, i);
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
    g_autoptr (ScrutinyCertificate) certificate =
        scrutiny_certificate_new_from_bytes (bytes, error);

    if (certificate == NULL)
      return NULL;
    if (!g_strv_contains (after, scrutiny_plan_get_tag (
                                     scrutiny_certificate_get_plan (certificate))))
      continue;
    add_ids (ids, scrutiny_certificate_get_main (certificate));
    add_ids (ids, scrutiny_certificate_get_reserves (certificate));
  }

  return g_strv_builder_end (ids);
}

static gboolean
check_hash (ScrutinyFixedList *fixed, ScrutinyList *list, GError **error)
{
  if (strcmp (scrutiny_list_get_sha256 (list), fixed->list_sha256) == 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                       _("The list was changed after it was fixed. Put the list back that "
                         "was committed to, or void it."));

  return FALSE;
}

ScrutinyFrame *
scrutiny_list_file_read_frame (ScrutinySession *session,
                               ScrutinyFixedList *fixed,
                               ScrutinySamplingProgress progress,
                               gpointer progress_data,
                               GError **error)
{
  g_autofree char *name = scrutiny_list_file_name_list (fixed->tag);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ScrutinyList) list = NULL;
  g_autoptr (ScrutinyPlan) plan = NULL;
  g_auto (GStrv) after = NULL;

  bytes = scrutiny_panel_file_read (session, "certificates", name, error);
  if (bytes == NULL)
    return NULL;
  list = scrutiny_list_new_from_bytes (bytes, progress, progress_data, error);
  if (list == NULL || !check_hash (fixed, list, error))
    return NULL;
  plan = scrutiny_plan_new_from_text (fixed->plan, error);
  if (plan == NULL)
    return NULL;
  after = scrutiny_list_file_read_after (session, scrutiny_plan_get_after (plan), error);
  if (after == NULL)
    return NULL;

  return scrutiny_frame_new (list, plan, (const char *const *) after, progress,
                             progress_data, error);
}
